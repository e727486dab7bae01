/* The table of proposals. */
#include "config.h"

#include "mita/expert/tasklist.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
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

/* Every task once, as they are shown. */
static size_t
sort(const struct session *session, size_t *out)
{
	size_t n = 0, i;
	int g;

	for (g = 0; g < GROUPS; g++)
		for (i = 0; i < session->n; i++)
			if ((int)group_of(&session->tasks[i]) == g)
				out[n++] = i;
	return n;
}

/* Columns */

enum { COL_ID, COL_STAGE, COL_TITLE, COL_INTEREST, COL_ANSWERS, COL_TOTAL,
	COL_STATE };

static const char *
text_of(const struct task *task, int col, char out[static LABEL_MAX])
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

static enum grid_role
cell(const void *state, size_t row, const struct tableview_column *column,
    struct buf *out)
{
	const struct tasklist *list = state;
	const struct task *task = &list->session->tasks[list->tasks[row]];
	char text[LABEL_MAX];

	out->len = 0;
	buf_puts(out, text_of(task, column->kind, text));
	return column->kind == COL_STATE ? wording_role(task) : GRID_NORMAL;
}

/* What a group is called, above its first. */
static const char *
above(const void *state, size_t row)
{
	static const char *const groups[GROUPS] = { N_("TO DO"), N_("DONE"),
	    N_("RETURNED, NOT COUNTED") };
	const struct tasklist *list = state;
	const struct task *tasks = list->session->tasks;
	enum group group = group_of(&tasks[list->tasks[row]]);

	return row > 0 && group_of(&tasks[list->tasks[row - 1]]) == group ?
	    NULL : translate(groups[group]);
}

#define FIRST	{ .heading = N_("No"), .kind = COL_ID }
#define STAGE	{ .heading = N_("Stage"), .kind = COL_STAGE, .drop = 4 }
#define OTHERS \
	{ .heading = N_("Title"), .kind = COL_TITLE, .fit = FIT_FILL }, \
	{ .heading = N_("Interest"), .kind = COL_INTEREST, .drop = 1 }, \
	{ .heading = N_("Answers"), .kind = COL_ANSWERS, .drop = 3 }, \
	{ .heading = N_("Total"), .kind = COL_TOTAL, .drop = 2 }, \
	{ .heading = N_("State"), .kind = COL_STATE, .fit = FIT_PLATE }, \
	{ .heading = NULL }

/* One stage for all is told above the table. */
static bool
has_stages(const struct session *session)
{
	size_t i;

	for (i = 1; i < session->n; i++)
		if (session->tasks[i].stage != session->tasks[0].stage)
			return true;
	return false;
}

/* The rows as they are now; the cursor stays at its task.  false: memory. */
static bool
refresh(struct tasklist *list)
{
	static const struct tableview_column whole[] = { FIRST, STAGE, OTHERS };
	static const struct tableview_column one[] = { FIRST, OTHERS };
	const struct tableview_rows rows = { .state = list, .cell = cell,
	    .above = above, .headings = true };
	size_t *tasks = realloc(list->tasks,
	    (list->session->n + 1) * sizeof(*tasks));
	size_t n, i;

	if (tasks == NULL)
		return false;
	list->tasks = tasks;
	n = sort(list->session, tasks);
	if (tableview_set(&list->view, has_stages(list->session) ? whole : one,
	    &rows, n) == -1)
		return false;
	for (i = 0; i < n; i++)
		if (tasks[i] == list->at)
			list->view.at = i;
	return true;
}

/* Where the cursor is now. */
static void
follow(struct tasklist *list)
{
	if (list->view.n > 0)
		list->at = list->tasks[tableview_row(&list->view)];
}

bool
tasklist_key(struct tasklist *list, const struct key *key)
{
	bool moved = refresh(list) && tableview_key(&list->view, key);

	follow(list);
	return moved;
}

void
tasklist_end(struct tasklist *list, int by)
{
	if (refresh(list) && list->view.n > 0)
		list->view.at = by < 0 ? 0 : list->view.n - 1;
	follow(list);
}

bool
tasklist_find(struct tasklist *list, const char *text)
{
	bool found = refresh(list) && (text == NULL ?
	    tableview_find_next(&list->view, 1) :
	    tableview_find(&list->view, text));

	follow(list);
	return found;
}

int
tasklist_paint(struct tasklist *list, struct grid *grid, struct body body)
{
	return refresh(list) ? tableview_paint(&list->view, grid, body,
	    list->quiet ? TABLEVIEW_FOUND : TABLEVIEW_HERE) : body.row;
}

void
tasklist_release(struct tasklist *list)
{
	free(list->tasks);
	tableview_release(&list->view);
}
