/* The verb report: lists of a stage and letters. */
#include "config.h"

#include "mita/coordinator/report.h"

#include <stdio.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/listings.h"
#include "mita/coordinator/sending.h"
#include "mita/office/letterheads.h"
#include "mita/office/outbox.h"
#include "mita/office/receipts.h"
#include "mita/office/register.h"
#include "mita/report/feedback.h"
#include "mita/report/letter.h"
#include "mita/report/results.h"
#include "mita/report/shortlist.h"
#include "mita/report/stage_tables.h"

/*
 * What is said about a stage: tables for the committee, a letter for each
 * applicant.  Once there is a RESULT, all of it is computed from the records
 * the RESULT rests on, and from nothing that came later.
 */
struct telling {
	struct register_file	*reg;
	struct outbox		*outbox;
	enum report_format	 csv;
	unsigned		 stage;
	const struct entry	*result;	/* NULL: not decided yet */
	struct outcome_sheet	 sheet;
	const struct letterheads *heads;	/* NULL: none */
	char			 ledger[LEDGER_SAID_LEN + 1];	/* or "" */
	size_t			 bare;	/* letters without a part of one */
	/* A letter that is there and says something else: edited, or old. */
	bool			 looking;
	size_t			 others;
	char			 other[64];
	size_t			 letters;
};

/* "stage-1/ranking", or "provisional-1/ranking" before it is decided. */
static int
put_table(const struct telling *t, const char *what, struct table *table,
    struct fault *why)
{
	char name[64];

	snprintf(name, sizeof(name), "%s-%u/%s", t->result == NULL ?
	    "provisional" : "stage", t->stage, what);
	return table_put_files(table, name, t->csv, coordinator_put_file,
	    t->outbox, why);
}

static int
put_shortlists(const struct telling *t, struct fault *why)
{
	struct table *table;
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < SHORTLISTS; i++) {
		if (shortlists[i].funds != t->sheet.stage->funds)
			continue;
		table = table_new(shortlist_columns, SHORTLIST_COLUMNS);
		if (table == NULL)
			return fault_memory(why);
		shortlist_fill(table, &shortlists[i], t->reg->book, &t->sheet);
		rc = put_table(t, shortlists[i].name, table, why);
		table_free(table);
	}
	return rc;
}

static int
put_status(const struct telling *t, struct fault *why)
{
	struct table *table;
	int rc;

	table = listing_table(&status_listing, t->reg, t->stage, why);
	if (table == NULL)
		return -1;
	rc = put_table(t, "status", table, why);
	table_free(table);
	return rc;
}

/* Letters */

static int
look_at(struct telling *t, const char *name, const struct buf *text)
{
	if (outbox_differs(t->outbox, name, text->bytes, text->len) &&
	    t->others++ == 0)
		snprintf(t->other, sizeof(t->other), "%s", name);
	return 0;
}

static int
put_letter(struct telling *t, const char *proposal,
    const struct letter *letter, struct fault *why)
{
	static const struct {
		int	  (*say)(const struct letter *letter,
			      struct buf *out);
		const char *ending;
	} forms[] = { { letter_text, "txt" }, { letter_html, "html" } };
	struct buf text = {0};
	char name[64];
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < sizeof(forms) / sizeof(forms[0]); i++) {
		snprintf(name, sizeof(name), "feedback-%u/%s.%s", t->stage,
		    proposal, forms[i].ending);
		rc = forms[i].say(letter, &text) == -1 ? fault_memory(why) :
		    t->looking ? look_at(t, name, &text) :
		    outbox_put(t->outbox, name, text.bytes, text.len, why);
		buf_release(&text);
	}
	t->letters += rc == 0;
	return rc;
}

static int
put_feedback(struct telling *t, const struct standing *standing,
    struct fault *why)
{
	const char *language = letter_language(t->reg->book->call,
	    standing->proposal->language);
	struct letterhead head = letterheads_of(t->heads,
	    standing->proposal->id, language);
	const char *ours = translate_language();
	struct letter *letter;
	int rc;

	head.ledger = t->ledger;
	t->bare += head.number[0] == '\0' || head.date[0] == '\0' ||
	    head.complain[0] == '\0' || head.signatory[0] == '\0';
	translate_to(language);
	letter = feedback_letter(t->reg->book, t->result, &t->sheet, standing,
	    &head, why);
	rc = letter == NULL ? -1 :
	    put_letter(t, standing->proposal->id, letter, why);
	letter_free(letter);
	translate_to(ours);
	return rc;
}

static int
put_letters(struct telling *t, bool looking, struct fault *why)
{
	size_t i;

	t->looking = looking;
	t->letters = t->bare = 0;
	for (i = 0; i < t->sheet.n_standings; i++)
		if (put_feedback(t, &t->sheet.standings[i], why) == -1)
			return -1;
	return 0;
}

/* What somebody may have edited is not written over. */
static int
spare_letters(struct telling *t, struct fault *why)
{
	if (t->result == NULL)
		return 0;
	if (put_letters(t, true, why) == -1)
		return -1;
	if (t->others == 0)
		return 0;
	fault_at(why, FAULT_REFUSED, "EXISTS", t->other, "it is there, and not"
	    " as it would be written (%zu such): edited, or of another result",
	    t->others);
	fault_remedy(why, "give another folder, or take away what may go");
	return fault_remedy(why, "nothing was written");
}

static void
warn_bare(const struct telling *t)
{
	struct buf text = {0};

	if (t->bare == 0)
		return;
	buf_putf(&text, _("stage %u: %zu of %zu letters lack their number,"
	    " their date, where to complain or who signs; --letters takes a"
	    " table of these: mita-coordinator(1) Letters"), t->stage, t->bare,
	    t->letters);
	program_warn(coordinator_program, buf_text(&text));
	buf_release(&text);
}

static int
compute(struct telling *t, struct fault *why)
{
	const struct book *book = t->reg->book;

	t->result = outcome_latest(book, t->stage);
	if (t->result == NULL)
		return outcome_compute(book, t->stage, NULL, &t->sheet, why);
	return ledger_said(t->ledger, t->reg, t->result, why) == -1 ? -1 :
	    outcome_signed(book, t->result, &t->sheet, why);
}

static int
tell_stage(struct telling *t, struct fault *why)
{
	const struct stage_tables tables = { .folder = t->result == NULL ?
	    "provisional" : "stage", .separator = '/',
	    .book = t->reg->book, .result = t->result, .sheet = &t->sheet,
	    .csv = t->csv };

	if (t->sheet.n_standings == 0)
		return 0;
	if (stage_tables_put(&tables, coordinator_put_file, t->outbox, why) ==
	    -1 ||
	    put_shortlists(t, why) == -1 ||
	    put_status(t, why) == -1 ||
	    (t->result != NULL && put_letters(t, false, why) == -1))
		return -1;
	if (t->result == NULL)
		program_sayf(coordinator_program, "Stage %u is not decided:"
		    " provisional tables, no letters.", t->stage);
	else
		program_sayf(coordinator_program, "Stage %u as it was signed:"
		    " tables, and %zu letters to applicants.", t->stage,
		    t->letters);
	warn_bare(t);
	return 0;
}

/* All is looked at before anything is written. */
static int
tell_all(struct telling *stages, size_t n, struct fault *why)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (compute(&stages[i], why) == -1 ||
		    spare_letters(&stages[i], why) == -1)
			return -1;
	for (i = 0; i < n; i++)
		if (tell_stage(&stages[i], why) == -1)
			return -1;
	return 0;
}

static int
report_with(const struct parsed *line, const struct telling *how,
    struct arena *arena, struct fault *why)
{
	const struct call *call = how->reg->book->call;
	const char *heads = parsed_option(line, "--letters");
	const struct letterheads *read;
	struct telling stages[STAGES_MAX];
	unsigned only;
	size_t n = 0, s;

	if (coordinator_stage(line, &only, why) == -1)
		return -1;
	for (s = 0; s < call->n_stages; s++) {
		stages[n] = *how;
		stages[n].stage = call->stages[s].number;
		n += only == 0 || only == stages[n].stage;
	}
	if (heads == NULL)
		return tell_all(stages, n, why);
	read = letterheads_read(heads, how->reg->book, arena, why);
	for (s = 0; s < n; s++)
		stages[s].heads = read;
	return read == NULL ? -1 : tell_all(stages, n, why);
}

/* The register of --with: another call. */
static struct register_file *
open_other(const char *path, const struct register_file *reg,
    struct fault *why)
{
	struct register_file *other = coordinator_other(path, why);

	if (other == NULL || !digest_equal(&other->book->call_entry->digest,
	    &reg->book->call_entry->digest))
		return other;
	fault_at(why, FAULT_REFUSED, "SAME", path, "it is of the same call");
	fault_remedy(why, "give the register of the call to compare with");
	register_close(other);
	return NULL;
}

/* Of one stage alone there are no results of the call. */
static int
put_results(const struct parsed *line, const struct register_file *reg,
    const struct register_file *other, struct outbox *outbox,
    struct fault *why)
{
	if (parsed_option(line, "--stage") == NULL &&
	    results_write(reg->book, coordinator_put_file, outbox, why) == -1)
		return -1;
	return other == NULL ? 0 : results_compare(reg->book, other->book,
	    coordinator_put_file, outbox, why);
}

static int
report(const struct parsed *line, struct register_file *reg,
    struct outbox *outbox, struct fault *why)
{
	const struct telling how = { .reg = reg, .outbox = outbox,
	    .csv = parsed_option(line, "--excel") == NULL ? REPORT_CSV :
	    REPORT_EXCEL };
	const char *with = parsed_option(line, "--with");
	struct register_file *other = NULL;
	struct arena *arena;
	int rc;

	if (with != NULL && (other = open_other(with, reg, why)) == NULL)
		return -1;
	arena = arena_new();
	rc = arena == NULL ? fault_memory(why) :
	    report_with(line, &how, arena, why);
	if (rc == 0)
		rc = put_results(line, reg, other, outbox, why);
	arena_free(arena);
	register_close(other);
	return rc;
}

int
verb_report(const struct parsed *line)
{
	return coordinator_send(line, false, report);
}
