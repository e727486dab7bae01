/* A stage's outcome, as a function of a set of believed records. */
#include "config.h"

#include "mita/audit/outcome.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/money.h"

struct view {
	const struct book	*book;
	const bool		*set;
	struct outcome_sheet	*sheet;
	const struct entry	*lots;		/* their ruling, or NULL */
	size_t			 n_places;
	/* of stage one's result, by proposal */
	const struct place     **places;
};

/* On a proposal, or on the stage ("-"), whatever expert it names. */
static const struct entry *
ruling_in(const struct book *book, unsigned stage, const bool *set,
    enum ruling_subject subject, const char *proposal, const char *question)
{
	const struct ruling_about about = { .subject = subject,
	    .stage = stage, .proposal = proposal, .question = question };

	return book_ruling(book, &about, set);
}

const struct entry *
outcome_ruling(const struct book *book, const struct outcome_sheet *sheet,
    enum ruling_subject subject, const char *proposal, const char *question)
{
	return ruling_in(book, sheet->stage->number, sheet->set, subject,
	    proposal, question);
}

const struct entry *
outcome_deviation(const struct book *book, unsigned stage,
    const char *proposal, const bool *set)
{
	return ruling_in(book, stage, set, RULING_DEVIATION, proposal, "-");
}

enum outcome
deviation_outcome(const struct ruling *ruling)
{
	int i;

	for (i = 0; i < OUTCOMES - 1; i++)
		if (strcmp(outcome_words[i], ruling->answer) == 0)
			break;
	return (enum outcome)i;
}

static const struct ruling *
find_ruling(const struct view *view, enum ruling_subject subject,
    const char *proposal, const char *question)
{
	const struct entry *entry = outcome_ruling(view->book, view->sheet,
	    subject, proposal, question);

	return entry == NULL ? NULL : &entry->record->body.ruling;
}

static bool
is_ruled(const struct view *view, enum ruling_subject subject,
    const char *proposal, const char *answer)
{
	const struct ruling *ruling = find_ruling(view, subject, proposal, "-");

	return ruling != NULL && strcmp(ruling->answer, answer) == 0;
}

/* The call's, or what the last ruling on it says, in cents. */
static int64_t
budget_of(const struct view *view)
{
	const struct ruling *ruling = find_ruling(view, RULING_BUDGET, "-",
	    "-");

	/* Every believed one is a sum. */
	return ruling == NULL ? view->book->call->budget :
	    money_cents(ruling->answer);
}

const struct entry *
outcome_draw(const struct book *book, unsigned stage, const bool *set)
{
	const struct entries *all = book_group(book, GROUP_RULING, stage, "-");
	const struct entry *first = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct record *record = all->list[i]->record;

		if (entry_counts(all->list[i], set) &&
		    record->body.ruling.subject == RULING_DRAW &&
		    (first == NULL || record->head.seq <=
		    first->record->head.seq))
			first = all->list[i];
	}
	return first;
}

/* SHA-256 of call, stage, proposal and seed: anybody can do it again. */
static int
draw(const struct view *view, struct standing *out, struct fault *why)
{
	char call[DIGEST_TEXT_LEN + 1];
	struct buf text = {0};
	int rc;

	if (view->lots == NULL)
		return 0;
	digest_text(call, &view->book->call_entry->digest);
	buf_putf(&text, "%s %u %s %s\n", call, view->sheet->stage->number,
	    out->proposal->id, view->lots->record->body.ruling.answer);
	out->drawn = true;
	out->lot = book_digest(buf_text(&text), text.len);
	rc = text.failed ? fault_memory(why) : 0;
	buf_release(&text);
	return rc;
}

/* Eligibility: every question of the stage answered, and none with NO. */

static enum outcome
eligibility_of(const struct view *view, const char *proposal)
{
	const struct stage *stage = view->sheet->stage;
	enum outcome outcome = OUTCOME_RESERVE;
	const struct ruling *ruling;
	size_t i;

	for (i = 0; i < stage->n_eligibility; i++) {
		ruling = find_ruling(view, RULING_ELIGIBILITY, proposal,
		    stage->eligibility[i].id);
		if (ruling == NULL)
			outcome = OUTCOME_INCOMPLETE;
		else if (strcmp(ruling->answer, "NO") == 0)
			return OUTCOME_INELIGIBLE;
	}
	return outcome;
}

static int
by_place(const void *a, const void *b)
{
	const struct place *x = *(const struct place *const *)a;
	const struct place *y = *(const struct place *const *)b;

	int order = strcmp(x->proposal, y->proposal);

	return order != 0 ? order : (x > y) - (x < y);
}

/* The places of the last result of stage one, by proposal. */
static int
sort_places(struct view *view, struct fault *why)
{
	const struct entry *latest = outcome_latest_in(view->book, 1,
	    view->set);
	const struct result *result;
	size_t i;

	if (latest == NULL || view->sheet->stage->number == 1)
		return 0;
	result = &latest->record->body.result;
	view->places = arena_alloc(view->book->arena,
	    (result->n_places + 1) * sizeof(*view->places));
	if (view->places == NULL)
		return fault_memory(why);
	for (i = 0; i < result->n_places; i++)
		view->places[i] = &result->places[i];
	view->n_places = result->n_places;
	qsort(view->places, view->n_places, sizeof(*view->places), by_place);
	return 0;
}

/*
 * Stage two is for those whom the last result of stage one invited, unless
 * the committee decided otherwise.
 */
static bool
is_invited(const struct view *view, const char *proposal)
{
	const struct entry *deviation;
	size_t low = 0, high = view->n_places;

	if (view->sheet->stage->number == 1)
		return true;
	deviation = outcome_deviation(view->book, 1, proposal, view->set);
	if (deviation != NULL)
		return deviation_outcome(&deviation->record->body.ruling) ==
		    OUTCOME_INVITED;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(view->places[middle]->proposal, proposal) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < view->n_places &&
	    strcmp(view->places[low]->proposal, proposal) == 0 &&
	    view->places[low]->outcome == OUTCOME_INVITED;
}

/*
 * Who evaluated as what?  Under the second rules as admitted when it was
 * assigned: a later role changes no panel of the past.
 */
static const struct admission *
admission_of(const struct book *book, const struct outcome_sheet *sheet,
    const struct pair *pair)
{
	const struct entries *all = book_group(book, GROUP_ADMISSION, 0,
	    pair->expert);
	const struct entry *assignment = book_find(book, &pair->evaluation->
	    record->body.evaluation.assignment);
	const struct record *found = NULL;
	size_t i;

	if (book->call->rules < RULES_SECOND || assignment == NULL)
		return book_admission_in(book, pair->expert, sheet->set);
	for (i = 0; i < all->n; i++) {
		const struct record *record = all->list[i]->record;

		if (entry_counts(all->list[i], sheet->set) &&
		    record->head.seq <= assignment->record->head.seq &&
		    (found == NULL || record->head.seq > found->head.seq))
			found = record;
	}
	return found == NULL ? NULL : &found->body.admission;
}

int
outcome_opinions(const struct book *book, const struct outcome_sheet *sheet,
    const char *proposal, struct opinion **out, size_t *n, struct fault *why)
{
	struct opinion *opinions = NULL;
	size_t count = 0, n_pairs, i;
	struct pair **pairs = pairs_on(sheet->by_proposal, sheet->n_pairs,
	    proposal, &n_pairs);

	for (i = 0; i < n_pairs; i++) {
		const struct pair *pair = pairs[i];
		const struct admission *admission;

		if (pair->state != PAIR_EVALUATED)
			continue;
		opinions = arena_grow(book->arena, opinions, count,
		    sizeof(*opinions));
		if (opinions == NULL)
			return fault_memory(why);
		admission = admission_of(book, sheet, pair);
		if (admission == NULL)
			continue;
		opinions[count++] = (struct opinion){
			.evaluation =
			    &pair->evaluation->record->body.evaluation,
			.role = admission->role,
		};
	}
	*out = opinions;
	*n = count;
	return 0;
}

/* The largest sum that its applicant refuses; earlier rulings name none. */
static int64_t
refuses_of(const struct view *view, const char *proposal)
{
	const struct ruling *last = find_ruling(view, RULING_OFFER, proposal,
	    NULL);

	if (last == NULL || strcmp(last->answer, "REFUSE") != 0)
		return 0;
	return strcmp(last->question, "-") == 0 ? MONEY_MAX :
	    money_cents(last->question);
}

/*
 * Does the pair keep its proposal waiting?  Under the second rules not when
 * what came of it was refused: nothing more will come.
 */
static bool
is_awaited(const struct book *book, const struct pair *pair)
{
	return pair_is_missing(pair) && (pair->state != PAIR_LATE ||
	    book->call->rules < RULES_SECOND);
}

/* Does a pair of the proposal still wait for somebody? */
static bool
is_waited_for(const struct view *view, const char *proposal)
{
	size_t n, i;
	struct pair **pairs = pairs_on(view->sheet->by_proposal,
	    view->sheet->n_pairs, proposal, &n);

	for (i = 0; i < n; i++)
		if (is_awaited(view->book, pairs[i]))
			return true;
	return false;
}

static int
stand(const struct view *view, const struct proposal *proposal,
    struct standing *out, struct fault *why)
{
	struct opinion *opinions;
	size_t n;

	*out = (struct standing){ .proposal = proposal,
	    .uninvited = !is_invited(view, proposal->id),
	    .refuses = refuses_of(view, proposal->id) };
	if (is_ruled(view, RULING_WITHDRAWN, proposal->id, "YES"))
		out->outcome = OUTCOME_WITHDRAWN;
	else if (out->uninvited)
		out->outcome = OUTCOME_INELIGIBLE;
	else
		out->outcome = eligibility_of(view, proposal->id);
	if (draw(view, out, why) == -1)
		return -1;
	if (outcome_opinions(view->book, view->sheet, proposal->id, &opinions,
	    &n, why) == -1)
		return fault_within(why, "%s", proposal->id);
	panel_tally(view->book->call, view->sheet->stage, opinions, n,
	    &out->tally);
	if (out->outcome != OUTCOME_RESERVE)
		return 0;
	if (is_waited_for(view, proposal->id))
		out->outcome = OUTCOME_INCOMPLETE;
	if (out->tally.third)
		out->outcome = OUTCOME_THIRD_EXPERT;
	else if (!out->tally.complete)
		out->outcome = OUTCOME_INCOMPLETE;
	else if (out->outcome == OUTCOME_RESERVE && !out->tally.passes)
		out->outcome = OUTCOME_BELOW_THRESHOLD;
	return 0;
}

static int
stand_all(const struct view *view, struct fault *why)
{
	const struct entries *all = book_kind(view->book, RECORD_PROPOSAL);
	struct outcome_sheet *sheet = view->sheet;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];

		if (!entry_counts(entry, view->set) ||
		    entry->record->body.proposal.stage !=
		    sheet->stage->number || entry != book_proposal_in(
		    view->book, entry->record->body.proposal.id,
		    sheet->stage->number, view->set))
			continue;
		sheet->standings = arena_grow(view->book->arena,
		    sheet->standings, sheet->n_standings,
		    sizeof(*sheet->standings));
		if (sheet->standings == NULL)
			return fault_memory(why);
		if (stand(view, &entry->record->body.proposal,
		    &sheet->standings[sheet->n_standings], why) == -1)
			return -1;
		sheet->n_standings++;
	}
	return 0;
}

/* Everything that bears on a stage: the call and its people count for both. */
static bool
bears_on(const struct record *record, unsigned stage)
{
	switch (record->head.kind) {
	case RECORD_CALL:
	case RECORD_KEY:
	case RECORD_ADMISSION:
	case RECORD_REVOCATION:
		return true;
	case RECORD_PROPOSAL:
		return record->body.proposal.stage == stage;
	case RECORD_ASSIGNMENT:
		return record->body.assignment.stage == stage;
	case RECORD_CANCELLATION:
		return record->body.cancellation.stage == stage;
	case RECORD_DECLARATION:
		return record->body.declaration.stage == stage;
	case RECORD_EVALUATION:
		return record->body.evaluation.stage == stage;
	case RECORD_RULING:
		return record->body.ruling.stage == stage ||
		    (record->body.ruling.subject == RULING_DEVIATION &&
		    record->body.ruling.stage < stage);
	case RECORD_RESULT:
		return record->body.result.stage < stage;
	case RECORD_MANIFEST:
	case RECORD_KINDS:
		break;
	}
	return false;
}

static int
list_rests(const struct view *view, struct fault *why)
{
	struct outcome_sheet *sheet = view->sheet;
	size_t i;

	sheet->rests = arena_alloc(view->book->arena,
	    (view->book->n + 1) * sizeof(*sheet->rests));
	if (sheet->rests == NULL)
		return fault_memory(why);
	for (i = 0; i < view->book->n; i++) {
		const struct entry *entry = view->book->entries[i];

		if (entry_counts(entry, view->set) && bears_on(entry->record,
		    sheet->stage->number))
			sheet->rests[sheet->n_rests++] = entry->digest;
	}
	sheet->n_rests = digests_sort(sheet->rests, sheet->n_rests);
	return 0;
}

int
outcome_compute(const struct book *book, unsigned stage, const bool *set,
    struct outcome_sheet *out, struct fault *why)
{
	struct view view = { .book = book, .set = set, .sheet = out };

	*out = (struct outcome_sheet){ .set = set, .gate_total = { 0, 1 } };
	if (book->call == NULL ||
	    (out->stage = call_stage(book->call, stage)) == NULL)
		return fault_set(why, FAULT_REFUSED, "STAGE",
		    "the call has no stage %u", stage);
	out->budget = budget_of(&view);
	view.lots = outcome_draw(book, stage, set);
	if (pairs_of(book, stage, set, &out->pairs, &out->n_pairs, why) == -1)
		return -1;
	out->by_proposal = pairs_sort(book, out->pairs, out->n_pairs);
	if (out->by_proposal == NULL)
		return fault_memory(why);
	if (sort_places(&view, why) == -1 || stand_all(&view, why) == -1)
		return -1;
	ranking_sort(book->call, out->stage, out->standings,
	    out->n_standings);
	if (out->stage->funds)
		funding_apply(book->call, out->budget, out->standings,
		    out->n_standings);
	else
		out->gate = gate_apply(book->call, out->stage, out->budget,
		    out->standings, out->n_standings, &out->gate_total);
	return list_rests(&view, why);
}

static void
state_place(const struct standing *standing, struct place *out)
{
	memcpy(out->proposal, standing->proposal->id, sizeof(out->proposal));
	out->outcome = standing->outcome;
	out->rank = standing->rank;
	out->total = standing->tally.total;
	out->counted = (unsigned)standing->tally.n;
	out->grant = standing->grant;
}

static void
state_missing(const struct pair *pair, struct missing *out)
{
	id_copy(out->expert, pair->expert);
	id_copy(out->proposal, pair->proposal);
	id_copy(out->state, pair_state_words[pair->state]);
}

int
outcome_result(const struct book *book, const struct outcome_sheet *sheet,
    const char *missing_reason, struct result *out, struct fault *why)
{
	size_t i;

	*out = (struct result){
		.stage = sheet->stage->number, .budget = sheet->budget,
		.gate = sheet->gate, .gate_total = sheet->gate_total,
		.missing_reason = missing_reason,
		.n_rests = sheet->n_rests, .rests = sheet->rests,
	};
	out->places = arena_alloc(book->arena,
	    (sheet->n_standings + 1) * sizeof(*out->places));
	out->missing = arena_alloc(book->arena,
	    (sheet->n_pairs + 1) * sizeof(*out->missing));
	if (out->places == NULL || out->missing == NULL)
		return fault_memory(why);
	for (i = 0; i < sheet->n_standings; i++)
		state_place(&sheet->standings[i], &out->places[i]);
	out->n_places = sheet->n_standings;
	for (i = 0; i < sheet->n_pairs; i++)
		if (pair_is_missing(&sheet->pairs[i]))
			state_missing(&sheet->pairs[i],
			    &out->missing[out->n_missing++]);
	return 0;
}

/* Results that were stated */

/* The newest of a stage with a seq below this one. */
static const struct entry *
newest_below(const struct book *book, unsigned stage, uint32_t seq,
    const bool *set)
{
	const struct entries *all = book_group(book, GROUP_RESULT, stage, "");
	const struct entry *latest = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];

		if (entry_counts(entry, set) && entry->record->head.seq < seq &&
		    (latest == NULL || entry->record->head.seq >
		    latest->record->head.seq))
			latest = entry;
	}
	return latest;
}

const struct entry *
outcome_latest_in(const struct book *book, unsigned stage, const bool *set)
{
	return newest_below(book, stage, UINT32_MAX, set);
}

const struct entry *
outcome_latest(const struct book *book, unsigned stage)
{
	return outcome_latest_in(book, stage, NULL);
}

const struct entry *
outcome_before(const struct book *book, const struct entry *result)
{
	return newest_below(book, result->record->body.result.stage,
	    result->record->head.seq, NULL);
}
