/* The screen of one's own scores side by side. */
#include "config.h"

#include "mita/expert/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/model/fraction.h"
#include "mita/model/panel.h"
#include "mita/ui/look.h"

/* One's own scores side by side: proposals down, criteria across. */

enum { R_UP = 1, R_DOWN, R_LEFT, R_RIGHT, R_OPEN, R_ORDER, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_OPEN, "Enter", N_("Open"),
	    N_("go to that question and its comment") },
	{ KEY_IS_CHAR, 'd', R_ORDER, "d", N_("Order"),
	    N_("by your total, the best first; or by number") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Arrows"), N_("Move"),
	    N_("go over the scores") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, R_LEFT, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_RIGHT, R_RIGHT, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum {
	COLUMN = 7, COLUMN_MOST = 16,	/* of a criterion */
	TITLE_LEAST = 24, TITLE_MOST = 44,
	TOTAL = 9,
	STRIP = 4		/* cells of one score in the strip */
};

struct compare {
	struct screen	*screen;
	unsigned	 stage;
	size_t		 n;
	size_t		*tasks;		/* indexes; owned */
	bool		 by_total;	/* the order of the rows */
	size_t		 row;
	size_t		 criterion;
};

static const struct stage *
stage_of(const struct compare *c)
{
	return c->screen->session.tasks[c->tasks[0]].form->stage;
}

/* Steps of a score, or -1. */
static int
steps_of(const struct compare *c, size_t row, size_t criterion)
{
	const struct task *task = &c->screen->session.tasks[c->tasks[row]];
	const char *id = stage_of(c)->criteria[criterion].id;
	size_t i;

	for (i = 0; i < task->draft.n_scores; i++)
		if (strcmp(task->draft.scores[i].criterion, id) == 0)
			return task->draft.scores[i].steps < 0 ? -1 :
			    task->draft.scores[i].steps;
	return -1;
}

/* The total to compare by; those without any come last. */
static void
total_of(const struct task *task, struct fraction *out)
{
	if (task->draft.n_scores == 0 || opinion_total(task->form->call,
	    task->form->stage, &task->draft, out, NULL) == -1)
		*out = fraction_of(-1, 1);
}

/* By insertion: there are as many as one person can read. */
static void
put_in_order(struct compare *c)
{
	const struct task *tasks = c->screen->session.tasks;
	struct fraction left, right;
	size_t chosen = c->tasks[c->row], i, at, task;

	for (i = 1; i < c->n; i++) {
		task = c->tasks[i];
		total_of(&tasks[task], &right);
		for (at = i; at > 0; at--) {
			total_of(&tasks[c->tasks[at - 1]], &left);
			if (c->by_total ? fraction_cmp(left, right) >= 0 :
			    c->tasks[at - 1] < task)
				break;
			c->tasks[at] = c->tasks[at - 1];
		}
		c->tasks[at] = task;
	}
	for (i = 0; i < c->n; i++)
		if (c->tasks[i] == chosen)
			c->row = i;
}

static int
ascending(const void *left, const void *right)
{
	return *(const int *)left - *(const int *)right;
}

/* The scores of one criterion in order; returns how many there are. */
static size_t
sorted(const struct compare *c, size_t criterion, int *out)
{
	size_t i, n = 0;

	for (i = 0; i < c->n; i++) {
		out[n] = steps_of(c, i, criterion);
		n += out[n] >= 0;
	}
	qsort(out, n, sizeof(*out), ascending);
	return n;
}

/* Where the columns are; those around the cursor where not all fit. */
struct columns {
	int	at;
	int	width;
	size_t	first;
	size_t	end;
};

static struct columns
lay_out(const struct compare *c, int cols)
{
	size_t n = stage_of(c)->n_criteria, fit;
	int room = cols - TITLE_LEAST - TOTAL;
	struct columns out = { .width = room / (int)n };

	out.width = out.width < COLUMN ? COLUMN : out.width > COLUMN_MOST ?
	    COLUMN_MOST : out.width;
	fit = (size_t)(room / out.width);
	out.first = c->criterion >= fit ? c->criterion - fit + 1 : 0;
	out.end = out.first + fit < n ? out.first + fit : n;
	out.at = cols - TOTAL - out.width * (int)(out.end - out.first);
	if (out.at > TITLE_MOST)
		out.at = TITLE_MOST;
	return out;
}

static int
column_at(const struct columns *columns, size_t k)
{
	return columns->at + (int)(k - columns->first) * columns->width;
}

/* The item that a criterion is in the form of a proposal. */
static size_t
item_of(const struct compare *c, size_t row, size_t criterion)
{
	const struct form *form =
	    c->screen->session.tasks[c->tasks[row]].form;
	const char *id = stage_of(c)->criteria[criterion].id;
	size_t i;

	for (i = 0; i < form->n_items; i++)
		if (form->items[i].criterion != NULL &&
		    strcmp(form->items[i].criterion->id, id) == 0)
			break;
	return i;
}

static void
paint_cell(const struct compare *c, struct grid *grid, int y, int x,
    size_t row, size_t criterion)
{
	bool on = row == c->row && criterion == c->criterion;
	int steps = steps_of(c, row, criterion);
	char points[POINTS_LEN], text[POINTS_LEN + 4];

	snprintf(text, sizeof(text), on ? "[%s]" : " %s ", steps < 0 ? "-" :
	    wording_points(&c->screen->session, (unsigned)steps, points));
	grid_string(grid, y, x, on ? GRID_FOCUS : GRID_NORMAL, text);
	if (on)
		grid_cursor(grid, y, x);
}

/* Middle, least and most of each column. */
static void
paint_spread(const struct compare *c, struct grid *grid, int y,
    const struct columns *columns)
{
	char points[POINTS_LEN];
	int *steps = calloc(c->n + 1, sizeof(*steps)), i;
	size_t k, n;

	if (steps == NULL)
		return;
	grid_string(grid, y, 3, GRID_NORMAL, _("Your median"));
	grid_string(grid, y + 1, 3, GRID_NORMAL, _("Your lowest"));
	grid_string(grid, y + 2, 3, GRID_NORMAL, _("Your highest"));
	for (k = columns->first; k < columns->end; k++) {
		n = sorted(c, k, steps);
		/* Of two in the middle the lower: a score that was given. */
		const size_t which[] = { (n - 1) / 2, 0, n - 1 };

		for (i = 0; n > 0 && i < 3; i++)
			grid_string(grid, y + i, column_at(columns, k) + 1,
			    GRID_NORMAL, wording_points(&c->screen->session,
			    (unsigned)steps[which[i]], points));
	}
	free(steps);
}

/* How often each score was given for the criterion of the cursor. */
static void
paint_strip(const struct compare *c, struct grid *grid, int y)
{
	const struct scale *scale =
	    &c->screen->session.tasks[c->tasks[0]].form->call->scale;
	unsigned counts[SCALE_MAX + 1] = {0}, most = 0, k;
	char points[POINTS_LEN];
	size_t i;
	int steps, col;

	for (i = 0; i < c->n; i++)
		if ((steps = steps_of(c, i, c->criterion)) >= 0 &&
		    ++counts[steps] > most)
			most = counts[steps];
	grid_string(grid, y, 3, GRID_STRONG, _("How often you gave each"
	    " score:"));
	for (k = 0; k <= scale->top; k++) {
		col = 3 + (int)k * STRIP;
		if (counts[k] > 0) {
			grid_glyph(grid, y + 1, col, counts[k] == most ?
			    GLYPH_FULL : (enum glyph)(GLYPH_LOW + counts[k] *
			    8 / most - (counts[k] * 8 >= most)));
			grid_printf(grid, y + 1, col + 1, GRID_NORMAL, "%u",
			    counts[k]);
		}
		grid_across(grid, y + 2, col, STRIP, GLYPH_ACROSS);
		if (k % scale->per_point == 0)
			grid_string(grid, y + 2, col, GRID_NORMAL,
			    wording_points(&c->screen->session, k, points));
	}
}

static void
paint_headings(const struct compare *c, struct grid *grid, int y,
    const struct columns *columns)
{
	char name[ITEM_NAME_LEN];
	size_t k;

	for (k = columns->first; k < columns->end; k++) {
		wording_name(&c->screen->session, c->tasks[0], item_of(c, 0,
		    k), 200, name);
		grid_text(grid, y, column_at(columns, k) + 1, columns->width -
		    2, GRID_STRONG, name, strlen(name));
	}
	grid_string(grid, y, column_at(columns, k) + 1, GRID_STRONG,
	    _("Total"));
}

static void
paint_row(const struct compare *c, struct grid *grid, int y,
    const struct columns *columns, size_t row)
{
	const struct task *task = &c->screen->session.tasks[c->tasks[row]];
	char total[TOTAL_LEN];
	int title;
	size_t k;

	grid_string(grid, y, 1, GRID_NORMAL, row == c->row ? ">" : " ");
	title = grid_printf(grid, y, 3, GRID_NORMAL, "%s ",
	    task->proposal->id);
	grid_text(grid, y, title, columns->at - title - 1, GRID_NORMAL,
	    task->proposal->title, strlen(task->proposal->title));
	for (k = columns->first; k < columns->end; k++)
		paint_cell(c, grid, y, column_at(columns, k), row, k);
	grid_string(grid, y, column_at(columns, k) + 1, GRID_NORMAL,
	    wording_total(task, total));
}

/* What of the table is not seen, in the border below. */
static void
say_more(struct grid *grid, struct body body, size_t rows, size_t columns)
{
	char text[160] = "", more[80] = "";

	if (rows > 0)
		snprintf(text, sizeof(text), translate_n("%zu more proposal",
		    "%zu more proposals", rows), rows);
	if (columns > 0)
		snprintf(more, sizeof(more), translate_n("%zu more criterion",
		    "%zu more criteria", columns), columns);
	if (text[0] != '\0' && more[0] != '\0')
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
		    ", %s", more);
	if (rows + columns > 0)
		grid_more(grid, body.row + body.rows, 2, text[0] == '\0' ?
		    more : text);
}

static void
paint_table(const struct compare *c, struct grid *grid, struct body body)
{
	struct columns columns = lay_out(c, body.cols);
	int y = body.row + 1, strip = body.rows > 14 ? 4 : 0;
	const char *foot = _("* unfinished. There is no required average and no"
	    " required order.");
	int lines = (int)frame_lines(foot, body.cols - 6);
	int rows = body.rows - 6 - strip - (body.rows > 11 ? lines : 0);
	size_t first = c->row >= (size_t)rows ? c->row - (size_t)rows + 1 : 0;
	size_t i;

	paint_headings(c, grid, body.row, &columns);
	for (i = first; i < c->n && (int)(i - first) < rows; i++, y++)
		paint_row(c, grid, y, &columns, i);
	say_more(grid, body, c->n - (i - first), stage_of(c)->n_criteria -
	    (columns.end - columns.first));
	paint_spread(c, grid, ++y, &columns);
	if (strip > 0)
		paint_strip(c, grid, y + 4);
	y += 4 + strip;
	if (y + lines <= body.row + body.rows)
		frame_wrap(grid, y, 3, body.row + body.rows - y, body.cols -
		    6, GRID_NORMAL, foot, 0, NULL);
}

static void
compare_paint(void *state, struct grid *grid)
{
	struct compare *c = state;
	char name[ITEM_NAME_LEN], line[ITEM_NAME_LEN + 80];
	struct body body;

	snprintf(line, sizeof(line), _("Only you see this.   %s"),
	    wording_name(&c->screen->session, c->tasks[0], item_of(c, 0,
	    c->criterion), grid->cols - 30, name));
	body = chrome_frame(&c->screen->chrome, grid, _("Compare my own"
	    " scores"), line, _("Put the cursor on a score"
	    " and press Enter to reread that comment."), bindings);
	if (chrome_help(&c->screen->chrome, grid, body, bindings, _("Your"
	    " scores in this stage, to help you use the same measure for all"
	    " your proposals.")))
		return;
	paint_table(c, grid, body);
}

static void
open_cell(struct compare *c, struct ui *ui)
{
	struct screen *screen = c->screen;
	size_t task = c->tasks[c->row], i = item_of(c, c->row, c->criterion);

	if (screen->session.tasks[task].state == TASK_UNOPENED) {
		chrome_say(&screen->chrome, "First declare your interest in %s:"
		    " go to the list and press Enter.",
		    screen->session.tasks[task].proposal->id);
		return;
	}
	ui_back(ui);
	if (i < screen->session.tasks[task].form->n_items)
		screen_open(ui, screen, VIEW_QUESTION, task, i);
}

static void
compare_key(void *state, struct ui *ui, const struct key *key)
{
	struct compare *c = state;

	if (chrome_key(&c->screen->chrome, ui, bindings, key, false))
		return;
	switch (binding_find(bindings, key)) {
	case R_UP:
		c->row -= c->row > 0;
		break;
	case R_DOWN:
		c->row += c->row + 1 < c->n;
		break;
	case R_LEFT:
		c->criterion -= c->criterion > 0;
		break;
	case R_RIGHT:
		c->criterion += c->criterion + 1 < stage_of(c)->n_criteria;
		break;
	case R_ORDER:
		c->by_total = !c->by_total;
		put_in_order(c);
		break;
	case R_OPEN:
		open_cell(c, ui);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		chrome_unknown(&c->screen->chrome, key);
		break;
	}
}

static void
compare_close(void *state)
{
	struct compare *c = state;

	free(c->tasks);
	free(c);
}

static const struct view_ops compare_view = {
	.paint = compare_paint, .key = compare_key, .close = compare_close
};

/* Begin at the score that one came from, if it was one. */
static void
find_place(struct compare *c, size_t task, size_t item)
{
	const struct item *it =
	    &c->screen->session.tasks[task].form->items[item];
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->tasks[i] == task)
			c->row = i;
	for (i = 0; it->criterion != NULL && i < stage_of(c)->n_criteria; i++)
		if (strcmp(stage_of(c)->criteria[i].id, it->criterion->id) ==
		    0)
			c->criterion = i;
}

void
compare_open(struct ui *ui, struct screen *screen, size_t task, size_t item)
{
	struct compare *c = calloc(1, sizeof(*c));
	size_t i;

	if (c == NULL || (c->tasks = calloc(screen->session.n,
	    sizeof(*c->tasks))) == NULL) {
		free(c);
		return;
	}
	c->screen = screen;
	c->stage = screen->session.tasks[task].stage;
	for (i = 0; i < screen->session.n; i++)
		if (screen->session.tasks[i].stage == c->stage &&
		    (i == task || !task_is_closed(&screen->session.tasks[i])))
			c->tasks[c->n++] = i;
	find_place(c, task, item);
	ui_open(ui, &compare_view, c);
}
