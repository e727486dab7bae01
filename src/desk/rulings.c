#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/desk/act.h"

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
	return act_bad(path, row->line, why, "a subject is ELIGIBILITY,"
	    " CONFLICT, LATE, THIRD-EXPERT, CLARIFICATION or WITHDRAWN, not"
	    " \"%.40s\"",
	    word);
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

static int
check_ruling(const struct book *book, const char *path,
    const struct csv_row *row, const struct ruling *r, struct fault *why)
{
	const struct stage *stage = call_stage(book->call, r->stage);

	if (stage == NULL)
		return act_bad(path, row->line, why,
		    "\"%.20s\" is no stage of the call", row->cells[C_STAGE]);
	if (book_proposal(book, r->proposal, r->stage) == NULL)
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
	if (r->subject != RULING_ELIGIBILITY)
		return 0;
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
		    strcmp(o->question, r->question) != 0)
			continue;
		if (latest == NULL ||
		    entry->record->head.seq > latest->record->head.seq)
			latest = entry;
	}
	return latest;
}

static int
add_row(struct register_file *reg, struct pen *pen, const char *path,
    const struct csv_row *row, size_t *stated, struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_RULING } };
	struct ruling *r = &record.body.ruling;
	const struct entry *before;

	if (read_subject(path, row, &r->subject, why) == -1 ||
	    read_id(path, row, C_PROPOSAL, r->proposal, why) == -1 ||
	    read_id(path, row, C_EXPERT, r->expert, why) == -1 ||
	    read_id(path, row, C_QUESTION, r->question, why) == -1 ||
	    read_id(path, row, C_ANSWER, r->answer, why) == -1)
		return -1;
	r->stage = (unsigned)strtoul(row->cells[C_STAGE], NULL, 10);
	r->officer = row->cells[C_OFFICER];
	r->reason = row->cells[C_REASON];
	clock_text(clock_now(), r->time);
	if (check_ruling(reg->book, path, row, r, why) == -1)
		return -1;
	before = find_before(reg->book, r);
	if (before != NULL) {
		const struct ruling *o = &before->record->body.ruling;

		if (strcmp(o->answer, r->answer) == 0 &&
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
	struct pen pen;
	struct csv csv;
	size_t i;
	int rc = 0;

	*lines = 0;
	if (act_table(&csv, reg->book->arena, path, columns, COLUMNS, why) ==
	    -1 || register_begin(reg, key, &pen, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < csv.n; i++)
		rc = add_row(reg, &pen, path, &csv.rows[i], lines, why);
	return register_finish(reg, rc, dry, why);
}
