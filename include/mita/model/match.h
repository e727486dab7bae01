#ifndef MITA_MODEL_MATCH_H
#define MITA_MODEL_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/model/record.h"

struct arena;
struct fault;

/*
 * Who evaluates what: the best assignment there is, exactly, and never "no
 * solution": a seat that nobody can take stays empty and is counted.
 * The same problem in the same order has one answer on every machine.
 */

enum { MATCH_LEVELS = 8 };	/* of how well an expert fits, 0 the worst */

/* What is wished for beyond what must be, most important first. */
enum match_wish {
	MATCH_CHANGES,		/* few pairs that are not current */
	MATCH_LEVEL,		/* few seats at level 0, then at 1, ... */
	MATCH_LOAD,		/* even loads: a small sum of their squares */
	MATCH_PREFERENCE,	/* a large sum of preferences */
	MATCH_WISHES
};

struct match_expert {
	bool		 business;	/* may take a seat for business */
	bool		 knowledge;
	const char	*house;		/* of one house one on a panel; "-": none */
	unsigned	 min;		/* seats, if they can be had */
	unsigned	 max;
};

struct match_proposal {
	unsigned	 seats;
	unsigned	 business;	/* of them at least */
	unsigned	 knowledge;
};

/* A pair that is allowed; all others are not. */
struct match_pair {
	size_t		 expert;
	size_t		 proposal;
	unsigned	 level;
	int64_t		 preference;
	bool		 current;	/* stands today */
	bool		 locked;	/* must not be broken: signed */
	uint32_t	 draw;		/* decides what nothing else does; 31 bits */
	bool		 chosen;	/* out */
};

struct match {
	size_t			 n_experts;
	const struct match_expert *experts;
	size_t			 n_proposals;
	const struct match_proposal *proposals;
	size_t			 n_pairs;
	struct match_pair	*pairs;		/* by expert, then proposal */
	size_t			 n_wishes;
	enum match_wish		 wishes[MATCH_WISHES];
};

/*
 * Choose pairs.  Before every wish come, in this order: locked pairs, the
 * seats for business and knowledge, all other seats, the least loads.
 * *empty counts the seats that stay empty; short_of[p], if given, those of
 * proposal p.  Refused (reason HOUSE) when a house has experts for different
 * seats.
 */
int	match_solve(struct arena *arena, struct match *match,
	    unsigned *empty, unsigned *short_of, struct fault *why);

#endif
