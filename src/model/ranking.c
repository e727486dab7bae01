#include "config.h"

#include "mita/model/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/limits.h"

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

/* Order of two by one tie step: below 0 when a comes first. */
static int
tie_cmp(const struct call *call, const struct stage *stage,
    const struct tie *tie, const struct standing *a, const struct standing *b)
{
	int order = fraction_cmp(tie_figure(call, stage, tie, b),
	    tie_figure(call, stage, tie, a));

	if (tie->kind == TIE_DRAW)
		return a->drawn && b->drawn ? digest_cmp(&a->lot, &b->lot) : 0;
	/* Of intensities the lower one comes first. */
	return tie->kind == TIE_INTENSITY ? -order : order;
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

/* Tie step (from 1) at which a and b differ, and which is first. */
static int
tied_cmp(const struct call *call, const struct stage *stage,
    const struct standing *above, size_t n, const struct standing *a,
    const struct standing *b, unsigned *step)
{
	size_t i;
	int order;

	for (i = 0; i < stage->n_ties; i++) {
		order = stage->ties[i].kind == TIE_COVERAGE ?
		    (int)brings_new(above, n, b->proposal) -
		    (int)brings_new(above, n, a->proposal) :
		    tie_cmp(call, stage, &stage->ties[i], a, b);
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

/*
 * Order the equals at first .. end - 1: choose the best for each place in
 * turn, because what COVERAGE says depends on those already placed.
 */
static void
settle(const struct call *call, const struct stage *stage,
    struct standing *s, size_t first, size_t end)
{
	size_t place, best, i;
	unsigned step;
	int order;

	for (place = first; place < end; place++) {
		best = place;
		for (i = place + 1; i < end; i++) {
			order = tied_cmp(call, stage, s, place, &s[i],
			    &s[best], &step);
			if (order == 0)
				order = strcmp(s[i].proposal->id,
				    s[best].proposal->id);
			if (order < 0)
				best = i;
		}
		swap(&s[place], &s[best]);
	}
}

/* What decided between each one and the one above it. */
static void
number(const struct call *call, const struct stage *stage,
    struct standing *s, size_t first, size_t end)
{
	unsigned step;
	size_t i;

	s[first].rank = (unsigned)first + 1;
	s[first].tied = 0;
	for (i = first + 1; i < end; i++) {
		tied_cmp(call, stage, s, i - 1, &s[i - 1], &s[i], &step);
		s[i].tied = step;
		s[i].rank = step > stage->n_ties ? s[i - 1].rank :
		    (unsigned)i + 1;
	}
}

void
ranking_sort(const struct call *call, const struct stage *stage,
    struct standing *standings, size_t n)
{
	size_t first, end;

	if (n > 1)
		qsort(standings, n, sizeof(*standings), by_total);
	for (first = 0; first < n && is_ranked(&standings[first]);
	    first = end) {
		for (end = first + 1; end < n && is_ranked(&standings[end]) &&
		    fraction_cmp(standings[first].tally.total,
		    standings[end].tally.total) == 0; end++)
			continue;
		settle(call, stage, standings, first, end);
		number(call, stage, standings, first, end);
	}
}

/* Money */

int64_t
grant_of(const struct call *call, const struct proposal *proposal)
{
	int64_t grant = proposal->asked;
	int64_t most = proposal->eligible * call->intensity_max / BP_ONE;

	if (grant > call->grant_max)
		grant = call->grant_max;
	return grant > most ? most : grant;
}

bool
proposal_is_above_share(const struct call *call,
    const struct proposal *proposal)
{
	return proposal->asked * BP_ONE >
	    proposal->eligible * call->intensity_max;
}

int64_t
proposal_asked_change(const struct proposal *before,
    const struct proposal *now)
{
	return before->asked == 0 ? 0 :
	    (now->asked - before->asked) * BP_ONE / before->asked;
}

bool
proposal_reads_alike(const struct proposal *a, const struct proposal *b)
{
	size_t i;

	if (strcmp(a->language, b->language) != 0 ||
	    strcmp(a->title, b->title) != 0 || a->n_codes != b->n_codes ||
	    a->n_documents != b->n_documents)
		return false;
	for (i = 0; i < a->n_codes; i++)
		if (strcmp(a->codes[i].scheme, b->codes[i].scheme) != 0 ||
		    strcmp(a->codes[i].code, b->codes[i].code) != 0)
			return false;
	for (i = 0; i < a->n_documents; i++)
		if (!digest_equal(&a->documents[i].digest,
		    &b->documents[i].digest))
			return false;
	return true;
}

bool
proposal_asked_moved(const struct stage *stage,
    const struct proposal *before, const struct proposal *now)
{
	int64_t moved = now->asked - before->asked;

	return stage->has_asked_change && (moved < 0 ? -moved : moved) *
	    BP_ONE > before->asked * stage->asked_change;
}

/* Ten thousand sums of MONEY_MAX in basis points do not fit 64 bits. */
static __int128
apart(__int128 a, __int128 b)
{
	return a > b ? a - b : b - a;
}

/* Number of ranked standings, which stand first. */
static size_t
ranked(const struct standing *s, size_t n)
{
	size_t end = 0;

	while (end < n && s[end].rank != 0)
		end++;
	return end;
}

/*
 * How many go through: the cut between different totals whose sum is
 * nearest to the aim among those not below the floor; the more generous of
 * two equally near.  All, when even all of them stay below the floor.
 */
static size_t
cut_of(const struct stage *stage, int64_t budget, const struct standing *s,
    size_t n, bool *binds)
{
	__int128 aim = (__int128)budget * stage->gate.aim;
	__int128 floor = (__int128)budget * stage->gate.floor;
	__int128 sum = 0, best = -1;
	size_t cut = n, i;

	for (i = 0; i < n; i++) {
		sum += (__int128)s[i].proposal->asked * BP_ONE;
		if (i + 1 < n && fraction_cmp(s[i].tally.total,
		    s[i + 1].tally.total) == 0)
			continue;
		if (sum >= floor && (best == -1 || apart(sum, aim) <= best)) {
			best = apart(sum, aim);
			cut = i + 1;
		}
	}
	*binds = cut < n;
	return cut;
}

enum gate_state
gate_apply(const struct stage *stage, int64_t budget,
    struct standing *standings, size_t n, struct fraction *lowest)
{
	size_t end = ranked(standings, n), cut = end, i;
	bool binds = false;

	*lowest = (struct fraction){ 0, 1 };
	if (stage->gate.rule != GATE_RULE_NONE)
		cut = cut_of(stage, budget, standings, end, &binds);
	for (i = 0; i < end; i++)
		standings[i].outcome = i < cut ||
		    stage->gate.rule == GATE_RULE_ADVISORY ?
		    OUTCOME_INVITED : OUTCOME_BELOW_GATE;
	if (stage->gate.rule == GATE_RULE_NONE)
		return GATE_NONE;
	if (cut > 0)
		*lowest = standings[cut - 1].tally.total;
	return binds ? GATE_BINDING : GATE_NOT_BINDING;
}

/* Those that rank with the first, and what they would get together. */
static size_t
rank_end(const struct call *call, const struct standing *s, size_t first,
    size_t end, int64_t *sum)
{
	size_t next;

	*sum = 0;
	for (next = first; next < end && s[next].rank == s[first].rank; next++)
		*sum += grant_of(call, s[next].proposal);
	return next;
}

/* What is left goes to one proposal whole enough to live on it. */
static bool
is_enough(const struct call *call, int64_t left, int64_t grant)
{
	return left > 0 &&
	    left * BP_ONE >= grant * (int64_t)call->remainder_min;
}

void
funding_apply(const struct call *call, int64_t budget,
    struct standing *standings, size_t n)
{
	size_t end = ranked(standings, n), first, next, i;
	int64_t left = budget, sum;
	bool open = true, fits, offered;

	for (first = 0; first < end; first = next) {
		next = rank_end(call, standings, first, end, &sum);
		fits = open && sum <= left;
		offered = open && !fits && next == first + 1 &&
		    is_enough(call, left, sum);
		for (i = first; i < next; i++) {
			standings[i].outcome = fits ? OUTCOME_FUNDED :
			    OUTCOME_RESERVE;
			standings[i].grant = fits ? grant_of(call,
			    standings[i].proposal) : 0;
			standings[i].refused = offered && standings[i].refused;
		}
		left -= fits ? sum : 0;
		if (offered && !standings[first].refused) {
			standings[first].outcome = OUTCOME_OFFERED;
			standings[first].grant = left;
		}
		open = fits || standings[first].refused;
	}
}
