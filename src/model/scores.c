/* The totals of a sample as whole numbers. */
#include "config.h"

#include "mita/model/scores.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/form.h"
#include "mita/model/record.h"

int
scores_steps(const struct evaluation *ev, const struct criterion *criterion)
{
	const struct score *score = evaluation_score(ev, criterion->id);

	return score == NULL ? STEPS_NONE : score->steps;
}

/* Weights times steps; -1 when a weighted criterion is not judged. */
static int64_t
value_of(const struct stage *stage, const struct evaluation *ev)
{
	int64_t value = 0;
	size_t i;
	int steps;

	for (i = 0; i < stage->n_criteria; i++) {
		steps = scores_steps(ev, &stage->criteria[i]);
		if (steps < 0 && stage->criteria[i].weight > 0)
			return -1;
		if (steps > 0)
			value += (int64_t)stage->criteria[i].weight * steps;
	}
	return value;
}

int64_t
scores_best(const struct sample *sample)
{
	return (int64_t)stage_weights(sample->stage) * sample->call->scale.top;
}

struct figure
scores_points(const struct sample *sample, struct frac128 value)
{
	return frac128_figure(
	    frac128_mul(value, frac128_of(100, scores_best(sample))));
}

int
scores_of(struct arena *arena, const struct sample *sample,
    struct rater_score **out, size_t *n, struct fault *why)
{
	const struct rating *rating;
	int64_t value;
	size_t i;

	*n = 0;
	*out = arena_alloc(arena, (sample->n_ratings + 1) * sizeof(**out));
	if (*out == NULL)
		return fault_memory(why);
	for (i = 0; i < sample->n_ratings; i++) {
		rating = &sample->ratings[i];
		value = value_of(sample->stage, rating->evaluation);
		if (value >= 0)
			(*out)[(*n)++] = (struct rater_score){ rating->standing,
			    rating->expert, value };
	}
	return 0;
}

size_t
scores_end(const struct rater_score *scores, size_t n, size_t first)
{
	size_t end = first + 1;

	while (end < n && scores[end].unit == scores[first].unit)
		end++;
	return end;
}

int64_t
scores_sum(const struct rater_score *scores, size_t n)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += scores[i].value;
	return sum;
}

int64_t
scores_apart(const struct rater_score *score, size_t n, int64_t sum)
{
	return (int64_t)n * score->value - sum;
}
