/* A proposal in short, beside the list. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/session.h"
#include "mita/expert/tasklist.h"
#include "mita/expert/wording.h"
#include "mita/model/money.h"
#include "mita/ui/look.h"

/* Beside the list, where there is room: one proposal and its form. */

enum {
	ANSWER = 12,		/* columns of an answer */
	BAR = 6			/* and of a bar beside a score */
};

static int
paint_facts(const struct session *session, struct grid *grid, int row, int col,
    int width, const struct task *task)
{
	const struct proposal *p = task->proposal;
	char sum[MONEY_LEN], text[200];

	row += frame_wrap(grid, row, col, 4, width, GRID_STRONG, p->title, 0,
	    NULL) + 1;
	if (!task->form->stage->blind && p->n_partners > 0)
		row += frame_wrap(grid, row, col, 2, width, GRID_NORMAL,
		    p->partners[0].name, 0, NULL);
	money_text(sum, p->asked);
	grid_printf(grid, row++, col, GRID_NORMAL, "%s %s EUR",
	    _("Asked for:"), translate_number(sum));
	snprintf(text, sizeof(text), _("Stage %u: %s"), task->stage,
	    task->form->stage->title.in[session->lang]);
	row += frame_wrap(grid, row, col, 2, width, GRID_NORMAL, text, 0,
	    NULL);
	wording_days_left(task, text, sizeof(text));
	return row + frame_wrap(grid, row, col, 3, width, GRID_NORMAL, text, 0,
	    NULL) + 1;
}

/* One item of the form: its name, how it is answered. */
static void
paint_item(const struct session *session, struct grid *grid,
    struct body line, int col, size_t at, size_t i)
{
	const struct item *item = &session->tasks[at].form->items[i];
	enum grid_role role = session_is_gap(session, at, i) ? GRID_STRONG :
	    GRID_NORMAL;
	char answer[SHORT_ANSWER_LEN], name[ITEM_NAME_LEN];
	int space = line.cols - col - ANSWER - 1, end;
	struct buf bar = {0};

	wording_name(session, at, i, space, name);
	grid_text(grid, line.row, col, space, role, name, strlen(name));
	if (item->kind == ITEM_REMARK || session_is_gap(session, at, i))
		return;
	wording_answer(session, at, i, answer);
	end = grid_text(grid, line.row, col + space + 1, ANSWER, role,
	    answer, strlen(answer));
	if (item->kind == ITEM_CRITERION && form_score(item,
	    &session->tasks[at].draft)->steps >= 0) {
		put_bar(&bar, BAR, (size_t)form_score(item,
		    &session->tasks[at].draft)->steps, session->tasks[at].
		    form->call->scale.top);
		grid_string(grid, line.row, end + 1, GRID_NORMAL,
		    buf_text(&bar));
	}
	buf_release(&bar);
}

void
preview_paint(const struct session *session, struct grid *grid, struct body
    body, int col, size_t at)
{
	const struct task *task = &session->tasks[at];
	int end = body.row + body.rows;
	size_t i, n = task->form->n_items;

	body.row = paint_facts(session, grid, body.row, col, body.cols - col,
	    task);
	if (task_is_closed(task) || task->declaration == NULL)
		return;
	for (i = 0; i < n && body.row < end; i++, body.row++)
		if (body.row + 1 == end && i + 1 < n)
			grid_printf(grid, body.row, col, GRID_STRONG,
			    translate_n("%zu more line", "%zu more lines",
			    n - i), n - i);
		else
			paint_item(session, grid, body, col, at, i);
}
