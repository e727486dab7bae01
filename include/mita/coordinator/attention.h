#ifndef MITA_COORDINATOR_ATTENTION_H
#define MITA_COORDINATOR_ATTENTION_H

#include <stddef.h>

struct need;

/* What waits for an officer, as a sentence: what it is, and what to do. */
void	attention_say(char *out, size_t room, const struct need *need);

#endif
