/* Title, key line, sentence line and fields. */
#include "config.h"

#include "mita/ui/frame.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/ui/key.h"
#include "mita/ui/look.h"
#include "mita/ui/textarea.h"
#include "mita/ui/view.h"

enum {
	NARROW = 80,		/* columns below which keys may take two rows */
	WIDE = 99,		/* columns of a body that is parted sideways */
	SENTENCE_LINES = 5	/* a sentence is rather wrapped than cut */
};

static int
width_of(const char *text)
{
	return (int)text_width(text, strlen(text));
}

/* A key on a plate that reaches a blank to either side, and its word. */
static int
paint_key(struct grid *grid, int row, int col, const char *key,
    const char *label)
{
	int end = grid_string(grid, row, col, GRID_KEY, key) + 1;

	grid_mark(grid, row, col - 1, end - col + 1, GRID_KEY);
	return grid_string(grid, row, end, GRID_NORMAL, label);
}

/* "Enter Open" at col; returns the column behind it. */
static int
paint_binding(struct grid *grid, int row, int col, const struct binding *b)
{
	return paint_key(grid, row, col, translate(b->key),
	    translate(b->label));
}

static int
width_of_binding(const struct binding *b)
{
	return width_of(translate(b->key)) + 1 + width_of(translate(b->label));
}

/* The way back, which is never left out; or NULL. */
static const struct binding *
way_back(const struct binding *b)
{
	const struct binding *leave = NULL;

	for (; b != NULL && b->request != 0; b++) {
		if (b->label == NULL)
			continue;
		if (b->kind == KEY_IS_NAMED && b->value == NAME_ESCAPE)
			return b;
		if (b->kind == KEY_IS_CHAR && b->value == 'q')
			leave = b;
	}
	return leave;
}

/* One more row for the verbs where they do not fit into one. */
static int
rows_of_keys(const struct grid *grid, const struct binding *b, int end)
{
	int col = 1;

	for (; b != NULL && b->request != 0; b++)
		if (b->key != NULL && b->label != NULL)
			col += width_of_binding(b) + 2;
	return col - 2 > end && grid->cols < NARROW ? 2 : 1;
}

/*
 * "Enter Open  r Read ...": what does not fit is left out, but the help and
 * the way back never.  Returns the first row.
 */
static int
paint_keys(struct grid *grid, const struct binding *b, bool typing)
{
	const char *help = typing ? _("F1 Help") : _("? Help");
	const char *word = strchr(help, ' ');
	const struct binding *back = way_back(b);
	int last = grid->rows - 1, col = 1;
	int end = grid->cols - 2 - width_of(help);
	int first = last + 1 - rows_of_keys(grid, b, end), row = first;
	char key[16];

	snprintf(key, sizeof(key), "%.*s", (int)strcspn(help, " "), help);
	paint_key(grid, last, end + 1, key, word == NULL ? "" : word + 1);
	if (back != NULL)
		end -= width_of_binding(back) + 2;
	for (; b != NULL && b->request != 0; b++) {
		if (b->key == NULL || b->label == NULL || b == back)
			continue;
		if (row < last && col + width_of_binding(b) >
		    grid->cols - 2) {
			row++;
			col = 1;
		}
		if (row == last && col + width_of_binding(b) + 2 > end)
			break;
		col = paint_binding(grid, row, col, b) + 2;
	}
	if (back != NULL)
		paint_binding(grid, last, row < last ? 1 : col, back);
	return first;
}

/* A row in reverse: where I am, the state of it, and when it was saved. */
static void
paint_title(struct grid *grid, const struct frame *frame)
{
	int end = grid->cols - 1 - width_of(frame->right);
	const struct plate *plate = frame->plate;

	grid_mark(grid, 0, 0, grid->cols, GRID_TITLE);
	grid_string(grid, 0, end, GRID_TITLE, frame->right);
	if (plate != NULL && plate->text[0] != '\0') {
		end -= width_of(plate->text) + 4;
		grid_printf(grid, 0, end, plate->role, " %s ", plate->text);
	}
	grid_text(grid, 0, 1, end - 2, GRID_TITLE, frame->where,
	    strlen(frame->where));
}

struct body
frame_paint(struct grid *grid, const struct frame *frame)
{
	int row = 1, lines, end;

	paint_title(grid, frame);
	if (frame->progress != NULL)
		row += frame_wrap(grid, row, 1, 5, grid->cols - 2,
		    GRID_NORMAL, frame->progress, 0, NULL);
	if (row > 1)
		grid_rule(grid, row);
	row++;
	lines = (int)frame_lines(frame->sentence, grid->cols - 2);
	lines = lines < 1 ? 1 : lines > SENTENCE_LINES ? SENTENCE_LINES :
	    lines;
	end = paint_keys(grid, frame->bindings, frame->typing) - 1 - lines;
	grid_rule(grid, end);
	/* Last, so that a screen reader ends on the sentence. */
	frame_wrap(grid, end + 1, 1, lines, grid->cols - 2, GRID_STRONG,
	    frame->sentence, 0, NULL);
	grid_cursor(grid, row, 0);
	return (struct body){ row, end - row, grid->cols - 1, end + 1 };
}

void
frame_too_small(struct grid *grid, int rows, int cols, bool saved)
{
	char text[256];
	int row;

	snprintf(text, sizeof(text), _("Window is %d x %d. The program needs"
	    " %d x %d."), grid->cols, grid->rows, cols, rows);
	row = frame_wrap(grid, 0, 0, grid->rows, grid->cols, GRID_STRONG,
	    text, 0, NULL);
	row += frame_wrap(grid, row, 0, grid->rows - row, grid->cols,
	    GRID_NORMAL, _("Make it larger, or the letters smaller."), 0,
	    NULL);
	frame_wrap(grid, row, 0, grid->rows - row, grid->cols, saved ?
	    GRID_NORMAL : GRID_STOP, saved ? _("Everything is saved.  q"
	    " Leave") : _("X NOT SAVED: make it larger to see why."), 0,
	    NULL);
	grid_cursor(grid, 0, 0);
}

/* Nobody tells what did not fit: say it at the end of the last line. */
static void
say_cut(struct grid *grid, int row, int col, int width, size_t lines)
{
	char text[80];
	int room;

	snprintf(text, sizeof(text), translate_n(".. %zu more line", ".. %zu"
	    " more lines", lines), lines);
	if (width_of(text) + 1 > width)
		snprintf(text, sizeof(text), "..+%zu", lines);
	room = width_of(text);
	grid_text(grid, row, col + width - room - 1, 1, GRID_NORMAL, " ", 1);
	grid_text(grid, row, col + width - room, room, GRID_STRONG, text,
	    strlen(text));
}

/* How far what is wrapped is set in: as its line begins, behind "12. ". */
static int
hang_of(const char *text, size_t at, int width)
{
	size_t start = at, blanks, digits;

	while (start > 0 && text[start - 1] != '\n')
		start--;
	if (start == at)
		return 0;
	blanks = strspn(text + start, " ");
	digits = strspn(text + start + blanks, "0123456789");
	if (digits > 0 && strncmp(text + start + blanks + digits, ". ", 2) ==
	    0)
		blanks += digits + 2;
	return blanks < (size_t)width / 2 ? (int)blanks : width / 2;
}

int
frame_wrap(struct grid *grid, int row, int col, int rows, int width,
    enum grid_role role, const char *text, size_t skip, size_t *more)
{
	size_t len = strlen(text), at = 0, next, line, rest = 0;
	int used = 0, hang;

	if (more != NULL)
		*more = 0;
	if (width < 1)
		return 0;
	while (at < len) {
		hang = hang_of(text, at, width);
		line = text_wrap(text + at, len - at, (size_t)(width - hang),
		    &next);
		if (skip > 0)
			skip--;
		else if (used < rows) {
			grid_text(grid, row + used, col + hang, width - hang,
			    role, text + at, line);
			used++;
		} else
			rest++;
		at += next;
	}
	if (more != NULL)
		*more = rest;
	else if (rest > 0 && used > 0)
		say_cut(grid, row + used - 1, col, width, rest);
	return used;
}

size_t
frame_lines(const char *text, int width)
{
	size_t len = strlen(text), at = 0, next, n = 0;

	while (width > 0 && at < len) {
		text_wrap(text + at, len - at, (size_t)(width - hang_of(text,
		    at, width)), &next);
		at += next;
		n++;
	}
	return n;
}

/* Explained and with a key: a line of the help. */
static bool
is_told(const struct binding *b)
{
	return b->key != NULL && b->help != NULL;
}

/* "F5, j": other keys that do the same, as far as they have a short name. */
static void
other_keys(const struct binding *all, const struct binding *b, char *out,
    size_t room)
{
	size_t len = 0;

	out[0] = '\0';
	for (; all->request != 0; all++) {
		if (all->request != b->request || all == b ||
		    all->key != NULL || len + 12 > room)
			continue;
		if (all->kind == KEY_IS_CHAR && b->kind == KEY_IS_NAMED)
			continue;	/* the letters of vim, by habit */
		if (all->kind == KEY_IS_CHAR)
			len += (size_t)snprintf(out + len, room - len,
			    "%s%c", len > 0 ? ", " : "", (char)all->value);
		else if (all->kind == KEY_IS_CTRL)
			len += (size_t)snprintf(out + len, room - len,
			    "%sCtrl-%c", len > 0 ? ", " : "",
			    (char)all->value);
		else if (all->value >= NAME_F1 && all->value <= NAME_F9)
			len += (size_t)snprintf(out + len, room - len,
			    "%sF%d", len > 0 ? ", " : "",
			    (int)(all->value - NAME_F1) + 1);
	}
}

int
frame_help(struct grid *grid, struct body body, const struct binding *b,
    const char *about, size_t skip, size_t *more)
{
	int row = body.row, end = body.row + body.rows - 1, first, lines;
	const struct binding *all = b;
	char text[300], others[80];

	*more = 0;
	grid_string(grid, row++, 1, GRID_STRONG, _("THIS SCREEN"));
	row += frame_wrap(grid, row, 3, 4, body.cols - 4, GRID_NORMAL, about,
	    0, NULL) + 1;
	grid_string(grid, row++, 1, GRID_STRONG, _("WHAT YOU CAN DO"));
	first = row;
	for (; b->request != 0; b++) {
		if (!is_told(b) || (skip > 0 && skip--))
			continue;
		other_keys(all, b, others, sizeof(others));
		snprintf(text, sizeof(text), others[0] == '\0' ? "%s" :
		    _("%s (or %s)"), translate(b->help), others);
		/* Whole or on the next page. */
		lines = (int)frame_lines(text, body.cols - 23);
		if (*more > 0 || (row > first && row + lines > end)) {
			(*more)++;
			continue;
		}
		grid_string(grid, row, 3, GRID_STRONG, translate(b->key));
		frame_wrap(grid, row, 22, end - row, body.cols - 23,
		    GRID_NORMAL, text, 0, NULL);
		row += lines < 1 ? 1 : lines;
	}
	if (*more > 0)
		grid_printf(grid, end, 3, GRID_STRONG, translate_n("%zu more:"
		    " Space goes on", "%zu more: Space goes on", *more), *more);
	grid_cursor(grid, body.row, 1);
	return row;
}

void
frame_box(struct grid *grid, struct body box, const char *heading,
    const char *text)
{
	int end = box.row + box.rows - 1, right = box.cols - 1, row;

	grid_down(grid, box.row + 1, 0, box.rows - 2);
	grid_down(grid, box.row + 1, right, box.rows - 2);
	for (row = box.row; row <= end; row += box.rows - 1) {
		grid_across(grid, row, 1, right - 1, GLYPH_ACROSS);
		grid_glyph(grid, row, 0, row == end ? GLYPH_BOTTOM_LEFT :
		    GLYPH_TOP_LEFT);
		grid_glyph(grid, row, right, row == end ? GLYPH_BOTTOM_RIGHT :
		    GLYPH_TOP_RIGHT);
	}
	row = box.row + 1;
	row += frame_wrap(grid, row, 3, end - row, right - 5, GRID_STOP,
	    heading, 0, NULL);
	frame_wrap(grid, row, 3, end - row, right - 5, GRID_NORMAL, text, 0,
	    NULL);
}

void
frame_field(struct grid *grid, int row, int col, int end, const char *label,
    struct textarea *area, bool focused)
{
	col = grid_string(grid, row, col, GRID_NORMAL, label);
	col = grid_string(grid, row, col, GRID_NORMAL, "  [");
	textarea_paint(area, grid, row, col, 1, end - col - 1, focused);
	grid_string(grid, row, end - 1, GRID_NORMAL, "]");
}

/* One part with its title line, in the columns from col up to box.cols. */
static void
paint_pane(struct grid *grid, struct body box, int col,
    const struct pane *pane, bool focused, void *state)
{
	int cols = box.cols - col, i;
	struct grid own = {0};

	grid_across(grid, box.row, col, cols, focused ? GLYPH_HEAVY :
	    GLYPH_ACROSS);
	grid_text(grid, box.row, col + 2, cols - 4, focused ? GRID_TITLE :
	    GRID_STRONG, pane->title, strlen(pane->title));
	if (box.rows < 2 || grid_resize(&own, box.rows - 1, cols) == -1)
		return;
	pane->paint(state, &own);
	/* One thing has the focus: in the other part it is a choice only. */
	for (i = 0; !focused && i < own.rows * own.cols; i++)
		if (own.cells[i].role == GRID_FOCUS)
			own.cells[i].role = GRID_STRONG;
	grid_paste(grid, box.row + 1, col, &own, focused);
	grid_release(&own);
}

void
frame_split(struct grid *grid, struct body body, const struct pane panes[2],
    int focused, void *state)
{
	bool beside = body.cols >= WIDE;
	int half = beside ? body.cols / 2 : body.rows * 2 / 5;
	struct body first = body, second = body;

	if (beside) {
		first.cols = half - 1;
		grid_down(grid, body.row, half - 1, body.rows);
	} else {
		first.rows = half;
		second.row += half;
		second.rows -= half;
	}
	paint_pane(grid, first, 0, &panes[0], focused == 0, state);
	paint_pane(grid, second, beside ? half : 0, &panes[1], focused == 1,
	    state);
}
