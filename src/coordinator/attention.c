#include "config.h"

#include "mita/coordinator/attention.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/base/translate.h"
#include "mita/coordinator/tables.h"
#include "mita/office/register.h"
#include "mita/office/seating.h"

/*
 * What waits for an officer, and not only for experts.  Each row says what,
 * about whom and which proposal; its sentence says what to do.
 */

static void
put(struct table *table, const char *what, const char *expert,
    const char *proposal, size_t count)
{
	table_row(table);
	table_text(table, what);
	table_text(table, expert);
	table_text(table, proposal);
	table_number(table, (int64_t)count);
	table_text(table, "");
}

static void
put_wrong(struct table *table, const struct book *book)
{
	size_t i;

	for (i = 0; i < book->n_findings; i++) {
		const struct finding *finding = &book->findings[i];

		if (finding->grade != GRADE_WRONG)
			continue;
		table_row(table);
		table_text(table, "WRONG");
		table_text(table, "");
		table_text(table, "");
		table_number(table, 1);
		table_text(table, finding->place);
	}
}

/* The words of NULL need nobody but the expert, or nothing at all. */
static const char *const states[PAIR_STATES] = {
	[PAIR_CONFLICT_OPEN] = "INTEREST",
	[PAIR_LATE] = "REFUSED",
	[PAIR_OUTDATED] = "OUTDATED",
	[PAIR_FORKED] = "FORKED",
};

/* Pairs of one expert that are missing although their time is over. */
static size_t
overdue(const struct pair *pairs, size_t n, int64_t now)
{
	size_t late = 0, i;
	int64_t deadline;

	for (i = 0; i < n; i++)
		late += pair_is_missing(&pairs[i]) &&
		    states[pairs[i].state] == NULL && clock_parse(
		    pairs[i].assignment->record->body.assignment.deadline,
		    &deadline) && deadline < now;
	return late;
}

static size_t
missing(const struct pair *pairs, size_t n)
{
	size_t all = 0, i;

	for (i = 0; i < n; i++)
		all += pair_is_missing(&pairs[i]);
	return all;
}

/* pairs[0 .. n - 1] are those of one expert. */
static void
put_expert(struct table *table, const struct book *book,
    const struct pair *pairs, size_t n)
{
	const struct admission *a = book_admission(book, pairs[0].expert);
	size_t late = overdue(pairs, n, clock_now()), i;

	for (i = 0; i < n; i++)
		if (states[pairs[i].state] != NULL)
			put(table, states[pairs[i].state], pairs[i].expert,
			    pairs[i].proposal, 1);
	if (a != NULL && book_is_revoked(book, a->sign_key) &&
	    missing(pairs, n) > 0)
		put(table, "REVOKED", pairs[0].expert, "", missing(pairs, n));
	else if (late > 0)
		put(table, "OVERDUE", pairs[0].expert, "", late);
}

static int
put_pairs(struct table *table, const struct book *book, unsigned stage,
    struct fault *why)
{
	struct pair *pairs;
	size_t n, first, end;

	if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
		return -1;
	for (first = 0; first < n; first = end) {
		for (end = first; end < n && strcmp(pairs[end].expert,
		    pairs[first].expert) == 0; end++)
			continue;
		put_expert(table, book, pairs + first, end - first);
	}
	return 0;
}

static int
put_late(struct table *table, struct register_file *reg, unsigned stage,
    struct fault *why)
{
	struct late *late;
	size_t n, i;

	if (late_find(reg->book, reg->db, stage, &late, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (!late[i].ruled && late[i].pair.state == PAIR_EVALUATED)
			put(table, "LATE", late[i].pair.expert,
			    late[i].pair.proposal, 1);
	return 0;
}

/* Seats that the plan would fill, or cannot. */
static size_t
empty_seats(const struct seating *plan, const char *proposal)
{
	size_t empty = 0, i;

	for (i = 0; i < plan->n_seats; i++)
		empty += strcmp(plan->seats[i].proposal, proposal) == 0;
	for (i = 0; i < plan->n_vacant; i++)
		if (strcmp(plan->vacant[i].proposal, proposal) == 0)
			empty += plan->vacant[i].seats;
	return empty;
}

static size_t
unanswered(const struct book *book, const struct outcome_sheet *sheet,
    const char *proposal)
{
	const struct stage *stage = sheet->stage;
	size_t n = 0, i;

	for (i = 0; i < stage->n_eligibility; i++)
		n += outcome_ruling(book, sheet, RULING_ELIGIBILITY, proposal,
		    stage->eligibility[i].id) == NULL;
	return n;
}

/* What most experts doubt, and nobody ruled on. */
static int
put_concerns(struct table *table, const struct book *book,
    const struct outcome_sheet *sheet, struct fault *why)
{
	struct concern *concerns;
	size_t n, i;

	if (concerns_of(book, sheet, &concerns, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (concerns[i].ruling == NULL)
			put(table, "DOUBT", "", concerns[i].proposal->id,
			    concerns[i].gave);
	return 0;
}

static int
put_proposals(struct table *table, struct register_file *reg, unsigned stage,
    struct fault *why)
{
	struct outcome_sheet sheet;
	struct seating plan;
	bool stale;
	size_t i, n;

	if (seating_plan(reg, stage, NULL, &plan, why) == -1 ||
	    outcome_compute(reg->book, stage, NULL, &sheet, why) == -1 ||
	    outcome_is_stale(reg->book, &sheet, &stale, why) == -1)
		return -1;
	if (stale)
		put(table, "STALE", "", "", stage);
	for (i = 0; i < sheet.n_standings; i++) {
		const struct standing *s = &sheet.standings[i];

		if (s->outcome == OUTCOME_WITHDRAWN ||
		    s->outcome == OUTCOME_INELIGIBLE)
			continue;
		if ((n = unanswered(reg->book, &sheet, s->proposal->id)) > 0)
			put(table, "ELIGIBILITY", "", s->proposal->id, n);
		if ((n = empty_seats(&plan, s->proposal->id)) > 0)
			put(table, s->outcome == OUTCOME_THIRD_EXPERT ?
			    "THIRD-EXPERT" : "SEATS", "", s->proposal->id, n);
	}
	return put_concerns(table, reg->book, &sheet, why);
}

static int
fill_attention(struct register_file *reg, unsigned stage,
    struct table *table, struct fault *why)
{
	put_wrong(table, reg->book);
	if (put_pairs(table, reg->book, stage, why) == -1 ||
	    put_late(table, reg, stage, why) == -1)
		return -1;
	return put_proposals(table, reg, stage, why);
}

static const char *const attention_columns[] = {
	"what", "expert", "proposal", "count", "place"
};

const struct listing attention_listing = {
	"attention", attention_columns, 5, true, fill_attention
};

/* In words */

void
attention_say(char *out, size_t room, const struct table *table, size_t row)
{
	const char *what = table_cell(table, row, "what");
	const char *expert = table_cell(table, row, "expert");
	const char *proposal = table_cell(table, row, "proposal");
	int64_t count = 0;
	size_t n;

	number_read(table_cell(table, row, "count"), 0, LIST_MAX, &count);
	n = (size_t)count;
	if (strcmp(what, "WRONG") == 0)
		snprintf(out, room, _("X wrong in the register: %s. The verb"
		    " check tells more."), table_cell(table, row, "place"));
	else if (strcmp(what, "STALE") == 0)
		snprintf(out, room, _("With what came since, stage %zu would"
		    " come out differently than it was signed: read the"
		    " ranking, then decide again."), n);
	else if (strcmp(what, "INTEREST") == 0)
		snprintf(out, room, _("%s may have an interest in %s: an"
		    " officer rules on it (ruling add, CONFLICT)."), expert,
		    proposal);
	else if (strcmp(what, "REFUSED") == 0)
		snprintf(out, room, _("The evaluation of %s by %s came too"
		    " late and was refused: assign another expert, or decide"
		    " without it."), proposal, expert);
	else if (strcmp(what, "OUTDATED") == 0)
		snprintf(out, room, _("%s evaluated an earlier version of %s:"
		    " send the newest package."), expert, proposal);
	else if (strcmp(what, "FORKED") == 0)
		snprintf(out, room, _("%s signed two different evaluations of"
		    " %s: ask which one stands."), expert, proposal);
	else if (strcmp(what, "REVOKED") == 0)
		snprintf(out, room, translate_n("The key of %s ended and %zu"
		    " evaluation is missing: admit a new key, or cancel.",
		    "The key of %s ended and %zu evaluations are missing:"
		    " admit a new key, or cancel.", n), expert, n);
	else if (strcmp(what, "OVERDUE") == 0)
		snprintf(out, room, translate_n("%s owes %zu evaluation whose"
		    " deadline is over. m makes a reminder.", "%s owes %zu"
		    " evaluations whose deadline is over. m makes a reminder.",
		    n), expert, n);
	else if (strcmp(what, "LATE") == 0)
		snprintf(out, room, _("The evaluation of %s by %s came after"
		    " the deadline: an officer rules on it (ruling add,"
		    " LATE)."), proposal, expert);
	else if (strcmp(what, "ELIGIBILITY") == 0)
		snprintf(out, room, translate_n("%s has %zu eligibility"
		    " question without an answer (ruling add).", "%s has %zu"
		    " eligibility questions without an answer (ruling add).",
		    n), proposal, n);
	else if (strcmp(what, "DOUBT") == 0)
		snprintf(out, room, _("%s passes, but most experts doubt it in"
		    " their answers: an officer rules on it (ruling add,"
		    " CLARIFICATION)."), proposal);
	else if (strcmp(what, "THIRD-EXPERT") == 0)
		snprintf(out, room, _("Two experts are far apart on %s: it"
		    " needs a third. a shows who could take it."), proposal);
	else
		snprintf(out, room, translate_n("%s needs %zu more expert. a"
		    " shows who could take it.", "%s needs %zu more experts. a"
		    " shows who could take it.", n), proposal, n);
}
