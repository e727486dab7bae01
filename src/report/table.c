/* One table, many mouths: text, CSV, JSON, spreadsheets. */
#include "config.h"

#include "mita/report/table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/csv.h"
#include "mita/base/text.h"
#include "mita/base/text_order.h"
#include "mita/model/fraction.h"
#include "mita/model/money.h"
#include "mita/report/json.h"

struct cell {
	enum table_kind	 kind;
	struct fraction	 value;		/* of a figure; den 0: only printed */
	char		*text;		/* owned: as it is printed */
};

struct table {
	const char *const *columns;	/* borrowed */
	size_t		 n_columns;
	size_t		 n_cells;
	size_t		 room;
	struct cell	*cells;		/* row by row */
	bool		 failed;
};

struct table *
table_new(const char *const *columns, size_t n)
{
	struct table *table = calloc(1, sizeof(*table));

	if (table == NULL)
		return NULL;
	table->columns = columns;
	table->n_columns = n;
	return table;
}

void
table_free(struct table *table)
{
	size_t i;

	if (table == NULL)
		return;
	for (i = 0; i < table->n_cells; i++)
		free(table->cells[i].text);
	free(table->cells);
	free(table);
}

static void
add_valued(struct table *table, enum table_kind kind, struct fraction value,
    const char *text)
{
	struct cell *cells;
	size_t room;

	if (table->failed)
		return;
	if (table->n_cells == table->room) {
		room = table->room == 0 ? 64 : table->room * 2;
		cells = realloc(table->cells, room * sizeof(*cells));
		if (cells == NULL) {
			table->failed = true;
			return;
		}
		table->cells = cells;
		table->room = room;
	}
	table->cells[table->n_cells] = (struct cell){
		.kind = kind, .value = value, .text = strdup(text)
	};
	table->failed = table->cells[table->n_cells].text == NULL;
	table->n_cells += !table->failed;
}

static void
add(struct table *table, enum table_kind kind, const char *text)
{
	add_valued(table, kind, (struct fraction){0}, text);
}

void
table_row(struct table *table)
{
	/* A row left short is a fault of ours: fill it, so columns hold. */
	while (!table->failed && table->n_cells % table->n_columns != 0)
		add(table, TABLE_TEXT, "");
}

void
table_text(struct table *table, const char *text)
{
	add(table, TABLE_TEXT, text);
}

void
table_number(struct table *table, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, number);
	table_figure(table, fraction_of(number, 1), text);
}

void
table_money(struct table *table, int64_t cents)
{
	char text[MONEY_LEN];

	money_text(text, cents);
	table_figure(table, fraction_of(cents, 100), text);
}

void
table_figure(struct table *table, struct fraction value, const char *printed)
{
	add_valued(table, TABLE_NUMBER, value, printed);
}

void
table_decimal(struct table *table, const char *figure)
{
	add(table, TABLE_NUMBER, figure);
}

void
table_yes(struct table *table, bool yes)
{
	add(table, TABLE_YES, yes ? "yes" : "no");
}

void
table_none(struct table *table)
{
	add(table, TABLE_NONE, "-");
}

void
table_digest(struct table *table, const char *hex)
{
	add(table, TABLE_DIGEST, hex);
}

/* For screens, pages and pictures */

size_t
table_rows(const struct table *table)
{
	return table->n_cells / table->n_columns;
}

static const struct cell *
find_cell(const struct table *table, size_t row, size_t column)
{
	size_t at = row * table->n_columns + column;

	return at < table->n_cells ? &table->cells[at] : NULL;
}

const char *
table_shown(const struct table *table, size_t row, size_t column,
    bool *figure)
{
	const struct cell *cell = find_cell(table, row, column);

	*figure = cell != NULL && cell->kind == TABLE_NUMBER;
	return cell == NULL ? "" : cell->text;
}

enum table_kind
table_kind_of(const struct table *table, size_t row, size_t column)
{
	const struct cell *cell = find_cell(table, row, column);

	return cell == NULL ? TABLE_TEXT : cell->kind;
}

struct fraction
table_value(const struct table *table, size_t row, size_t column)
{
	const struct cell *cell = find_cell(table, row, column);

	return cell == NULL || cell->value.den == 0 ?
	    (struct fraction){ 0, 1 } : cell->value;
}

size_t
table_columns(const struct table *table)
{
	return table->n_columns;
}

void
table_copy(struct table *table, const struct table *from, size_t row,
    size_t column)
{
	const struct cell *cell = find_cell(from, row, column);

	if (cell == NULL)
		table_none(table);
	else
		add_valued(table, cell->kind, cell->value, cell->text);
}

const char *
table_heading(const struct table *table, size_t column)
{
	return table->columns[column];
}

int
table_compare(const struct table *table, size_t a, size_t b, size_t column)
{
	const struct cell *x = find_cell(table, a, column);
	const struct cell *y = find_cell(table, b, column);
	bool x_is = x != NULL && x->value.den > 0;
	bool y_is = y != NULL && y->value.den > 0;

	if (x == NULL || y == NULL)
		return (x == NULL) - (y == NULL);
	if (x_is != y_is)
		return x_is ? -1 : 1;
	return x_is ? fraction_cmp(y->value, x->value) :
	    text_order(x->text, y->text);
}

/* Text: columns as wide as their widest cell, numbers to the right. */

static void
pad(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_putc(out, ' ');
}

static size_t
cell_width(const char *text)
{
	struct buf safe = {0};
	size_t width;

	text_safe(&safe, text, strlen(text), false);
	width = text_width(buf_text(&safe), safe.len);
	buf_release(&safe);
	return width;
}

static size_t
column_width(const struct table *table, size_t column)
{
	size_t width = cell_width(table->columns[column]), i, one;

	for (i = column; i < table->n_cells; i += table->n_columns) {
		one = cell_width(table->cells[i].text);
		if (one > width)
			width = one;
	}
	return width;
}

static void
put_cell(struct buf *out, const char *text, size_t width, bool right,
    bool last)
{
	struct buf safe = {0};
	size_t fill;

	text_safe(&safe, text, strlen(text), false);
	fill = width - text_width(buf_text(&safe), safe.len);
	if (right)
		pad(out, fill);
	buf_put(out, buf_text(&safe), safe.len);
	if (!right && !last)
		pad(out, fill);
	buf_puts(out, last ? "\n" : "  ");
	out->failed = out->failed || safe.failed;
	buf_release(&safe);
}

static bool
is_number_column(const struct table *table, size_t column)
{
	return column < table->n_cells &&
	    table->cells[column].kind == TABLE_NUMBER;
}

static void
write_text(const struct table *table, struct buf *out)
{
	size_t *widths = calloc(table->n_columns, sizeof(*widths));
	size_t i, column, last = table->n_columns - 1;

	if (widths == NULL) {
		out->failed = true;
		return;
	}
	for (i = 0; i < table->n_columns; i++) {
		widths[i] = column_width(table, i);
		put_cell(out, table->columns[i], widths[i],
		    is_number_column(table, i), i == last);
	}
	for (i = 0; i < table->n_cells; i++) {
		column = i % table->n_columns;
		put_cell(out, table->cells[i].text, widths[column],
		    table->cells[i].kind == TABLE_NUMBER, column == last);
	}
	free(widths);
}

/*
 * CSV: RFC 4180.  What a spreadsheet set to Lithuanian opens without being
 * asked has ";" between cells and "," in figures, and begins with a mark.
 */

static void
put_figure(struct buf *out, const char *text, bool excel)
{
	struct buf safe = {0};
	size_t i;

	text_safe(&safe, text, strlen(text), true);
	if (excel && strchr(buf_text(&safe), '/') != NULL) {
		/* An exact fraction would become a date. */
		buf_putf(out, "\"'%s\"", buf_text(&safe));
	} else
		for (i = 0; i < safe.len; i++)
			buf_putc(out, excel && safe.bytes[i] == '.' ? ',' :
			    safe.bytes[i]);
	out->failed = out->failed || safe.failed;
	buf_release(&safe);
}

static void
put_heading(struct buf *out, const char *text)
{
	if (strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_") ==
	    strlen(text))
		buf_puts(out, text);
	else
		csv_put_text(out, text, false);
}

static void
put_rows(const struct table *table, struct buf *out, bool excel)
{
	const char *line = excel ? "\r\n" : "\n";
	size_t i, last = table->n_columns - 1;

	for (i = 0; i < table->n_columns; i++) {
		put_heading(out, table->columns[i]);
		buf_puts(out, i == last ? line : excel ? ";" : ",");
	}
	for (i = 0; i < table->n_cells; i++) {
		if (table->cells[i].kind == TABLE_NUMBER)
			put_figure(out, table->cells[i].text, excel);
		else if (table->cells[i].kind != TABLE_NONE)
			csv_put_text(out, table->cells[i].text, excel);
		buf_puts(out, i % table->n_columns == last ? line :
		    excel ? ";" : ",");
	}
}

static void
write_csv(const struct table *table, struct buf *out)
{
	put_rows(table, out, false);
}

static void
write_excel(const struct table *table, struct buf *out)
{
	buf_puts(out, "\xef\xbb\xbf");
	put_rows(table, out, true);
}

/* JSON: an array of objects; whole numbers as numbers, all else as text. */

static void
put_json_cell(struct buf *out, const struct cell *cell)
{
	if (cell->kind == TABLE_NUMBER && strpbrk(cell->text, "./+") == NULL)
		buf_puts(out, cell->text);
	else if (cell->kind == TABLE_YES)
		buf_puts(out, cell->text[0] == 'y' ? "true" : "false");
	else if (cell->kind == TABLE_NONE)
		buf_puts(out, "null");
	else
		json_text(out, cell->text);
}

static void
write_json(const struct table *table, struct buf *out)
{
	size_t i, column, last = table->n_columns - 1;

	buf_putc(out, '[');
	for (i = 0; i < table->n_cells; i++) {
		column = i % table->n_columns;
		if (column == 0)
			buf_puts(out, i == 0 ? "\n {" : ",\n {");
		json_text(out, table->columns[column]);
		buf_puts(out, ": ");
		put_json_cell(out, &table->cells[i]);
		buf_puts(out, column == last ? "}" : ", ");
	}
	buf_puts(out, "\n]\n");
}

static const struct mouth {
	const char	*name;
	void		(*say)(const struct table *table, struct buf *out);
} mouths[] = {
	[REPORT_TEXT] = { "text", write_text },
	[REPORT_CSV] = { "csv", write_csv },
	[REPORT_JSON] = { "json", write_json },
	[REPORT_EXCEL] = { NULL, write_excel },
};

int
report_format_of(const char *word)
{
	size_t i;

	for (i = 0; i < REPORT_EXCEL; i++)
		if (strcmp(mouths[i].name, word) == 0)
			return (int)i;
	return -1;
}

int
table_write(const struct table *table, enum report_format format,
    struct buf *out)
{
	if (table->failed)
		return -1;
	mouths[format].say(table, out);
	return out->failed ? -1 : 0;
}
