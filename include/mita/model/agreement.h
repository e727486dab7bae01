#ifndef MITA_MODEL_AGREEMENT_H
#define MITA_MODEL_AGREEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "mita/model/figure.h"

struct arena;
struct fault;

/*
 * Do several people who judged the same things agree?  Figures for
 * information: no total, rank or grant ever depends on them.  All are exact
 * fractions, so that anyone gets the same.
 */

/* What one person gave one thing. */
struct rater_score {
	size_t	unit;		/* the thing judged */
	size_t	rater;
	int64_t	value;		/* within +-10^9 */
};

enum metric { METRIC_NOMINAL, METRIC_ORDINAL, METRIC_INTERVAL, METRICS };

/*
 * Krippendorff's alpha over the units with at least two scores; scores stand
 * by unit.  Not defined when all the scores that can be paired are equal, or
 * there are none.  Scratch memory is the arena's; -1 only when that runs
 * out.  With n scores over a range r (after dividing by what all differences
 * have in common) and panels of at most four, n^2 x r^2 x 6 below 2^63 is
 * always FIGURE_EXACT: a thousand totals of a usual call need a millionth
 * of that.
 */
int	agreement_alpha(struct arena *arena, const struct rater_score *scores,
	    size_t n, enum metric metric, struct figure *out,
	    struct fault *why);

/*
 * One-way analysis of variance: how much of the spread of scores lies between
 * the units.  Shrout and Fleiss 1979, ICC(1,1) and ICC(1,k); n0 is the mean
 * panel size for panels of unequal size.
 */
struct anova {
	struct figure	between;	/* mean squares */
	struct figure	within;
	struct figure	n0;
	struct figure	icc_one;	/* of a single score */
	struct figure	icc_mean;	/* of the mean of a panel */
};

/* scores stand by unit. */
void	agreement_anova(const struct rater_score *scores, size_t n,
	    struct anova *out);

/*
 * Parts of units and raters that no score connects: scores in two parts say
 * nothing about each other.  Raters are numbered below n_raters.
 */
int	agreement_parts(struct arena *arena, const struct rater_score *scores,
	    size_t n, size_t n_raters, size_t *out, struct fault *why);

#endif
