#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/expert/screen.h"

/* What is missing before signing, each a line that can be opened. */

enum { R_UP = 1, R_DOWN, R_FIX, R_SIGN, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_FIX, "Enter", "Fix",
	    "go straight to the question" },
	{ KEY_IS_NAMED, NAME_UP, R_UP, "Up Down", NULL, "choose a line" },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 's', R_SIGN, "s", "Sign",
	    "read the full text and sign, when nothing is missing" },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", "Back", "go back" },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { REMARKS_MAX = 64 };

struct check {
	struct screen	*screen;
	size_t		 task;
	size_t		 at;
	size_t		 n;
	struct remark	 remarks[REMARKS_MAX];
};

static void
look(struct check *check)
{
	const struct task *task = &check->screen->tasks[check->task];

	check->n = form_check(task->form, &task->draft, check->remarks,
	    REMARKS_MAX);
	if (check->n > REMARKS_MAX)
		check->n = REMARKS_MAX;
	if (check->at >= check->n)
		check->at = 0;
}

static void
check_paint(void *state, struct grid *grid)
{
	struct check *check = state;
	const struct task *task = &check->screen->tasks[check->task];
	char where[256], progress[128];
	size_t first, i;
	struct body body;
	int row;

	screen_where(check->screen, check->task, "Check before signing",
	    where, sizeof(where));
	snprintf(progress, sizeof(progress), "%zu of %zu answers, %zu must be"
	    " fixed", task->answered, task->form->n_items, check->n);
	body = screen_frame(check->screen, grid, where, progress,
	    check->n == 0 ? "Nothing is missing. Press s to read it once more"
	    " and sign it." : "Enter goes straight to the question.",
	    bindings);
	if (screen_help(check->screen, grid, body, bindings, "Everything that"
	    " keeps this evaluation from being signed."))
		return;
	if (check->n == 0) {
		grid_string(grid, body.row + 1, 1, GRID_DONE,
		    " ok  everything is answered ");
		return;
	}
	grid_string(grid, body.row, 1, GRID_STRONG,
	    "MUST BE FIXED BEFORE SIGNING");
	first = check->at >= (size_t)(body.rows - 1) ?
	    check->at - (size_t)(body.rows - 2) : 0;
	for (i = first, row = body.row + 1; i < check->n && row < body.row +
	    body.rows; i++, row++) {
		const struct item *item =
		    &task->form->items[check->remarks[i].item];

		grid_printf(grid, row, 1, GRID_NORMAL, "%s X %s%s%s: %s",
		    i == check->at ? ">" : " ", item_label(item),
		    strcmp(item->code, "-") == 0 ? "" : " ",
		    strcmp(item->code, "-") == 0 ? "" : item->code,
		    check->remarks[i].text);
		if (i != check->at)
			continue;
		grid_mark(grid, row, 0, body.cols, GRID_FOCUS);
		grid_cursor(grid, row, 1);
	}
}

static void
check_key(void *state, struct ui *ui, const struct key *key)
{
	struct check *check = state;

	if (screen_help_key(check->screen, key, false))
		return;
	switch (binding_find(bindings, key)) {
	case R_UP:
		check->at -= check->at > 0;
		break;
	case R_DOWN:
		check->at += check->at + 1 < check->n;
		break;
	case R_FIX:
		if (check->n > 0)
			question_open(ui, check->screen, check->task,
			    check->remarks[check->at].item);
		break;
	case R_SIGN:
		if (check->n == 0)
			sign_open(ui, check->screen, check->task);
		else
			screen_say(check->screen, "Sign is waiting for %zu"
			    " thing%s.", check->n, check->n == 1 ? "" : "s");
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		break;
	}
}

static void
check_resume(void *state)
{
	look(state);
}

static void
check_close(void *state)
{
	free(state);
}

static const struct view_ops check_view = {
	.paint = check_paint, .key = check_key, .close = check_close,
	.resume = check_resume
};

void
check_open(struct ui *ui, struct screen *screen, size_t task)
{
	struct check *check = calloc(1, sizeof(*check));

	if (check == NULL)
		return;
	check->screen = screen;
	check->task = task;
	look(check);
	ui_open(ui, &check_view, check);
}
