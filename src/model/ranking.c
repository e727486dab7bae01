/* From totals to ranks. */
#include "config.h"

#include "mita/model/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/record.h"

/* Facts about one proposal that break ties. */

static int64_t
sme_grant(const struct call *call, const struct proposal *proposal)
{
	int64_t sum = 0;
	size_t i, k;

	for (i = 0; i < proposal->n_partners; i++)
		for (k = 0; k < call->n_sme; k++)
			if (strcmp(proposal->partners[i].type,
			    call->sme[k].id) == 0)
				sum += proposal->partners[i].grant;
	return sum;
}

/* Share of a whole that may be nothing at all. */
static struct fraction
share(int64_t part, int64_t whole)
{
	return whole <= 0 ? (struct fraction){ 0, 1 } :
	    fraction_of(part, whole);
}

static size_t
criterion_index(const struct stage *stage, const char *id)
{
	return (size_t)(stage_criterion(stage, id) - stage->criteria);
}

struct fraction
tie_figure(const struct call *call, const struct stage *stage,
    const struct tie *tie, const struct standing *s)
{
	switch (tie->kind) {
	case TIE_CRITERION:
		return s->tally.means[criterion_index(stage, tie->criterion)];
	case TIE_SME_SHARE:
		return share(sme_grant(call, s->proposal), s->proposal->asked);
	case TIE_INTENSITY:
		return share(s->proposal->asked, s->proposal->eligible);
	case TIE_COVERAGE:	/* depends on who stands above: see settle() */
	case TIE_DRAW:
	case TIE_KINDS:
		break;
	}
	return (struct fraction){ 0, 1 };
}

/* Of two intensities the lower comes first; one of nothing is the worst. */
static int
intensity_cmp(const struct call *call, const struct standing *a,
    const struct standing *b, int order)
{
	int nothing = (int)(a->proposal->eligible <= 0) -
	    (int)(b->proposal->eligible <= 0);

	return nothing != 0 && call->rules >= RULES_SECOND ? nothing : -order;
}

/* Order of two by one tie step: below 0 when a comes first. */
static int
tie_cmp(const struct call *call, const struct stage *stage,
    const struct tie *tie, const struct standing *a, const struct standing *b)
{
	int order = fraction_cmp(tie_figure(call, stage, tie, b),
	    tie_figure(call, stage, tie, a));

	if (tie->kind == TIE_DRAW)
		return a->drawn && b->drawn ? digest_cmp(&a->lot, &b->lot) : 0;
	return tie->kind == TIE_INTENSITY ? intensity_cmp(call, a, b, order) :
	    order;
}

/*
 * COVERAGE: does this proposal bring an S3 priority or county that none of
 * those above it has?
 */
static bool
has_code(const struct proposal *proposal, const char *scheme,
    const char *code)
{
	size_t i;

	for (i = 0; i < proposal->n_codes; i++)
		if (strcmp(proposal->codes[i].scheme, scheme) == 0 &&
		    strcmp(proposal->codes[i].code, code) == 0)
			return true;
	return false;
}

static bool
is_covered(const struct standing *above, size_t n, const char *scheme,
    const char *code)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (has_code(above[i].proposal, scheme, code))
			return true;
	return false;
}

/* Where the applicant, the first partner, sits. */
static const char *
county_of(const struct proposal *proposal)
{
	return proposal->n_partners == 0 ? "" : proposal->partners[0].place;
}

static bool
brings_new(const struct standing *above, size_t n,
    const struct proposal *proposal)
{
	size_t i;

	for (i = 0; i < proposal->n_codes; i++)
		if (strcmp(proposal->codes[i].scheme, "S3") == 0 &&
		    !is_covered(above, n, "S3", proposal->codes[i].code))
			return true;
	for (i = 0; i < n; i++)
		if (strcmp(county_of(above[i].proposal),
		    county_of(proposal)) == 0)
			return false;
	return proposal->n_partners > 0;
}

/*
 * Sorting: a stable insertion keeps the comparison a plain function of two
 * standings and what is settled above them.  Calls have tens of proposals,
 * at most a few thousand.
 */

static bool
is_ranked(const struct standing *s)
{
	return s->outcome != OUTCOME_WITHDRAWN &&
	    s->outcome != OUTCOME_INELIGIBLE &&
	    s->outcome != OUTCOME_INCOMPLETE &&
	    s->outcome != OUTCOME_THIRD_EXPERT &&
	    s->outcome != OUTCOME_BELOW_THRESHOLD;
}

static int
by_total(const void *a, const void *b)
{
	const struct standing *x = a, *y = b;
	int order = (int)is_ranked(y) - (int)is_ranked(x);

	if (order == 0 && is_ranked(x))
		order = fraction_cmp(y->tally.total, x->tally.total);
	return order != 0 ? order : strcmp(x->proposal->id, y->proposal->id);
}

/* The standings of a stage, while they are put in order. */
struct field {
	const struct call	*call;
	const struct stage	*stage;
	struct standing		*s;
};

/*
 * Tie step (from 1) at which a and b differ, and which is first; n are above
 * both.
 */
static int
tied_cmp(const struct field *f, size_t n, const struct standing *a,
    const struct standing *b, unsigned *step)
{
	const struct stage *stage = f->stage;
	size_t i;
	int order;

	for (i = 0; i < stage->n_ties; i++) {
		order = stage->ties[i].kind == TIE_COVERAGE ?
		    (int)brings_new(f->s, n, b->proposal) -
		    (int)brings_new(f->s, n, a->proposal) :
		    tie_cmp(f->call, stage, &stage->ties[i], a, b);
		*step = (unsigned)i + 1;
		if (order != 0)
			return order;
	}
	*step = (unsigned)stage->n_ties + 1;
	return 0;
}

static void
swap(struct standing *a, struct standing *b)
{
	struct standing kept = *a;

	*a = *b;
	*b = kept;
}

/* The best of those at place .. end - 1; of equals the first by its id. */
static size_t
best_of(const struct field *f, size_t place, size_t end)
{
	const struct standing *s = f->s;
	size_t best = place, i;
	unsigned step;
	int order;

	for (i = place + 1; i < end; i++) {
		order = tied_cmp(f, place, &s[i], &s[best], &step);
		if (order == 0)
			order = strcmp(s[i].proposal->id, s[best].proposal->id);
		if (order < 0)
			best = i;
	}
	return best;
}

/*
 * Order the equals at first .. end - 1: choose the best for each place in
 * turn, because what COVERAGE says depends on those already placed.
 */
static void
settle(const struct field *f, size_t first, size_t end)
{
	struct standing *s = f->s;
	size_t place;

	for (place = first; place < end; place++)
		swap(&s[place], &s[best_of(f, place, end)]);
}

/* What decided between each one and the one above it. */
static void
number(const struct field *f, size_t first, size_t end)
{
	struct standing *s = f->s;
	unsigned step;
	size_t i;

	s[first].rank = (unsigned)first + 1;
	s[first].tied = 0;
	for (i = first + 1; i < end; i++) {
		tied_cmp(f, i - 1, &s[i - 1], &s[i], &step);
		s[i].tied = step;
		s[i].rank = step > f->stage->n_ties ? s[i - 1].rank :
		    (unsigned)i + 1;
	}
}

/* Move those whom no step parts from s[place] behind it; where they end. */
static size_t
gather(const struct field *f, size_t place, size_t end)
{
	struct standing *s = f->s;
	size_t next = place + 1, i;
	unsigned step;

	for (i = next; i < end; i++)
		if (tied_cmp(f, place, &s[place], &s[i], &step) == 0)
			swap(&s[next++], &s[i]);
	return next;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct standing *)a)->proposal->id,
	    ((const struct standing *)b)->proposal->id);
}

/*
 * The second rules: whoever is equal when a place is filled takes it
 * together, before COVERAGE looks at them; so that no id decides who is
 * above whom.  Ids order those of one rank for the eye only.
 */
static void
settle_together(const struct field *f, size_t first, size_t end)
{
	struct standing *s = f->s;
	size_t place, next, above = first, i;
	unsigned step = 0;

	for (place = first; place < end; place = next) {
		swap(&s[place], &s[best_of(f, place, end)]);
		next = gather(f, place, end);
		qsort(&s[place], next - place, sizeof(*s), by_id);
		if (place > first)
			tied_cmp(f, above, &s[above], &s[place], &step);
		for (i = place; i < next; i++) {
			s[i].rank = (unsigned)place + 1;
			s[i].tied = i == place ? step :
			    (unsigned)f->stage->n_ties + 1;
		}
		above = place;
	}
}

void
ranking_sort(const struct call *call, const struct stage *stage,
    struct standing *standings, size_t n)
{
	const struct field field = { call, stage, standings };
	size_t first, end;

	if (n > 1)
		qsort(standings, n, sizeof(*standings), by_total);
	for (first = 0; first < n && is_ranked(&standings[first]);
	    first = end) {
		for (end = first + 1; end < n && is_ranked(&standings[end]) &&
		    fraction_cmp(standings[first].tally.total,
		    standings[end].tally.total) == 0; end++)
			continue;
		if (call->rules >= RULES_SECOND) {
			settle_together(&field, first, end);
			continue;
		}
		settle(&field, first, end);
		number(&field, first, end);
	}
}

bool
outcome_goes_on(enum outcome outcome)
{
	return outcome == OUTCOME_INVITED || outcome == OUTCOME_FUNDED ||
	    outcome == OUTCOME_OFFERED;
}

size_t
ranking_length(const struct standing *s, size_t n)
{
	size_t end = 0;

	while (end < n && s[end].rank != 0)
		end++;
	return end;
}
