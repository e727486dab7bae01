#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/rulings.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/desk/act.h"
#include "mita/model/money.h"

enum {
	C_SUBJECT, C_STAGE, C_PROPOSAL, C_EXPERT, C_QUESTION, C_ANSWER,
	C_OFFICER, C_REASON, C_ASSIGNED, C_RULE, COLUMNS
};

static const struct csv_column columns[COLUMNS] = {
	{ "subject", "", false },
	{ "stage", "round,phase,etapas", true },
	{ "proposal", "paper,id,application,paraiška", true },
	{ "expert", "reviewer,vertintojas", false },
	{ "question", "criterion,klausimas", false },
	{ "answer", "value,atsakymas", true },
	{ "officer", "pareigūnas", true },
	{ "reason", "priežastis", false },
	/* Told by "conflict list"; for the officer, not for the record. */
	{ "assigned", "", false },
	{ "rule", "", false },
};

/* The table that is read, and what it is about. */
struct source {
	const struct book	*book;
	const char		*path;
	char			 separator;
};

static int
read_subject(const char *path, const struct csv_row *row,
    enum ruling_subject *out, struct fault *why)
{
	const char *word = row->cells[C_SUBJECT];
	int i;

	*out = RULING_ELIGIBILITY;
	if (word[0] == '\0')
		return 0;
	for (i = 0; i < RULING_SUBJECTS; i++)
		if (strcmp(word, ruling_subject_words[i]) == 0) {
			*out = (enum ruling_subject)i;
			return 0;
		}
	return act_bad(path, row->line, why, "\"%.40s\" is no subject of"
	    " a ruling; mita-coordinator(1) Rulings has them", word);
}

static int
read_id(const char *path, const struct csv_row *row, int column, char *out,
    struct fault *why)
{
	const char *text = row->cells[column][0] == '\0' ? "-" :
	    row->cells[column];

	if (!act_is_id(text))
		return act_bad(path, row->line, why,
		    "\"%.40s\" is no id: 1 to 32 of A-Z, 0-9 and -", text);
	id_copy(out, text);
	return 0;
}

/* An amended budget is typed in EUR and stated in cents. */
static int
read_answer(const struct source *source, const struct csv_row *row,
    struct ruling *r, struct fault *why)
{
	const char *text = row->cells[C_ANSWER];
	int64_t cents;

	if (r->subject != RULING_BUDGET)
		return read_id(source->path, row, C_ANSWER, r->answer, why);
	if (money_read(text, source->separator != ',', &cents) == -1)
		return act_bad(source->path, row->line, why,
		    "\"%.40s\" is no sum in EUR such as 450000.00", text);
	snprintf(r->answer, sizeof(r->answer), "%" PRId64, cents);
	return 0;
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

/* Any other answer would settle nothing. */
static int
check_conflict(const char *path, const struct csv_row *row,
    const struct ruling *r, struct fault *why)
{
	if (strcmp(r->expert, "-") == 0)
		return act_bad(path, row->line, why,
		    "a conflict is one of an expert; the expert is missing");
	if (strcmp(r->answer, "KEEP") != 0 &&
	    strcmp(r->answer, "SET-ASIDE") != 0)
		return act_bad(path, row->line, why,
		    "a conflict is answered KEEP or SET-ASIDE");
	return 0;
}

/* What E-02 has of P-03, or NULL. */
static int
find_pair(const struct book *book, const struct ruling *r,
    const struct pair **out, struct fault *why)
{
	struct pair *pairs;
	size_t n, i;

	*out = NULL;
	if (pairs_of(book, r->stage, NULL, &pairs, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (strcmp(pairs[i].expert, r->expert) == 0 &&
		    strcmp(pairs[i].proposal, r->proposal) == 0)
			*out = &pairs[i];
	return 0;
}

/* Who corrected in time and again too late keeps what was in time. */
static int
check_late(const struct source *source, const struct csv_row *row,
    const struct ruling *r, struct fault *why)
{
	const struct evaluation *ev;
	const struct pair *pair;

	if (find_pair(source->book, r, &pair, why) == -1)
		return -1;
	if (pair == NULL || pair->evaluation == NULL ||
	    strcmp(r->question, "-") != 0)
		return 0;
	ev = &pair->evaluation->record->body.evaluation;
	if (ev->version == 1)
		return 0;
	return act_bad(source->path, row->line, why, "%s signed %s %u times;"
	    " say in \"question\" from which version on it is refused, such as"
	    " %u: the one before that stands; 1 refuses all", r->expert,
	    r->proposal, ev->version, ev->version);
}

/* Nobody can say for experts what a changed document would make of it. */
static int
check_keep(const struct source *source, const struct csv_row *row,
    const struct ruling *r, struct fault *why)
{
	const struct entry *latest = book_proposal(source->book, r->proposal,
	    r->stage);
	const struct record *judged;
	struct pair *pairs;
	size_t n, i;

	if (pairs_of(source->book, r->stage, NULL, &pairs, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		if (strcmp(pairs[i].proposal, r->proposal) != 0 ||
		    pairs[i].state != PAIR_OUTDATED)
			continue;
		judged = book_record(source->book, RECORD_PROPOSAL, &pairs[i].
		    evaluation->record->body.evaluation.proposal_digest);
		if (judged != NULL && !proposal_reads_alike(&judged->body.
		    proposal, &latest->record->body.proposal))
			return act_bad(source->path, row->line, why, "language,"
			    " title, codes or documents of %s are others than"
			    " %s signed for: assign it again, and the expert"
			    " signs again", r->proposal, pairs[i].expert);
	}
	return 0;
}

/* What has no place in the course of the call yet. */
static int
check_course(const struct source *source, const struct csv_row *row,
    const struct ruling *r, struct fault *why)
{
	struct outcome_sheet sheet;
	size_t i;

	if (r->subject == RULING_DEVIATION &&
	    outcome_latest(source->book, r->stage) == NULL)
		return act_bad(source->path, row->line, why, "stage %u is not"
		    " decided yet: there is no list to deviate from", r->stage);
	if (r->subject == RULING_LATE && strcmp(r->answer, "REFUSE") == 0)
		return check_late(source, row, r, why);
	if (r->subject == RULING_CLARIFICATION &&
	    strcmp(r->answer, "KEEP") == 0 && strcmp(r->question, "-") == 0)
		return check_keep(source, row, r, why);
	if (r->subject != RULING_OFFER)
		return 0;
	if (outcome_compute(source->book, r->stage, NULL, &sheet, why) == -1)
		return -1;
	for (i = 0; i < sheet.n_standings; i++)
		if (strcmp(sheet.standings[i].proposal->id, r->proposal) == 0 &&
		    (sheet.standings[i].outcome == OUTCOME_OFFERED ||
		    sheet.standings[i].refused))
			return 0;
	return act_bad(source->path, row->line, why, "nothing is offered to"
	    " %s", r->proposal);
}

static bool
names_proposal(const struct ruling *r)
{
	return strcmp(r->proposal, "-") != 0 || (r->subject != RULING_BUDGET &&
	    r->subject != RULING_OBSERVATION);
}

static int
check_ruling(const struct source *source, const struct csv_row *row,
    const struct ruling *r, struct fault *why)
{
	const struct book *book = source->book;
	const char *path = source->path;
	const char *rule;
	const struct stage *stage = call_stage(book->call, r->stage);

	if (stage == NULL)
		return act_bad(path, row->line, why,
		    "\"%.20s\" is no stage of the call", row->cells[C_STAGE]);
	if (names_proposal(r) &&
	    book_proposal(book, r->proposal, r->stage) == NULL)
		return act_bad(path, row->line, why,
		    "there is no proposal \"%s\" in stage %u", r->proposal,
		    r->stage);
	if (strcmp(r->expert, "-") != 0 &&
	    book_admission(book, r->expert) == NULL)
		return act_bad(path, row->line, why,
		    "there is no expert \"%s\"", r->expert);
	if (r->officer[0] == '\0')
		return act_bad(path, row->line, why, "the officer is missing");
	if (r->subject != RULING_ELIGIBILITY && r->reason[0] == '\0')
		return act_bad(path, row->line, why, "the reason is missing");
	if (r->subject == RULING_CONFLICT)
		return check_conflict(path, row, r, why);
	if (r->subject != RULING_ELIGIBILITY) {
		rule = ruling_breaks(book->call, r);
		return rule != NULL ? act_bad(path, row->line, why, "%s", rule) :
		    check_course(source, row, r, why);
	}
	if (!has_question(stage, r->question))
		return act_bad(path, row->line, why,
		    "stage %u asks no eligibility question \"%s\"", r->stage,
		    r->question);
	if (strcmp(r->answer, "YES") != 0 && strcmp(r->answer, "NO") != 0)
		return act_bad(path, row->line, why,
		    "eligibility is answered YES or NO");
	if (strcmp(r->answer, "NO") == 0 && r->reason[0] == '\0')
		return act_bad(path, row->line, why, "a NO needs a reason");
	return 0;
}

/* The latest ruling about the same thing, or NULL. */
static const struct entry *
find_before(const struct book *book, const struct ruling *r)
{
	const struct entry *latest = NULL;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = &book->entries[i];
		const struct ruling *o;

		if (!entry->believed ||
		    entry->record->head.kind != RECORD_RULING)
			continue;
		o = &entry->record->body.ruling;
		if (o->subject != r->subject || o->stage != r->stage ||
		    strcmp(o->proposal, r->proposal) != 0 ||
		    strcmp(o->expert, r->expert) != 0 ||
		    (r->subject != RULING_LATE &&
		    strcmp(o->question, r->question) != 0))
			continue;
		if (latest == NULL ||
		    entry->record->head.seq > latest->record->head.seq)
			latest = entry;
	}
	return latest;
}

/*
 * A ruling is of what was there when it was made: did a newer version of the
 * proposal, or an evaluation that came late, come since?
 */
static int
is_stale(const struct book *book, const struct entry *before, bool *out,
    struct fault *why)
{
	const struct ruling *r = &before->record->body.ruling;
	const struct entry *proposal = book_proposal(book, r->proposal,
	    r->stage);
	const struct pair *pair;

	*out = r->subject == RULING_CLARIFICATION && proposal != NULL &&
	    proposal->record->head.seq > before->record->head.seq;
	if (r->subject != RULING_LATE)
		return 0;
	if (find_pair(book, r, &pair, why) == -1)
		return -1;
	*out = pair != NULL && pair->evaluation != NULL &&
	    pair->evaluation->idx > before->idx;
	return 0;
}

static int
add_row(const struct source *source, struct pen *pen,
    const struct csv_row *row, size_t *stated, struct fault *why)
{
	const char *path = source->path;
	bool stale;
	struct record record = { .head = { .kind = RECORD_RULING } };
	struct ruling *r = &record.body.ruling;
	const struct entry *before;

	if (read_subject(path, row, &r->subject, why) == -1 ||
	    read_id(path, row, C_PROPOSAL, r->proposal, why) == -1 ||
	    read_id(path, row, C_EXPERT, r->expert, why) == -1 ||
	    read_id(path, row, C_QUESTION, r->question, why) == -1 ||
	    read_answer(source, row, r, why) == -1)
		return -1;
	r->stage = (unsigned)strtoul(row->cells[C_STAGE], NULL, 10);
	r->officer = row->cells[C_OFFICER];
	r->reason = row->cells[C_REASON];
	clock_text(clock_now(), r->time);
	if (check_ruling(source, row, r, why) == -1)
		return -1;
	before = find_before(source->book, r);
	if (before != NULL) {
		const struct ruling *o = &before->record->body.ruling;

		if (is_stale(source->book, before, &stale, why) == -1)
			return -1;
		if (!stale && strcmp(o->answer, r->answer) == 0 &&
		    strcmp(o->question, r->question) == 0 &&
		    strcmp(o->reason, r->reason) == 0)
			return 0;
		r->has_replaces = true;
		r->replaces = before->digest;
	}
	(*stated)++;
	return pen_state(pen, &record, NULL, why);
}

int
rulings_add(struct register_file *reg, const struct seckey *key,
    const char *path, bool dry, size_t *lines, struct fault *why)
{
	struct source source = { .book = reg->book, .path = path };
	struct pen pen;
	struct csv csv;
	size_t i;
	int rc = 0;

	*lines = 0;
	if (act_table(&csv, reg->book->arena, path, columns, COLUMNS, why) ==
	    -1 || register_begin(reg, key, &pen, why) == -1)
		return -1;
	source.separator = csv.separator;
	for (i = 0; rc == 0 && i < csv.n; i++)
		rc = add_row(&source, &pen, &csv.rows[i], lines, why);
	return register_finish(reg, rc, dry, why);
}
