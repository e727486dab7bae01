/* A table that somebody saved from a spreadsheet. */
#include "config.h"

#include "mita/base/csv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"

static const char separators[] = ",;\t|";

/* A name by which a column may be called, as it is compared. */
struct name {
	const char	*folded;
	size_t		 column;
};

struct reader {
	struct arena	*arena;
	const char	*path;
	struct span	 in;
	char		 separator;
	unsigned	 line;		/* where we are */
	unsigned	 row;		/* where the line being read begins */
	const struct csv_column *columns;	/* asked for */
	size_t		 n_columns;
	size_t		 n_names;
	struct name	*names;
	size_t		 width;		/* of the header */
	size_t		 places[CSV_COLUMNS_MAX]; /* in a row, by the file's */
	size_t		 n;
	const char	*cells[CSV_COLUMNS_MAX];
};

static int
in_file(const struct reader *reader, struct fault *why)
{
	fault_remedy(why, "nothing was applied");
	return fault_within(why, "%s", reader->path);
}

static int
in_row(const struct reader *reader, struct fault *why)
{
	fault_within(why, "line %u", reader->row);
	return in_file(reader, why);
}

static int
bad(const struct reader *reader, struct fault *why, const char *what)
{
	fault_set(why, FAULT_REFUSED, "CSV", "%s", what);
	return in_row(reader, why);
}

static int
bad_cell(const struct reader *reader, struct fault *why, const char *what)
{
	fault_set(why, FAULT_REFUSED, "CSV", "%s", what);
	fault_within(why, "line %u, column %zu", reader->row, reader->n + 1);
	return in_file(reader, why);
}

char
csv_separator(const char *word)
{
	if (strcasecmp(word, "tab") == 0)
		return '\t';
	return strlen(word) == 1 && strchr(separators, word[0]) != NULL ?
	    word[0] : '\0';
}

/* Bytes; there is no NUL among them. */

static char
peek(const struct reader *reader)
{
	return reader->in.left == 0 ? '\0' : reader->in.at[0];
}

static void
skip(struct reader *reader)
{
	reader->in.at++;
	reader->in.left--;
}

/* LF, CR LF or a lone CR. */
static void
skip_line_end(struct reader *reader)
{
	if (peek(reader) == '\r')
		skip(reader);
	if (peek(reader) == '\n')
		skip(reader);
	reader->line++;
}

static bool
at_line_end(const struct reader *reader)
{
	return reader->in.left == 0 || peek(reader) == '\n' ||
	    peek(reader) == '\r';
}

static bool
at_cell_end(const struct reader *reader)
{
	return at_line_end(reader) || peek(reader) == reader->separator;
}

static void
skip_blanks(struct reader *reader)
{
	while (peek(reader) == ' ')
		skip(reader);
}

/* Empty lines and notes; a heading "#" is no note. */
static void
skip_notes(struct reader *reader, bool header)
{
	while (reader->in.left > 0) {
		bool note = peek(reader) == '#' && !(header &&
		    reader->in.left > 1 && strchr(separators,
		    reader->in.at[1]) != NULL);

		if (!note && !at_line_end(reader))
			return;
		while (!at_line_end(reader))
			skip(reader);
		skip_line_end(reader);
	}
}

/* Cells */

static int
read_quoted(struct reader *reader, struct buf *cell, struct fault *why)
{
	skip(reader);
	while (reader->in.left > 0) {
		char c = peek(reader);

		skip(reader);
		if (c == '\n' || (c == '\r' && peek(reader) != '\n'))
			reader->line++;
		if (c != '"') {
			buf_putc(cell, c);
			continue;
		}
		if (peek(reader) != '"') {
			skip_blanks(reader);
			return at_cell_end(reader) ? 0 : bad_cell(reader, why,
			    _("something stands behind a closing quote"));
		}
		buf_putc(cell, '"');
		skip(reader);
	}
	return bad_cell(reader, why,
	    _("a quote is opened and never closed"));
}

/* Blanks around a cell without quotes are nobody's. */
static void
read_bare(struct reader *reader, struct buf *cell)
{
	while (!at_cell_end(reader)) {
		buf_putc(cell, peek(reader));
		skip(reader);
	}
	while (cell->len > 0 && cell->bytes[cell->len - 1] == ' ')
		cell->len--;
}

static int
read_cell(struct reader *reader, struct fault *why)
{
	struct buf cell = {0}, plain = {0}, clean = {0};
	const char *kept = NULL;
	int rc = 0;

	if (reader->n == CSV_COLUMNS_MAX)
		return bad(reader, why, _("too many columns"));
	skip_blanks(reader);
	if (peek(reader) == '"')
		rc = read_quoted(reader, &cell, why);
	else
		read_bare(reader, &cell);
	if (rc == 0) {
		csv_plain(&plain, buf_text(&cell), cell.len);
		text_admit(&clean, buf_text(&plain), plain.len);
		if (!cell.failed && !plain.failed && !clean.failed)
			kept = arena_copy(reader->arena, buf_text(&clean),
			    clean.len);
		if (kept == NULL)
			rc = fault_memory(why);
	}
	if (rc == 0)
		reader->cells[reader->n++] = kept;
	buf_release(&cell);
	buf_release(&plain);
	buf_release(&clean);
	return rc;
}

/* The cells of the next line; none at the end. */
static int
read_line(struct reader *reader, bool header, struct fault *why)
{
	reader->n = 0;
	skip_notes(reader, header);
	reader->row = reader->line;
	if (reader->in.left == 0)
		return 0;
	for (;;) {
		if (read_cell(reader, why) == -1)
			return -1;
		if (at_line_end(reader))
			break;
		skip(reader);
	}
	skip_line_end(reader);
	return 0;
}

/* The separator that stands most often on the header line, outside quotes. */
static char
find_separator(const struct reader *reader)
{
	size_t count[sizeof(separators)] = {0}, best = 0, i;
	struct reader here = { .in = reader->in };
	const char *found;
	bool quoted = false;

	for (skip_notes(&here, true); here.in.left > 0 &&
	    (quoted || !at_line_end(&here)); skip(&here)) {
		if (peek(&here) == '"')
			quoted = !quoted;
		found = strchr(separators, peek(&here));
		if (!quoted && found != NULL)
			count[found - separators]++;
	}
	for (i = 1; separators[i] != '\0'; i++)
		if (count[i] > count[best])
			best = i;
	return separators[best];
}

/* Columns */

/* A name as it is compared: folded, without blanks, "_" and "-". */
static const char *
fold_name(struct arena *arena, const char *name, size_t len)
{
	struct buf folded = {0}, kept = {0};
	const char *out = NULL;
	size_t i;

	text_fold(&folded, name, len);
	for (i = 0; i < folded.len; i++)
		if (strchr(" _-\n", folded.bytes[i]) == NULL)
			buf_putc(&kept, folded.bytes[i]);
	if (!folded.failed && !kept.failed)
		out = arena_string(arena, buf_text(&kept));
	buf_release(&folded);
	buf_release(&kept);
	return out;
}

static int
add_name(struct reader *reader, size_t column, const char *name, size_t len)
{
	struct name *one;

	reader->names = arena_grow(reader->arena, reader->names,
	    reader->n_names, sizeof(*reader->names));
	if (reader->names == NULL)
		return -1;
	one = &reader->names[reader->n_names++];
	one->column = column;
	one->folded = fold_name(reader->arena, name, len);
	return one->folded == NULL ? -1 : 0;
}

static int
collect_names(struct reader *reader)
{
	const char *alias;
	size_t i, len;

	for (i = 0; i < reader->n_columns; i++) {
		alias = reader->columns[i].name;
		if (add_name(reader, i, alias, strlen(alias)) == -1)
			return -1;
		for (alias = reader->columns[i].aliases; *alias != '\0';
		    alias += len + (alias[len] == ',')) {
			len = strcspn(alias, ",");
			if (add_name(reader, i, alias, len) == -1)
				return -1;
		}
	}
	return 0;
}

/* Where the i-th column of the file goes. */
static int
place(struct reader *reader, struct csv *out, size_t i, struct fault *why)
{
	const char *heading = reader->cells[i];
	const char *folded = fold_name(reader->arena, heading,
	    strlen(heading));
	size_t at = reader->n_columns + out->n_others, k;

	if (folded == NULL)
		return fault_memory(why);
	for (k = 0; k < reader->n_names; k++)
		if (strcmp(reader->names[k].folded, folded) == 0)
			at = reader->names[k].column;
	out->n_others += at >= reader->n_columns;
	if (out->headings[at] != NULL) {
		fault_set(why, FAULT_REFUSED, "CSV",
		    "two columns say %s: \"%.60s\" and \"%.60s\"",
		    reader->columns[at].name, out->headings[at], heading);
		return in_row(reader, why);
	}
	out->headings[at] = heading;
	reader->places[i] = at;
	return 0;
}

static int
match_header(struct reader *reader, struct csv *out, struct fault *why)
{
	size_t i;

	out->line = reader->row;
	reader->width = reader->n;
	out->headings = arena_alloc(reader->arena,
	    (reader->n_columns + reader->n) * sizeof(*out->headings));
	if (out->headings == NULL || collect_names(reader) == -1)
		return fault_memory(why);
	for (i = 0; i < reader->n; i++)
		if (place(reader, out, i, why) == -1)
			return -1;
	for (i = 0; i < reader->n_columns; i++)
		if (reader->columns[i].required && out->headings[i] == NULL) {
			fault_set(why, FAULT_REFUSED, "CSV",
			    "there is no column %s", reader->columns[i].name);
			return in_row(reader, why);
		}
	return 0;
}

/* Rows */

/* What a spreadsheet writes for the lines under the last one. */
static bool
is_empty(const struct reader *reader)
{
	size_t i;

	for (i = 0; i < reader->n; i++)
		if (reader->cells[i][0] != '\0')
			return false;
	return true;
}

static int
add_row(struct reader *reader, struct csv *out, struct fault *why)
{
	size_t n_cells = reader->n_columns + out->n_others, i;
	struct csv_row *row;

	if (is_empty(reader))
		return 0;
	if (reader->n != reader->width) {
		fault_set(why, FAULT_REFUSED, "CSV", "it has %zu columns, and"
		    " the header has %zu", reader->n, reader->width);
		return in_row(reader, why);
	}
	if (out->n == CSV_LINES_MAX)
		return bad(reader, why, _("too many lines"));
	out->rows = arena_grow(reader->arena, out->rows, out->n,
	    sizeof(*out->rows));
	if (out->rows == NULL)
		return fault_memory(why);
	row = &out->rows[out->n++];
	row->line = reader->row;
	row->cells = arena_alloc(reader->arena, n_cells * sizeof(*row->cells));
	if (row->cells == NULL)
		return fault_memory(why);
	for (i = 0; i < n_cells; i++)
		row->cells[i] = "";
	for (i = 0; i < reader->n; i++)
		row->cells[reader->places[i]] = reader->cells[i];
	return 0;
}

/* "sep=;", as some programs begin a table for spreadsheets. */
static void
take_separator(struct reader *reader)
{
	static const char says[] = "sep=";
	size_t len = sizeof(says) - 1;
	char separator;

	if (reader->in.left <= len || strncmp(reader->in.at, says, len) != 0)
		return;
	separator = reader->in.at[len];
	if (separator == '\0' || strchr(separators, separator) == NULL ||
	    (reader->in.left > len + 1 &&
	    strchr("\r\n", reader->in.at[len + 1]) == NULL))
		return;
	while (!at_line_end(reader))
		skip(reader);
	skip_line_end(reader);
	if (reader->separator == '\0')
		reader->separator = separator;
}

static int
read_all(struct reader *reader, struct csv *out, struct fault *why)
{
	take_separator(reader);
	if (reader->separator == '\0')
		reader->separator = find_separator(reader);
	out->separator = reader->separator;
	if (read_line(reader, true, why) == -1)
		return -1;
	if (reader->n == 0)
		return bad(reader, why, _("the table is empty"));
	if (match_header(reader, out, why) == -1)
		return -1;
	for (;;) {
		if (read_line(reader, false, why) == -1)
			return -1;
		if (reader->n == 0)
			return 0;
		if (add_row(reader, out, why) == -1)
			return -1;
	}
}

int
csv_read(struct csv *out, struct arena *arena, const struct csv_file *file,
    const struct csv_column *columns, size_t n_columns, struct fault *why)
{
	struct reader *reader;
	struct buf text = {0};
	int rc;

	*out = (struct csv){0};
	if ((reader = calloc(1, sizeof(*reader))) == NULL)
		return fault_memory(why);
	rc = encoding_read(&text, file->encoding, file->bytes, file->len,
	    why);
	if (rc == -1)
		fault_within(why, "%s", file->path);
	else {
		reader->arena = arena;
		reader->path = file->path;
		reader->in = span_of(buf_text(&text), text.len);
		reader->line = 1;
		reader->separator = file->separator;
		reader->columns = columns;
		reader->n_columns = n_columns;
		rc = read_all(reader, out, why);
	}
	buf_release(&text);
	free(reader);
	return rc;
}
