/* What waits for an officer. */
#include "config.h"

#include "mita/office/needs.h"

#include <string.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/attention.h"
#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/may.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/office/sitting.h"
#include "mita/office/stage_view.h"

/*
 * What waits for an officer, and not only for experts: what is wrong, then
 * expert by expert, what came late, then proposal by proposal.
 */

const char *const need_words[NEEDS] = {
	[NEED_WRONG]		= "WRONG",
	[NEED_STALE]		= "STALE",
	[NEED_INTEREST]		= "INTEREST",
	[NEED_REFUSED]		= "REFUSED",
	[NEED_OUTDATED]		= "OUTDATED",
	[NEED_FORKED]		= "FORKED",
	[NEED_REVOKED]		= "REVOKED",
	[NEED_OVERDUE]		= "OVERDUE",
	[NEED_LATE]		= "LATE",
	[NEED_ELIGIBILITY]	= "ELIGIBILITY",
	[NEED_DOUBT]		= "DOUBT",
	[NEED_THIRD_EXPERT]	= "THIRD-EXPERT",
	[NEED_SEATS]		= "SEATS",
};

static int
add(struct stage_view *view, struct need need, struct fault *why)
{
	struct need *needs = arena_grow(view->book->arena, view->needs,
	    view->n_needs, sizeof(*needs));

	if (needs == NULL)
		return fault_memory(why);
	view->needs = needs;
	needs[view->n_needs++] = need;
	return 0;
}

static int
add_wrong(struct stage_view *view, struct fault *why)
{
	const struct book *book = view->book;
	size_t i;

	for (i = 0; i < book->n_findings; i++)
		if (book->findings[i].grade == GRADE_WRONG && add(view,
		    (struct need){ .kind = NEED_WRONG, .count = 1,
		    .place = book->findings[i].place }, why) == -1)
			return -1;
	return 0;
}

/* What a state asks of an officer; NEEDS: nothing, or only of the expert. */
static enum need_kind
need_of(enum pair_state state)
{
	switch (state) {
	case PAIR_CONFLICT_OPEN:
		return NEED_INTEREST;
	case PAIR_LATE:
		return NEED_REFUSED;
	case PAIR_OUTDATED:
		return NEED_OUTDATED;
	case PAIR_FORKED:
		return NEED_FORKED;
	case PAIR_SILENT:
	case PAIR_DECLARED:
	case PAIR_EVALUATED:
	case PAIR_DISQUALIFIED:
	case PAIR_CANCELLED:
	case PAIR_STATES:
		break;
	}
	return NEEDS;
}

/* Pairs that are missing although their time is over. */
static size_t
overdue(const struct workload *load, int64_t now)
{
	size_t late = 0, i;
	int64_t deadline;

	for (i = 0; i < load->n; i++)
		late += pair_is_missing(&load->pairs[i]) &&
		    need_of(load->pairs[i].state) == NEEDS && clock_parse(
		    load->pairs[i].assignment->record->body.assignment.
		    deadline, &deadline) && deadline < now;
	return late;
}

/* Sentences about what is to be ruled on before the pair counts; or NULL. */
static int
unruled(const struct stage_view *view, const struct bench *bench,
    const struct pair *pair, const char **out, struct fault *why)
{
	const struct conflict *c = conflicts_find(bench->conflicts,
	    bench->n_conflicts, pair->expert, pair->proposal);
	struct suit suit = {0};
	struct buf text = {0};
	unsigned bars;

	*out = NULL;
	if (c == NULL || pair_seat(pair) != SEAT_TAKEN)
		return 0;
	conflict_suit(c, &suit);
	if ((bars = suit_stops(&suit, ACT_COUNT)) == 0)
		return 0;
	conflict_reason(&text, c, bars);
	*out = text.failed ? NULL :
	    arena_string(view->book->arena, buf_text(&text));
	buf_release(&text);
	return *out == NULL ? fault_memory(why) : 0;
}

static int
add_pair(struct stage_view *view, const struct bench *bench,
    const struct pair *pair, struct fault *why)
{
	struct need need = { .kind = need_of(pair->state), .count = 1,
	    .expert = pair->expert, .proposal = pair->proposal };

	if (unruled(view, bench, pair, &need.text, why) == -1)
		return -1;
	if (need.text != NULL)
		need.kind = NEED_INTEREST;
	return need.kind == NEEDS ? 0 : add(view, need, why);
}

static int
add_expert(struct stage_view *view, const struct bench *bench,
    const struct expert_view *expert, struct fault *why)
{
	const struct workload *load = &expert->load;
	size_t late = overdue(load, clock_now()), i;
	struct need need = { .expert = load->expert };

	for (i = 0; i < load->n; i++)
		if (add_pair(view, bench, &load->pairs[i], why) == -1)
			return -1;
	if (expert->who.revoked && load->missing > 0) {
		need.kind = NEED_REVOKED;
		need.count = load->missing;
	} else {
		need.kind = NEED_OVERDUE;
		need.count = late;
	}
	return need.count == 0 ? 0 : add(view, need, why);
}

static int
add_late(struct stage_view *view, struct fault *why)
{
	const struct arrival *first;
	struct late late;
	size_t i;

	for (i = 0; i < view->sheet.n_pairs; i++) {
		const struct pair *pair = &view->sheet.pairs[i];

		if (pair->state != PAIR_EVALUATED)
			continue;
		first = view->arrivals->first[pair->evaluation->at];
		if (first != NULL && late_is(view->book,
		    view->sheet.stage->number, pair, first->time, &late) &&
		    !late.ruled && add(view, (struct need){
		    .kind = NEED_LATE, .expert = pair->expert,
		    .proposal = pair->proposal, .count = 1 }, why) == -1)
			return -1;
	}
	return 0;
}

static size_t
unanswered(const struct stage_view *view, const char *proposal)
{
	const struct stage *stage = view->sheet.stage;
	size_t n = 0, i;

	for (i = 0; i < stage->n_eligibility; i++)
		n += outcome_ruling(view->book, &view->sheet,
		    RULING_ELIGIBILITY, proposal, stage->eligibility[i].id) ==
		    NULL;
	return n;
}

static unsigned
lacks(const struct stage_view *view, const struct proposal_view *place)
{
	const struct expert_view *expert;
	struct sitting sitting = {0};
	size_t i;

	for (i = 0; i < place->n_parts; i++) {
		const struct pair *pair = place->parts[i].pair;

		expert = stage_view_expert(view, pair->expert);
		if (expert != NULL)
			sitting_add(&sitting, pair,
			    expert->who.admission->role);
	}
	return sitting_lacks(&sitting, view->sheet.stage,
	    place->standing->outcome);
}

static int
add_proposal(struct stage_view *view, const struct proposal_view *place,
    struct fault *why)
{
	enum outcome outcome = place->standing->outcome;
	struct need need = { .proposal = place->standing->proposal->id };

	if (outcome == OUTCOME_WITHDRAWN || outcome == OUTCOME_INELIGIBLE)
		return 0;
	need.kind = NEED_ELIGIBILITY;
	need.count = unanswered(view, need.proposal);
	if (need.count > 0 && add(view, need, why) == -1)
		return -1;
	need.kind = outcome == OUTCOME_THIRD_EXPERT ? NEED_THIRD_EXPERT :
	    NEED_SEATS;
	need.count = lacks(view, place);
	return need.count == 0 ? 0 : add(view, need, why);
}

/* What most experts doubt, and nobody ruled on. */
static int
add_doubts(struct stage_view *view, struct fault *why)
{
	struct concern *concerns;
	size_t n, i;

	if (concerns_of(view->book, &view->sheet, &concerns, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (concerns[i].ruling == NULL && add(view, (struct need){
		    .kind = NEED_DOUBT, .proposal = concerns[i].proposal->id,
		    .count = concerns[i].gave }, why) == -1)
			return -1;
	return 0;
}

int
needs_find(struct stage_view *view, struct fault *why)
{
	struct bench bench;
	size_t i;

	if (add_wrong(view, why) == -1 || bench_open(&bench, view->book,
	    &view->sheet, true, why) == -1)
		return -1;
	for (i = 0; i < view->n_experts; i++)
		if (add_expert(view, &bench, view->by_expert[i], why) == -1)
			return -1;
	if (add_late(view, why) == -1)
		return -1;
	if (view->stale && add(view, (struct need){ .kind = NEED_STALE,
	    .count = view->sheet.stage->number }, why) == -1)
		return -1;
	for (i = 0; i < view->n_proposals; i++)
		if (add_proposal(view, &view->places[i], why) == -1)
			return -1;
	return add_doubts(view, why);
}
