#ifndef MITA_MODEL_SCORES_H
#define MITA_MODEL_SCORES_H

#include "mita/model/diagnostics.h"
#include "mita/model/frac128.h"

/*
 * The totals of a sample as whole numbers: weights times steps, so that
 * what is computed of them stays exact.  Room-private.
 */

/* Steps on a criterion; below 0 when it is not judged. */
int	scores_steps(const struct evaluation *ev,
	    const struct criterion *criterion);

/* A score for each evaluation that judges every weighted criterion. */
int	scores_of(struct arena *arena, const struct sample *sample,
	    struct rater_score **out, size_t *n, struct fault *why);

/* Index behind the last score of the unit that begins at first. */
size_t	scores_end(const struct rater_score *scores, size_t n, size_t first);

/* The value of the best total; and any value in points of 100. */
int64_t	scores_best(const struct sample *sample);
struct figure scores_points(const struct sample *sample, struct frac128 value);

int64_t	scores_sum(const struct rater_score *scores, size_t n);

/*
 * Own value less the mean of the others', times n - 1, for one of n scores:
 * y - (S - y)/(n - 1) is (n y - S)/(n - 1).
 */
int64_t	scores_apart(const struct rater_score *score, size_t n, int64_t sum);

#endif
