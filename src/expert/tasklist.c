/* The table of proposals. */
#include "config.h"

#include "mita/expert/tasklist.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/session.h"
#include "mita/expert/wording.h"

/* The order: to do, done, returned */

enum group
group_of(const struct task *task)
{
	if (task_is_closed(task))
		return GROUP_RETURNED;
	return task->state == TASK_SIGNED ? GROUP_DONE : GROUP_TODO;
}

static size_t
neighbour(const struct session *session, size_t at, int by)
{
	enum group group = group_of(&session->tasks[at]);
	long i = (long)at, n = (long)session->n, g;

	for (i += by; i >= 0 && i < n; i += by)
		if (group_of(&session->tasks[i]) == group)
			return (size_t)i;
	for (g = (long)group + by; g >= 0 && g < GROUPS; g += by)
		for (i = by > 0 ? 0 : n - 1; i >= 0 && i < n; i += by)
			if ((long)group_of(&session->tasks[i]) == g)
				return (size_t)i;
	return at;
}

void
tasklist_step(struct tasklist *list, int by)
{
	list->at = neighbour(list->session, list->at, by);
}

void
tasklist_end(struct tasklist *list, int by)
{
	size_t next;

	while ((next = neighbour(list->session, list->at, by)) != list->at)
		list->at = next;
}

static bool
has_text(const struct proposal *p, const char *wanted)
{
	struct buf folded = {0};
	bool found;

	text_fold(&folded, p->id, strlen(p->id));
	buf_putc(&folded, ' ');
	text_fold(&folded, p->title, strlen(p->title));
	found = strstr(buf_text(&folded), wanted) != NULL;
	buf_release(&folded);
	return found;
}

bool
tasklist_find(struct tasklist *list, const char *text)
{
	const struct session *session = list->session;
	struct buf wanted = {0};
	size_t at = list->at, next, i;
	bool found = false;

	text_fold(&wanted, text, strlen(text));
	for (i = 0; i < session->n && !found; i++) {
		next = neighbour(session, at, 1);
		if (next == at) {
			list->at = at;
			tasklist_end(list, -1);
			next = list->at;
		}
		at = next;
		found = has_text(session->tasks[at].proposal,
		    buf_text(&wanted));
	}
	list->at = at;
	buf_release(&wanted);
	return found;
}

/* Columns */

static const char *
cell(const struct task *task, int col, char out[static LABEL_MAX])
{
	static const char *const interests[INTERESTS] = {
		N_("none"), N_("potential"), N_("declared")
	};

	switch (col) {
	case COL_ID:
		return task->proposal->id;
	case COL_STAGE:
		snprintf(out, LABEL_MAX, "%u", task->stage);
		return out;
	case COL_TITLE:
		return task->proposal->title;
	case COL_INTEREST:
		return task->declaration == NULL ? "?" : translate(interests[
		    task->declaration->record->body.declaration.interest]);
	case COL_ANSWERS:
		if (task_is_closed(task))
			return "-";
		snprintf(out, LABEL_MAX, "%zu/%zu", task->answered,
		    task->asked);
		return out;
	case COL_TOTAL:
		return wording_total(task, out);
	default:
		return wording_state(task, out, LABEL_MAX);
	}
}

static const char *
heading(int col)
{
	static const char *const words[COLS] = { N_("No"), N_("Stage"),
	    N_("Title"), N_("Interest"), N_("Answers"), N_("Total"),
	    N_("State") };

	return translate(words[col]);
}

static int
width_of(const char *text)
{
	return (int)text_width(text, strlen(text));
}

static void
measure(struct tasklist *list)
{
	const struct session *session = list->session;
	char text[LABEL_MAX];
	int col, width;
	size_t i;

	for (col = 0; col < COLS; col++) {
		list->width[col] = width_of(heading(col));
		for (i = 0; col != COL_TITLE && i < session->n; i++) {
			width = width_of(cell(&session->tasks[i], col, text));
			if (width > list->width[col])
				list->width[col] = width;
		}
	}
	/* One stage for all is told above the table. */
	for (i = 1; i < session->n; i++)
		if (session->tasks[i].stage != session->tasks[0].stage)
			return;
	list->width[COL_STAGE] = 0;
}

static void
lay_out(struct tasklist *list, int cols)
{
	static const int first_to_go[] = { COL_INTEREST, COL_TOTAL,
	    COL_ANSWERS, COL_STAGE };
	int col, left, at = 3, drop = 0;

	if (cols == list->cols)
		return;
	list->cols = cols;
	measure(list);
	for (;;) {
		left = cols - 4;
		for (col = 0; col < COLS; col++)
			if (col != COL_TITLE && list->width[col] > 0)
				left -= list->width[col] + 2;
		if (left >= 20 || drop == 4)
			break;
		list->width[first_to_go[drop++]] = 0;
	}
	list->width[COL_TITLE] = left < 8 ? 8 : left;
	for (col = 0; col < COLS; col++) {
		list->start[col] = at;
		if (list->width[col] > 0)
			at += list->width[col] + 2;
	}
}

/* Painting */

static enum grid_role
role_of(const struct tasklist *list, bool focused)
{
	return focused && !list->quiet ? GRID_FOCUS : GRID_NORMAL;
}

/* On a plate, also in the row that has the focus. */
static void
paint_state(const struct tasklist *list, struct grid *grid, int row,
    const struct task *task, bool focused)
{
	enum grid_role role = wording_role(task);
	int col = list->start[COL_STATE];
	char text[LABEL_MAX];

	wording_state(task, text, sizeof(text));
	if (role == GRID_NORMAL)
		grid_string(grid, row, col, role_of(list, focused), text);
	else
		grid_printf(grid, row, col - 1, role, " %s ", text);
}

static void
paint_task(const struct tasklist *list, struct grid *grid, int row,
    const struct task *task, bool focused)
{
	char text[LABEL_MAX];
	const char *word;
	int col;

	if (focused && !list->quiet) {
		grid_mark(grid, row, 0, list->cols, GRID_FOCUS);
		grid_cursor(grid, row, 1);
	}
	if (focused)
		grid_string(grid, row, 1, role_of(list, focused), ">");
	for (col = 0; col < COL_STATE; col++) {
		word = list->width[col] > 0 ? cell(task, col, text) : "";
		grid_text(grid, row, list->start[col], list->width[col],
		    role_of(list, focused), word, strlen(word));
	}
	paint_state(list, grid, row, task, focused);
}

struct row {
	int	group;		/* its heading; -1: a task */
	size_t	task;
};

/* Headings and tasks in their order; returns how many rows. */
static size_t
rows_of(const struct session *session, struct row *out)
{
	size_t n = 0, i, before;
	int g;

	for (g = 0; g < GROUPS; g++) {
		before = n++;
		for (i = 0; i < session->n; i++)
			if ((int)group_of(&session->tasks[i]) == g)
				out[n++] = (struct row){ -1, i };
		if (n == before + 1)
			n = before;
		else
			out[before] = (struct row){ g, 0 };
	}
	return n;
}

/* As many as there is room for, the cursor's among them. */
static int
paint_rows(const struct tasklist *list, struct grid *grid, struct body body,
    const struct row *rows, size_t n)
{
	static const char *const groups[GROUPS] = { N_("TO DO"), N_("DONE"),
	    N_("RETURNED, NOT COUNTED") };
	size_t i, at = 0, first, space = (size_t)body.rows;
	int row = body.row;

	for (i = 0; i < n; i++)
		if (rows[i].group == -1 && rows[i].task == list->at)
			at = i;
	/* A line each tells how many more there are above and below. */
	first = at + 1 < space || space < 3 ? 0 : at + 3 - space;
	if (first > 0)
		grid_printf(grid, row++, 3, GRID_STRONG, translate_n("%zu more"
		    " line above", "%zu more lines above", first), first);
	for (i = first; i < n && row < body.row + body.rows; i++, row++)
		if (i + 1 < n && row + 1 == body.row + body.rows)
			grid_printf(grid, row, 3, GRID_STRONG, translate_n(
			    "%zu more line below", "%zu more lines below",
			    n - i), n - i);
		else if (rows[i].group >= 0)
			grid_string(grid, row, 1, GRID_STRONG,
			    translate(groups[rows[i].group]));
		else
			paint_task(list, grid, row,
			    &list->session->tasks[rows[i].task],
			    rows[i].task == list->at);
	return row;
}

int
tasklist_paint(struct tasklist *list, struct grid *grid, struct body body)
{
	struct row *rows = calloc(list->session->n + GROUPS, sizeof(*rows));
	int col;

	if (rows == NULL)
		return body.row;
	lay_out(list, body.cols);
	for (col = 0; col < COLS; col++)
		if (list->width[col] > 0)
			grid_string(grid, body.row, list->start[col],
			    GRID_STRONG, heading(col));
	body.row++;
	body.rows--;
	body.row = paint_rows(list, grid, body, rows,
	    rows_of(list->session, rows));
	free(rows);
	return body.row;
}
