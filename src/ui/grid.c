/* The screen as cells in memory. */
#include "config.h"

#include "mita/ui/grid.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/ui/look.h"

int
grid_resize(struct grid *grid, int rows, int cols)
{
	struct cell *cells;

	if (rows == grid->rows && cols == grid->cols)
		return 0;
	cells = calloc((size_t)rows * (size_t)cols, sizeof(*cells));
	if (cells == NULL)
		return -1;
	free(grid->cells);
	grid->cells = cells;
	grid->rows = rows;
	grid->cols = cols;
	grid_clear(grid);
	return 0;
}

void
grid_release(struct grid *grid)
{
	free(grid->cells);
	*grid = (struct grid){0};
}

static struct cell *
cell_at(struct grid *grid, int row, int col)
{
	return &grid->cells[row * grid->cols + col];
}

void
grid_blank(struct grid *grid, int row)
{
	int col;

	for (col = 0; row >= 0 && row < grid->rows && col < grid->cols; col++)
		*cell_at(grid, row, col) = (struct cell){ .text = " ",
		    .width = 1 };
}

void
grid_clear(struct grid *grid)
{
	int row;

	for (row = 0; row < grid->rows; row++)
		grid_blank(grid, row);
	grid->cursor_row = grid->cursor_col = 0;
}

/* Of a wide letter whose one half is painted over nothing stays. */
static void
break_wide(struct grid *grid, int row, int col)
{
	struct cell *cell = cell_at(grid, row, col), *other;

	if (cell->width == 1)
		return;
	other = cell->width == 0 ? cell - 1 : cell + 1;
	*other = (struct cell){ .text = " ", .width = 1, .role = other->role };
}

/* One cluster of safe text into one or two cells. */
static void
put_cluster(struct grid *grid, int row, int col, enum grid_role role,
    const char *text, size_t len)
{
	struct cell *cell = cell_at(grid, row, col);
	int width = text_cluster_width(text, len);

	break_wide(grid, row, col);
	if (width == 2)
		break_wide(grid, row, col + 1);
	/* Longer than any letter with its marks: show that something is. */
	if (len >= CELL_BYTES) {
		text = "?";
		len = 1;
	}
	/* Zeros behind it: cells are compared as bytes. */
	memset(cell->text, 0, sizeof(cell->text));
	memcpy(cell->text, text, len);
	cell->width = (uint8_t)width;
	cell->role = (uint8_t)role;
	if (width == 2)
		*cell_at(grid, row, col + 1) = (struct cell){ .role =
		    (uint8_t)role };
}

static bool
is_blank(const char *text, size_t len)
{
	return strspn(text, " \t\n") >= len;
}

/* ".." instead of the last letters of what stands between two columns. */
static int
put_cut(struct grid *grid, int row, int start, int end,
    enum grid_role role)
{
	int col;

	for (col = end - 2 < start ? start : end - 2; col < end; col++)
		put_cluster(grid, row, col, role, ".", 1);
	return end;
}

int
grid_text(struct grid *grid, int row, int col, int width,
    enum grid_role role, const char *text, size_t len)
{
	struct buf safe = {0};
	size_t at, step;
	int start = col, end, cells;

	if (row < 0 || row >= grid->rows || col < 0 || col >= grid->cols)
		return col;
	end = width > grid->cols - col ? grid->cols : col + width;
	text_safe(&safe, text, len, false);
	for (at = 0; at < safe.len; at += step) {
		step = text_cluster(safe.bytes + at, safe.len - at);
		cells = text_cluster_width(safe.bytes + at, step);
		if (cells == 0)
			continue;
		if (col + cells > end) {
			if (!is_blank(safe.bytes + at, safe.len - at))
				col = put_cut(grid, row, start, end, role);
			break;
		}
		put_cluster(grid, row, col, role, safe.bytes + at, step);
		col += cells;
	}
	buf_release(&safe);
	return col;
}

int
grid_string(struct grid *grid, int row, int col, enum grid_role role,
    const char *text)
{
	return grid_text(grid, row, col, grid->cols, role, text,
	    strlen(text));
}

int
grid_printf(struct grid *grid, int row, int col, enum grid_role role,
    const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return grid_string(grid, row, col, role, text);
}

void
grid_mark(struct grid *grid, int row, int col, int width, enum grid_role role)
{
	int i;

	for (i = col; row >= 0 && row < grid->rows && i < col + width &&
	    i < grid->cols; i++)
		if (i >= 0)
			cell_at(grid, row, i)->role = (uint8_t)role;
}

void
grid_glyph(struct grid *grid, int row, int col, enum glyph glyph)
{
	if (row >= 0 && row < grid->rows && col >= 0 && col < grid->cols)
		put_cluster(grid, row, col, GRID_NORMAL, glyph_text(glyph),
		    strlen(glyph_text(glyph)));
}

void
grid_across(struct grid *grid, int row, int col, int width, enum glyph glyph)
{
	int i;

	for (i = col; i < col + width; i++)
		grid_glyph(grid, row, i, glyph);
}

void
grid_down(struct grid *grid, int row, int col, int rows)
{
	int i;

	for (i = row; i < row + rows; i++)
		grid_glyph(grid, i, col, GLYPH_DOWN);
}

void
grid_rule(struct grid *grid, int row)
{
	grid_across(grid, row, 0, grid->cols - 1, GLYPH_ACROSS);
}

void
grid_more(struct grid *grid, int row, int col, const char *text)
{
	grid_printf(grid, row, col, GRID_STRONG, " %s ", text);
}

void
grid_paste(struct grid *grid, int row, int col, const struct grid *part,
    bool cursor)
{
	int r, c;

	for (r = 0; r < part->rows && row + r < grid->rows; r++)
		for (c = 0; c < part->cols && col + c < grid->cols; c++)
			*cell_at(grid, row + r, col + c) =
			    part->cells[r * part->cols + c];
	if (cursor)
		grid_cursor(grid, row + part->cursor_row,
		    col + part->cursor_col);
}

void
grid_cursor(struct grid *grid, int row, int col)
{
	grid->cursor_row = row < 0 ? 0 : row >= grid->rows ? grid->rows - 1 :
	    row;
	grid->cursor_col = col < 0 ? 0 : col >= grid->cols ? grid->cols - 1 :
	    col;
}

void
grid_title(struct grid *grid, const char *text)
{
	struct buf safe = {0};
	size_t at = 0, step;

	text_safe(&safe, text, strlen(text), false);
	while (at < safe.len) {
		step = text_cluster(safe.bytes + at, safe.len - at);
		if (at + step >= sizeof(grid->title))
			break;
		at += step;
	}
	memcpy(grid->title, buf_text(&safe), at);
	grid->title[at] = '\0';
	buf_release(&safe);
}

/* The row without what stands for nothing at its end. */
static void
end_row(struct buf *out, size_t start, char nothing)
{
	while (out->len > start && out->bytes[out->len - 1] == nothing)
		out->bytes[--out->len] = '\0';
	buf_putc(out, '\n');
}

void
grid_dump(const struct grid *grid, struct buf *out)
{
	const struct cell *cell = grid->cells;
	int row, col;
	size_t start;

	for (row = 0; row < grid->rows; row++) {
		start = out->len;
		for (col = 0; col < grid->cols; col++)
			buf_puts(out, cell[row * grid->cols + col].text);
		end_row(out, start, ' ');
	}
	for (row = 0; row < grid->rows; row++) {
		start = out->len;
		for (col = 0; col < grid->cols; col++)
			buf_putc(out, look_of(cell[row * grid->cols +
			    col].role)->letter);
		end_row(out, start, '.');
	}
	buf_putf(out, "cursor %d %d\n", grid->cursor_row, grid->cursor_col);
}
