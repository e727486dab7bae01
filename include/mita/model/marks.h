#ifndef MITA_MODEL_MARKS_H
#define MITA_MODEL_MARKS_H

#include "mita/model/diagnostics.h"
#include "mita/model/frac128.h"

/*
 * The totals of a sample as whole numbers: weights times steps, so that
 * what is computed of them stays exact.  Room-private.
 */

/* Steps on a criterion; below 0 when it is not judged. */
int	marks_steps(const struct evaluation *ev,
	    const struct criterion *criterion);

/* A mark for each evaluation that judges every weighted criterion. */
int	marks_of(struct arena *arena, const struct sample *sample,
	    struct mark **out, size_t *n, struct fault *why);

/* Index behind the last mark of the unit that begins at first. */
size_t	marks_end(const struct mark *marks, size_t n, size_t first);

/* The value of the best total; and any value in points of 100. */
int64_t	marks_best(const struct sample *sample);
struct figure marks_points(const struct sample *sample, struct frac128 value);

int64_t	marks_sum(const struct mark *marks, size_t n);

/*
 * Own value less the mean of the others', times n - 1, for one of n marks:
 * y - (S - y)/(n - 1) is (n y - S)/(n - 1).
 */
int64_t	marks_apart(const struct mark *mark, size_t n, int64_t sum);

#endif
