#include "config.h"

#include "mita/model/panel.h"

#include <string.h>

#include "mita/base/fault.h"

static int
too_large(struct fault *why)
{
	return fault_set(why, FAULT_REFUSED, "RANGE",
	    "an exact total leaves 64 bits; the call's weights, scale and"
	    " panels are too large together");
}

struct fraction
stage_pass(const struct stage *stage)
{
	return fraction_of(stage->pass, BP_ONE / 100);
}

static const struct score *
find_score(const struct evaluation *ev, const char *criterion)
{
	size_t i;

	for (i = 0; i < ev->n_scores; i++)
		if (strcmp(ev->scores[i].criterion, criterion) == 0)
			return &ev->scores[i];
	return NULL;
}

/*
 * Mean of one criterion over the opinions that count and judge it.  Returns
 * how many judged it.
 */
static unsigned
mean_of(const struct opinion *opinions, size_t n, const char *criterion,
    struct fraction *out)
{
	const struct score *score;
	int64_t sum = 0;
	unsigned judged = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!opinions[i].counts)
			continue;
		score = find_score(opinions[i].evaluation, criterion);
		if (score == NULL || score->steps < 0)
			continue;
		sum += score->steps;
		judged++;
	}
	*out = judged == 0 ? (struct fraction){ 0, 1 } :
	    fraction_of(sum, judged);
	return judged;
}

/* Weighted means on the scale of 0 to 100. */
static int
total_of(const struct call *call, const struct stage *stage,
    const struct fraction *means, struct fraction *out, struct fault *why)
{
	struct fraction part, sum = { 0, 1 };
	size_t i;

	for (i = 0; i < stage->n_criteria; i++)
		if (fraction_scale(&part, means[i],
		    stage->criteria[i].weight, 1) == -1 ||
		    fraction_add(&sum, sum, part) == -1)
			return too_large(why);
	if (fraction_scale(out, sum, 100,
	    (int64_t)stage_weights(stage) * call->scale.top) == -1)
		return too_large(why);
	return 0;
}

int
opinion_total(const struct call *call, const struct stage *stage,
    const struct evaluation *ev, struct fraction *out, struct fault *why)
{
	struct fraction means[CRITERIA_MAX];
	struct opinion one = { .evaluation = ev, .counts = true };
	size_t i;

	for (i = 0; i < stage->n_criteria; i++)
		mean_of(&one, 1, stage->criteria[i].id, &means[i]);
	return total_of(call, stage, means, out, why);
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
 * both others are equally far from it.
 */
static int
choose_closest(struct opinion *o, struct fault *why)
{
	size_t low = 0, high = 0, middle, i;
	struct fraction below, above;
	int order;

	for (i = 1; i < 3; i++) {
		if (fraction_cmp(o[i].total, o[low].total) < 0)
			low = i;
		if (fraction_cmp(o[i].total, o[high].total) >= 0)
			high = i;
	}
	/* Of equals the last is the high one, so the three are distinct. */
	middle = 3 - low - high;
	if (distance(&below, o[middle].total, o[low].total) == -1 ||
	    distance(&above, o[high].total, o[middle].total) == -1)
		return too_large(why);
	order = fraction_cmp(below, above);
	o[low].counts = order < 0;
	o[high].counts = order > 0;
	return 0;
}

/* |T1 - T2| above the call's share of the higher, unless both fail anyway. */
static int
needs_third(const struct stage *stage, const struct opinion *o, bool *out,
    struct fault *why)
{
	struct fraction apart, limit, higher;

	higher = fraction_cmp(o[0].total, o[1].total) > 0 ? o[0].total :
	    o[1].total;
	if (distance(&apart, o[0].total, o[1].total) == -1 ||
	    fraction_scale(&limit, higher, stage->third, BP_ONE) == -1)
		return too_large(why);
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

static int
choose(const struct stage *stage, struct opinion *opinions, size_t n,
    struct tally *out, struct fault *why)
{
	if (stage->combine != COMBINE_TWO_CLOSEST)
		return 0;
	if (n == 2)
		return needs_third(stage, opinions, &out->third, why);
	if (n == 3)
		return choose_closest(opinions, why);
	if (n > 3)
		return fault_set(why, FAULT_REFUSED, "PANEL",
		    "%zu evaluations of one proposal, but TWO-CLOSEST is for"
		    " two or three", n);
	return 0;
}

int
panel_tally(const struct call *call, const struct stage *stage,
    struct opinion *opinions, size_t n, struct tally *out, struct fault *why)
{
	bool judged = true;
	size_t i;

	*out = (struct tally){ .total = { 0, 1 } };
	for (i = 0; i < n; i++) {
		opinions[i].counts = true;
		if (opinion_total(call, stage, opinions[i].evaluation,
		    &opinions[i].total, why) == -1)
			return -1;
	}
	out->complete = is_complete(stage, opinions, n);
	if (choose(stage, opinions, n, out, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		out->n += opinions[i].counts;
	/* "Cannot judge" is no zero: the criterion waits for another expert. */
	for (i = 0; i < stage->n_criteria; i++)
		if (mean_of(opinions, n, stage->criteria[i].id,
		    &out->means[i]) < (out->n < stage->panel ? out->n :
		    stage->panel))
			judged = false;
	if (total_of(call, stage, out->means, &out->total, why) == -1)
		return -1;
	out->complete = out->complete && judged && !out->third;
	out->passes = out->complete && tally_reaches(stage, out);
	return 0;
}
