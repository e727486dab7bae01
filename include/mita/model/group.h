#ifndef MITA_MODEL_GROUP_H
#define MITA_MODEL_GROUP_H

#include <stddef.h>
#include <stdint.h>

#include "mita/model/match.h"

/*
 * Groups on panels: several pairs of one proposal that share what they may
 * take, because they are of one organisation, or because one expert may
 * take either role but not both.  All other pairs lead straight to a seat.
 * Room-private.
 */
struct group {
	uint32_t	proposal;
	uint32_t	expert;		/* one of those who come */
	unsigned	pairs;
	unsigned	locked;		/* of them, and current */
	unsigned	capacity;	/* 1; more if more are locked */
};

struct groups {
	size_t		*first;		/* pair of each expert, and the end */
	uint32_t	*of;		/* group of a pair, from 1; 0: none */
	size_t		 n;
	struct group	*list;
};

/*
 * Refuses (reason ORGANISATION) those of one organisation who count for
 * different seats.
 */
int	groups_form(struct arena *arena, const struct match *match,
	    struct groups *out, struct fault *why);

#endif
