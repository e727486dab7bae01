/* A table on the screen. */
#include "config.h"

#include "mita/ui/tableview.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/ui/frame.h"
#include "mita/ui/grid.h"
#include "mita/ui/key.h"
#include "mita/ui/look.h"

enum { COLUMNS_MAX = 16, REST_LEAST = 16, FILL_LEAST = 20, GAP = 2 };

/* Rows and their order */

int
tableview_set(struct tableview *view, const struct tableview_column *columns,
    const struct tableview_rows *rows, size_t n)
{
	size_t *order = calloc(n + 1, sizeof(*order)), i;

	if (order == NULL)
		return -1;
	for (i = 0; i < n; i++)
		order[i] = i;
	free(view->order);
	view->order = order;
	view->n = n;
	view->columns = columns;
	view->rows = *rows;
	view->by = NULL;
	if (view->at >= n)
		view->at = n == 0 ? 0 : n - 1;
	return 0;
}

void
tableview_release(struct tableview *view)
{
	free(view->order);
	*view = (struct tableview){0};
}

size_t
tableview_row(const struct tableview *view)
{
	return view->n == 0 ? 0 : view->order[view->at];
}

/* Two neighbours that are in order become one; equal ones stay as they are. */
static void
merge(const struct tableview *view, const size_t *from, size_t *to,
    size_t middle, size_t end)
{
	size_t a = 0, b = middle, i;

	for (i = 0; i < end; i++)
		if (a < middle && (b == end || view->rows.compare(
		    view->rows.state, from[a], from[b], view->by) <= 0))
			to[i] = from[a++];
		else
			to[i] = from[b++];
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* By merging ever longer parts; without memory they stay as they are. */
static void
sort(struct tableview *view)
{
	size_t *room = calloc(view->n + 1, sizeof(*room)), *other, width, i;

	for (width = 1; room != NULL && width < view->n; width *= 2) {
		for (i = 0; i < view->n; i += 2 * width)
			merge(view, view->order + i, room + i,
			    least(width, view->n - i),
			    least(2 * width, view->n - i));
		other = view->order;
		view->order = room;
		room = other;
	}
	free(room);
}

const char *
tableview_order(struct tableview *view)
{
	size_t i;

	view->by = view->by == NULL ? view->columns : view->by + 1;
	if (view->by->heading == NULL)
		view->by = NULL;
	for (i = 0; i < view->n; i++)
		view->order[i] = i;
	if (view->by != NULL)
		sort(view);
	view->at = 0;
	return view->by == NULL ? NULL : translate(view->by->heading);
}

/* Finding */

static enum grid_role
show(const struct tableview *view, size_t row,
    const struct tableview_column *column, struct buf *out)
{
	return view->rows.cell(view->rows.state, row, column, out);
}

static bool
is_hit(const struct tableview *view, size_t row)
{
	const struct tableview_column *column;
	struct buf cell = {0}, folded = {0};
	bool hit = false;

	for (column = view->columns; !hit && column->heading !=
	    NULL; column++) {
		folded.len = 0;
		show(view, row, column, &cell);
		text_fold(&folded, buf_text(&cell), cell.len);
		hit = folded.len > 0 && strstr(buf_text(&folded),
		    view->wanted) != NULL;
	}
	buf_release(&cell);
	buf_release(&folded);
	return hit;
}

bool
tableview_find_next(struct tableview *view, int by)
{
	size_t i, at = view->at;

	for (i = 0; i < view->n && view->wanted[0] != '\0'; i++) {
		at = by > 0 ? (at + 1) % view->n : (at + view->n - 1) %
		    view->n;
		if (is_hit(view, view->order[at])) {
			view->at = at;
			return true;
		}
	}
	return false;
}

bool
tableview_find(struct tableview *view, const char *text)
{
	struct buf folded = {0};

	text_fold(&folded, text, strlen(text));
	snprintf(view->wanted, sizeof(view->wanted), "%s",
	    buf_text(&folded));
	buf_release(&folded);
	if (view->n > 0 && view->wanted[0] != '\0' &&
	    is_hit(view, view->order[view->at]))
		return true;
	return tableview_find_next(view, 1);
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
column_width(const struct tableview *view,
    const struct tableview_column *column)
{
	int width = width_of(translate(column->heading)), one;
	struct buf cell = {0};
	size_t i;

	for (i = 0; i < view->n; i++) {
		show(view, i, column, &cell);
		one = width_of(buf_text(&cell));
		if (one > width)
			width = one;
	}
	buf_release(&cell);
	return width;
}

static bool
takes_rest(const struct tableview_column *column)
{
	return column->fit == FIT_REST || column->fit == FIT_FILL;
}

/* For the column that takes the rest; it wants at least a little. */
static int
space_left(const struct tableview *view, const struct layout *layout, int cols)
{
	int left = cols - 4;
	size_t i;

	for (i = 0; i < layout->n; i++)
		if (!takes_rest(&view->columns[i]) && layout->width[i] > 0)
			left -= layout->width[i] + GAP;
	return left;
}

/* That column is never narrower than its heading. */
static int
least_width(const struct tableview_column *column, int natural)
{
	int least = natural < REST_LEAST ? natural : REST_LEAST;
	int heading = width_of(translate(column->heading));

	if (column->fit == FIT_FILL)
		return FILL_LEAST;
	return least > heading ? least : heading;
}

static bool
drop_next(const struct tableview *view, struct layout *layout)
{
	size_t i, first = layout->n;

	for (i = 0; i < layout->n; i++)
		if (layout->width[i] > 0 && view->columns[i].drop > 0 &&
		    (first == layout->n || view->columns[i].drop <
		    view->columns[first].drop))
			first = i;
	if (first == layout->n)
		return false;
	layout->width[first] = 0;
	return true;
}

static void
lay_out(const struct tableview *view, int cols, struct layout *out)
{
	int at = 3, least = 0, left;
	size_t i;

	for (out->n = 0; out->n < COLUMNS_MAX &&
	    view->columns[out->n].heading != NULL; out->n++)
		out->width[out->n] = column_width(view,
		    &view->columns[out->n]);
	for (i = 0; i < out->n; i++)
		if (takes_rest(&view->columns[i]))
			least = least_width(&view->columns[i],
			    out->width[i]);
	while (space_left(view, out, cols) < least)
		if (!drop_next(view, out))
			break;
	left = space_left(view, out, cols);
	for (i = 0; i < out->n; i++) {
		if (view->columns[i].fit == FIT_FILL ||
		    (view->columns[i].fit == FIT_REST && out->width[i] > left))
			out->width[i] = left < 1 ? 1 : left;
		out->at[i] = at;
		if (out->width[i] > 0)
			at += out->width[i] + GAP;
	}
}

static void
paint_row(const struct tableview *view, struct grid *grid, int row,
    const struct layout *layout, size_t of, bool focused)
{
	struct buf cell = {0};
	enum grid_role role;
	size_t i;
	int col;

	for (i = 0; i < layout->n; i++) {
		const struct tableview_column *column = &view->columns[i];

		if (layout->width[i] == 0)
			continue;
		role = show(view, of, column, &cell);
		col = layout->at[i];
		if (column->fit == FIT_RIGHT)
			col += layout->width[i] - width_of(buf_text(&cell));
		if (column->fit == FIT_PLATE && role != GRID_NORMAL)
			grid_printf(grid, row, col - 1, role, " %s ",
			    buf_text(&cell));
		else
			grid_text(grid, row, col, layout->width[i], focused ?
			    GRID_FOCUS : role, buf_text(&cell), cell.len);
	}
	buf_release(&cell);
}

static void
paint_headings(const struct tableview *view, struct grid *grid, int row,
    const struct layout *layout)
{
	size_t i;

	for (i = 0; i < layout->n; i++) {
		const char *text = translate(view->columns[i].heading);
		int col = layout->at[i];

		if (layout->width[i] == 0)
			continue;
		if (view->columns[i].fit == FIT_RIGHT)
			col += layout->width[i] - width_of(text);
		grid_text(grid, row, col, layout->width[i], GRID_STRONG, text,
		    strlen(text));
	}
}

static const char *
line_above(const struct tableview *view, size_t i)
{
	return view->rows.above == NULL || view->by != NULL ? NULL :
	    view->rows.above(view->rows.state, view->order[i]);
}

/* The first row shown, so that the one with the focus is seen. */
static size_t
first_shown(const struct tableview *view, int rows)
{
	size_t first = view->at;
	int used = 1 + (view->n > 0 && line_above(view, first) != NULL);

	while (first > 0) {
		used += 1 + (line_above(view, first - 1) != NULL);
		if (used > rows)
			break;
		first--;
	}
	return first;
}

static void
paint_line(const struct tableview *view, struct grid *grid, int row, int cols,
    const char *text)
{
	if (view->rows.headings) {
		grid_string(grid, row, 1, GRID_STRONG, text);
		return;
	}
	grid_across(grid, row, 3, cols - 4, GLYPH_DOUBLE);
	grid_printf(grid, row, 6, GRID_STRONG, " %s ", text);
}

/* The row of the focus, or one as any other. */
static void
paint_at(const struct tableview *view, struct grid *grid, struct body line,
    const struct layout *layout, size_t i, enum tableview_focus focus)
{
	bool focused = i == view->at && focus == TABLEVIEW_HERE;

	if (focused) {
		grid_mark(grid, line.row, 0, line.cols, GRID_FOCUS);
		grid_cursor(grid, line.row, 1);
	}
	if (i == view->at && focus != TABLEVIEW_AWAY)
		grid_string(grid, line.row, 1, focused ? GRID_FOCUS :
		    GRID_STRONG, ">");
	paint_row(view, grid, line.row, layout, view->order[i], focused);
}

int
tableview_paint(struct tableview *view, struct grid *grid, struct body body,
    enum tableview_focus focus)
{
	int end = body.row + body.rows;
	struct layout layout;
	const char *line;
	size_t i;

	lay_out(view, body.cols, &layout);
	paint_headings(view, grid, body.row++, &layout);
	view->height = end - body.row;
	/* A line each tells how many more there are above and below. */
	i = first_shown(view, view->height - 1);
	if (i > 0) {
		i = first_shown(view, view->height - 2);
		grid_printf(grid, body.row++, 3, GRID_STRONG, translate_n(
		    "%zu more line above", "%zu more lines above", i), i);
	}
	for (; i < view->n && body.row < end; i++, body.row++) {
		if (body.row == end - 1 && i + 1 < view->n) {
			grid_printf(grid, body.row++, 3, GRID_STRONG,
			    translate_n("%zu more line", "%zu more lines",
			    view->n - i), view->n - i);
			break;
		}
		line = line_above(view, i);
		if (line != NULL && body.row + 1 < end)
			paint_line(view, grid, body.row++, body.cols, line);
		paint_at(view, grid, body, &layout, i, focus);
	}
	return body.row;
}

/* Moving */

bool
tableview_key(struct tableview *view, const struct key *key)
{
	size_t page = view->height > 3 ? (size_t)view->height - 2 : 1;
	size_t before = view->at, last = view->n == 0 ? 0 : view->n - 1;

	if (key_is(key, KEY_IS_NAMED, NAME_UP) ||
	    key_is(key, KEY_IS_CHAR, 'k'))
		view->at -= view->at > 0;
	else if (key_is(key, KEY_IS_NAMED, NAME_DOWN) ||
	    key_is(key, KEY_IS_CHAR, 'j'))
		view->at += view->at < last;
	else if (key_is(key, KEY_IS_NAMED, NAME_PAGE_UP))
		view->at -= view->at < page ? view->at : page;
	else if (key_is(key, KEY_IS_NAMED, NAME_PAGE_DOWN))
		view->at = view->at + page > last ? last : view->at + page;
	else if (key_is(key, KEY_IS_NAMED, NAME_HOME))
		view->at = 0;
	else if (key_is(key, KEY_IS_NAMED, NAME_END))
		view->at = last;
	return view->at != before;
}
