#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/expert/screen.h"

/* Before signing: what must be fixed, what is worth a look, the answers. */

enum { R_UP = 1, R_DOWN, R_FIX, R_SIGN, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_FIX, "Enter", N_("Go there"),
	    N_("go straight to the question") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), NULL,
	    N_("choose a line") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 's', R_SIGN, "s", N_("Sign"),
	    N_("read the full text and sign, when nothing is missing") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { REMARKS_MAX = 64 };

struct check {
	struct screen	*screen;
	size_t		 task;
	size_t		 at;
	size_t		 n_must;
	size_t		 n;		/* what must be, then what is hinted */
	struct remark	 remarks[2 * REMARKS_MAX];
};

static size_t
at_most(size_t n)
{
	return n < REMARKS_MAX ? n : REMARKS_MAX;
}

static const struct task *
task_of(const struct check *check)
{
	return &check->screen->tasks[check->task];
}

static void
look(struct check *check)
{
	const struct task *task = task_of(check);

	check->n_must = at_most(form_check(task->form, &task->draft,
	    check->remarks, REMARKS_MAX));
	check->n = check->n_must + at_most(task_hints(check->screen->tasks,
	    check->screen->n, check->task, check->remarks + check->n_must,
	    REMARKS_MAX));
	if (check->at >= check->n + task->form->n_items)
		check->at = 0;
}

/* The item that a line of the screen is about. */
static size_t
item_at(const struct check *check, size_t line)
{
	return line < check->n ? check->remarks[line].item : line - check->n;
}

/* "P1   3,5   Four letters of interest ..." */
static void
answer_line(const struct check *check, size_t at, char *out, size_t room)
{
	const struct task *task = task_of(check);
	const struct item *item = &task->form->items[at];
	const struct answer *answer = NULL;
	const struct score *score = NULL;
	char points[POINTS_LEN];

	if (item->kind == ITEM_QUESTION) {
		answer = form_answer(item, &task->draft);
		snprintf(out, room, "%s %s   %s   %.60s", item->question->id,
		    strcmp(item->code, "-") == 0 ? "" : item->code,
		    answer == NULL ? "-" : answer->value, answer == NULL ?
		    "" : answer->note);
		return;
	}
	if (item->kind == ITEM_CRITERION)
		score = form_score(item, &task->draft);
	snprintf(out, room, "%s   %s   %.120s", item_label(item),
	    score == NULL || score->steps < 0 ? "-" :
	    screen_points(check->screen, (unsigned)score->steps, points),
	    item->kind == ITEM_REMARK ? task->draft.remark : score == NULL ?
	    "" : score->comment);
}

static void
line_text(const struct check *check, size_t line, char *out, size_t room)
{
	const struct item *item;

	if (line >= check->n) {
		answer_line(check, line - check->n, out, room);
		return;
	}
	item = &task_of(check)->form->items[check->remarks[line].item];
	snprintf(out, room, "%s %s%s%s: %s", line < check->n_must ? "X" : "!",
	    item_label(item), strcmp(item->code, "-") == 0 ? "" : " ",
	    strcmp(item->code, "-") == 0 ? "" : item->code,
	    check->remarks[line].text);
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

/* From a line on; returns whether the cursor's line was among them. */
static bool
paint_lines(const struct check *check, struct grid *grid, struct body body,
    size_t first)
{
	size_t n = check->n + task_of(check)->form->n_items, i;
	int row = body.row, end = body.row + body.rows, rows, r;
	const char *title;
	char text[512];
	bool seen = false;

	for (i = first; i < n && row < end; i++) {
		if ((title = group_title(check, i)) != NULL)
			grid_string(grid, row++, 1, GRID_STRONG, title);
		if (row >= end)
			break;
		line_text(check, i, text, sizeof(text));
		grid_string(grid, row, 1, GRID_NORMAL, i == check->at ? ">" :
		    " ");
		text[strcspn(text, "\n")] = '\0';
		rows = frame_wrap(grid, row, 3, i < check->n && row + 1 <
		    end ? 2 : 1, body.cols - 4, i < check->n_must ?
		    GRID_STRONG : GRID_NORMAL, text, 0, NULL);
		if (i == check->at) {
			for (r = 0; r < rows; r++)
				grid_mark(grid, row + r, 0, body.cols,
				    GRID_FOCUS);
			grid_cursor(grid, row, 1);
			seen = true;
		}
		row += rows;
	}
	return seen;
}

static void
progress(const struct check *check, char *out, size_t room)
{
	const struct task *task = task_of(check);
	char total[TOTAL_LEN];

	snprintf(out, room, _("%zu of %zu answers   must be fixed: %zu   worth"
	    " a look: %zu   total %s"), task->answered, task->form->n_items,
	    check->n_must, check->n - check->n_must,
	    screen_total(task, total));
}

static void
check_paint(void *state, struct grid *grid)
{
	struct check *check = state;
	char where[256], line[160];
	size_t first = 0;
	struct body body;
	int row;

	screen_where(check->screen, grid, check->task, _("Last check"),
	    where, sizeof(where));
	progress(check, line, sizeof(line));
	body = screen_frame(check->screen, grid, where, line, check->n_must ==
	    0 ? _("Nothing is missing. Press s to read it once more and sign"
	    " it.") : _("Enter goes straight to the question."), bindings);
	if (screen_help(check->screen, grid, body, bindings, _("What keeps"
	    " this evaluation from being signed, what you may want to look at,"
	    " and your answers.")))
		return;
	while (!paint_lines(check, grid, body, first) && first < check->at) {
		for (row = body.row; row < body.row + body.rows; row++)
			grid_blank(grid, row);
		first++;
	}
}

static void
sign(struct check *check, struct ui *ui)
{
	struct screen *screen = check->screen;
	size_t task = check->task;

	if (check->n_must > 0) {
		snprintf(screen->chrome.message, sizeof(screen->chrome.message),
		    translate_n("Sign is waiting for %zu thing.",
		    "Sign is waiting for %zu things.", check->n_must),
		    check->n_must);
		return;
	}
	if (task_of(check)->version == 0)
		ui_back(ui);
	sign_open(ui, screen, task);
}

static void
check_key(void *state, struct ui *ui, const struct key *key)
{
	struct check *check = state;
	size_t n = check->n + task_of(check)->form->n_items;

	if (screen_key(check->screen, ui, bindings, key, false))
		return;
	switch (binding_find(bindings, key)) {
	case R_UP:
		check->at -= check->at > 0;
		break;
	case R_DOWN:
		check->at += check->at + 1 < n;
		break;
	case R_FIX:
		question_open(ui, check->screen, check->task,
		    item_at(check, check->at));
		break;
	case R_SIGN:
		sign(check, ui);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		screen_unknown(check->screen, key);
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
	struct check *check;

	if (screen->tasks[task].state == TASK_RETURNED) {
		screen_say(screen, "You gave this one back.");
		return;
	}
	if (screen->tasks[task].state == TASK_CANCELLED) {
		screen_say(screen, "The agency cancelled this one. Your texts"
		    " are kept.");
		return;
	}
	if ((check = calloc(1, sizeof(*check))) == NULL)
		return;
	check->screen = screen;
	check->task = task;
	look(check);
	ui_open(ui, &check_view, check);
}
