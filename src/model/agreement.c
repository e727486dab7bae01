/* Krippendorff's alpha and analysis of variance, exact. */
#include "config.h"

#include "mita/model/agreement.h"

#include <stdbool.h>
#include <stdlib.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/scores.h"

/*
 * Krippendorff's alpha is 1 - Do/De: Do, how far scores on one unit differ,
 * De, how far scores differ whoever gave them to whatever, both as the mean
 * over pairs of a metric.  Marks that stand alone on their unit have no pair
 * and are left out first; n are left.  With D(S) the metric summed over the
 * unordered pairs of a set S of m scores,
 *
 *   Do = 1/n x sum over units of D(unit) x 2/(m - 1)
 *   De = D(all) x 2/(n (n - 1))
 *   alpha = 1 - (n - 1) x [sum over units of D(unit)/(m - 1)] / D(all)
 *
 * The metric is 0 or 1 for names, the square of a difference for intervals,
 * and for ranks the square of the number of scores that lie between two
 * values, both ends counted half: that is the difference of their middle
 * ranks, so ranks are replaced by twice their middle rank and squared like
 * an interval.  A sum of squared differences over all pairs is
 * m x (sum of squares) - (square of sum): one pass and no rounding.  Dividing
 * all values by a common step changes numerator and denominator alike.
 * (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.)
 */

static int
by_value(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The scores that can be paired, and their values in order. */
struct paired {
	size_t		 n;
	struct rater_score *scores;	/* by unit; values get replaced */
	int64_t		*sorted;
};

static int
paired_of(struct arena *arena, const struct rater_score *scores, size_t n,
    struct paired *out, struct fault *why)
{
	size_t first, end;

	*out = (struct paired){
		.scores = arena_alloc(arena, (n + 1) * sizeof(*out->scores)),
		.sorted = arena_alloc(arena, (n + 1) * sizeof(*out->sorted)),
	};
	if (out->scores == NULL || out->sorted == NULL)
		return fault_memory(why);
	for (first = 0; first < n; first = end) {
		end = scores_end(scores, n, first);
		if (end - first < 2)
			continue;
		for (; first < end; first++) {
			out->sorted[out->n] = scores[first].value;
			out->scores[out->n++] = scores[first];
		}
	}
	if (out->n > 0)
		qsort(out->sorted, out->n, sizeof(*out->sorted), by_value);
	return 0;
}

/* How many of the sorted values are below value. */
static size_t
below(const struct paired *paired, int64_t value)
{
	size_t low = 0, high = paired->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (paired->sorted[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int64_t
common_step(const struct paired *paired)
{
	int64_t a = 0, b, rest;
	size_t i;

	for (i = 1; i < paired->n; i++) {
		b = paired->sorted[i] - paired->sorted[0];
		for (; b != 0; b = rest) {
			rest = a % b;
			a = b;
		}
	}
	return a == 0 ? 1 : a;
}

/*
 * Replace values so that the square of their difference is the metric:
 * ordinal ones by twice their middle rank; those of an interval by their
 * distance from the least, in common steps, which keeps figures small.
 */
static void
replace_values(struct paired *paired, enum metric metric)
{
	int64_t step = common_step(paired), *value;
	size_t i;

	for (i = 0; i < paired->n; i++) {
		value = &paired->scores[i].value;
		if (metric == METRIC_ORDINAL)
			*value = (int64_t)(below(paired, *value) +
			    below(paired, *value + 1));
		else
			*value = (*value - paired->sorted[0]) / step;
	}
}

/* Sum of the metric over all pairs of these scores. */
static __int128
disagreement(const struct rater_score *scores, size_t n, enum metric metric)
{
	__int128 sum = 0, squares = 0;
	size_t i, k;

	if (metric == METRIC_NOMINAL) {
		for (i = 0; i < n; i++)
			for (k = i + 1; k < n; k++)
				sum += scores[i].value != scores[k].value;
		return sum;
	}
	for (i = 0; i < n; i++) {
		sum += scores[i].value;
		squares += (__int128)scores[i].value * scores[i].value;
	}
	return (__int128)n * squares - sum * sum;
}

int
agreement_alpha(struct arena *arena, const struct rater_score *scores, size_t n,
    enum metric metric, struct figure *out, struct fault *why)
{
	struct frac128 observed = frac128_of(0, 1), ratio;
	struct paired paired;
	size_t first, end;
	__int128 expected;

	*out = (struct figure){ FIGURE_NONE, { 0, 1 } };
	if (paired_of(arena, scores, n, &paired, why) == -1)
		return -1;
	replace_values(&paired, metric);
	expected = disagreement(paired.scores, paired.n, metric);
	if (expected == 0)
		return 0;
	for (first = 0; first < paired.n; first = end) {
		end = scores_end(paired.scores, paired.n, first);
		observed = frac128_add(observed, frac128_of(disagreement(
		    paired.scores + first, end - first, metric),
		    (__int128)(end - first - 1)));
	}
	ratio = frac128_mul(observed,
	    frac128_of((__int128)paired.n - 1, expected));
	*out = frac128_figure(frac128_sub(frac128_of(1, 1), ratio));
	return 0;
}

/*
 * Analysis of variance, one way: with S_u the sum of the m_u scores on unit u,
 * k units, n scores, S their sum and Q the sum of their squares,
 *
 *   between = (sum of S_u^2/m_u - S^2/n) / (k - 1)
 *   within  = (Q - sum of S_u^2/m_u) / (n - k)
 *   n0      = (n - (sum of m_u^2)/n) / (k - 1)
 *   ICC(1,1) = (between - within) / (between + (n0 - 1) within)
 *   ICC(1,k) = (between - within) / between
 *
 * n0 takes the place of the panel size, which is not the same everywhere.
 */

struct sums {
	size_t		units;
	__int128	n;
	__int128	sum;
	__int128	squares;
	__int128	sizes;		/* squares of the panels' sizes */
	struct frac128	panels;		/* S_u^2 / m_u over all units */
};

static struct sums
sums_of(const struct rater_score *scores, size_t n)
{
	struct sums out = { .n = (__int128)n, .panels = frac128_of(0, 1) };
	__int128 sum, size;
	size_t first, end, i;

	for (first = 0; first < n; first = end) {
		end = scores_end(scores, n, first);
		size = (__int128)(end - first);
		for (sum = 0, i = first; i < end; i++) {
			sum += scores[i].value;
			out.squares += (__int128)scores[i].value *
			    scores[i].value;
		}
		out.units++;
		out.sum += sum;
		out.sizes += size * size;
		out.panels = frac128_add(out.panels,
		    frac128_of(sum * sum, size));
	}
	return out;
}

static struct figure
ratio_of(struct frac128 num, struct frac128 den)
{
	if (!den.failed && den.num == 0)
		return (struct figure){ FIGURE_NONE, { 0, 1 } };
	return frac128_figure(frac128_div(num, den));
}

void
agreement_anova(const struct rater_score *scores, size_t n, struct anova *out)
{
	struct sums s = sums_of(scores, n);
	struct frac128 between, within, n0, error;

	*out = (struct anova){ .between = { .state = FIGURE_NONE } };
	if (s.units < 2 || n == s.units)
		return;
	between = frac128_div(
	    frac128_sub(s.panels, frac128_of(s.sum * s.sum, s.n)),
	    frac128_of((__int128)s.units - 1, 1));
	within = frac128_div(frac128_sub(frac128_of(s.squares, 1), s.panels),
	    frac128_of((__int128)(n - s.units), 1));
	n0 = frac128_div(
	    frac128_sub(frac128_of(s.n, 1), frac128_of(s.sizes, s.n)),
	    frac128_of((__int128)s.units - 1, 1));
	error = frac128_mul(frac128_sub(n0, frac128_of(1, 1)), within);
	out->between = frac128_figure(between);
	out->within = frac128_figure(within);
	out->n0 = frac128_figure(n0);
	out->icc_one = ratio_of(frac128_sub(between, within),
	    frac128_add(between, error));
	out->icc_mean = ratio_of(frac128_sub(between, within), between);
}

/* Parts: raters on one unit belong together (union-find). */

static size_t
root_of(size_t *parent, size_t i)
{
	while (parent[i] != i) {
		parent[i] = parent[parent[i]];
		i = parent[i];
	}
	return i;
}

int
agreement_parts(struct arena *arena, const struct rater_score *scores, size_t n,
    size_t n_raters, size_t *out, struct fault *why)
{
	size_t *parent = arena_alloc(arena, (n_raters + 1) * sizeof(*parent));
	bool *seen = arena_alloc(arena, n_raters + 1);
	size_t i, a, b;

	*out = 0;
	if (parent == NULL || seen == NULL)
		return fault_memory(why);
	for (i = 0; i < n_raters; i++)
		parent[i] = i;
	for (i = 0; i < n; i++) {
		*out += !seen[scores[i].rater];
		seen[scores[i].rater] = true;
		if (i == 0 || scores[i].unit != scores[i - 1].unit)
			continue;
		a = root_of(parent, scores[i - 1].rater);
		b = root_of(parent, scores[i].rater);
		*out -= a != b;
		parent[a] = b;
	}
	return 0;
}
