/* A proposal in short, beside the list. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/session.h"
#include "mita/expert/tasklist.h"
#include "mita/expert/wording.h"
#include "mita/model/money.h"

/* Beside the list, where there is room: one proposal and its form. */

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

/* One item of the form: its label, how it is answered, what it asks. */
static void
paint_item(const struct session *session, struct grid *grid, int row, int col,
    int width, size_t at, size_t i)
{
	const struct item *item = &session->tasks[at].form->items[i];
	const char *title = wording_title(session, item);
	char answer[SHORT_ANSWER_LEN], label[ITEM_LABEL_LEN];

	item_full_label(item, label);
	wording_answer(session, at, i, answer);
	grid_text(grid, row, col, 9, session_is_gap(session, at, i) ?
	    GRID_STRONG : GRID_NORMAL, label, strlen(label));
	grid_text(grid, row, col + 10, item->kind == ITEM_REMARK ? width - 10 :
	    11, GRID_NORMAL, answer, strlen(answer));
	if (item->kind != ITEM_REMARK)
		grid_text(grid, row, col + 22, width - 22, GRID_NORMAL, title,
		    strlen(title));
}

void
preview_paint(const struct session *session, struct grid *grid, struct body
    body, int col, size_t at)
{
	const struct task *task = &session->tasks[at];
	int row = body.row, width = body.cols - col, end = row + body.rows;
	size_t i;

	row = paint_facts(session, grid, row, col, width, task);
	if (task_is_closed(task) || task->declaration == NULL)
		return;
	for (i = 0; i < task->form->n_items && row < end; i++)
		paint_item(session, grid, row++, col, width, at, i);
}
