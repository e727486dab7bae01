/* Where experts differ, by proposal and over the call. */
#include "config.h"

#include "mita/model/diagnostics.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/model/scores.h"
#include "mita/model/panel.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"

/* Of proposals, and of the call as a whole. */

static int
by_value(const void *a, const void *b)
{
	const struct rater_score *x = a, *y = b;

	return (x->value > y->value) - (x->value < y->value);
}

/* scores of one proposal, by value. */
static void
describe(const struct sample *sample, const struct rater_score *scores,
    size_t n, struct proposal_figures *out)
{
	int64_t low = scores[0].value, high = scores[n - 1].value;
	int64_t sum = scores_sum(scores, n);

	out->n = n;
	out->lowest = scores_points(sample, frac128_of(low, 1));
	out->highest = scores_points(sample, frac128_of(high, 1));
	out->spread = scores_points(sample, frac128_of(high - low, 1));
	out->median = scores_points(sample,
	    frac128_of(scores[(n - 1) / 2].value + scores[n / 2].value, 2));
	if (n >= 3)
		out->trimmed = scores_points(sample,
		    frac128_of(sum - low - high, (__int128)(n - 2)));
	out->wide = (high - low) * 100 >= scores_best(sample) * SPREAD_WIDE;
	out->straddle =
	    low * BP_ONE < scores_best(sample) * sample->stage->pass &&
	    high * BP_ONE >= scores_best(sample) * sample->stage->pass;
}

static void
describe_variance(const struct sample *sample, const struct rater_score *scores,
    size_t n, struct proposal_figures *out)
{
	struct frac128 point = frac128_of(100, scores_best(sample));
	__int128 sum = scores_sum(scores, n), squares = 0;
	size_t i;

	for (i = 0; i < n; i++)
		squares += (__int128)scores[i].value * scores[i].value;
	out->variance = frac128_figure(frac128_mul(frac128_mul(point, point),
	    frac128_of(
	    (__int128)n * squares - sum * sum, (__int128)(n * (n - 1)))));
}

/* scores of one proposal, by expert: of equals the first stands. */
static void
find_dissent(const struct sample *sample, const struct rater_score *scores,
    size_t n, struct proposal_figures *out)
{
	int64_t sum = scores_sum(scores, n), most = 0, one;
	size_t i;

	for (i = 0; i < n; i++) {
		one = scores_apart(&scores[i], n, sum);
		if (llabs(one) <= llabs(most))
			continue;
		most = one;
		out->dissenter = sample->experts[scores[i].rater];
	}
	out->dissent =
	    scores_points(sample, frac128_of(most, (__int128)(n - 1)));
}

static void
find_clash(const struct sample *sample, const struct rating *ratings, size_t n,
    struct proposal_figures *out)
{
	int low, high, steps, most = 0, top = (int)sample->call->scale.top;
	size_t i, k;

	for (i = 0; !out->wide && i < sample->stage->n_criteria; i++) {
		low = top;
		high = 0;
		for (k = 0; k < n; k++) {
			steps = scores_steps(ratings[k].evaluation,
			    &sample->stage->criteria[i]);
			if (steps < 0)
				continue;
			low = steps < low ? steps : low;
			high = steps > high ? steps : high;
		}
		if (high - low > most &&
		    5 * (high - low) >= CLASH_PARTS * top) {
			most = high - low;
			out->clash = &sample->stage->criteria[i];
		}
	}
}

/* Would the proposal change sides if one of its evaluations were not there? */
static void
find_fragile(const struct sample *sample, const struct cutoff *cutoff,
    const struct rating *ratings, size_t n, struct opinion *rest,
    struct proposal_figures *out)
{
	const struct standing *s = &sample->standings[ratings[0].standing];
	struct tally tally;
	size_t left, i, k;

	for (left = 0; left < n && !out->fragile; left++) {
		for (i = 0, k = 0; i < n; i++)
			if (i != left)
				rest[k++] = (struct opinion){
					.evaluation = ratings[i].evaluation,
					.role = ROLE_BOTH,
				};
		panel_tally(sample->call, sample->stage, rest, k, &tally);
		out->fragile = cutoff_moves(cutoff, sample->stage, s, &tally);
	}
}

static void
diagnose_scores(const struct sample *sample, struct rater_score *scores,
    size_t n, struct proposal_figures *out)
{
	if (n >= 2) {
		find_dissent(sample, scores, n, out);
		describe_variance(sample, scores, n, out);
	}
	qsort(scores, n, sizeof(*scores), by_value);
	describe(sample, scores, n, out);
}

int
diagnose_proposals(struct arena *arena, const struct sample *sample,
    struct proposal_figures *out, struct fault *why)
{
	struct cutoff cutoff = cutoff_of(sample);
	struct opinion *rest = arena_alloc(arena,
	    (sample->n_ratings + 1) * sizeof(*rest));
	struct rater_score *scores;
	size_t n, first, end, from = 0, to, of;

	if (rest == NULL)
		return fault_memory(why);
	if (scores_of(arena, sample, &scores, &n, why) == -1)
		return -1;
	for (of = 0; of < sample->n_standings; of++) {
		out[of] = (struct proposal_figures){ .n = 0 };
		out[of].third = sample->standings[of].tally.third;
	}
	for (first = 0; first < sample->n_ratings; first = end) {
		of = sample->ratings[first].standing;
		for (end = first; end < sample->n_ratings &&
		    sample->ratings[end].standing == of; end++)
			continue;
		for (to = from; to < n && scores[to].unit == of; to++)
			continue;
		if (to > from)
			diagnose_scores(sample, scores + from, to - from,
			    &out[of]);
		find_clash(sample, sample->ratings + first, end - first,
		    &out[of]);
		/* One who cannot judge leaves a hole that no rest can fill. */
		if (end - first >= 2 && out[of].n == end - first)
			find_fragile(sample, &cutoff, sample->ratings + first,
			    end - first, rest, &out[of]);
		from = to;
	}
	return 0;
}

/* The call */

static size_t
count_tied(const struct sample *sample)
{
	const struct standing *s = sample->standings;
	size_t end, first, n = sample->n_standings, tied = 0;

	for (first = 0; first < n && s[first].rank != 0; first = end) {
		for (end = first + 1; end < n && s[end].rank != 0 &&
		    fraction_cmp(s[end].tally.total,
		    s[first].tally.total) == 0; end++)
			continue;
		if (end - first > 1)
			tied += end - first;
	}
	return tied;
}

int
diagnose_call(struct arena *arena, const struct sample *sample,
    struct call_figures *out, struct fault *why)
{
	struct rater_score *scores;
	int metric;

	*out = (struct call_figures){ .evaluations = sample->n_ratings };
	out->cutoff = cutoff_of(sample);
	out->tied = count_tied(sample);
	if (scores_of(arena, sample, &scores, &out->compared, why) == -1)
		return -1;
	for (metric = 0; metric < METRICS; metric++)
		if (agreement_alpha(arena, scores, out->compared,
		    (enum metric)metric, &out->alpha[metric], why) == -1)
			return -1;
	agreement_anova(scores, out->compared, &out->anova);
	return agreement_parts(arena, scores, out->compared,
	    sample->n_experts, &out->parts, why);
}

void
histogram_of(const struct sample *sample, const struct criterion *criterion,
    size_t *counts)
{
	unsigned top = sample->call->scale.top;
	size_t i;
	int steps;

	memset(counts, 0, ((size_t)top + 2) * sizeof(*counts));
	for (i = 0; i < sample->n_ratings; i++) {
		steps = scores_steps(sample->ratings[i].evaluation, criterion);
		if (steps >= 0 && steps <= (int)top)
			counts[steps]++;
		else if (steps == STEPS_CANNOT_JUDGE)
			counts[top + 1]++;
	}
}
