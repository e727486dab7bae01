/* The levels of a scale with their texts. */
#include "config.h"

#include "mita/expert/levels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/answer.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"

/* All levels of the scale with their texts; moving here is answering. */

/* A request is an act of answering, counted from 1. */
enum { R_BACK = ANSWER_ACTS + 1 };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_UP, ANSWER_UP + 1, N_("Up Down"), N_("Choose"),
	    N_("choose a level") },
	{ KEY_IS_CHAR, 'k', ANSWER_UP + 1, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, ANSWER_DOWN + 1, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', ANSWER_DOWN + 1, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, ANSWER_LESS + 1, N_("Left Right"),
	    N_("Half point"), N_("half a point less or more") },
	{ KEY_IS_NAMED, NAME_RIGHT, ANSWER_MORE + 1, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DELETE, ANSWER_CLEAR + 1, "Delete", NULL,
	    N_("take the answer away") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("back to the question; the score is kept") },
	{ KEY_IS_NAMED, NAME_ENTER, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 't', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct levels {
	struct screen	*screen;
	size_t		 task;
	size_t		 item;
};

static const struct scale *
scale_of(const struct levels *levels)
{
	return &levels->screen->session.tasks[levels->task].form->call->scale;
}

/* Rows that a level takes with its text. */
static int
rows_of(const struct levels *levels, const struct level *level, int width)
{
	return 1 + (int)frame_lines(level->text.in[
	    levels->screen->session.lang], width);
}

/* One level with its text; returns the row behind it. */
static int
paint_level(const struct levels *levels, struct grid *grid, struct body body,
    int row, const struct level *level, int steps)
{
	char points[POINTS_LEN];
	size_t lang = levels->screen->session.lang;
	bool on = steps >= 0;

	grid_printf(grid, row, 1, on ? GRID_FOCUS : GRID_NORMAL, "%s %s  %s ",
	    on ? ">" : " ", wording_points(&levels->screen->session, on ?
	    (unsigned)steps : level->steps, points), level->name.in[lang]);
	if (on)
		grid_cursor(grid, row, 1);
	return row + 1 + frame_wrap(grid, row + 1, 8, body.row + body.rows -
	    row - 1, body.cols - 9, GRID_NORMAL, level->text.in[lang], 0,
	    NULL);
}

static void
say_more(struct grid *grid, struct body body, size_t above, size_t below)
{
	char text[120];

	if (above > 0) {
		snprintf(text, sizeof(text), translate_n("%zu better level"
		    " above", "%zu better levels above", above), above);
		grid_more(grid, body.row - 1, 2, text);
	}
	if (below > 0) {
		snprintf(text, sizeof(text), translate_n("%zu level below",
		    "%zu levels below", below), below);
		grid_more(grid, body.row + body.rows, 2, text);
	}
}

/* The best first; where not all fit, from the one above the chosen. */
static void
paint_levels(const struct levels *levels, struct grid *grid,
    struct body body)
{
	const struct scale *scale = scale_of(levels);
	int steps = steps_read(session_get(&levels->screen->session,
	    levels->task, levels->item, PART_VALUE), scale->top);
	const struct level *here = steps < 0 ? NULL : scale_level(scale,
	    (unsigned)steps);
	int end = body.row + body.rows, row = body.row, all = 0;
	size_t i, first = scale->n_levels;

	for (i = 0; i < scale->n_levels; i++)
		all += rows_of(levels, &scale->levels[i], body.cols - 9);
	if (all > body.rows && here != NULL)
		first = (size_t)(here - scale->levels) + 2;
	if (first > scale->n_levels)
		first = scale->n_levels;
	/* No row stays empty below while there are levels above. */
	for (i = first, all = 0; i-- > 0;)
		all += rows_of(levels, &scale->levels[i], body.cols - 9);
	while (first < scale->n_levels && all + rows_of(levels,
	    &scale->levels[first], body.cols - 9) <= body.rows)
		all += rows_of(levels, &scale->levels[first++],
		    body.cols - 9);
	for (i = first; i > 0 && row + rows_of(levels, &scale->levels[i - 1],
	    body.cols - 9) <= end; i--)
		row = paint_level(levels, grid, body, row,
		    &scale->levels[i - 1], &scale->levels[i - 1] == here ?
		    steps : -1);
	say_more(grid, body, scale->n_levels - first, i);
}

static void
levels_paint(void *state, struct grid *grid)
{
	struct levels *levels = state;
	char where[256];
	struct body body;

	screen_where(levels->screen, grid, levels->task, _("All levels"), where,
	    sizeof(where));
	body = chrome_frame(&levels->screen->chrome, grid, where, NULL, _("Up"
	    " and Down move your score; Esc goes back and keeps it."),
	    bindings);
	if (chrome_help(&levels->screen->chrome, grid, body, bindings, _("What"
	    " each level of the scale means.")))
		return;
	paint_levels(levels, grid, body);
}

static void
levels_key(void *state, struct ui *ui, const struct key *key)
{
	struct levels *levels = state;
	int request;

	if (chrome_key(&levels->screen->chrome, ui, bindings, key, false) ||
	    answer_key(levels->screen, ui, levels->task, levels->item, key))
		return;
	request = binding_find(bindings, key);
	if (request == R_BACK)
		ui_back(ui);
	else if (request == 0)
		chrome_unknown(&levels->screen->chrome, key);
	else
		answer_act(levels->screen, ui, levels->task, levels->item,
		    (enum answer_act)(request - 1));
}

static void
levels_close(void *state)
{
	free(state);
}

static const struct view_ops levels_view = {
	.paint = levels_paint, .key = levels_key, .close = levels_close
};

void
levels_open(struct ui *ui, struct screen *screen, size_t task, size_t item)
{
	struct levels *levels = calloc(1, sizeof(*levels));

	if (levels == NULL)
		return;
	levels->screen = screen;
	levels->task = task;
	levels->item = item;
	ui_open(ui, &levels_view, levels);
}
