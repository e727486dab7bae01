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

/* What is aimed at beyond what must be, most important first. */
enum match_goal {
	MATCH_CHANGES,		/* few pairs that are not current */
	MATCH_LEVEL,		/* few seats at level 0, then at 1, ... */
	MATCH_LOAD,		/* even loads: a small sum of their squares */
	MATCH_PREFERENCE,	/* a large sum of preferences */
	MATCH_GOALS
};

struct match_expert {
	bool		 business;	/* may take a seat for business */
	bool		 knowledge;
	const char	*organisation;	/* of each one on a panel; "-": none */
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
	uint32_t	 expert;
	uint32_t	 proposal;
	int64_t		 preference;	/* within +-10^9 */
	uint32_t	 draw;		/* decides what nothing else does */
	uint8_t		 level;		/* below MATCH_LEVELS */
	bool		 current;	/* stands today */
	bool		 locked;	/* must be chosen, if at all possible */
	bool		 chosen;	/* out */
};

struct match {
	size_t			 n_experts;
	const struct match_expert *experts;
	size_t			 n_proposals;
	const struct match_proposal *proposals;
	size_t			 n_pairs;
	struct match_pair	*pairs;		/* by expert, then proposal */
	size_t			 n_goals;
	enum match_goal		 goals[MATCH_GOALS];
};

/*
 * What the chosen pairs come to.  All but preference should be small; in this
 * order, with the goals in theirs.
 */
struct match_sum {
	unsigned	locks;		/* locked pairs that are not chosen */
	unsigned	roles;		/* their seats are taken by others */
	unsigned	empty;
	unsigned	least;		/* by how much loads miss their least */
	unsigned	changes;	/* pairs that are not current */
	unsigned	levels[MATCH_LEVELS];
	int64_t		squares;	/* of loads */
	int64_t		preference;
	int64_t		draw;
};

/*
 * Choose pairs.  Before every goal come, in this order: locked pairs, the
 * seats for business and knowledge (an empty one rather than one that
 * somebody else sits on), all other seats, the least loads; behind them, the
 * draw.  Refused (reason ORGANISATION) when an organisation has experts for
 * different seats of one proposal.
 */
int	match_solve(struct arena *arena, struct match *match,
	    struct fault *why);

/*
 * Add up what is chosen, from the pairs alone; empty_of[p], if given, counts
 * the empty seats of proposal p.  Refused (reason MATCH) when it breaks a
 * rule: too many for a panel or an expert, or an organisation twice.
 */
int	match_add_up(struct arena *arena, const struct match *match,
	    struct match_sum *out, unsigned *empty_of, struct fault *why);

#endif
