#ifndef MITA_TESTS_WORLD_H
#define MITA_TESTS_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/model/call.h"
#include "mita/model/record.h"

/*
 * A small call with a handful of proposals as plain numbers: no keys, no
 * files.  The model room judges it; laws change one thing and judge again.
 */

enum { IDEAS = 6, VOICES = 4, AXES = 3, STEPS = 10 };

/* One proposal, its evaluations and what its applicant did. */
struct idea {
	bool		here;
	unsigned	name;		/* its id is P-<name> */
	bool		withdrawn;
	size_t		n_voices;
	int		steps[VOICES][AXES];	/* or STEPS_CANNOT_JUDGE */
	enum role	roles[VOICES];
	int64_t		asked;		/* cents */
	int64_t		eligible;
	unsigned	sme;		/* tenths of what is asked */
	unsigned	county;
	unsigned	priority;
	unsigned	lot;
	int64_t		refuses;	/* a remainder up to this; 0: none */
};

/* The rules that are tried. */
struct rules {
	const char	*name;
	unsigned	 edition;
	enum combine	 combine;
	bool		 coverage;
	bool		 draws;
	bool		 refusals;
	bool		 funds;
	bool		 cannot_judge;
	unsigned	 breaks;	/* laws, as bits */
};

struct world {
	const struct rules *rules;
	size_t		 n_axes;
	unsigned	 weights[AXES];
	unsigned	 mins[AXES];
	unsigned	 pass;		/* basis points */
	unsigned	 panel;
	unsigned	 third;
	int64_t		 budget;
	unsigned	 remainder_min;
	struct gate	 gate;
	size_t		 order[IDEAS];	/* in which the proposals are given */
	struct idea	 ideas[IDEAS];
};

/* What becomes of one proposal. */
struct verdict {
	enum outcome	 outcome;
	unsigned	 rank;
	struct fraction	 total;
	unsigned	 counted;
	int64_t		 grant;
};

/* A random world under these rules. */
void	world_make(struct world *out, const struct rules *rules);

/* Verdicts by idea. */
void	world_judge(const struct world *world,
	    struct verdict out[static IDEAS]);

/* As a person can do it again on paper. */
void	world_print(const struct world *world);

/* What was met exactly, counted over all worlds that were judged. */
struct limits_met {
	unsigned long	pass, minimum, third, middle, three_equal, floor;
	unsigned long	two_cuts, to_the_cent, cent_short, remainder, tied;
};

void	world_count(const struct world *world,
	    const struct verdict verdicts[static IDEAS],
	    struct limits_met *met);

#endif
