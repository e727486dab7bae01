#ifndef MITA_MODEL_LOBBY_H
#define MITA_MODEL_LOBBY_H

#include <stddef.h>
#include <stdint.h>

#include "mita/model/match.h"

/*
 * Doors to panels: several pairs of one proposal that share what they may
 * take, because they are of one house, or because one expert may take either
 * role but not both.  All other pairs lead straight to a seat.  Room-private.
 */
struct door {
	uint32_t	proposal;
	uint32_t	expert;		/* one of those who come */
	unsigned	pairs;
	unsigned	locked;		/* of them, and current */
	unsigned	capacity;	/* 1; more if more are locked */
};

struct lobby {
	size_t		*first;		/* pair of each expert, and the end */
	uint32_t	*of;		/* door of a pair, from 1; 0: none */
	size_t		 n;
	struct door	*doors;
};

/* Refuses (reason HOUSE) those of one house who count for different seats. */
int	lobby_open(struct arena *arena, const struct match *match,
	    struct lobby *out, struct fault *why);

#endif
