/* Experts beside those who judged the same. */
#include "config.h"

#include "mita/model/diagnostics.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/scores.h"
#include "mita/model/record.h"

/* What is being added up about one. */
struct account {
	int64_t		sum;
	int64_t		first;
	bool		varied;
	struct frac128	apart;
};

static void
enter(struct account *account, struct expert_figures *out,
    const struct rater_score *score, size_t panel, int64_t sum)
{
	if (out->n++ == 0)
		account->first = score->value;
	account->varied = account->varied || score->value != account->first;
	account->sum += score->value;
	if (panel < 2)
		return;
	out->compared++;
	account->apart = frac128_add(account->apart, frac128_of(
	    scores_apart(score, panel, sum), (__int128)(panel - 1)));
}

static void
close_account(const struct sample *sample, const struct account *account,
    struct expert_figures *out)
{
	struct fraction size;

	out->flat = out->n >= FLAT_LEAST && !account->varied;
	if (out->n > 0)
		out->mean = scores_points(sample, frac128_of(account->sum,
		    (__int128)out->n));
	if (out->compared == 0)
		return;
	out->severity = scores_points(sample, frac128_div(account->apart,
	    frac128_of((__int128)out->compared, 1)));
	size = out->severity.value;
	size.num = llabs(size.num);
	out->apart = out->compared >= APART_LEAST &&
	    out->severity.state == FIGURE_EXACT &&
	    fraction_cmp(size, fraction_of(APART_POINTS, 1)) >= 0;
}

static bool
is_halo(const struct stage *stage, const struct evaluation *ev)
{
	int first = scores_steps(ev, &stage->criteria[0]);
	size_t i;

	for (i = 1; i < stage->n_criteria; i++)
		if (scores_steps(ev, &stage->criteria[i]) != first)
			return false;
	return stage->n_criteria > 1 && first >= 0;
}

/* Others on the same proposals; seen has room for every expert. */
static size_t
count_co_experts(const struct sample *sample, size_t expert, bool *seen)
{
	const struct rating *ratings = sample->ratings;
	size_t first, end, i, count = 0;
	bool there;

	memset(seen, 0, sample->n_experts * sizeof(*seen));
	for (first = 0; first < sample->n_ratings; first = end) {
		there = false;
		for (end = first; end < sample->n_ratings &&
		    ratings[end].standing == ratings[first].standing; end++)
			there = there || ratings[end].expert == expert;
		for (i = first; there && i < end; i++) {
			count += !seen[ratings[i].expert] &&
			    ratings[i].expert != expert;
			seen[ratings[i].expert] = true;
		}
	}
	return count;
}

int
diagnose_experts(struct arena *arena, const struct sample *sample,
    struct expert_figures *out, struct fault *why)
{
	struct account *accounts = arena_alloc(arena,
	    (sample->n_experts + 1) * sizeof(*accounts));
	bool *seen = arena_alloc(arena, sample->n_experts + 1);
	struct rater_score *scores;
	size_t n, first, end, i;

	if (accounts == NULL || seen == NULL)
		return fault_memory(why);
	if (scores_of(arena, sample, &scores, &n, why) == -1)
		return -1;
	for (i = 0; i < sample->n_experts; i++) {
		out[i] = (struct expert_figures){ .n = 0 };
		accounts[i].apart = frac128_of(0, 1);
	}
	for (first = 0; first < n; first = end) {
		end = scores_end(scores, n, first);
		for (i = first; i < end; i++)
			enter(&accounts[scores[i].rater], &out[scores[i].rater],
			    &scores[i], end - first,
			    scores_sum(scores + first, end - first));
	}
	for (i = 0; i < sample->n_ratings; i++)
		out[sample->ratings[i].expert].halo += is_halo(sample->stage,
		    sample->ratings[i].evaluation);
	for (i = 0; i < sample->n_experts; i++) {
		close_account(sample, &accounts[i], &out[i]);
		out[i].co_experts = count_co_experts(sample, i, seen);
	}
	return 0;
}
