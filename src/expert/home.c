#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/expert/screen.h"
#include "mita/model/fraction.h"
#include "mita/model/panel.h"

/* The list of proposals: where one starts, and comes back to. */

enum { R_UP = 1, R_DOWN, R_OPEN, R_READ, R_CHECK, R_SIGN, R_EXPORT, R_LEAVE,
	R_TOP, R_BOTTOM, R_STAY };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_OPEN, "Enter", "Open",
	    "go on with the proposal, at its first gap" },
	{ KEY_IS_NAMED, NAME_RIGHT, R_OPEN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'r', R_READ, "r", "Read", "read the proposal" },
	{ KEY_IS_CHAR, 'c', R_CHECK, "c", "Check",
	    "see what is missing before signing" },
	{ KEY_IS_CHAR, 's', R_SIGN, "s", "Sign",
	    "read the full text and sign it" },
	{ KEY_IS_CHAR, 'e', R_EXPORT, "e", "Export",
	    "write what you signed into a file for the agency" },
	{ KEY_IS_NAMED, NAME_UP, R_UP, "Up Down", NULL, "choose a proposal" },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_TOP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_BOTTOM, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_LEAVE, "q", "Leave",
	    "leave the program; everything is saved" },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_STAY, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct home {
	struct screen	*screen;
	size_t		 at;
};

static void
state_text(const struct task *task, char *out, size_t room)
{
	static const char *const words[TASK_STATES] = {
		[TASK_UNOPENED] = "unopened", [TASK_WRITING] = "writing",
		[TASK_COMPLETE] = "complete", [TASK_SIGNED] = "signed",
		[TASK_CORRECTING] = "correcting", [TASK_RETURNED] = "returned",
	};

	if (task->state == TASK_SIGNED)
		snprintf(out, room, "signed v%u%s", task->version,
		    task->exported ? ", exported" : "");
	else
		snprintf(out, room, "%s", words[task->state]);
}

static const char *
interest_text(const struct task *task)
{
	static const char *const words[INTERESTS] = {
		"none", "potential", "declared"
	};

	return task->declaration == NULL ? "?" :
	    words[task->declaration->record->body.declaration.interest];
}

static void
total_text(const struct screen *screen, const struct task *task, char *out,
    size_t room)
{
	struct fraction total;
	char text[FRACTION_TEXT_LEN];

	snprintf(out, room, "-");
	if (task->draft.n_scores == 0 || opinion_total(
	    screen->workspace->book->call, task->form->stage, &task->draft,
	    &total, NULL) == -1)
		return;
	fraction_text(text, total, 2);
	snprintf(out, room, "%s%s", text, task->draft.n_scores <
	    task->form->stage->n_criteria ? "*" : "");
}

static void
paint_task(const struct screen *screen, struct grid *grid, int row,
    const struct task *task, bool focused)
{
	char state[64], total[FRACTION_TEXT_LEN + 2];
	int cols = grid->cols - 1, title = cols - 54;

	if (focused)
		grid_string(grid, row, 1, GRID_NORMAL, ">");
	grid_text(grid, row, 3, 8, GRID_NORMAL, task->proposal->id,
	    strlen(task->proposal->id));
	grid_printf(grid, row, 12, GRID_NORMAL, "%u", task->stage);
	grid_text(grid, row, 15, title, GRID_NORMAL, task->proposal->title,
	    strlen(task->proposal->title));
	grid_string(grid, row, title + 16, GRID_NORMAL, interest_text(task));
	grid_printf(grid, row, title + 26, GRID_NORMAL, "%2zu/%zu",
	    task->answered, task->form->n_items);
	total_text(screen, task, total, sizeof(total));
	grid_string(grid, row, title + 33, GRID_NORMAL, total);
	state_text(task, state, sizeof(state));
	grid_text(grid, row, title + 41, cols - title - 41,
	    task->state == TASK_SIGNED ? GRID_DONE : GRID_NORMAL, state,
	    strlen(state));
	if (focused) {
		grid_mark(grid, row, 0, cols, GRID_FOCUS);
		grid_cursor(grid, row, 1);
	}
}

/* The one sentence that always says the next step. */
static void
next_step(const struct home *home, char *out, size_t room)
{
	const struct screen *screen = home->screen;
	const struct task *task = &screen->tasks[home->at];
	const char *id = task->proposal->id;

	switch (task->state) {
	case TASK_UNOPENED:
		snprintf(out, room, "Next: press Enter to declare whether you"
		    " have an interest in %s.", id);
		break;
	case TASK_WRITING:
		snprintf(out, room, "Next: %s still needs %zu answer%s. Press"
		    " Enter to go to the first of them.", id,
		    task->form->n_items - task->answered,
		    task->form->n_items - task->answered == 1 ? "" : "s");
		break;
	case TASK_COMPLETE:
		snprintf(out, room, "Next: %s is complete. Press s to read it"
		    " once more and sign it.", id);
		break;
	case TASK_SIGNED:
		snprintf(out, room, task->exported ? "%s is signed and"
		    " exported." : "%s is signed. Press e to export all you"
		    " signed.", id);
		break;
	case TASK_CORRECTING:
		snprintf(out, room, "%s differs from what you signed. Press s"
		    " to sign version %u.", id, task->version + 1);
		break;
	case TASK_RETURNED:
	case TASK_STATES:
		snprintf(out, room, "%s was given back because of your"
		    " interest; it is exported with the others.", id);
		break;
	}
}

static void
progress(const struct screen *screen, char *out, size_t room)
{
	size_t done = 0, left = 0, i;
	const char *deadline = "";

	for (i = 0; i < screen->n; i++) {
		done += screen->tasks[i].state == TASK_SIGNED ||
		    screen->tasks[i].state == TASK_RETURNED;
		if (deadline[0] == '\0' &&
		    screen->tasks[i].state != TASK_SIGNED)
			deadline = screen->tasks[i].deadline;
	}
	left = screen->n - done;
	snprintf(out, room, "%zu of %zu done, %zu to do%s%.10s%s%.5s%s", done,
	    screen->n, left, left == 0 ? "" : "   deadline ",
	    left == 0 ? "" : deadline, left == 0 ? "" : " ",
	    left == 0 ? "" : deadline + 11, left == 0 ? "" : " UTC");
}

static void
home_paint(void *state, struct grid *grid)
{
	struct home *home = state;
	struct screen *screen = home->screen;
	char where[LABEL_MAX + 32], line[256], sentence[256] = "";
	size_t first, i;
	struct body body;

	snprintf(where, sizeof(where), "My evaluations  %s",
	    screen->workspace->book->call->title.in[screen->lang]);
	progress(screen, line, sizeof(line));
	if (screen->n > 0)
		next_step(home, sentence, sizeof(sentence));
	else
		snprintf(sentence, sizeof(sentence), "Nothing was assigned to"
		    " you yet.");
	body = screen_frame(screen, grid, where, line, sentence, bindings);
	if (screen_help(screen, grid, body, bindings, "Your proposals. Open"
	    " one, declare your interest, read it, answer its form, sign it."
	    " Signing sends nothing: at the end you export one file."))
		return;
	grid_string(grid, body.row, 3, GRID_STRONG, "No");
	grid_string(grid, body.row, 11, GRID_STRONG, "St");
	grid_string(grid, body.row, 15, GRID_STRONG, "Title");
	grid_string(grid, body.row, grid->cols - 39, GRID_STRONG,
	    "Interest   Answers  Total   State");
	first = home->at >= (size_t)(body.rows - 1) ?
	    home->at - (size_t)(body.rows - 2) : 0;
	for (i = first; i < screen->n && (int)(i - first) < body.rows - 1; i++)
		paint_task(screen, grid, body.row + 1 + (int)(i - first),
		    &screen->tasks[i], i == home->at);
}

static void
open_task(struct ui *ui, struct home *home)
{
	struct screen *screen = home->screen;
	const struct task *task = &screen->tasks[home->at];

	if (task->state == TASK_UNOPENED)
		declare_open(ui, screen, home->at);
	else if (task->state == TASK_RETURNED)
		screen_say(screen, "You gave this one back.");
	else
		question_open(ui, screen, home->at,
		    screen_gap(screen, home->at, 0));
}

static void
act(struct ui *ui, struct home *home, int request)
{
	struct screen *screen = home->screen;
	const struct task *task = &screen->tasks[home->at];

	if (request == R_OPEN)
		open_task(ui, home);
	else if (task->state == TASK_UNOPENED)
		screen_say(screen, "First press Enter and declare whether you"
		    " have an interest in it.");
	else if (request == R_READ)
		reader_open(ui, screen, home->at);
	else if (request == R_CHECK)
		check_open(ui, screen, home->at);
	else if (request == R_SIGN)
		sign_open(ui, screen, home->at);
}

static void
home_key(void *state, struct ui *ui, const struct key *key)
{
	struct home *home = state;
	struct screen *screen = home->screen;
	int request;

	if (screen_help_key(screen, key, false))
		return;
	request = binding_find(bindings, key);
	if (request == R_LEAVE)
		ui_leave(ui);
	else if (request == R_EXPORT)
		export_open(ui, screen);
	else if (request == R_UP && home->at > 0)
		home->at--;
	else if (request == R_DOWN && home->at + 1 < screen->n)
		home->at++;
	else if (request == R_TOP)
		home->at = 0;
	else if (request == R_BOTTOM && screen->n > 0)
		home->at = screen->n - 1;
	else if (request == R_STAY)
		screen_say(screen, "Press q to leave; everything is saved.");
	else if (request == 0)
		screen_say(screen, "This key does nothing here. ? shows the"
		    " keys.");
	else if (screen->n > 0)
		act(ui, home, request);
}

static void
home_close(void *state)
{
	(void)state;
}

static void
home_resume(void *state)
{
	struct home *home = state;

	home->screen->help = false;
	if (home->at >= home->screen->n)
		home->at = 0;
}

static const struct view_ops list_view = {
	.paint = home_paint, .key = home_key, .close = home_close,
	.resume = home_resume
};

int
home_run(struct screen *screen)
{
	struct home home = { .screen = screen };

	return ui_run(&list_view, &home);
}
