/* A table that an officer hands in, and all that is wrong in it. */
#include "config.h"

#include "mita/office/filing.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/model/money.h"
#include "mita/model/record.h"

/* So many wrong lines are told one by one. */
enum { TOLD_MAX = 5 };

void
filing_release(struct filing *in)
{
	buf_release(&in->bad);
	buf_release(&in->told);
	arena_free(in->arena);
	in->arena = NULL;
}

/* Words of the command line, fit for a record. */
static void
admit(struct filing *in, const char **words)
{
	struct buf clean = {0};

	if (*words == NULL)
		return;
	text_clean(&clean, *words, strlen(*words));
	*words = filing_take(in, &clean);
}

int
filing_read(struct filing *in, const struct csv_column *columns, size_t n,
    struct fault *why)
{
	struct buf text = {0};
	int rc;

	in->columns = columns;
	in->n_columns = n;
	if ((in->arena = arena_new()) == NULL)
		return fault_memory(why);
	admit(in, &in->officer);
	admit(in, &in->reason);
	rc = file_read(in->file.path, CSV_MAX, &text, why);
	in->file.bytes = buf_text(&text);
	in->file.len = text.len;
	if (rc == 0)
		rc = csv_read(&in->csv, in->arena, &in->file, columns, n, why);
	in->file.bytes = NULL;
	buf_release(&text);
	return rc;
}

bool
filing_is_blank(const struct filing *in, size_t column)
{
	size_t i;

	if (in->csv.headings[column][0] != '\0')
		return false;
	for (i = 0; i < in->csv.n; i++)
		if (in->csv.rows[i].cells[column][0] != '\0')
			return false;
	return true;
}

void
filing_tell_unknown(struct filing *in)
{
	size_t i;

	in->unknown = arena_alloc(in->arena,
	    (in->csv.n_others + 1) * sizeof(*in->unknown));
	in->failed = in->failed || in->unknown == NULL;
	for (i = 0; !in->failed && i < in->csv.n_others; i++)
		if (!filing_is_blank(in, in->n_columns + i))
			in->unknown[in->n_unknown++] =
			    in->csv.headings[in->n_columns + i];
}

static const char *
heading(const struct filing *in, int column)
{
	const char *said = in->csv.headings[column];

	return said != NULL ? said : in->columns[column].name;
}

static bool
is_told(struct filing *in)
{
	in->n_bad++;
	if (in->code < FAULT_REFUSED)
		in->code = FAULT_REFUSED;
	return in->n_bad <= TOLD_MAX;
}

static void
put_place(struct filing *in, const struct csv_row *row, int column)
{
	if (in->n_bad > 1)
		buf_puts(&in->bad, "; ");
	if (column < 0)
		buf_putf(&in->bad, _("line %u: "), row->line);
	else
		buf_putf(&in->bad, _("line %u, column %s: "), row->line,
		    heading(in, column));
}

bool
filing_bad(struct filing *in, const struct csv_row *row, int column,
    const char *fmt, ...)
{
	va_list args;

	if (!is_told(in))
		return false;
	put_place(in, row, column);
	va_start(args, fmt);
	buf_vputf(&in->bad, translate(fmt), args);
	va_end(args);
	return false;
}

bool
filing_fault(struct filing *in, const struct csv_row *row, int column,
    const struct fault *fault)
{
	if (fault->code > in->code)
		in->code = fault->code;
	if (!is_told(in))
		return false;
	put_place(in, row, column);
	buf_puts(&in->bad, fault->text);
	return false;
}

void
filing_note(struct filing *in, struct buf *text)
{
	const char **notes = arena_grow(in->arena, in->notes, in->n_notes,
	    sizeof(*notes));

	if (notes == NULL) {
		in->failed = true;
		buf_release(text);
		return;
	}
	in->notes = notes;
	notes[in->n_notes++] = filing_take(in, text);
}

int
filing_judge(const struct filing *in, struct fault *why)
{
	size_t more = in->n_bad > TOLD_MAX ? in->n_bad - TOLD_MAX : 0;

	if (in->failed || in->bad.failed)
		return fault_memory(why);
	if (in->n_bad == 0)
		return 0;
	fault_at(why, in->code, "CSV", in->file.path, "%.800s",
	    buf_text(&in->bad));
	if (more > 0)
		fault_remedy(why, "and %zu more are wrong", more);
	return fault_remedy(why, "nothing was applied");
}

const char **
filing_plan(struct filing *in)
{
	struct plan *plan = &in->plan;
	const char **row;
	size_t i;

	for (i = 0; i < plan->n_columns; i++) {
		size_t at = plan->n * plan->n_columns + i;

		plan->cells = arena_grow(in->arena, plan->cells, at,
		    sizeof(*plan->cells));
		if (plan->cells == NULL) {
			in->failed = true;
			return NULL;
		}
		plan->cells[at] = "";
	}
	row = plan->cells + plan->n * plan->n_columns;
	plan->n++;
	return row;
}

const char *
filing_text(struct filing *in, const char *text)
{
	const char *copy = arena_string(in->arena, text);

	in->failed = in->failed || copy == NULL;
	return copy == NULL ? "" : copy;
}

const char *
filing_take(struct filing *in, struct buf *text)
{
	const char *copy = filing_text(in, buf_text(text));

	in->failed = in->failed || text->failed;
	buf_release(text);
	return copy;
}

/* Cells */

bool
filing_id(struct filing *in, const struct csv_row *row, int column)
{
	if (id_is(row->cells[column]))
		return true;
	return filing_bad(in, row, column, "\"%.40s\" is no id: 1 to 32 of"
	    " A-Z, 0-9 and -", row->cells[column]);
}

/* Length of the name of a month, in the languages of our spreadsheets. */
static size_t
month_at(const char *text)
{
	static const char *const months[] = {
		"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
		"oct", "nov", "dec", "sau", "vas", "kov", "bal", "geg", "bir",
		"lie", "rgp", "rgs", "spa", "lap", "gru"
	};
	size_t i;

	for (i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (strncmp(text, months[i], 3) == 0)
			return strspn(text, "abcdefghijklmnopqrstuvwxyz");
	return 0;
}

/* What becomes of 1.5 in a spreadsheet: 05-Jan, 2026-05-01, 1/5/2026 ... */
static bool
is_date(const char *text)
{
	struct buf folded = {0};
	unsigned parts = 0;
	const char *at;
	size_t len;

	text_fold(&folded, text, strlen(text));
	for (at = buf_text(&folded);; at += len + 1) {
		if ((len = month_at(at)) == 0)
			len = strspn(at, "0123456789");
		/* No day, month or year has three digits. */
		if (len == 0 || strspn(at, "0123456789") == 3)
			break;
		parts++;
		if (at[len] == '\0' || strchr("-/.: t", at[len]) == NULL) {
			at += len;
			break;
		}
	}
	parts = *at == '\0' ? parts : 0;
	buf_release(&folded);
	return parts > 1;
}

bool
filing_money(struct filing *in, const struct csv_row *row, int column,
    const char *text, int64_t *cents)
{
	if (money_read(text, in->csv.separator != ',', cents) == 0)
		return true;
	if (is_date(text))
		return filing_bad(in, row, column, "\"%.40s\" is a date that a"
		    " spreadsheet made of a number; format the column as text"
		    " and type the sum again", text);
	return filing_bad(in, row, column,
	    "\"%.40s\" is no sum in EUR such as 24500.00; blanks may set"
	    " thousands apart, and a comma or a point the cents", text);
}
