/* From the evaluations of one proposal to its total. */
#include "config.h"

#include "mita/model/panel.h"

#include <string.h>

#include "mita/base/fault.h"
#include "mita/model/call.h"
#include "mita/model/form.h"
#include "mita/model/record.h"

static int
too_large(struct fault *why)
{
	return fault_advise(why, FAULT_REFUSED, "RANGE",
	    "the call's weights, scale and panels are too large together",
	    "an exact total leaves 64 bits");
}

struct fraction
stage_pass(const struct stage *stage)
{
	return fraction_of(stage->pass, BP_ONE / 100);
}

/* Steps that a counting opinion gives on a criterion; below 0 for none. */
static int
steps_of(const struct opinion *opinion, const char *criterion)
{
	const struct score *score;

	if (!opinion->counts)
		return STEPS_NONE;
	score = evaluation_score(opinion->evaluation, criterion);
	return score == NULL ? STEPS_NONE : score->steps;
}

/*
 * Mean of one criterion over the opinions that count and judge it.  Returns
 * how many judged it.
 */
static unsigned
mean_of(const struct opinion *opinions, size_t n, const char *criterion,
    struct fraction *out)
{
	int64_t sum = 0;
	unsigned judged = 0;
	size_t i;
	int steps;

	for (i = 0; i < n; i++) {
		if ((steps = steps_of(&opinions[i], criterion)) < 0)
			continue;
		sum += steps;
		judged++;
	}
	*out = judged == 0 ? (struct fraction){ 0, 1 } :
	    fraction_of(sum, judged);
	return judged;
}

/* Weighted means on the scale of 0 to 100, of all that weighs so much. */
static int
total_of(const struct call *call, const struct stage *stage,
    const struct fraction *means, unsigned weights, struct fraction *out)
{
	struct fraction part, sum = { 0, 1 };
	size_t i;

	for (i = 0; i < stage->n_criteria; i++)
		if (fraction_scale(&part, means[i],
		    stage->criteria[i].weight, 1) == -1 ||
		    fraction_add(&sum, sum, part) == -1)
			return -1;
	return fraction_scale(out, sum, 100,
	    (int64_t)weights * call->scale.top);
}

/* Weights of what an evaluation judges; of all, under the first rules. */
static unsigned
judged_weights(const struct call *call, const struct stage *stage,
    const struct evaluation *ev)
{
	const struct opinion one = { .evaluation = ev, .counts = true };
	unsigned sum = 0;
	size_t i;

	if (call->rules < RULES_SECOND)
		return stage_weights(stage);
	for (i = 0; i < stage->n_criteria; i++)
		if (steps_of(&one, stage->criteria[i].id) >= 0)
			sum += stage->criteria[i].weight;
	return sum;
}

int
opinion_total(const struct call *call, const struct stage *stage,
    const struct evaluation *ev, struct fraction *out, struct fault *why)
{
	struct fraction means[CRITERIA_MAX];
	struct opinion one = { .evaluation = ev, .counts = true };
	unsigned weights = judged_weights(call, stage, ev);
	size_t i;

	*out = (struct fraction){ 0, 1 };
	if (weights == 0)
		return 0;
	for (i = 0; i < stage->n_criteria; i++)
		mean_of(&one, 1, stage->criteria[i].id, &means[i]);
	return total_of(call, stage, means, weights, out) == -1 ?
	    too_large(why) : 0;
}

/* How far apart are two totals? */
static int
distance(struct fraction *out, struct fraction a, struct fraction b)
{
	return fraction_cmp(a, b) >= 0 ? fraction_sub(out, a, b) :
	    fraction_sub(out, b, a);
}

/*
 * Of three opinions leave the two closest in, or the middle one alone when
 * both others are equally far from it.  Of three equal ones the first rules
 * take the one in the middle of the experts' ids, the second all three.
 */
static int
choose_closest(const struct call *call, struct opinion *o[static CLOSEST_MAX])
{
	size_t low = 0, high = 0, middle, i;
	struct fraction below, above;
	int order;

	for (i = 1; i < 3; i++) {
		if (fraction_cmp(o[i]->total, o[low]->total) < 0)
			low = i;
		if (fraction_cmp(o[i]->total, o[high]->total) >= 0)
			high = i;
	}
	/* Of equals the last is the high one, so the three are distinct. */
	middle = 3 - low - high;
	if (call->rules >= RULES_SECOND &&
	    fraction_cmp(o[low]->total, o[high]->total) == 0)
		return 0;
	if (distance(&below, o[middle]->total, o[low]->total) == -1 ||
	    distance(&above, o[high]->total, o[middle]->total) == -1)
		return -1;
	order = fraction_cmp(below, above);
	o[low]->counts = order < 0;
	o[high]->counts = order > 0;
	return 0;
}

/* |T1 - T2| above the call's share of the higher, unless both fail anyway. */
static int
needs_third(const struct stage *stage, struct opinion *o[static 2], bool *out)
{
	struct fraction apart, limit, higher;

	higher = fraction_cmp(o[0]->total, o[1]->total) > 0 ? o[0]->total :
	    o[1]->total;
	if (distance(&apart, o[0]->total, o[1]->total) == -1 ||
	    fraction_scale(&limit, higher, stage->third, BP_ONE) == -1)
		return -1;
	*out = stage->third != 0 && fraction_cmp(apart, limit) > 0 &&
	    fraction_cmp(higher, stage_pass(stage)) >= 0;
	return 0;
}

static bool
is_complete(const struct stage *stage, const struct opinion *opinions,
    size_t n)
{
	unsigned business = 0, knowledge = 0, both = 0, lacking = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		business += opinions[i].role == ROLE_BUSINESS;
		knowledge += opinions[i].role == ROLE_KNOWLEDGE;
		both += opinions[i].role == ROLE_BOTH;
	}
	/* Distinct people fill the roles; a BOTH fills one of them. */
	if (stage->business > business)
		lacking += stage->business - business;
	if (stage->knowledge > knowledge)
		lacking += stage->knowledge - knowledge;
	return n >= stage->panel && lacking <= both;
}

bool
tally_reaches(const struct stage *stage, const struct tally *tally)
{
	size_t i;

	for (i = 0; i < stage->n_criteria; i++)
		if (fraction_cmp(tally->means[i],
		    fraction_of(stage->criteria[i].min, 1)) < 0)
			return false;
	return fraction_cmp(tally->total, stage_pass(stage)) >= 0;
}

/* Which opinions count, and is a third one needed? */
static int
choose(const struct call *call, const struct stage *stage,
    struct opinion *opinions, size_t n, struct tally *out)
{
	struct opinion *with[CLOSEST_MAX];
	size_t judged = 0, i;

	for (i = 0; i < n && stage->combine != COMBINE_MEAN; i++) {
		/* Who judges nothing that weighs says nothing of the total. */
		opinions[i].counts = opinions[i].judged;
		if (!opinions[i].judged)
			continue;
		if (judged < CLOSEST_MAX)
			with[judged] = &opinions[i];
		judged++;
	}
	if (judged == 2)
		return needs_third(stage, with, &out->third);
	if (stage->combine != COMBINE_TWO_CLOSEST)
		return 0;
	if (judged > CLOSEST_MAX)
		out->trouble = TALLY_SURPLUS;
	return judged == CLOSEST_MAX ? choose_closest(call, with) : 0;
}

/* What a figure takes from an opinion: its total, or steps on a criterion. */
static bool
figure_of(const struct opinion *opinion, const char *criterion,
    struct fraction *out)
{
	int steps;

	if (criterion == NULL) {
		*out = opinion->total;
		return opinion->counts;
	}
	steps = steps_of(opinion, criterion);
	*out = fraction_of(steps < 0 ? 0 : steps, 1);
	return steps >= 0;
}

/* The figure with this many below it, from 0. */
static struct fraction
figure_at(const struct opinion *opinions, size_t n, const char *criterion,
    size_t place)
{
	struct fraction one, other;
	size_t below, same, i, k;

	for (i = 0; i < n; i++) {
		if (!figure_of(&opinions[i], criterion, &one))
			continue;
		below = same = 0;
		for (k = 0; k < n; k++) {
			if (!figure_of(&opinions[k], criterion, &other))
				continue;
			below += fraction_cmp(other, one) < 0;
			same += fraction_cmp(other, one) == 0;
		}
		if (below <= place && place < below + same)
			return one;
	}
	return (struct fraction){ 0, 1 };
}

/* Of an even number, the mean of the two in the middle. */
static int
median_of(const struct opinion *opinions, size_t n, const char *criterion,
    unsigned *judged, struct fraction *out)
{
	struct fraction any;
	size_t i;

	*judged = 0;
	*out = (struct fraction){ 0, 1 };
	for (i = 0; i < n; i++)
		*judged += figure_of(&opinions[i], criterion, &any);
	if (*judged == 0)
		return 0;
	return fraction_add(out, figure_at(opinions, n, criterion,
	    (*judged - 1) / 2), figure_at(opinions, n, criterion,
	    *judged / 2)) == -1 ? -1 : fraction_scale(out, *out, 1, 2);
}

/* A RESULT states at most 18 digits. */
static bool
is_too_long(struct fraction total)
{
	return total.num >= TOTAL_END || total.den >= TOTAL_END;
}

/* Means or medians of the criteria, and the total. */
static int
combine(const struct call *call, const struct stage *stage,
    const struct opinion *opinions, size_t n, struct tally *out)
{
	unsigned judged, needed = out->n < stage->panel ? (unsigned)out->n :
	    stage->panel;
	size_t i;
	int rc = 0;

	for (i = 0; i < stage->n_criteria && rc == 0; i++) {
		const char *id = stage->criteria[i].id;

		if (stage->combine == COMBINE_MEDIAN)
			rc = median_of(opinions, n, id, &judged,
			    &out->means[i]);
		else
			judged = mean_of(opinions, n, id, &out->means[i]);
		/* "Cannot judge" is no zero: it waits for another expert. */
		out->complete = out->complete && judged >= needed;
	}
	if (rc == 0)
		rc = stage->combine == COMBINE_MEDIAN ? median_of(opinions, n,
		    NULL, &judged, &out->total) : total_of(call, stage,
		    out->means, stage_weights(stage), &out->total);
	return rc == -1 || is_too_long(out->total) ? -1 : 0;
}

/* No total: what was begun of one is not told. */
static void
give_up(const struct stage *stage, struct tally *out,
    enum tally_trouble trouble)
{
	size_t i;

	*out = (struct tally){ .trouble = trouble, .total = { 0, 1 } };
	for (i = 0; i < stage->n_criteria; i++)
		out->means[i] = (struct fraction){ 0, 1 };
}

void
panel_tally(const struct call *call, const struct stage *stage,
    struct opinion *opinions, size_t n, struct tally *out)
{
	size_t i;
	int rc = 0;

	*out = (struct tally){ .total = { 0, 1 } };
	for (i = 0; i < n && rc == 0; i++) {
		opinions[i].counts = true;
		opinions[i].judged = judged_weights(call, stage,
		    opinions[i].evaluation) > 0;
		rc = opinion_total(call, stage, opinions[i].evaluation,
		    &opinions[i].total, NULL);
	}
	out->complete = is_complete(stage, opinions, n);
	if (rc == 0)
		rc = choose(call, stage, opinions, n, out);
	for (i = 0; i < n; i++)
		out->n += opinions[i].counts;
	if (rc == 0)
		rc = combine(call, stage, opinions, n, out);
	if (out->trouble != TALLY_SOUND || rc == -1) {
		give_up(stage, out, out->trouble != TALLY_SOUND ?
		    out->trouble : TALLY_TOO_LONG);
		return;
	}
	out->complete = out->complete && !out->third;
	out->passes = out->complete && tally_reaches(stage, out);
}
