/* The screen before signing: what is missing, what is worth a look. */
#include "config.h"

#include "mita/expert/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/desk/hints.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/screen.h"
#include "mita/expert/sign.h"
#include "mita/expert/wording.h"

/* Before signing: what must be fixed, what is worth a look, the answers. */

enum { R_UP = 1, R_DOWN, R_FIX, R_NEXT, R_FULL, R_SIGN, R_HUSH, R_SHOW,
	R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_FIX, "Enter", N_("Go there"),
	    N_("go straight to the question") },
	{ KEY_IS_NAMED, NAME_RIGHT, R_FIX, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'n', R_NEXT, "n", N_("Next"),
	    N_("the next line that must be fixed or is worth a look") },
	{ KEY_IS_CHAR, 'f', R_FULL, "f", N_("Full text"),
	    N_("the full text of your evaluation") },
	{ KEY_IS_NAMED, NAME_F7, R_FULL, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 's', R_SIGN, "s", N_("Sign"),
	    N_("read the full text and sign, when nothing is missing") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), NULL,
	    N_("choose a line") },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'x', R_HUSH, "x", NULL,
	    N_("do not show this hint any more") },
	{ KEY_IS_CHAR, 'X', R_SHOW, "X", NULL,
	    N_("show all hints again") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum {
	REMARKS_MAX = 64,
	NAME = 36		/* columns of the name of an item */
};

struct check {
	struct screen	*screen;
	size_t		 task;
	size_t		 at;
	size_t		 n_must;
	size_t		 n;		/* what must be, then what is hinted */
	size_t		 n_hushed;	/* hints that were put away */
	struct remark	 remarks[2 * REMARKS_MAX];
	char		 waiting[400];	/* what signing waits for */
};

static size_t
at_most(size_t n)
{
	return n < REMARKS_MAX ? n : REMARKS_MAX;
}

static const struct task *
task_of(const struct check *check)
{
	return &check->screen->session.tasks[check->task];
}

/* Hints that were put away, a line each; by their words. */

static void
hushed_name(const struct check *check, char *out, size_t room)
{
	snprintf(out, room, "hushed %u %s", task_of(check)->stage,
	    task_of(check)->proposal->id);
}

static const char *
hushed(const struct check *check)
{
	char name[ID_MAX + 24];
	const char *text;

	hushed_name(check, name, sizeof(name));
	if (workspace_remembered(check->screen->session.workspace, name, &text,
	    NULL) == -1 || text == NULL)
		return "";
	return text;
}

static void
hint_line(const struct remark *hint, char *out, size_t room)
{
	snprintf(out, room, "%zu %s\n", hint->item, hint->text);
}

/* Is it one of the lines, from its beginning?  "1 x" is not in "11 x". */
static bool
has_line(const char *list, const char *line)
{
	size_t len = strlen(line);
	const char *end;

	for (; *list != '\0'; list = end + 1) {
		if (strncmp(list, line, len) == 0)
			return true;
		if ((end = strchr(list, '\n')) == NULL)
			break;
	}
	return false;
}

/* Take those out of the list that were put away. */
static void
leave_out_hushed(struct check *check)
{
	const char *list = hushed(check);
	char line[sizeof(check->remarks[0].text) + 24];
	size_t i, n = check->n_must;

	for (i = check->n_must; i < check->n; i++) {
		hint_line(&check->remarks[i], line, sizeof(line));
		if (!has_line(list, line))
			check->remarks[n++] = check->remarks[i];
	}
	check->n_hushed = check->n - n;
	check->n = n;
}

/* The item that a line of the screen is about. */
static size_t
item_at(const struct check *check, size_t line)
{
	return line < check->n ? check->remarks[line].item : line - check->n;
}

/* "3,5 x 50 %  (below the threshold)  Four letters of interest ..." */
static void
answer_line(const struct check *check, size_t at, char *out, size_t room)
{
	const struct task *task = task_of(check);
	const struct item *item = &task->form->items[at];
	const struct score *score = NULL;
	char answer[SHORT_ANSWER_LEN], weight[40] = "";
	bool below;

	if (item->kind == ITEM_CRITERION) {
		score = form_score(item, &task->draft);
		snprintf(weight, sizeof(weight), " x %u %%",
		    item->criterion->weight * 100 /
		    stage_weights(task->form->stage));
	}
	below = score != NULL && score->steps >= 0 &&
	    (unsigned)score->steps < item->criterion->min;
	snprintf(out, room, "%s%s%s   %.200s",
	    wording_answer(&check->screen->session, check->task, at, answer),
	    weight, below ? _("   below the threshold") : "",
	    item_text(item, &task->draft));
	out[strcspn(out, "\n")] = '\0';
}

/* Its name, and what was answered, in one row. */
static void
paint_answer(const struct check *check, struct grid *grid, int row, int cols,
    size_t at)
{
	char name[ITEM_NAME_LEN], text[512];

	wording_name(&check->screen->session, check->task, at, NAME, name);
	grid_text(grid, row, 3, NAME, GRID_NORMAL, name, strlen(name));
	answer_line(check, at, text, sizeof(text));
	grid_text(grid, row, NAME + 5, cols - NAME - 6, GRID_NORMAL, text,
	    strlen(text));
}

/* A line that must be fixed, or is worth a look. */
static void
line_text(const struct check *check, size_t line, char *out, size_t room)
{
	char name[ITEM_NAME_LEN];

	wording_name(&check->screen->session, check->task,
	    check->remarks[line].item, NAME, name);
	snprintf(out, room, "%s %s: %s", line < check->n_must ? "X" : "!",
	    name, check->remarks[line].text);
}

static void
look(struct check *check)
{
	const struct task *task = task_of(check);
	char first[ITEM_NAME_LEN + sizeof(check->remarks[0].text) + 8];

	check->n_must = at_most(form_waits(task->form, &task->draft,
	    check->remarks, REMARKS_MAX));
	check->n = check->n_must +
	    at_most(task_hints(check->screen->session.tasks,
	    check->screen->session.n, check->task, check->remarks +
	    check->n_must, REMARKS_MAX));
	leave_out_hushed(check);
	if (check->at >= check->n + task->form->n_items)
		check->at = 0;
	if (check->n_must == 0)
		return;
	line_text(check, 0, first, sizeof(first));
	snprintf(check->waiting, sizeof(check->waiting), translate_n("Sign is"
	    " waiting for %zu thing. %s", "Sign is waiting for %zu things, the"
	    " first: %s", check->n_must), check->n_must, first + 2);
}

static const char *
group_title(const struct check *check, size_t line)
{
	if (line == check->n)
		return _("YOUR ANSWERS");
	if (line == 0 && check->n_must > 0)
		return _("MUST BE FIXED BEFORE SIGNING");
	return line == check->n_must && check->n > check->n_must ?
	    _("WORTH A LOOK (you may sign anyway)") : NULL;
}

/* One line; returns its rows. */
static int
paint_one(const struct check *check, struct grid *grid, struct body body,
    int row, size_t i)
{
	char text[512];

	grid_string(grid, row, 1, GRID_NORMAL, i == check->at ? ">" : " ");
	if (i >= check->n) {
		paint_answer(check, grid, row, body.cols, i - check->n);
		return 1;
	}
	line_text(check, i, text, sizeof(text));
	return frame_wrap(grid, row, 3, body.row + body.rows - row,
	    body.cols - 4, i < check->n_must ? GRID_STRONG : GRID_NORMAL,
	    text, 0, NULL);
}

static void
say_more(struct grid *grid, struct body body, size_t above, size_t below)
{
	char text[80];

	if (above > 0) {
		snprintf(text, sizeof(text), translate_n("%zu more above",
		    "%zu more above", above), above);
		grid_more(grid, body.row - 1, 2, text);
	}
	if (below > 0) {
		snprintf(text, sizeof(text), translate_n("%zu more below",
		    "%zu more below", below), below);
		grid_more(grid, body.row + body.rows, 2, text);
	}
}

/* From a line on; returns whether the cursor's line was among them. */
static bool
paint_lines(const struct check *check, struct grid *grid, struct body body,
    size_t first)
{
	size_t n = check->n + task_of(check)->form->n_items, i;
	int row = body.row, end = body.row + body.rows, rows, r;
	const char *title;
	bool seen = false;

	for (i = first; i < n && row < end; i++) {
		if ((title = group_title(check, i)) != NULL)
			grid_string(grid, row++, 1, GRID_STRONG, title);
		if (row >= end)
			break;
		rows = paint_one(check, grid, body, row, i);
		for (r = 0; i == check->at && r < rows; r++)
			grid_mark(grid, row + r, 0, body.cols, GRID_FOCUS);
		if (i == check->at)
			grid_cursor(grid, row, 1);
		seen = seen || i == check->at;
		row += rows;
	}
	say_more(grid, body, first, n - i);
	return seen;
}

/* Why something can do nothing on this screen; NULL: it can. */
static const char *
off(const void *state, int request)
{
	const struct check *check = state;

	if (request == R_HUSH && (check->at < check->n_must ||
	    check->at >= check->n))
		return _("Only a hint (!) can be put away.");
	if (request == R_SHOW && check->n_hushed == 0)
		return _("No hint is hidden.");
	return request == R_SIGN && check->n_must > 0 ? check->waiting : NULL;
}

static void
progress(const struct check *check, char *out, size_t room)
{
	const struct task *task = task_of(check);
	char total[TOTAL_LEN];
	size_t len;

	snprintf(out, room, _("answers %zu of %zu   to fix: %zu   worth a look:"
	    " %zu   total %s of 100 (pass %u)"), task->answered,
	    task->asked, check->n_must, check->n - check->n_must,
	    wording_total(task, total), task->form->stage->pass / 100);
	len = strlen(out);
	if (check->n_hushed > 0)
		snprintf(out + len, room - len, _("   hidden: %zu (X shows"
		    " them)"), check->n_hushed);
}

static void
check_paint(void *state, struct grid *grid)
{
	struct check *check = state;
	char where[256], line[320];
	size_t first = 0;
	struct body body;
	int row;

	screen_where(check->screen, grid, check->task, _("Last check"),
	    where, sizeof(where));
	progress(check, line, sizeof(line));
	chrome_off(&check->screen->chrome, off, check);
	body = chrome_frame(&check->screen->chrome, grid, where, line,
	    check->n_must == 0 ? _("Nothing is missing. Press s to read it once"
	    " more and sign it.") : _("Enter goes straight to the question."),
	    bindings);
	if (chrome_help(&check->screen->chrome, grid, body, bindings, _("What"
	    " keeps this evaluation from being signed, what you may want to"
	    " look at, and your answers.")))
		return;
	while (!paint_lines(check, grid, body, first) && first < check->at) {
		for (row = body.row; row < body.row + body.rows; row++)
			grid_blank(grid, row);
		grid_rule(grid, body.row - 1);
		grid_rule(grid, body.row + body.rows);
		first++;
	}
}

static void
sign(struct check *check, struct ui *ui)
{
	struct screen *screen = check->screen;
	size_t task = check->task;

	if (sign_wants_reason(task_of(check))) {
		screen_open(ui, screen, VIEW_REASON, task, 0);
		return;
	}
	ui_back(ui);
	screen_open(ui, screen, VIEW_SIGN, task, 0);
}

/* The next line above the answers, in a circle. */
static void
next(struct check *check)
{
	if (check->n == 0)
		chrome_say(&check->screen->chrome, "Nothing must be fixed, and"
		    " nothing is worth a look.");
	else
		check->at = check->at + 1 < check->n ? check->at + 1 : 0;
}

static void
hush(struct check *check)
{
	struct screen *screen = check->screen;
	char name[ID_MAX + 24], line[sizeof(check->remarks[0].text) + 24];
	struct buf list = {0};

	hint_line(&check->remarks[check->at], line, sizeof(line));
	buf_puts(&list, hushed(check));
	buf_puts(&list, line);
	hushed_name(check, name, sizeof(name));
	if (list.failed || workspace_remember(screen->session.workspace, name,
	    buf_text(&list), &screen->session.fault) == -1)
		screen_complain(screen);
	buf_release(&list);
	look(check);
}

static void
show_hushed(struct check *check)
{
	char name[ID_MAX + 24];

	hushed_name(check, name, sizeof(name));
	workspace_remember(check->screen->session.workspace, name, "", NULL);
	look(check);
}

static void
act(struct check *check, struct ui *ui, int request)
{
	size_t n = check->n + task_of(check)->form->n_items;

	switch (request) {
	case R_UP:
		check->at -= check->at > 0;
		break;
	case R_DOWN:
		check->at += check->at + 1 < n;
		break;
	case R_NEXT:
		next(check);
		break;
	case R_FIX:
		screen_open(ui, check->screen, VIEW_QUESTION, check->task,
		    item_at(check, check->at));
		break;
	case R_FULL:
		screen_open(ui, check->screen, VIEW_FULLTEXT, check->task,
		    0);
		break;
	case R_SIGN:
		sign(check, ui);
		break;
	case R_HUSH:
		hush(check);
		break;
	case R_SHOW:
		show_hushed(check);
		break;
	default:
		ui_back(ui);
		break;
	}
}

static void
check_key(void *state, struct ui *ui, const struct key *key)
{
	struct check *check = state;
	int request = binding_find(bindings, key);
	const char *why;

	if (chrome_key(&check->screen->chrome, ui, bindings, key, false))
		return;
	if (request == 0)
		chrome_unknown(&check->screen->chrome, key);
	else if ((why = off(check, request)) != NULL)
		chrome_say(&check->screen->chrome, "%s", why);
	else
		act(check, ui, request);
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
	struct check *check;

	if ((check = calloc(1, sizeof(*check))) == NULL)
		return;
	check->screen = screen;
	check->task = task;
	look(check);
	ui_open(ui, &check_view, check);
}
