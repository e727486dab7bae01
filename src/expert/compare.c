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

enum { COLUMN = 7 };

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
paint_spread(const struct compare *c, struct grid *grid, int y, int x,
    int end)
{
	char low[POINTS_LEN], high[POINTS_LEN];
	int *steps = calloc(c->n + 1, sizeof(*steps));
	size_t k, n;

	if (steps == NULL)
		return;
	grid_string(grid, y, 3, GRID_NORMAL, _("Your median"));
	grid_string(grid, y + 1, 3, GRID_NORMAL, _("Your lowest"));
	grid_string(grid, y + 2, 3, GRID_NORMAL, _("Your highest"));
	for (k = 0; k < stage_of(c)->n_criteria && x < end; k++, x += COLUMN) {
		n = sorted(c, k, steps);
		if (n == 0)
			continue;
		/* Of two in the middle the lower: a score that was given. */
		grid_printf(grid, y, x + 1, GRID_NORMAL, "%s",
		    wording_points(&c->screen->session, (unsigned)steps[(n - 1)
		    / 2], low));
		grid_printf(grid, y + 1, x + 1, GRID_NORMAL, "%s",
		    wording_points(&c->screen->session, (unsigned)steps[0],
		    low));
		grid_printf(grid, y + 2, x + 1, GRID_NORMAL, "%s",
		    wording_points(&c->screen->session, (unsigned)steps[n - 1],
		    high));
	}
	free(steps);
}

static void
paint_table(const struct compare *c, struct grid *grid, struct body body)
{
	const struct stage *stage = stage_of(c);
	int table = (int)stage->n_criteria * COLUMN + 9;
	int x = body.cols - 1 - table < 14 ? 14 : body.cols - 1 - table;
	int y = body.row + 1, rows = body.rows - 7;
	size_t first = c->row >= (size_t)rows ? c->row - (size_t)rows + 1 : 0;
	char total[TOTAL_LEN];
	size_t i, k;

	if (x > 44)
		x = 44;
	for (k = 0; k < stage->n_criteria; k++)
		grid_string(grid, body.row, x + (int)k * COLUMN + 1,
		    GRID_STRONG, stage->criteria[k].id);
	grid_string(grid, body.row, x + (int)k * COLUMN + 1, GRID_STRONG,
	    _("Total"));
	for (i = first; i < c->n && (int)(i - first) < rows; i++, y++) {
		const struct task *task =
		    &c->screen->session.tasks[c->tasks[i]];
		int title;

		grid_string(grid, y, 1, GRID_NORMAL, i == c->row ? ">" : " ");
		title = grid_printf(grid, y, 3, GRID_NORMAL, "%s ",
		    task->proposal->id);
		grid_text(grid, y, title, x - title - 1, GRID_NORMAL,
		    task->proposal->title, strlen(task->proposal->title));
		for (k = 0; k < stage->n_criteria; k++)
			paint_cell(c, grid, y, x + (int)k * COLUMN, i, k);
		grid_string(grid, y, x + (int)k * COLUMN + 1, GRID_NORMAL,
		    wording_total(task, total));
	}
	paint_spread(c, grid, y + 1, x, body.cols - COLUMN);
	frame_wrap(grid, y + 5, 3, body.row + body.rows - y - 5,
	    body.cols - 6, GRID_NORMAL, _("* unfinished. There is no required"
	    " average and no required order."), 0, NULL);
}

static void
compare_paint(void *state, struct grid *grid)
{
	struct compare *c = state;
	struct body body;

	body = chrome_frame(&c->screen->chrome, grid, _("Compare my own"
	    " scores"), _("Only you see this."), _("Put the cursor on a score"
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
	size_t task = c->tasks[c->row], i;
	const struct form *form = screen->session.tasks[task].form;

	if (screen->session.tasks[task].state == TASK_UNOPENED) {
		chrome_say(&screen->chrome, "First declare your interest in %s:"
		    " go to the list and press Enter.",
		    screen->session.tasks[task].proposal->id);
		return;
	}
	for (i = 0; i < form->n_items; i++)
		if (form->items[i].criterion != NULL && strcmp(
		    form->items[i].criterion->id,
		    stage_of(c)->criteria[c->criterion].id) == 0)
			break;
	ui_back(ui);
	if (i < form->n_items)
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
