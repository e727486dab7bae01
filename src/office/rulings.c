/* Decisions of officers from a table. */
#include "config.h"

#include "mita/office/rulings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mita/audit/conflicts.h"
#include "mita/audit/decided.h"
#include "mita/audit/groups.h"
#include "mita/audit/outcome.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/hand/signer.h"
#include "mita/model/money.h"
#include "mita/office/csv_fields.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/register.h"
#include "mita/office/ruling_table.h"

/* Decisions of officers from a table: of any kind, or conflicts alone. */

#define RULING_COLUMNS(answers, required)				\
	[C_SUBJECT] = { "subject", "dalykas", false },			\
	[C_STAGE] = { "stage", STAGE_NAMES, false },			\
	[C_PROPOSAL] = { "proposal", PROPOSAL_NAMES, true },		\
	[C_EXPERT] = { "expert", EXPERT_NAMES, false },			\
	[C_EMAIL] = { "email", EMAIL_NAMES, false },			\
	[C_QUESTION] = { "question", "criterion,klausimas", false },	\
	[C_ANSWER] = { "answer", answers, required },			\
	[C_OFFICER] = { "officer", OFFICER_NAMES, false },		\
	[C_REASON] = { "reason", REASON_NAMES, false },			\
	[C_ASSIGNED] = { "assigned", "", false },			\
	[C_RULE] = { "rule", "", false },				\
	[C_FINDING] = { "finding", "", false },				\
	[C_DECLARED] = { "declared", "", false },			\
	[C_TITLE] = { "title", TITLE_NAMES, false },			\
	[C_GIVEN] = { "given_name", GIVEN_NAMES, false },		\
	[C_FAMILY] = { "family_name", FAMILY_NAMES, false },		\
	[C_NAME] = { "name", FULL_NAMES, false }

static const struct csv_column ruling_columns[COLUMNS] = {
	RULING_COLUMNS("value,atsakymas", false)
};

static const struct csv_column conflict_columns[COLUMNS] = {
	RULING_COLUMNS("value,atsakymas,conflict,"
	    CONFLICT_NAMES, false)
};

enum {
	P_SUBJECT, P_STAGE, P_PROPOSAL, P_EXPERT, P_QUESTION, P_ANSWER,
	P_OFFICER, P_REASON, PLAN_COLUMNS
};

static const struct plan_column plan_columns[PLAN_COLUMNS] = {
	{ "subject", false }, { "stage", true }, { "proposal", false },
	{ "expert", false }, { "question", false }, { "answer", false },
	{ "officer", false }, { "reason", false }
};

/* Lines */

static bool
read_subject(struct filing *in, const struct csv_row *row,
    enum ruling_subject *out)
{
	const char *word = row->cells[C_SUBJECT];

	*out = RULING_ELIGIBILITY;
	return word[0] == '\0' || ruling_subject_read(out, word) ||
	    filing_bad(in, row, C_SUBJECT, "\"%.40s\" is no subject of a"
	    " ruling; mita-coordinator(1) Rulings has them", word);
}

/* Some are about the stage as a whole. */
static bool
is_about_stage(const struct csv_row *row, const struct ruling *r)
{
	const char *proposal = row->cells[C_PROPOSAL];

	return (proposal[0] == '\0' || strcmp(proposal, "-") == 0) &&
	    (r->subject == RULING_BUDGET || r->subject == RULING_DRAW ||
	    r->subject == RULING_OBSERVATION);
}

static bool
read_who(struct ruling_table *t, const struct csv_row *row,
    struct ruling *r)
{
	static const int columns[2] = { C_EXPERT, C_EMAIL };
	const char *expert = row->cells[C_EXPERT];

	if (!cell_stage(t->in, &t->lookup, row, C_STAGE, &r->stage))
		return false;
	if (is_about_stage(row, r))
		id_copy(r->proposal, "-");
	else if (!cell_proposal(t->in, &t->lookup, row, C_PROPOSAL, r->stage))
		return false;
	else
		id_copy(r->proposal, row->cells[C_PROPOSAL]);
	if (strcmp(expert, "-") == 0 ||
	    (expert[0] == '\0' && row->cells[C_EMAIL][0] == '\0'))
		expert = "-";
	else if (!cell_expert(t->in, &t->lookup, row, columns, &expert))
		return false;
	id_copy(r->expert, expert);
	return true;
}

static bool
read_word(struct filing *in, const struct csv_row *row, int column, char *out)
{
	if (row->cells[column][0] == '\0')
		id_copy(out, "-");
	else if (!filing_id(in, row, column))
		return false;
	else
		id_copy(out, row->cells[column]);
	return true;
}

/* A word of ours, in either language, or else what is written. */
static bool
read_answer_word(struct filing *in, const struct csv_row *row,
    struct ruling *r)
{
	const char *cell = row->cells[C_ANSWER];
	const char *word = ruling_answer_word(r->subject, cell);

	if (word == cell)
		return read_word(in, row, C_ANSWER, r->answer);
	id_copy(r->answer, word);
	return true;
}

/* Sums are typed in EUR and stated in cents. */
static bool
read_sum(struct filing *in, const struct csv_row *row, int column,
    char out[static ID_MAX + 1])
{
	int64_t cents;

	if (!filing_money(in, row, column, row->cells[column], &cents))
		return false;
	snprintf(out, ID_MAX + 1, "%" PRId64, cents);
	return true;
}

/* An amended budget is a sum. */
static bool
read_answer(struct filing *in, const struct csv_row *row, struct ruling *r)
{
	return r->subject == RULING_BUDGET ?
	    read_sum(in, row, C_ANSWER, r->answer) :
	    read_answer_word(in, row, r);
}

/* What is offered is one, if it is written. */
static bool
read_question(struct filing *in, const struct csv_row *row, struct ruling *r)
{
	const char *cell = row->cells[C_QUESTION];

	return r->subject != RULING_OFFER || cell[0] == '\0' ||
	    strcmp(cell, "-") == 0 ?
	    read_word(in, row, C_QUESTION, r->question) :
	    read_sum(in, row, C_QUESTION, r->question);
}

static bool
read_ruling(struct ruling_table *t, const struct csv_row *row,
    struct ruling *r)
{
	r->officer = cell_or(row, C_OFFICER, t->in->officer);
	r->reason = cell_or(row, C_REASON, t->in->reason);
	return read_subject(t->in, row, &r->subject) && read_who(t, row, r) &&
	    read_question(t->in, row, r) && read_answer(t->in, row, r) &&
	    ruling_check(t, row, r);
}

/* A sheet: proposals down, questions about eligibility across */

static bool
is_question(const struct ruling_table *t, const char *heading)
{
	const struct call *call = t->lookup.book->call;
	size_t i;

	for (i = 0; i < call->n_stages; i++)
		if (stage_asks(&call->stages[i], heading))
			return true;
	return false;
}

/* What is a question here is known; is there any? */
static bool
is_sheet(struct ruling_table *t)
{
	struct filing *in = t->in;
	size_t n = in->n_unknown, i;

	in->n_unknown = 0;
	for (i = 0; i < n; i++)
		if (!is_question(t, in->unknown[i]))
			in->unknown[in->n_unknown++] = in->unknown[i];
	return in->n_unknown < n;
}

/*
 * "YES", or "NO: why", or the column of reasons has it.  False for what is
 * wrong, or says nothing new.
 */
static bool
read_mark(struct ruling_table *t, const struct csv_row *row, int column,
    struct ruling *r)
{
	const char *cell = row->cells[column], *colon = strchr(cell, ':');
	const struct entry *before;
	struct buf said = {0};
	const char *word;

	if (colon != NULL) {
		buf_put(&said, cell, (size_t)(colon - cell));
		for (colon++; *colon == ' '; colon++)
			continue;
		r->reason = colon;
	}
	word = ruling_answer_word(r->subject, said.len == 0 ? cell :
	    filing_take(t->in, &said));
	if (strcmp(word, "YES") == 0)
		r->reason = colon == NULL ? "" : r->reason;
	else if (strcmp(word, "NO") != 0)
		return filing_bad(t->in, row, column, "\"%.40s\" is no answer"
		    " of a sheet: YES, NO: and the reason, or empty", cell);
	id_copy(r->answer, word);
	/* What went out and came back needs no officer. */
	before = book_ruling_like(t->lookup.book, r);
	return (before == NULL || !ruling_says_same(r,
	    &before->record->body.ruling)) && ruling_check(t, row, r);
}

/* What is asked about the proposal, and answered. */
static void
read_sheet_line(struct ruling_table *t, const struct csv_row *row)
{
	const struct csv *csv = &t->in->csv;
	struct ruling about = { .subject = RULING_ELIGIBILITY };
	size_t i;

	about.officer = cell_or(row, C_OFFICER, t->in->officer);
	if (!read_who(t, row, &about))
		return;
	for (i = 0; i < csv->n_others; i++) {
		int column = (int)(COLUMNS + i);
		struct ruled *one = &t->ruled[t->n];

		if (row->cells[column][0] == '\0' ||
		    !is_question(t, csv->headings[column]))
			continue;
		*one = (struct ruled){ .row = row, .ruling = about };
		one->ruling.reason = cell_or(row, C_REASON, t->in->reason);
		id_copy(one->ruling.question, csv->headings[column]);
		t->n += read_mark(t, row, column, &one->ruling);
	}
}

/* *states is false for a line that says nothing new. */
static bool
read_conflict(struct ruling_table *t, const struct csv_row *row,
    struct ruling *r, bool *states)
{
	const char *subject = row->cells[C_SUBJECT];
	const char *answer = row->cells[C_ANSWER];
	struct conflict_word word = { .to = CONFLICT_SET_ASIDE };
	bool listed = t->in->csv.headings[C_ANSWER] != NULL;

	*states = !listed || answer[0] != '\0';
	if (!*states)
		return true;
	r->subject = RULING_CONFLICT;
	id_copy(r->question, "-");
	if (subject[0] != '\0' && strcasecmp(subject,
	    ruling_subject_words[RULING_CONFLICT]) != 0)
		return filing_bad(t->in, row, C_SUBJECT, "only conflicts are"
		    " taken here; \"ruling add\" takes the others");
	if (listed && !conflict_word_read(&word, answer))
		return filing_bad(t->in, row, C_ANSWER, "\"%.40s\" says"
		    " nothing of a conflict: KEEP, SET-ASIDE, yes, no,"
		    " collaborator, advisor, institutional, personal or other",
		    answer);
	if (!read_who(t, row, r))
		return false;
	if (!(*states = conflict_applies(&t->lookup, &word, r)))
		return true;
	r->officer = cell_or(row, C_OFFICER, t->in->officer);
	r->reason = conflict_reason_text(t->in, word.type,
	    cell_or(row, C_REASON, t->in->reason));
	return ruling_check(t, row, r);
}

/* All lines */

static int
by_thing(const void *a, const void *b)
{
	const struct ruled *x = *(const struct ruled *const *)a;
	const struct ruled *y = *(const struct ruled *const *)b;
	int order = ruling_thing_cmp(&x->ruling, &y->ruling);

	return order != 0 ? order : (x->row->line > y->row->line) -
	    (x->row->line < y->row->line);
}

/* Two lines on one thing must say one thing; the second is passed over. */
static int
check_doubles(struct ruling_table *t, struct fault *why)
{
	struct ruled **sorted;
	size_t i;

	sorted = arena_alloc(t->in->arena, (t->n + 1) * sizeof(*sorted));
	if (sorted == NULL)
		return fault_memory(why);
	for (i = 0; i < t->n; i++)
		sorted[i] = &t->ruled[i];
	qsort(sorted, t->n, sizeof(*sorted), by_thing);
	for (i = 1; i < t->n; i++) {
		if (ruling_thing_cmp(&sorted[i]->ruling,
		    &sorted[i - 1]->ruling) != 0)
			continue;
		if (!ruling_says_same(&sorted[i]->ruling,
		    &sorted[i - 1]->ruling))
			filing_bad(t->in, sorted[i]->row, C_ANSWER, "line %u"
			    " answers the same question otherwise",
			    sorted[i - 1]->row->line);
		sorted[i - 1]->row = NULL;
	}
	return 0;
}

/* A committee cannot give out more than there is. */
static int
check_budget(struct ruling_table *t, struct fault *why)
{
	char sum[MONEY_LEN], budget[MONEY_LEN];
	const struct ruling **deviations;
	const struct ruled *last = NULL;
	struct outcome_sheet sheet;
	int64_t granted;
	size_t n = 0, i;

	deviations = arena_alloc(t->in->arena,
	    (t->n + 1) * sizeof(*deviations));
	if (deviations == NULL)
		return fault_memory(why);
	for (i = 0; i < t->n; i++) {
		const struct ruled *one = &t->ruled[i];

		if (one->ruling.subject != RULING_DEVIATION)
			continue;
		deviations[n++] = &one->ruling;
		if (one->row != NULL &&
		    strcmp(one->ruling.answer, "FUNDED") == 0)
			last = one;
	}
	if (last == NULL)
		return 0;
	if (outcome_compute(t->lookup.book, last->ruling.stage, NULL, &sheet,
	    why) == -1)
		return -1;
	granted = decided_granted_if(t->lookup.book, &sheet, deviations, n);
	money_text(sum, granted);
	money_text(budget, sheet.budget);
	if (granted > sheet.budget)
		filing_bad(t->in, last->row, C_ANSWER, "then %s EUR would be"
		    " granted of a budget of %s EUR: put another on RESERVE in"
		    " the same table, or state a ruling BUDGET before", sum,
		    budget);
	return 0;
}

/*
 * A ruling is of what was there when it was made: did a newer version of the
 * proposal, or an evaluation that came late, come since?
 */
static bool
is_stale(struct ruling_table *t, const struct entry *before)
{
	const struct lookup *lookup = &t->lookup;
	const struct ruling *r = &before->record->body.ruling;
	const struct entry *proposal = book_proposal(lookup->book, r->proposal,
	    r->stage);
	const struct pair *pair = lookup_pair(lookup, r->stage, r->expert,
	    r->proposal);

	if (r->subject == RULING_CONFLICT) {
		const struct conflict *found = ruling_suggested(t, r);

		return found != NULL && found->open != 0 &&
		    strcmp(r->answer, "KEEP") == 0;
	}
	if (r->subject == RULING_LATE)
		return pair != NULL && pair->evaluation != NULL &&
		    pair->evaluation->idx > before->idx;
	return r->subject == RULING_CLARIFICATION && proposal != NULL &&
	    proposal->record->head.seq > before->record->head.seq;
}

/* A word, or a sum in EUR. */
static const char *
word_text(struct filing *in, const char *word, bool money)
{
	char sum[MONEY_LEN];

	if (!money)
		return filing_text(in, word);
	money_text(sum, money_cents(word));
	return filing_text(in, sum);
}

static void
put_plan(struct filing *in, const struct ruling *r)
{
	const char **cells = filing_plan(in);
	char stage[2] = { (char)('0' + r->stage), '\0' };

	if (cells == NULL)
		return;
	cells[P_SUBJECT] = ruling_subject_words[r->subject];
	cells[P_STAGE] = filing_text(in, stage);
	cells[P_PROPOSAL] = filing_text(in, r->proposal);
	cells[P_EXPERT] = filing_text(in, r->expert);
	cells[P_QUESTION] = word_text(in, r->question,
	    r->subject == RULING_OFFER);
	cells[P_ANSWER] = word_text(in, r->answer,
	    r->subject == RULING_BUDGET);
	cells[P_OFFICER] = r->officer;
	cells[P_REASON] = r->reason;
}

/* What is new, in the order of the lines. */
static void
plan_all(struct ruling_table *t)
{
	const struct entry *before;
	size_t i;

	for (i = 0; i < t->n; i++) {
		struct ruled *one = &t->ruled[i];

		if (one->row == NULL)
			continue;
		before = book_ruling_like(t->lookup.book, &one->ruling);
		if (before != NULL && ruling_says_same(&one->ruling,
		    &before->record->body.ruling) &&
		    !is_stale(t, before))
			one->row = NULL;
		else
			put_plan(t->in, &one->ruling);
	}
	t->in->stated = t->in->plan.n;
}

static int
state_all(struct ruling_table *t, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	struct signer signer;
	size_t i;
	int rc = 0;

	if (register_begin(reg, key, &signer, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < t->n; i++)
		if (t->ruled[i].row != NULL)
			rc = ruling_state(&t->lookup, &signer,
			    &t->ruled[i].ruling, why);
	return register_finish(reg, rc, t->in->dry, why);
}

/* One line, one ruling. */
static void
read_lines(struct ruling_table *t, bool conflicts)
{
	size_t i;

	for (i = 0; i < t->in->csv.n; i++) {
		struct ruled *one = &t->ruled[t->n];
		bool states = true;

		*one = (struct ruled){ .row = &t->in->csv.rows[i] };
		t->n += (conflicts ? read_conflict(t, one->row, &one->ruling,
		    &states) : read_ruling(t, one->row, &one->ruling)) &&
		    states;
	}
}

/* A table of rulings says an answer in every line, a sheet in every column. */
static int
read_table(struct ruling_table *t, bool conflicts, struct fault *why)
{
	const struct csv *csv = &t->in->csv;
	bool sheet = !conflicts && csv->headings[C_ANSWER] == NULL;
	size_t i;

	if (sheet && !is_sheet(t))
		return fault_at(why, FAULT_REFUSED, "CSV", t->in->file.path,
		    "there is no column answer, and none that is a question"
		    " about eligibility");
	t->ruled = arena_alloc(t->in->arena,
	    (csv->n + 1) * (csv->n_others + 1) * sizeof(*t->ruled));
	if (t->ruled == NULL)
		return fault_memory(why);
	if (!sheet)
		read_lines(t, conflicts);
	for (i = 0; sheet && i < csv->n; i++)
		read_sheet_line(t, &csv->rows[i]);
	return 0;
}

static int
take_in(struct register_file *reg, const struct seckey *key,
    struct filing *in, bool conflicts, struct fault *why)
{
	struct ruling_table t = { .in = in };

	if (filing_read(in, conflicts ? conflict_columns : ruling_columns,
	    COLUMNS, why) == -1 || lookup_fill(&t.lookup, reg->book, why) ==
	    -1)
		return -1;
	filing_tell_unknown(in);
	in->plan.columns = plan_columns;
	in->plan.n_columns = PLAN_COLUMNS;
	if (read_table(&t, conflicts, why) == -1 ||
	    check_doubles(&t, why) == -1 || check_budget(&t, why) == -1)
		return -1;
	plan_all(&t);
	if (filing_judge(in, why) == -1)
		return -1;
	return state_all(&t, reg, key, why);
}

int
rulings_add(struct register_file *reg, const struct seckey *key,
    struct filing *in, struct fault *why)
{
	return take_in(reg, key, in, false, why);
}

int
conflicts_add(struct register_file *reg, const struct seckey *key,
    struct filing *in, struct fault *why)
{
	return take_in(reg, key, in, true, why);
}
