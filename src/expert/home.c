#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/expert/screen.h"

/* The list of proposals: where one starts, and comes back to. */

enum { R_UP = 1, R_DOWN, R_OPEN, R_READ, R_COMPARE, R_SIGN, R_EXPORT,
	R_IMPORT, R_LEAVE, R_TOP, R_BOTTOM, R_STAY };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_OPEN, "Enter", N_("Open"),
	    N_("go on with the proposal, at its first gap") },
	{ KEY_IS_NAMED, NAME_RIGHT, R_OPEN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'r', R_READ, "r", N_("Read"),
	    N_("read the proposal") },
	{ KEY_IS_CHAR, 's', R_SIGN, "s", N_("Sign"),
	    N_("see what is missing; read the full text and sign it") },
	{ KEY_IS_CHAR, 'e', R_EXPORT, "e", N_("Export"),
	    N_("write what you signed into a file for the agency") },
	{ KEY_IS_CHAR, 'c', R_COMPARE, "c", N_("Compare"),
	    N_("compare your own scores") },
	{ KEY_IS_CHAR, 'i', R_IMPORT, "i", NULL,
	    N_("take in another package of the agency") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), NULL,
	    N_("choose a proposal") },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_TOP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_BOTTOM, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_LEAVE, "q", N_("Quit"),
	    N_("leave the program; everything is saved") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_STAY, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum group { GROUP_TODO, GROUP_DONE, GROUP_RETURNED, GROUPS };

/* Columns: as wide as what stands in them, the title takes the rest. */
enum { COL_ID, COL_STAGE, COL_TITLE, COL_INTEREST, COL_ANSWERS, COL_TOTAL,
	COL_STATE, COLS };

struct layout {
	int	cols;		/* of the body it is for; 0: not laid out */
	int	at[COLS];
	int	width[COLS];	/* 0: no room for it */
};

struct home {
	struct screen	*screen;
	size_t		 at;		/* the task of the cursor */
	bool		 leaving;	/* q was pressed once */
	struct layout	 layout;
};

/* The list in its order: to do, done, returned */

static enum group
group_of(const struct task *task)
{
	if (task_is_closed(task))
		return GROUP_RETURNED;
	return task->state == TASK_SIGNED ? GROUP_DONE : GROUP_TODO;
}

/* The task before or behind in the order that is shown. */
static size_t
neighbour(const struct screen *screen, size_t at, int by)
{
	enum group group = group_of(&screen->tasks[at]);
	long i = (long)at, n = (long)screen->n, g;

	for (i += by; i >= 0 && i < n; i += by)
		if (group_of(&screen->tasks[i]) == group)
			return (size_t)i;
	for (g = (long)group + by; g >= 0 && g < GROUPS; g += by)
		for (i = by > 0 ? 0 : n - 1; i >= 0 && i < n; i += by)
			if ((long)group_of(&screen->tasks[i]) == g)
				return (size_t)i;
	return at;
}

static size_t
outermost(const struct screen *screen, size_t at, int by)
{
	size_t next;

	while ((next = neighbour(screen, at, by)) != at)
		at = next;
	return at;
}

static const char *
cell(const struct task *task, int col, char out[static LABEL_MAX])
{
	const char *const interests[INTERESTS] = {
		_("none"), _("potential"), _("declared")
	};
	char total[TOTAL_LEN];

	switch (col) {
	case COL_ID:
		return task->proposal->id;
	case COL_STAGE:
		snprintf(out, LABEL_MAX, "%u", task->stage);
		return out;
	case COL_TITLE:
		return task->proposal->title;
	case COL_INTEREST:
		return task->declaration == NULL ? "?" : interests[
		    task->declaration->record->body.declaration.interest];
	case COL_ANSWERS:
		snprintf(out, LABEL_MAX, "%zu/%zu", task->answered,
		    task->form->n_items);
		return out;
	case COL_TOTAL:
		snprintf(out, LABEL_MAX, "%s", screen_total(task, total));
		return out;
	default:
		return state_word(task, out, LABEL_MAX);
	}
}

static const char *
heading(int col)
{
	const char *const words[COLS] = { _("No"), _("St"), _("Title"),
	    _("Interest"), _("Answers"), _("Total"), _("State") };

	return words[col];
}

static int
width_of(const char *text)
{
	return (int)text_width(text, strlen(text));
}

static void
lay_out(const struct screen *screen, int cols, struct layout *out)
{
	static const int first_to_go[] = { COL_INTEREST, COL_TOTAL,
	    COL_STAGE, COL_ANSWERS };
	char text[LABEL_MAX];
	int col, left, at = 3, drop = 0, width;
	size_t i;

	if (cols == out->cols)
		return;
	out->cols = cols;
	for (col = 0; col < COLS; col++) {
		out->width[col] = width_of(heading(col));
		for (i = 0; col != COL_TITLE && i < screen->n; i++) {
			width = width_of(cell(&screen->tasks[i], col, text));
			if (width > out->width[col])
				out->width[col] = width;
		}
	}
	for (;;) {
		left = cols - 4;
		for (col = 0; col < COLS; col++)
			if (col != COL_TITLE && out->width[col] > 0)
				left -= out->width[col] + 2;
		if (left >= 22 || drop == 4)
			break;
		out->width[first_to_go[drop++]] = 0;
	}
	out->width[COL_TITLE] = left < 8 ? 8 : left;
	for (col = 0; col < COLS; col++) {
		out->at[col] = at;
		if (out->width[col] > 0)
			at += out->width[col] + 2;
	}
}

/* Painting */

static void
paint_task(struct grid *grid, int row, const struct layout *layout,
    const struct task *task, bool focused)
{
	char text[LABEL_MAX];
	const char *word;
	int col;

	if (focused)
		grid_string(grid, row, 1, GRID_NORMAL, ">");
	for (col = 0; col < COLS; col++) {
		if (layout->width[col] == 0)
			continue;
		word = cell(task, col, text);
		grid_text(grid, row, layout->at[col], layout->width[col],
		    col == COL_STATE && task->state == TASK_SIGNED ?
		    GRID_DONE : GRID_NORMAL, word, strlen(word));
	}
	if (focused) {
		grid_mark(grid, row, 0, grid->cols - 1, GRID_FOCUS);
		grid_cursor(grid, row, 1);
	}
}

struct row {
	int	group;		/* its heading; -1: a task */
	size_t	task;
};

/* Headings and tasks in their order; returns how many rows. */
static size_t
rows_of(const struct screen *screen, struct row *out)
{
	size_t n = 0, i, before;
	int g;

	for (g = 0; g < GROUPS; g++) {
		before = n++;
		for (i = 0; i < screen->n; i++)
			if ((int)group_of(&screen->tasks[i]) == g)
				out[n++] = (struct row){ -1, i };
		if (n == before + 1)
			n = before;
		else
			out[before] = (struct row){ g, 0 };
	}
	return n;
}

static void
paint_list(struct home *home, struct grid *grid, struct body body)
{
	const struct screen *screen = home->screen;
	const char *const groups[GROUPS] = { _("TO DO"), _("DONE"),
	    _("RETURNED, NOT COUNTED") };
	struct row *rows = calloc(screen->n + GROUPS, sizeof(*rows));
	const struct layout *layout = &home->layout;
	size_t n, i, at = 0, first, space = (size_t)body.rows - 1;
	int col, row = body.row;

	if (rows == NULL)
		return;
	lay_out(screen, body.cols, &home->layout);
	for (col = 0; col < COLS; col++)
		if (layout->width[col] > 0)
			grid_string(grid, row, layout->at[col], GRID_STRONG,
			    heading(col));
	n = rows_of(screen, rows);
	for (i = 0; i < n; i++)
		if (rows[i].group == -1 && rows[i].task == home->at)
			at = i;
	first = at + 1 < space ? 0 : at + 2 - space;
	for (i = first, row++; i < n && row < body.row + body.rows;
	    i++, row++)
		if (rows[i].group >= 0)
			grid_string(grid, row, 1, GRID_STRONG,
			    groups[rows[i].group]);
		else
			paint_task(grid, row, layout,
			    &screen->tasks[rows[i].task],
			    rows[i].task == home->at);
	free(rows);
}

/* The one sentence that always says the next step. */
static void
next_step(const struct home *home, char *out, size_t room)
{
	const struct task *task = &home->screen->tasks[home->at];
	const char *id = task->proposal->id;
	size_t left = task->form->n_items - task->answered;

	switch (task->state) {
	case TASK_UNOPENED:
		snprintf(out, room, _("Next: press Enter to declare whether"
		    " you have an interest in %s."), id);
		break;
	case TASK_WRITING:
		snprintf(out, room, translate_n("Next: %s still needs %zu"
		    " answer. Press Enter to go to it.", "Next: %s still needs"
		    " %zu answers. Press Enter to go to the first.", left), id,
		    left);
		break;
	case TASK_COMPLETE:
		snprintf(out, room, _("Next: %s is complete. Press s to read"
		    " it once more and sign it."), id);
		break;
	case TASK_SIGNED:
		snprintf(out, room, task->exported ? _("%s is signed and"
		    " exported.") : _("%s is signed. Press e to export all you"
		    " signed."), id);
		break;
	case TASK_CORRECTING:
		snprintf(out, room, _("%s differs from what you signed. Press"
		    " s to sign version %u."), id, task->version + 1);
		break;
	case TASK_CANCELLED:
		snprintf(out, room, _("%s was cancelled by the agency; what"
		    " you wrote is kept and does not count."), id);
		break;
	case TASK_RETURNED:
	case TASK_STATES:
		snprintf(out, room, _("%s was given back because of your"
		    " interest; it is exported with the others."), id);
		break;
	}
}

static void
progress(const struct screen *screen, char *out, size_t room)
{
	char deadline[CLOCK_LOCAL_LEN + 1];
	const struct task *next = NULL;
	size_t done = 0, len, i;

	for (i = 0; i < screen->n; i++) {
		bool is_done = group_of(&screen->tasks[i]) != GROUP_TODO;

		done += is_done;
		if (next == NULL && !is_done)
			next = &screen->tasks[i];
	}
	snprintf(out, room, _("%zu of %zu done"), done, screen->n);
	len = strlen(out);
	if (next != NULL)
		snprintf(out + len, room - len, _("   by %s (Vilnius)"),
		    screen_deadline(next, deadline));
}

static void
home_paint(void *state, struct grid *grid)
{
	struct home *home = state;
	struct screen *screen = home->screen;
	const struct call *call = screen->workspace->book->call;
	char where[LABEL_MAX + 64], line[256], sentence[256];
	struct body body;

	snprintf(where, sizeof(where), "%s   %s", _("My evaluations"),
	    call == NULL ? "" : call->title.in[screen->lang]);
	progress(screen, line, sizeof(line));
	if (screen->n > 0)
		next_step(home, sentence, sizeof(sentence));
	else
		snprintf(sentence, sizeof(sentence), "%s", _("Nothing was"
		    " assigned to you yet. Press i when the agency sends a"
		    " package."));
	body = screen_frame(screen, grid, where, line, sentence, bindings);
	if (screen_help(screen, grid, body, bindings, _("Your proposals. Open"
	    " one, declare your interest, read it, answer its form, sign it."
	    " Signing sends nothing: at the end you export one file.")))
		return;
	if (screen->n > 0)
		paint_list(home, grid, body);
}

/* Keys */

static void
open_task(struct ui *ui, struct home *home)
{
	struct screen *screen = home->screen;
	const struct task *task = &screen->tasks[home->at];

	if (task->state == TASK_UNOPENED)
		declare_open(ui, screen, home->at);
	else if (task->state == TASK_RETURNED)
		screen_say(screen, "You gave this one back.");
	else if (task->state == TASK_CANCELLED)
		screen_say(screen, "The agency cancelled this one. Your texts"
		    " are kept.");
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
	else if (request == R_COMPARE)
		compare_open(ui, screen, home->at, 0);
	else if (task->state == TASK_UNOPENED)
		screen_say(screen, "First press Enter and declare whether you"
		    " have an interest in it.");
	else if (request == R_READ) {
		screen->from_list = true;
		reader_open(ui, screen, home->at);
	} else if (request == R_SIGN)
		check_open(ui, screen, home->at);
}

/* Asks once, and only when something is still to be sent. */
static void
leave(struct ui *ui, struct home *home)
{
	size_t waiting = 0, i;

	for (i = 0; i < home->screen->n; i++)
		waiting += home->screen->tasks[i].version > 0 &&
		    !home->screen->tasks[i].exported;
	if (waiting == 0 || home->leaving) {
		ui_leave(ui);
		return;
	}
	home->leaving = true;
	snprintf(home->screen->chrome.message,
	    sizeof(home->screen->chrome.message),
	    translate_n("%zu signed evaluation is not exported yet. q again"
	    " leaves, e exports.", "%zu signed evaluations are not exported"
	    " yet. q again leaves, e exports.", waiting), waiting);
}

static void
home_key(void *state, struct ui *ui, const struct key *key)
{
	struct home *home = state;
	struct screen *screen = home->screen;
	int request = binding_find(bindings, key);

	if (screen_key(screen, ui, bindings, key, false))
		return;
	screen->from_list = false;
	if (request == R_LEAVE) {
		leave(ui, home);
		return;
	}
	home->leaving = false;
	if (request == R_EXPORT)
		export_open(ui, screen);
	else if (request == R_IMPORT)
		import_open(ui, screen);
	else if (request == R_STAY)
		screen_say(screen, "Press q to leave; everything is saved.");
	else if (request == 0)
		screen_unknown(screen, key);
	else if (screen->n == 0)
		return;
	else if (request == R_UP || request == R_DOWN)
		home->at = neighbour(screen, home->at, request == R_UP ? -1 :
		    1);
	else if (request == R_TOP || request == R_BOTTOM)
		home->at = outermost(screen, home->at, request == R_TOP ? -1 :
		    1);
	else
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

	home->screen->chrome.help = false;
	home->layout.cols = 0;		/* another language, other states */
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

	if (screen->n > 0)
		home.at = outermost(screen, 0, -1);
	return ui_run(&list_view, &home);
}
