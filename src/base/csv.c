#include "config.h"

#include "mita/base/csv.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/span.h"
#include "mita/base/text.h"

enum { CELLS_MAX = 64, ROWS_MAX = 100000 };

struct reader {
	struct arena	*arena;
	const char	*path;
	struct span	 in;
	unsigned	 line;
	char		 separator;
	size_t		 n;
	const char	*cells[CELLS_MAX];
};

static int
bad(const struct reader *reader, struct fault *why, const char *what)
{
	return fault_set(why, FAULT_REFUSED, "CSV", "%s: line %u: %s; nothing was"
	    " applied", reader->path, reader->line, what);
}

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
	if (reader->in.left > 0 && peek(reader) == '\n')
		skip(reader);
	reader->line++;
}

static bool
at_line_end(const struct reader *reader)
{
	return reader->in.left == 0 || peek(reader) == '\n' ||
	    peek(reader) == '\r';
}

static int
read_quoted(struct reader *reader, struct buf *cell, struct fault *why)
{
	unsigned opened = reader->line;

	skip(reader);
	while (reader->in.left > 0) {
		char c = peek(reader);

		skip(reader);
		if (c == '\n')
			reader->line++;
		if (c != '"') {
			buf_putc(cell, c);
			continue;
		}
		if (reader->in.left == 0 || peek(reader) != '"')
			return 0;
		buf_putc(cell, '"');
		skip(reader);
	}
	reader->line = opened;
	return bad(reader, why, "a quote is opened and never closed");
}

static int
read_cell(struct reader *reader, struct fault *why)
{
	struct buf cell = {0}, clean = {0};
	int rc = 0;

	if (peek(reader) == '"') {
		rc = read_quoted(reader, &cell, why);
		if (rc == 0 && !at_line_end(reader) &&
		    peek(reader) != reader->separator)
			rc = bad(reader, why, "something stands behind a"
			    " closing quote");
	} else
		while (!at_line_end(reader) &&
		    peek(reader) != reader->separator) {
			buf_putc(&cell, peek(reader));
			skip(reader);
		}
	if (rc == 0 && reader->n == CELLS_MAX)
		rc = bad(reader, why, "more than 64 columns");
	if (rc == 0 && !text_is_utf8(buf_text(&cell), cell.len))
		rc = bad(reader, why, "this is not UTF-8; save the table as"
		    " \"CSV UTF-8\"");
	if (rc == 0) {
		text_admit(&clean, buf_text(&cell), cell.len);
		reader->cells[reader->n++] = cell.failed || clean.failed ?
		    NULL : arena_string(reader->arena, buf_text(&clean));
		if (reader->cells[reader->n - 1] == NULL)
			rc = fault_memory(why);
	}
	buf_release(&cell);
	buf_release(&clean);
	return rc;
}

/* The cells of the next line that is neither empty nor a note. */
static int
read_line(struct reader *reader, struct fault *why)
{
	reader->n = 0;
	while (reader->in.left > 0 && (peek(reader) == '#' ||
	    at_line_end(reader))) {
		while (!at_line_end(reader))
			skip(reader);
		skip_line_end(reader);
	}
	if (reader->in.left == 0)
		return 0;
	for (;;) {
		if (read_cell(reader, why) == -1)
			return -1;
		if (at_line_end(reader))
			break;
		skip(reader);
	}
	return 0;
}

/* The separator that stands most often on the header line, outside quotes. */
static char
find_separator(struct span in)
{
	static const char candidates[] = ",;\t|";
	size_t count[4] = {0}, best = 0, i;
	bool quoted = false;
	struct span line;

	while (span_take_line(&in, &line) &&
	    (line.left == 0 || line.at[0] == '#'))
		continue;
	for (; line.left > 0; line.at++, line.left--) {
		const char *found = strchr(candidates, line.at[0]);

		if (line.at[0] == '"')
			quoted = !quoted;
		else if (!quoted && line.at[0] != '\0' && found != NULL)
			count[found - candidates]++;
	}
	for (i = 1; i < 4; i++)
		if (count[i] > count[best])
			best = i;
	return candidates[best];
}

/* A name as it is compared: folded, without blanks, "_" and "-". */
static void
fold_name(struct buf *out, const char *name, size_t len)
{
	struct buf folded = {0};
	size_t i;

	text_fold(&folded, name, len);
	for (i = 0; i < folded.len; i++)
		if (strchr(" _-", folded.bytes[i]) == NULL)
			buf_putc(out, folded.bytes[i]);
	buf_release(&folded);
}

static bool
is_same_name(const char *a, const char *b, size_t b_len)
{
	struct buf x = {0}, y = {0};
	bool same;

	fold_name(&x, a, strlen(a));
	fold_name(&y, b, b_len);
	same = x.len > 0 && strcmp(buf_text(&x), buf_text(&y)) == 0;
	buf_release(&x);
	buf_release(&y);
	return same;
}

static bool
is_column(const struct csv_column *column, const char *header)
{
	const char *alias = column->aliases;
	size_t len;

	if (is_same_name(header, column->name, strlen(column->name)))
		return true;
	while (*alias != '\0') {
		len = strcspn(alias, ",");
		if (is_same_name(header, alias, len))
			return true;
		alias += len + (alias[len] == ',');
	}
	return false;
}

/* places[i]: which column asked for stands in the file's i-th. */
static int
match_header(const struct reader *reader, const struct csv_column *columns,
    size_t n_columns, size_t *places, struct fault *why)
{
	size_t i, k, found;
	char what[160];

	for (i = 0; i < reader->n; i++)
		places[i] = n_columns;
	for (k = 0; k < n_columns; k++) {
		found = 0;
		for (i = 0; i < reader->n; i++)
			if (is_column(&columns[k], reader->cells[i])) {
				places[i] = k;
				found++;
			}
		strcpy(what, found > 1 ? "two columns are called " :
		    "there is no column ");
		strncat(what, columns[k].name, 64);
		if (found > 1 || (found == 0 && columns[k].required))
			return bad(reader, why, what);
	}
	for (i = 0; i < reader->n; i++)
		if (places[i] == n_columns)
			return fault_set(why, FAULT_REFUSED, "CSV", "%s:%u: the"
			    " column \"%.60s\" is not known here; take it out"
			    " or correct its name", reader->path,
			    reader->line, reader->cells[i]);
	return 0;
}

static int
add_row(struct reader *reader, struct csv *out, unsigned line,
    const size_t *places, size_t width, size_t n_columns, struct fault *why)
{
	struct csv_row *row;
	size_t i;

	if (reader->n != width)
		return bad(reader, why, "this line has another number of"
		    " columns than the header");
	if (out->n == ROWS_MAX)
		return bad(reader, why, "too many lines");
	out->rows = arena_grow(reader->arena, out->rows, out->n,
	    sizeof(*out->rows));
	if (out->rows == NULL)
		return fault_memory(why);
	row = &out->rows[out->n++];
	row->line = line;
	row->cells = arena_alloc(reader->arena,
	    n_columns * sizeof(*row->cells));
	if (row->cells == NULL)
		return fault_memory(why);
	for (i = 0; i < n_columns; i++)
		row->cells[i] = "";
	for (i = 0; i < width; i++)
		row->cells[places[i]] = reader->cells[i];
	return 0;
}

int
csv_read(struct csv *out, struct arena *arena, const char *path,
    const char *text, size_t len, const struct csv_column *columns,
    size_t n_columns, struct fault *why)
{
	struct reader reader = {
		.arena = arena, .path = path, .in = span_of(text, len),
		.line = 1
	};
	size_t places[CELLS_MAX], width;
	unsigned line;

	*out = (struct csv){0};
	if (span_starts(&reader.in, "\xef\xbb\xbf")) {
		reader.in.at += 3;
		reader.in.left -= 3;
	}
	out->separator = reader.separator = find_separator(reader.in);
	if (read_line(&reader, why) == -1)
		return -1;
	if ((width = reader.n) == 0)
		return bad(&reader, why, "the table is empty");
	if (match_header(&reader, columns, n_columns, places, why) == -1)
		return -1;
	for (;;) {
		skip_line_end(&reader);
		line = reader.line;
		if (read_line(&reader, why) == -1)
			return -1;
		if (reader.n == 0)
			return 0;
		if (add_row(&reader, out, line, places, width, n_columns,
		    why) == -1)
			return -1;
	}
}
