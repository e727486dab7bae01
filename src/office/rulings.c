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
#include "mita/audit/rulings.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/hand/signer.h"
#include "mita/model/money.h"
#include "mita/model/proposal.h"
#include "mita/office/csv_fields.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/register.h"

/* Decisions of officers from a table: of any kind, or conflicts alone. */

enum {
	C_SUBJECT, C_STAGE, C_PROPOSAL, C_EXPERT, C_EMAIL, C_QUESTION,
	C_ANSWER, C_OFFICER, C_REASON,
	/* Told by "conflict list" and others; not for the record. */
	C_ASSIGNED, C_RULE, C_FINDING, C_DECLARED, C_TITLE, C_GIVEN, C_FAMILY,
	C_NAME, COLUMNS
};

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
	RULING_COLUMNS("value,atsakymas", true)
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

struct ruled {
	const struct csv_row	*row;
	struct ruling		 ruling;
};

struct ruling_table {
	struct filing	*in;
	struct lookup	 lookup;
	/* By stage, when one is ruled on. */
	size_t		 n_conflicts[STAGES_MAX + 1];
	struct conflict	*conflicts[STAGES_MAX + 1];
	bool		 searched[STAGES_MAX + 1];
	size_t		 n;
	struct ruled	*ruled;
};

/* Lines */

static bool
read_subject(struct filing *in, const struct csv_row *row,
    enum ruling_subject *out)
{
	const char *word = row->cells[C_SUBJECT];
	int i;

	*out = RULING_ELIGIBILITY;
	if (word[0] == '\0')
		return true;
	for (i = 0; i < RULING_SUBJECTS; i++)
		if (strcasecmp(word, ruling_subject_words[i]) == 0) {
			*out = (enum ruling_subject)i;
			return true;
		}
	return filing_bad(in, row, C_SUBJECT, "\"%.40s\" is no subject of a"
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
	    read_word(in, row, C_ANSWER, r->answer);
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
has_question(const struct stage *stage, const char *id)
{
	size_t i;

	for (i = 0; i < stage->n_eligibility; i++)
		if (strcmp(stage->eligibility[i].id, id) == 0)
			return true;
	return false;
}

/* What is suggested of the pair, or NULL. */
static const struct conflict *
suggested(struct ruling_table *t, const struct ruling *r)
{
	unsigned s = r->stage;

	if (!t->searched[s] && conflicts_of(t->lookup.book, s,
	    &t->conflicts[s], &t->n_conflicts[s], NULL) == -1)
		t->in->failed = true;
	t->searched[s] = true;
	return conflicts_find(t->conflicts[s], t->n_conflicts[s], r->expert,
	    r->proposal);
}

/* Any other answer would settle nothing. */
static bool
check_conflict(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	struct filing *in = t->in;
	const struct conflict *found;

	if (strcmp(r->expert, "-") == 0)
		return filing_bad(in, row, C_EXPERT,
		    "a conflict is one of an expert; the expert is missing");
	if (strcmp(r->answer, "SET-ASIDE") == 0)
		return true;
	if (strcmp(r->answer, "KEEP") != 0)
		return filing_bad(in, row, C_ANSWER,
		    "a conflict is answered KEEP or SET-ASIDE");
	found = suggested(t, r);
	return found == NULL || !conflict_is_finding(found, r->reason) ||
	    filing_bad(in, row, C_REASON, "the reason is what was found; say"
	    " why it may be kept all the same");
}

static bool
check_eligibility(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	struct filing *in = t->in;

	if (!has_question(call_stage(t->lookup.book->call, r->stage),
	    r->question))
		return filing_bad(in, row, C_QUESTION, "stage %u asks no"
		    " eligibility question \"%s\"", r->stage, r->question);
	if (strcmp(r->answer, "YES") != 0 && strcmp(r->answer, "NO") != 0)
		return filing_bad(in, row, C_ANSWER,
		    "eligibility is answered YES or NO");
	return strcmp(r->answer, "YES") == 0 || r->reason[0] != '\0' ||
	    filing_bad(in, row, C_REASON, "a NO needs a reason");
}

/* Whoever is refused from version 2 on is refused with version 3, too. */
static bool
check_lower(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct entry *before = book_ruling_like(t->lookup.book, r);
	int64_t from = 1, stands = 1;

	if (before == NULL || strcmp(before->record->body.ruling.answer,
	    "REFUSE") != 0)
		return true;
	number_read(r->question, 1, LIST_MAX, &from);
	number_read(before->record->body.ruling.question, 1, LIST_MAX,
	    &stands);
	return from <= stands || filing_bad(t->in, row, C_QUESTION, "%s of %s"
	    " is refused from version %u on already, and so is version %u;"
	    " to let version %u count, state ACCEPT first", r->proposal,
	    r->expert, (unsigned)stands, (unsigned)from, (unsigned)stands);
}

/* Who corrected in time and again too late keeps what was in time. */
static bool
check_late(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct pair *pair = lookup_pair(&t->lookup, r->stage,
	    r->expert, r->proposal);
	unsigned version;

	if (!check_lower(t, row, r))
		return false;
	if (pair == NULL || pair->evaluation == NULL ||
	    strcmp(r->question, "-") != 0)
		return true;
	version = pair->evaluation->record->body.evaluation.version;
	return version <= 1 || filing_bad(t->in, row, C_QUESTION, "%s signed %s"
	    " %u times; say in \"question\" from which version on it is"
	    " refused, such as %u: the one before that stands; 1 refuses all",
	    r->expert, r->proposal, version, version);
}

/* Nobody can say for experts what a changed document would make of it. */
static bool
check_keep(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct lookup *lookup = &t->lookup;
	const struct entry *latest = book_proposal(lookup->book, r->proposal,
	    r->stage);
	const struct record *judged;
	size_t i;

	for (i = 0; i < lookup->n_pairs[r->stage]; i++) {
		const struct pair *pair = &lookup->pairs[r->stage][i];

		if (strcmp(pair->proposal, r->proposal) != 0 ||
		    pair->state != PAIR_OUTDATED)
			continue;
		judged = book_record(lookup->book, RECORD_PROPOSAL,
		    &pair->evaluation->record->body.evaluation.
		    proposal_digest);
		if (judged != NULL && !proposal_reads_alike(&judged->body.
		    proposal, &latest->record->body.proposal))
			return filing_bad(t->in, row, C_ANSWER, "language,"
			    " title, codes or documents of %s are others than"
			    " %s signed for: assign it again, and the expert"
			    " signs again", r->proposal, pair->expert);
	}
	return true;
}

/* What has no place in the course of the call yet. */
static bool
check_course(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct book *book = t->lookup.book;
	const struct entry *before;

	if (r->subject == RULING_DEVIATION &&
	    outcome_latest(book, r->stage) == NULL)
		return filing_bad(t->in, row, C_STAGE, "stage %u is not decided"
		    " yet: there is no list to deviate from", r->stage);
	if (r->subject == RULING_LATE && strcmp(r->answer, "REFUSE") == 0)
		return check_late(t, row, r);
	if (r->subject == RULING_CLARIFICATION &&
	    strcmp(r->answer, "KEEP") == 0 && strcmp(r->question, "-") == 0)
		return check_keep(t, row, r);
	before = r->subject == RULING_DRAW ? book_ruling_like(t->lookup.book,
	    r) :
	    NULL;
	if (before != NULL &&
	    strcmp(before->record->body.ruling.answer, r->answer) != 0)
		return filing_bad(t->in, row, C_ANSWER, "the lots of stage %u"
		    " are drawn already, and stay as they are", r->stage);
	return true;
}

/* What is offered, or was when it was refused; 0: nothing. */
static int64_t
offered_to(const struct standing *s, bool refuses)
{
	if (s->outcome == OUTCOME_OFFERED)
		return s->grant;
	/* Whoever refused more said so already. */
	if (refuses && s->rank != 0 && s->outcome == OUTCOME_RESERVE &&
	    s->refuses > 0 && s->refuses < MONEY_MAX)
		return s->refuses;
	return s->refused ? s->left : 0;
}

/* An answer to an offer names its sum: another sum is another offer. */
static bool
name_offer(struct ruling_table *t, const struct csv_row *row,
    struct ruling *r)
{
	struct outcome_sheet sheet;
	struct fault fault;
	char named[ID_MAX + 1], sum[MONEY_LEN];
	int64_t offer = 0;
	size_t i;

	if (r->subject != RULING_OFFER)
		return true;
	if (outcome_compute(t->lookup.book, r->stage, NULL, &sheet, &fault) ==
	    -1)
		return filing_fault(t->in, row, C_STAGE, &fault);
	for (i = 0; i < sheet.n_standings; i++)
		if (strcmp(sheet.standings[i].proposal->id, r->proposal) == 0)
			offer = offered_to(&sheet.standings[i],
			    strcmp(r->answer, "REFUSE") == 0);
	if (offer == 0)
		return filing_bad(t->in, row, C_PROPOSAL,
		    "nothing is offered to %s", r->proposal);
	snprintf(named, sizeof(named), "%" PRId64, offer);
	money_text(sum, offer);
	if (strcmp(r->question, "-") != 0 && strcmp(r->question, named) != 0)
		return filing_bad(t->in, row, C_QUESTION, "%s EUR are offered"
		    " to %s; write that, or leave \"question\" empty", sum,
		    r->proposal);
	id_copy(r->question, named);
	return true;
}

static bool
check_ruling(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const char *rule;

	if (r->officer[0] == '\0')
		return filing_bad(t->in, row, C_OFFICER,
		    "the officer is missing");
	if (r->subject == RULING_ELIGIBILITY)
		return check_eligibility(t, row, r);
	if (r->reason[0] == '\0')
		return filing_bad(t->in, row, C_REASON,
		    "the reason is missing");
	if (r->subject == RULING_CONFLICT)
		return check_conflict(t, row, r);
	rule = ruling_breaks(t->lookup.book->call, r);
	return rule != NULL ? filing_bad(t->in, row, C_ANSWER, "%s", rule) :
	    check_course(t, row, r);
}

static bool
read_ruling(struct ruling_table *t, const struct csv_row *row,
    struct ruling *r)
{
	r->officer = cell_or(row, C_OFFICER, t->in->officer);
	r->reason = cell_or(row, C_REASON, t->in->reason);
	return read_subject(t->in, row, &r->subject) && read_who(t, row, r) &&
	    read_question(t->in, row, r) && read_answer(t->in, row, r) &&
	    check_ruling(t, row, r) && name_offer(t, row, r);
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
	return check_ruling(t, row, r);
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
		const struct conflict *found = suggested(t, r);

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

static int
take_in(struct register_file *reg, const struct seckey *key,
    struct filing *in, bool conflicts, struct fault *why)
{
	struct ruling_table t = { .in = in };
	size_t i;

	if (filing_read(in, conflicts ? conflict_columns : ruling_columns,
	    COLUMNS, why) == -1 || lookup_fill(&t.lookup, reg->book, why) ==
	    -1)
		return -1;
	filing_tell_unknown(in);
	in->plan.columns = plan_columns;
	in->plan.n_columns = PLAN_COLUMNS;
	t.ruled = arena_alloc(in->arena, (in->csv.n + 1) * sizeof(*t.ruled));
	if (t.ruled == NULL)
		return fault_memory(why);
	for (i = 0; i < in->csv.n; i++) {
		struct ruled *one = &t.ruled[t.n];
		bool states = true;

		*one = (struct ruled){ .row = &in->csv.rows[i] };
		t.n += (conflicts ? read_conflict(&t, one->row, &one->ruling,
		    &states) : read_ruling(&t, one->row, &one->ruling)) &&
		    states;
	}
	if (check_doubles(&t, why) == -1 || check_budget(&t, why) == -1)
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
