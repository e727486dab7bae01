#ifndef MITA_COORDINATOR_ATTENTION_H
#define MITA_COORDINATOR_ATTENTION_H

#include <stddef.h>

struct table;

/* A row of attention_listing as a sentence: what it is, and what to do. */
void	attention_say(char *out, size_t room, const struct table *table,
	    size_t row);

#endif
