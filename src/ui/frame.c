#include "config.h"

#include "mita/ui/frame.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/text.h"

static int
width_of(const char *text)
{
	return (int)text_width(text, strlen(text));
}

/* "Enter Open  r Read ...": what does not fit is left out, Help never is. */
static void
paint_keys(struct grid *grid, const struct binding *b, bool typing)
{
	const char *help = typing ? "F1 Help" : "? Help";
	int row = grid->rows - 1, col = 1, end = grid->cols - 1, need;

	end -= width_of(help) + 1;
	for (; b != NULL && b->request != 0; b++) {
		if (b->key == NULL || b->label == NULL)
			continue;
		need = width_of(b->key) + 1 + width_of(b->label) + 2;
		if (col + need > end)
			break;
		col = grid_string(grid, row, col, GRID_STRONG, b->key);
		col = grid_string(grid, row, col + 1, GRID_NORMAL, b->label);
		col += 2;
	}
	grid_string(grid, row, end, GRID_STRONG, help);
}

struct body
frame_paint(struct grid *grid, const struct frame *frame)
{
	int right = grid->cols - 1 - width_of(frame->right), row = 1;

	grid_text(grid, 0, 1, right - 2, GRID_STRONG, frame->where,
	    strlen(frame->where));
	grid_string(grid, 0, right, GRID_NORMAL, frame->right);
	if (frame->progress != NULL)
		grid_text(grid, row++, 1, grid->cols - 2, GRID_NORMAL,
		    frame->progress, strlen(frame->progress));
	grid_rule(grid, row++, '-');
	grid_rule(grid, grid->rows - 3, '-');
	paint_keys(grid, frame->bindings, frame->typing);
	/* Last, so that a screen reader ends on the sentence. */
	grid_text(grid, grid->rows - 2, 1, grid->cols - 2, GRID_NORMAL,
	    frame->sentence, strlen(frame->sentence));
	grid_cursor(grid, row, 0);
	return (struct body){ row, grid->rows - 3 - row, grid->cols - 1 };
}

void
frame_too_small(struct grid *grid, int rows, int cols)
{
	grid_printf(grid, 0, 0, GRID_STRONG, "Window is %d x %d. The program"
	    " needs %d x %d.", grid->cols, grid->rows, cols, rows);
	grid_string(grid, 1, 0, GRID_NORMAL, "Make it larger, or the letters"
	    " smaller.");
	grid_string(grid, 2, 0, GRID_NORMAL, "Everything is saved.  q Leave");
}

int
frame_wrap(struct grid *grid, int row, int col, int rows, int width,
    enum grid_role role, const char *text, size_t skip, size_t *more)
{
	size_t len = strlen(text), at = 0, next, line, rest = 0;
	int used = 0;

	if (more != NULL)
		*more = 0;
	if (width < 1)
		return 0;
	while (at < len) {
		line = text_wrap(text + at, len - at, (size_t)width, &next);
		if (skip > 0)
			skip--;
		else if (used < rows) {
			grid_text(grid, row + used, col, width, role,
			    text + at, line);
			used++;
		} else
			rest++;
		at += next;
	}
	if (more != NULL)
		*more = rest;
	return used;
}

size_t
frame_lines(const char *text, int width)
{
	size_t len = strlen(text), at = 0, next, n = 0;

	while (width > 0 && at < len) {
		text_wrap(text + at, len - at, (size_t)width, &next);
		at += next;
		n++;
	}
	return n;
}

void
frame_help(struct grid *grid, struct body body, const struct binding *b,
    const char *about)
{
	int row = body.row;

	grid_string(grid, row++, 1, GRID_STRONG, "THIS SCREEN");
	row += frame_wrap(grid, row, 3, 4, body.cols - 4, GRID_NORMAL, about,
	    0, NULL) + 1;
	grid_string(grid, row++, 1, GRID_STRONG, "WHAT YOU CAN DO");
	for (; b->request != 0 && row < body.row + body.rows; b++) {
		if (b->key == NULL || b->help == NULL)
			continue;
		grid_string(grid, row, 3, GRID_STRONG, b->key);
		grid_text(grid, row++, 20, body.cols - 21, GRID_NORMAL,
		    b->help, strlen(b->help));
	}
	grid_cursor(grid, body.row, 1);
}
