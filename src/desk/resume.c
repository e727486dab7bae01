#include "config.h"

#include "mita/desk/resume.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/desk/draft.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"

/*
 * Going on with a new key: what the lost one signed came back in a package,
 * and becomes the draft again, so that nobody writes it twice.
 */

static int
put(struct workspace *workspace, const struct task *task,
    const struct item *item, enum part part, const char *value,
    struct fault *why)
{
	char field[FIELD_LEN], now[CLOCK_TEXT_LEN + 1];

	if (value[0] == '\0')
		return 0;
	clock_text(clock_now(), now);
	field_name(field, item, part);
	return drafts_set(workspace->db, task->stage, task->proposal->id,
	    field, value, now, true, why);
}

static int
put_item(struct workspace *workspace, const struct task *task,
    const struct item *item, const struct evaluation *ev, struct fault *why)
{
	const struct answer *answer = form_answer(item, ev);
	const struct score *score = form_score(item, ev);
	char steps[16] = "-";

	if (item->kind == ITEM_REMARK)
		return put(workspace, task, item, PART_TEXT, ev->remark, why);
	if (answer != NULL) {
		if (put(workspace, task, item, PART_VALUE, answer->value,
		    why) == -1)
			return -1;
		return put(workspace, task, item, PART_TEXT, answer->note,
		    why);
	}
	if (score == NULL)
		return 0;
	if (score->steps >= 0)
		snprintf(steps, sizeof(steps), "%d", score->steps);
	if (put(workspace, task, item, PART_VALUE, steps, why) == -1)
		return -1;
	return put(workspace, task, item, PART_TEXT, score->comment, why);
}

static int
resume_task(struct workspace *workspace, const struct task *task,
    struct fault *why)
{
	struct draft *drafts;
	size_t n, i;

	if (task->evaluation == NULL)
		return 0;
	if (drafts_list(workspace->db, workspace->book->arena, task->stage,
	    task->proposal->id, &drafts, &n, why) == -1)
		return -1;
	for (i = 0; n == 0 && i < task->form->n_items; i++)
		if (put_item(workspace, task, &task->form->items[i],
		    &task->evaluation->record->body.evaluation, why) == -1)
			return -1;
	return 0;
}

int
tasks_resume(struct workspace *workspace, struct fault *why)
{
	struct task *tasks;
	size_t n, i;
	int rc = 0;

	if (tasks_list(workspace, &tasks, &n, why) == -1 ||
	    db_begin(workspace->db, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < n; i++)
		rc = resume_task(workspace, &tasks[i], why);
	if (rc == 0)
		rc = db_commit(workspace->db, why);
	if (rc == -1)
		db_roll_back(workspace->db);
	return rc;
}
