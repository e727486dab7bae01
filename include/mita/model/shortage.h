#ifndef MITA_MODEL_SHORTAGE_H
#define MITA_MODEL_SHORTAGE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;
struct match;

/*
 * Why seats stay empty, so that a person can add it up: these proposals need
 * so many seats of a kind, and all who may take them can take only so many;
 * the difference stays empty, whoever assigns.  (A smallest cut has the size
 * of a largest flow: Ford and Fulkerson 1956.)
 */

enum seat_kind {
	SEATS_BUSINESS,		/* the least number for business; likewise */
	SEATS_KNOWLEDGE,
	SEATS_ALL		/* the whole panel */
};

struct demand {
	size_t		 proposal;	/* index in the match */
	enum seat_kind	 kind;
	unsigned	 seats;
};

/* Who is locked there, and the lesser of free load and allowed pairs. */
struct supplier {
	size_t		 expert; /* index; of an organisation: one of it */
	bool		 organisation;		/* all of it, one on a panel */
	unsigned	 seats;
};

struct shortage {
	size_t		 n_demands;
	struct demand	*demands;	/* by proposal, then kind */
	size_t		 n_suppliers;
	struct supplier	*suppliers;	/* by expert */
	unsigned	 need;		/* sum of the demands */
	unsigned	 supply;	/* of the suppliers; need is more */
};

/*
 * All that keep each other from being filled in one shortage; what the
 * shortages lack is what match_solve() left empty.  Refused (reason MATCH) if
 * that is not so: then more pairs could have been chosen.
 */
int	shortages_of(struct arena *arena, const struct match *match,
	    struct shortage **out, size_t *n, struct fault *why);

#endif
