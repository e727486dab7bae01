/* What is signed stays; a correction is begun and dropped knowingly. */
#include "config.h"

#include "mita/desk/correct.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/desk/draft.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/model/form.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"

/* The field that names the version whose correction was begun. */
static const char begun[] = "correcting";

static int
put(struct workspace *workspace, const struct task *task, const char *field,
    const char *value, struct fault *why)
{
	char now[CLOCK_TEXT_LEN + 1];

	if (strcmp(task_field(task, field), value) == 0)
		return 0;
	clock_text(clock_now(), now);
	return drafts_set(workspace->db, &(struct draft_of){ task->stage,
	    task->proposal->id, field }, value, now, true, why);
}

/* Of a part that this item has not, nothing. */
static int
put_part(struct workspace *workspace, const struct task *task,
    const struct item *item, enum part part, const char *value,
    struct fault *why)
{
	char field[FIELD_LEN];

	if (!field_exists(item, part))
		return 0;
	field_name(field, item, part);
	return put(workspace, task, field, value, why);
}

static int
put_item(struct workspace *workspace, const struct task *task,
    const struct item *item, const struct evaluation *ev, struct fault *why)
{
	const struct answer *answer = form_answer(item, ev);
	const struct score *score = form_score(item, ev);
	const char *value = "", *text = "";
	char steps[16];

	if (item->kind == ITEM_REMARK)
		text = ev->remark;
	else if (answer != NULL) {
		value = answer->value;
		text = answer->note;
	} else if (score != NULL) {
		snprintf(steps, sizeof(steps), "%d", score->steps);
		value = score->steps == STEPS_CANNOT_JUDGE ? "-" :
		    score->steps < 0 ? "" : steps;
		text = score->comment;
	}
	if (put_part(workspace, task, item, PART_VALUE, value, why) == -1)
		return -1;
	return put_part(workspace, task, item, PART_TEXT, text, why);
}

int
correct_restore(struct workspace *workspace, const struct task *task,
    const struct evaluation *ev, struct fault *why)
{
	size_t i;

	for (i = 0; i < task->form->n_items; i++)
		if (put_item(workspace, task, &task->form->items[i], ev,
		    why) == -1)
			return -1;
	return 0;
}

static bool
is_begun(const struct task *task)
{
	char version[16];

	snprintf(version, sizeof(version), "%u", task->version);
	return strcmp(task_field(task, begun), version) == 0;
}

bool
task_is_frozen(const struct task *task)
{
	return task->is_as_signed && !is_begun(task);
}

static int
finish(struct workspace *workspace, struct task *task, int rc,
    struct fault *why)
{
	if (rc == 0)
		rc = db_commit(workspace->db, why);
	if (rc == -1) {
		db_roll_back(workspace->db);
		return -1;
	}
	return task_refresh(workspace, task, why);
}

int
task_correct(struct workspace *workspace, struct task *task,
    const char *reason, struct fault *why)
{
	char version[16];
	int rc;

	if (task_may_write(task, why) == -1 ||
	    workspace_begin(workspace, why) == -1)
		return -1;
	snprintf(version, sizeof(version), "%u", task->version);
	rc = put(workspace, task, begun, version, why);
	if (rc == 0 && reason != NULL)
		rc = draft_put_reason(workspace, task, reason, why);
	return finish(workspace, task, rc, why);
}

int
task_drop(struct workspace *workspace, struct task *task, struct fault *why)
{
	const struct evaluation *ev;
	int rc;

	if (task->evaluation == NULL)
		return fault_at(why, FAULT_REFUSED, "UNSIGNED",
		    task->proposal->id, "nothing of it is signed yet");
	if (task_may_write(task, why) == -1 ||
	    workspace_begin(workspace, why) == -1)
		return -1;
	ev = &task->evaluation->record->body.evaluation;
	if ((rc = correct_restore(workspace, task, ev, why)) == 0 &&
	    (rc = put(workspace, task, begun, "", why)) == 0)
		rc = put(workspace, task, "reason", ev->reason, why);
	return finish(workspace, task, rc, why);
}
