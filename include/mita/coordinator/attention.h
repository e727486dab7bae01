#ifndef MITA_COORDINATOR_ATTENTION_H
#define MITA_COORDINATOR_ATTENTION_H

#include <stddef.h>

struct buf;
struct need;

/* What waits for an officer, as a sentence: what it is, and what to do. */
void	attention_say(char *out, size_t room, const struct need *need);

/*
 * The verb that settles it in this stage, as it is typed behind the name of
 * the program; what only the officer knows stands in capitals.
 */
void	attention_command(struct buf *out, const struct need *need,
	    unsigned stage);

#endif
