/* A field of one line: the part of it that has the cursor. */
#include "config.h"

#include "mita/ui/field.h"

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/ui/grid.h"
#include "mita/ui/textarea.h"

static size_t
cells_of(const struct textarea *area, size_t from, size_t end)
{
	const char *text = buf_text(&area->text) + from;

	return area->hidden ? text_count(text, end - from) :
	    text_width(text, end - from);
}

/* By halves of the field, so that the text stands still while one moves. */
static size_t
first_of(const struct textarea *area, size_t width)
{
	const char *text = buf_text(&area->text);
	size_t first = 0, next;

	while (cells_of(area, first, area->at) + 2 > width) {
		next = first;
		while (next < area->at && cells_of(area, first, next) <
		    (width + 1) / 2)
			next += text_cluster(text + next, area->text.len -
			    next);
		if (next == first)
			break;
		first = next;
	}
	return first;
}

void
field_paint(struct textarea *area, struct grid *grid, int row, int col,
    int width, bool focused)
{
	size_t first = first_of(area, (size_t)width), end = first;
	const char *text = buf_text(&area->text);
	size_t step, room = (size_t)width - 1;
	int at = col + (int)cells_of(area, first, area->at), i;

	area->rows = 1;
	while (end < area->text.len) {
		step = text_cluster(text + end, area->text.len - end);
		if (cells_of(area, first, end + step) > room)
			break;
		end += step;
	}
	for (i = (int)cells_of(area, first, end); area->hidden && i-- > 0;)
		grid_text(grid, row, col + i, 1, GRID_NORMAL, "*", 1);
	if (!area->hidden)
		grid_text(grid, row, col, width, GRID_NORMAL, text + first,
		    end - first);
	if (first > 0)
		grid_text(grid, row, col, 1, GRID_STRONG, "<", 1);
	if (end < area->text.len)
		grid_text(grid, row, col + width - 1, 1, GRID_STRONG, ">", 1);
	if (focused)
		grid_cursor(grid, row, at);
}
