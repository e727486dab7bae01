#include "config.h"

#include "mita/coordinator/roll.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/report/table.h"
#include "mita/ui/key.h"

enum { COLUMNS_MAX = 16, ELASTIC_LEAST = 16, GAP = 2, WORD_ROOM = 64 };

/* Cells in words */

/* The next word of a list; returns what is behind it, NULL at the end. */
static const char *
next_word(const char *cell, char out[static WORD_ROOM])
{
	size_t n;

	cell += strspn(cell, " ");
	n = strcspn(cell, " ");
	snprintf(out, WORD_ROOM, "%.*s", (int)n, cell);
	return n == 0 ? NULL : cell + n;
}

/* "! apart" */
static void
put_word(struct buf *out, const char *word)
{
	const char *sign = roll_sign(word);

	buf_putf(out, "%s%s%s", sign, sign[0] == '\0' ? "" : " ",
	    roll_word(word));
}

/* The first word, which is the gravest, and how many follow. */
static void
put_words(struct buf *out, const char *cell)
{
	char word[WORD_ROOM];
	size_t more = 0;

	if ((cell = next_word(cell, word)) == NULL)
		return;
	put_word(out, word);
	while ((cell = next_word(cell, word)) != NULL)
		more++;
	if (more > 0)
		buf_putf(out, " +%zu", more);
}

void
roll_words(struct buf *out, const char *cell)
{
	const char *separator = "";
	char word[WORD_ROOM];

	while ((cell = next_word(cell, word)) != NULL) {
		buf_puts(out, separator);
		put_word(out, word);
		separator = ", ";
	}
}

/* Of "E-01 SILENT" the sign of the state. */
static void
put_signs(struct buf *out, const char *cell)
{
	char word[WORD_ROOM];
	const char *sign;

	while ((cell = next_word(cell, word)) != NULL) {
		sign = roll_sign(word);
		if (sign[0] == '\0')
			buf_putf(out, "%s%s", out->len > 0 ? "  " : "", word);
		else
			buf_putf(out, " %s", sign);
	}
}

/* Several figures in one cell. */
static void
put_figures(struct buf *out, const char *cell)
{
	char word[WORD_ROOM];

	while ((cell = next_word(cell, word)) != NULL)
		buf_putf(out, "%s%s", out->len > 0 ? "  " : "",
		    translate_number(word));
}

/* "24500.00" as "24 500"; cents only where there are some. */
static void
put_money(struct buf *out, const char *cell)
{
	size_t whole = strcspn(cell, "."), i;

	for (i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0 && cell[i - 1] != '-')
			buf_putc(out, ' ');
		buf_putc(out, cell[i]);
	}
	if (cell[whole] == '.' && strcmp(cell + whole, ".00") != 0)
		buf_puts(out, cell + whole);
}

static void
put_time(struct buf *out, const char *cell)
{
	char local[CLOCK_LOCAL_LEN + 1];
	int64_t at;

	if (!clock_parse(cell, &at)) {
		buf_puts(out, roll_word(cell));
		return;
	}
	clock_vilnius(at, local);
	buf_puts(out, local);
}

void
roll_cell(struct buf *out, const struct table *table, size_t row,
    const struct roll_column *column)
{
	const char *cell = table_cell(table, row, column->name);

	out->len = 0;
	buf_puts(out, "");
	switch (column->kind) {
	case ROLL_WORD:
		put_words(out, cell);
		break;
	case ROLL_SIGN:
		put_signs(out, cell);
		break;
	case ROLL_FIGURES:
		put_figures(out, cell);
		break;
	case ROLL_MONEY:
		put_money(out, cell);
		break;
	case ROLL_TIME:
		put_time(out, cell);
		break;
	case ROLL_TEXT:
	case ROLL_FIGURE:
		buf_puts(out, cell);
		break;
	}
	if (out->len > 0 && column->kind != ROLL_TEXT &&
	    table_is_number(table, row, column->name))
		translate_number(out->bytes);
}

/* Rows and their order */

int
roll_set(struct roll *roll, const struct roll_column *columns,
    const struct table *table)
{
	size_t n = table_rows(table), i;
	size_t *rows = calloc(n + 1, sizeof(*rows));

	if (rows == NULL)
		return -1;
	for (i = 0; i < n; i++)
		rows[i] = i;
	free(roll->rows);
	roll->rows = rows;
	roll->n = n;
	roll->columns = columns;
	roll->table = table;
	roll->by = NULL;
	if (roll->at >= n)
		roll->at = n == 0 ? 0 : n - 1;
	return 0;
}

void
roll_release(struct roll *roll)
{
	free(roll->rows);
	*roll = (struct roll){0};
}

size_t
roll_row(const struct roll *roll)
{
	return roll->n == 0 ? table_rows(roll->table) : roll->rows[roll->at];
}

/* In ten-thousandths: enough for every figure a table shows. */
static int64_t
figure_of(const char *cell)
{
	bool negative = *cell == '-';
	int64_t figure = 0;
	int digits = -1;

	for (cell += negative || *cell == '+'; *cell != '\0' && digits < 4;
	    cell++) {
		if (*cell == '.')
			digits = 0;
		else if (*cell >= '0' && *cell <= '9') {
			figure = figure * 10 + (*cell - '0');
			digits += digits >= 0;
		}
	}
	for (digits = digits < 0 ? 0 : digits; digits < 4; digits++)
		figure *= 10;
	return negative ? -figure : figure;
}

/* Figures: the largest first, what is none behind them.  Else by letters. */
static int
compare(const struct roll *roll, size_t a, size_t b)
{
	const char *name = roll->by->name;
	const char *x = table_cell(roll->table, a, name);
	const char *y = table_cell(roll->table, b, name);
	bool x_is = table_is_number(roll->table, a, name);
	bool y_is = table_is_number(roll->table, b, name);

	if (x_is != y_is)
		return x_is ? -1 : 1;
	if (!x_is)
		return strcmp(x, y);
	return figure_of(x) > figure_of(y) ? -1 : figure_of(x) < figure_of(y);
}

const char *
roll_order(struct roll *roll)
{
	size_t i, k, row;

	roll->by = roll->by == NULL ? roll->columns : roll->by + 1;
	if (roll->by->name == NULL)
		roll->by = NULL;
	for (i = 0; i < roll->n; i++)
		roll->rows[i] = i;
	/* By insertion: equal ones stay as the table has them. */
	for (i = 1; i < roll->n && roll->by != NULL; i++) {
		row = roll->rows[i];
		for (k = i; k > 0 && compare(roll, roll->rows[k - 1], row) >
		    0; k--)
			roll->rows[k] = roll->rows[k - 1];
		roll->rows[k] = row;
	}
	roll->at = 0;
	return roll->by == NULL ? NULL : translate(roll->by->heading);
}

void
roll_write(const struct roll *roll, struct buf *text, struct buf *csv)
{
	struct table *table = table_pick(roll->table, roll->rows, roll->n);

	if (table == NULL || table_write(table, REPORT_TEXT, text) == -1 ||
	    table_write(table, REPORT_CSV, csv) == -1)
		csv->failed = true;
	table_free(table);
}

/* Finding */

static bool
is_hit(const struct roll *roll, size_t row)
{
	const struct roll_column *column;
	struct buf cell = {0}, folded = {0};
	bool hit = false;

	for (column = roll->columns; !hit && column->name != NULL; column++) {
		folded.len = 0;
		roll_cell(&cell, roll->table, row, column);
		text_fold(&folded, buf_text(&cell), cell.len);
		hit = folded.len > 0 && strstr(buf_text(&folded),
		    roll->wanted) != NULL;
	}
	buf_release(&cell);
	buf_release(&folded);
	return hit;
}

bool
roll_find_next(struct roll *roll, int by)
{
	size_t i, at = roll->at;

	for (i = 0; i < roll->n && roll->wanted[0] != '\0'; i++) {
		at = by > 0 ? (at + 1) % roll->n : (at + roll->n - 1) %
		    roll->n;
		if (is_hit(roll, roll->rows[at])) {
			roll->at = at;
			return true;
		}
	}
	return false;
}

bool
roll_find(struct roll *roll, const char *text)
{
	struct buf folded = {0};

	text_fold(&folded, text, strlen(text));
	snprintf(roll->wanted, sizeof(roll->wanted), "%s",
	    buf_text(&folded));
	buf_release(&folded);
	if (roll->n > 0 && roll->wanted[0] != '\0' &&
	    is_hit(roll, roll->rows[roll->at]))
		return true;
	return roll_find_next(roll, 1);
}

/* Painting */

struct layout {
	size_t	n;
	int	at[COLUMNS_MAX];
	int	width[COLUMNS_MAX];	/* 0: no room for it */
};

static int
width_of(const char *text)
{
	return (int)text_width(text, strlen(text));
}

static int
column_width(const struct roll *roll, const struct roll_column *column)
{
	int width = width_of(translate(column->heading)), one;
	struct buf cell = {0};
	size_t i;

	for (i = 0; i < roll->n; i++) {
		roll_cell(&cell, roll->table, i, column);
		one = width_of(buf_text(&cell));
		if (one > width)
			width = one;
	}
	buf_release(&cell);
	return width;
}

/* What the others take; the elastic one wants at least a little. */
static int
space_left(const struct roll *roll, const struct layout *layout, int cols)
{
	int left = cols - 4;
	size_t i;

	for (i = 0; i < layout->n; i++)
		if (!roll->columns[i].elastic && layout->width[i] > 0)
			left -= layout->width[i] + GAP;
	return left;
}

/* An elastic column is never narrower than its heading. */
static int
least_width(const struct roll_column *column, int natural)
{
	int least = natural < ELASTIC_LEAST ? natural : ELASTIC_LEAST;
	int heading = width_of(translate(column->heading));

	return least > heading ? least : heading;
}

static bool
drop_next(const struct roll *roll, struct layout *layout)
{
	size_t i, first = layout->n;

	for (i = 0; i < layout->n; i++)
		if (layout->width[i] > 0 && roll->columns[i].drop > 0 &&
		    (first == layout->n || roll->columns[i].drop <
		    roll->columns[first].drop))
			first = i;
	if (first == layout->n)
		return false;
	layout->width[first] = 0;
	return true;
}

static void
lay_out(const struct roll *roll, int cols, struct layout *out)
{
	int at = 3, least = 0, left;
	size_t i;

	for (out->n = 0; out->n < COLUMNS_MAX &&
	    roll->columns[out->n].name != NULL; out->n++)
		out->width[out->n] = column_width(roll,
		    &roll->columns[out->n]);
	for (i = 0; i < out->n; i++)
		if (roll->columns[i].elastic)
			least = least_width(&roll->columns[i],
			    out->width[i]);
	while (space_left(roll, out, cols) < least)
		if (!drop_next(roll, out))
			break;
	left = space_left(roll, out, cols);
	for (i = 0; i < out->n; i++) {
		if (roll->columns[i].elastic && out->width[i] > left)
			out->width[i] = left < 1 ? 1 : left;
		out->at[i] = at;
		if (out->width[i] > 0)
			at += out->width[i] + GAP;
	}
}

static bool
is_right(const struct roll_column *column)
{
	return column->kind == ROLL_FIGURE || column->kind == ROLL_MONEY;
}

/* A sign in front says more than the colour does. */
static enum grid_role
role_of(const struct roll_column *column, const char *text)
{
	if (column->kind != ROLL_WORD)
		return GRID_NORMAL;
	if (strncmp(text, "ok", 2) == 0)
		return GRID_DONE;
	if (strncmp(text, "! ", 2) == 0)
		return GRID_LOOK;
	return strncmp(text, "X ", 2) == 0 ? GRID_STOP : GRID_NORMAL;
}

static void
paint_row(const struct roll *roll, struct grid *grid, int row,
    const struct layout *layout, size_t of)
{
	struct buf cell = {0};
	size_t i;
	int col;

	for (i = 0; i < layout->n; i++) {
		const struct roll_column *column = &roll->columns[i];

		if (layout->width[i] == 0)
			continue;
		roll_cell(&cell, roll->table, of, column);
		col = layout->at[i];
		if (is_right(column))
			col += layout->width[i] - width_of(buf_text(&cell));
		grid_text(grid, row, col, layout->width[i],
		    role_of(column, buf_text(&cell)), buf_text(&cell),
		    cell.len);
	}
	buf_release(&cell);
}

static void
paint_headings(const struct roll *roll, struct grid *grid, int row,
    const struct layout *layout)
{
	size_t i;

	for (i = 0; i < layout->n; i++) {
		const char *text = translate(roll->columns[i].heading);
		int col = layout->at[i];

		if (layout->width[i] == 0)
			continue;
		if (is_right(&roll->columns[i]))
			col += layout->width[i] - width_of(text);
		grid_text(grid, row, col, layout->width[i], GRID_STRONG, text,
		    strlen(text));
	}
}

static const char *
line_above(const struct roll *roll, size_t i)
{
	return roll->above == NULL || roll->by != NULL ? NULL :
	    roll->above(roll->state, roll->rows[i]);
}

/* The first row shown, so that the one with the focus is seen. */
static size_t
first_shown(const struct roll *roll, int rows)
{
	size_t first = roll->at;
	int used = 1 + (roll->n > 0 && line_above(roll, first) != NULL);

	while (first > 0) {
		used += 1 + (line_above(roll, first - 1) != NULL);
		if (used > rows)
			break;
		first--;
	}
	return first;
}

static void
paint_line(struct grid *grid, int row, int cols, const char *text)
{
	int col;

	for (col = 3; col < cols - 1; col++)
		grid_string(grid, row, col, GRID_NORMAL, "=");
	grid_printf(grid, row, 6, GRID_STRONG, " %s ", text);
}

void
roll_paint(struct roll *roll, struct grid *grid, struct body body,
    enum roll_focus focus)
{
	int row = body.row, end = body.row + body.rows;
	struct layout layout;
	const char *line;
	size_t i;

	lay_out(roll, body.cols, &layout);
	paint_headings(roll, grid, row++, &layout);
	roll->height = end - row;
	/* One line tells how many more there are, if not all fit. */
	i = first_shown(roll, roll->height - 1);
	for (; i < roll->n && row < end; i++, row++) {
		if (row == end - 1 && i + 1 < roll->n) {
			grid_printf(grid, row, 3, GRID_STRONG, translate_n(
			    "%zu more line", "%zu more lines", roll->n - i),
			    roll->n - i);
			break;
		}
		line = line_above(roll, i);
		if (line != NULL && row + 1 < end)
			paint_line(grid, row++, body.cols, line);
		paint_row(roll, grid, row, &layout, roll->rows[i]);
		if (i != roll->at || focus == ROLL_AWAY)
			continue;
		grid_string(grid, row, 1, GRID_STRONG, ">");
		if (focus == ROLL_FOUND)
			continue;
		grid_mark(grid, row, 0, body.cols, GRID_FOCUS);
		grid_cursor(grid, row, 1);
	}
}

/* Moving */

bool
roll_key(struct roll *roll, const struct key *key)
{
	size_t page = roll->height > 3 ? (size_t)roll->height - 2 : 1;
	size_t before = roll->at, last = roll->n == 0 ? 0 : roll->n - 1;

	if (key_is(key, KEY_IS_NAMED, NAME_UP) ||
	    key_is(key, KEY_IS_CHAR, 'k'))
		roll->at -= roll->at > 0;
	else if (key_is(key, KEY_IS_NAMED, NAME_DOWN) ||
	    key_is(key, KEY_IS_CHAR, 'j'))
		roll->at += roll->at < last;
	else if (key_is(key, KEY_IS_NAMED, NAME_PAGE_UP))
		roll->at -= roll->at < page ? roll->at : page;
	else if (key_is(key, KEY_IS_NAMED, NAME_PAGE_DOWN))
		roll->at = roll->at + page > last ? last : roll->at + page;
	else if (key_is(key, KEY_IS_NAMED, NAME_HOME))
		roll->at = 0;
	else if (key_is(key, KEY_IS_NAMED, NAME_END))
		roll->at = last;
	return roll->at != before;
}
