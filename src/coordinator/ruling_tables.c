/* The verbs ruling list and ruling sheet. */
#include "config.h"

#include "mita/coordinator/ruling_tables.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/list_verbs.h"
#include "mita/coordinator/listings.h"
#include "mita/model/money.h"
#include "mita/model/record.h"
#include "mita/office/register.h"
#include "mita/office/rulings.h"

/* All that stand */

/* Sums are typed in EUR. */
static void
put_word(struct table *table, const char *word, bool money)
{
	char sum[MONEY_LEN];

	if (money && strcmp(word, "-") != 0) {
		money_text(sum, money_cents(word));
		table_decimal(table, sum);
	} else
		table_text(table, word);
}

static void
put_ruling(struct table *table, const struct ruling *r)
{
	table_row(table);
	table_text(table, ruling_subject_words[r->subject]);
	table_number(table, r->stage);
	table_text(table, r->proposal);
	table_text(table, r->expert);
	put_word(table, r->question, r->subject == RULING_OFFER);
	put_word(table, r->answer, r->subject == RULING_BUDGET);
	table_text(table, r->officer);
	table_text(table, r->reason);
}

static int
fill_rulings(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	const struct ruling **all;
	size_t n, i;

	if (rulings_standing(reg->book, stage, &all, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		put_ruling(table, all[i]);
	return 0;
}

static const char *const rulings_columns[] = {
	"subject", "stage", "proposal", "expert", "question", "answer",
	"officer", "reason"
};

static const struct listing rulings_listing = {
	"rulings", rulings_columns, 8, true, fill_rulings
};

int
verb_ruling_list(const struct parsed *line)
{
	return coordinator_show(line, &rulings_listing);
}

/* The sheet: proposals down, questions across */

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct standing *)a)->proposal->id,
	    ((const struct standing *)b)->proposal->id);
}

/* A sheet being filled. */
struct sheet {
	const struct book		*book;
	const struct outcome_sheet	*of;
	struct table			*table;
	bool				 brief;	/* on paper: no reasons */
};

/* "", "YES" or "NO: why": as it is handed in. */
static void
put_answer(const struct sheet *sheet, const char *proposal,
    const char *question)
{
	const struct entry *entry = outcome_ruling(sheet->book, sheet->of,
	    RULING_ELIGIBILITY, proposal, question);
	const struct ruling *r;
	struct buf text = {0};

	if (entry != NULL) {
		r = &entry->record->body.ruling;
		buf_puts(&text, r->answer);
		if (!sheet->brief && r->reason[0] != '\0')
			buf_putf(&text, ": %s", r->reason);
	}
	table_text(sheet->table, buf_text(&text));
	buf_release(&text);
}

static void
put_line(const struct sheet *sheet, const struct proposal *p)
{
	const struct stage *stage = sheet->of->stage;
	struct table *table = sheet->table;
	size_t i;

	table_row(table);
	table_number(table, p->stage);
	table_text(table, p->id);
	for (i = 0; i < stage->n_eligibility; i++)
		put_answer(sheet, p->id, stage->eligibility[i].id);
	table_text(table, "");
	table_text(table, "");
	table_text(table, p->title);
}

/* Whoever reads it on paper needs the questions. */
static int
say_questions(const struct call *call, const struct stage *stage)
{
	struct buf out = {0};
	size_t lang, i;
	int rc;

	buf_putc(&out, '\n');
	for (i = 0; i < stage->n_eligibility; i++)
		for (lang = 0; lang < call->n_languages; lang++)
			buf_putf(&out, "%s  %s\n", lang == 0 ?
			    stage->eligibility[i].id : "    ",
			    stage->eligibility[i].text.in[lang]);
	rc = program_sayf(coordinator_program, "%s", buf_text(&out));
	buf_release(&out);
	return rc;
}

static int
print_sheet(const struct parsed *line, const struct book *book,
    struct outcome_sheet *of, struct table *table)
{
	struct sheet sheet = { .book = book, .of = of, .table = table };
	enum report_format format;
	struct fault fault;
	size_t i;
	int rc;

	if (coordinator_format(line, REPORT_TEXT, &format, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	sheet.brief = format == REPORT_TEXT;
	if (of->n_standings > 0)
		qsort(of->standings, of->n_standings, sizeof(*of->standings),
		    by_id);
	for (i = 0; i < of->n_standings; i++)
		if (of->standings[i].outcome != OUTCOME_WITHDRAWN)
			put_line(&sheet, of->standings[i].proposal);
	rc = coordinator_table(line, table);
	return rc != 0 || !sheet.brief ? rc :
	    say_questions(book->call, of->stage);
}

static int
show_sheet(const struct parsed *line, const struct book *book,
    struct outcome_sheet *sheet)
{
	const struct stage *stage = sheet->stage;
	const char **columns = calloc(stage->n_eligibility + 5,
	    sizeof(*columns));
	struct table *table = NULL;
	struct fault fault;
	size_t n = 0, i;
	int rc;

	if (columns != NULL) {
		columns[n++] = "stage";
		columns[n++] = "proposal";
		for (i = 0; i < stage->n_eligibility; i++)
			columns[n++] = stage->eligibility[i].id;
		columns[n++] = "officer";
		columns[n++] = "reason";
		columns[n++] = "title";
		table = table_new(columns, n);
	}
	if (table == NULL) {
		fault_memory(&fault);
		rc = program_fail(coordinator_program, &fault);
	} else
		rc = print_sheet(line, book, sheet, table);
	table_free(table);
	free(columns);
	return rc;
}

int
verb_ruling_sheet(const struct parsed *line)
{
	struct register_file *reg;
	struct outcome_sheet sheet;
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	rc = outcome_compute(reg->book, stage == 0 ? 1 : stage, NULL, &sheet,
	    &fault) == -1 ? program_fail(coordinator_program, &fault) :
	    show_sheet(line, reg->book, &sheet);
	register_close(reg);
	return rc;
}
