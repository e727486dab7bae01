/* Going on with a new key where the lost one ended. */
#include "config.h"

#include "mita/desk/resume.h"

#include "mita/base/fault.h"
#include "mita/desk/correct.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"

/*
 * Going on with a new key: what the lost one signed came back in a package,
 * and becomes the draft again, so that nobody writes it twice.
 */

static int
resume_task(struct workspace *workspace, const struct task *task,
    struct fault *why)
{
	struct draft *drafts;
	size_t n;

	if (task->evaluation == NULL)
		return 0;
	if (drafts_list(workspace->db, workspace->book->arena,
	    &(struct draft_of){ task->stage, task->proposal->id, NULL },
	    &drafts, &n, why) == -1)
		return -1;
	return n > 0 ? 0 : correct_restore(workspace, task,
	    &task->evaluation->record->body.evaluation, why);
}

/* Signed in a later copy of this workspace: that is the draft now. */
static bool
is_later(const struct workspace *workspace, const struct task *task,
    size_t from)
{
	return task->evaluation != NULL && task->evaluation->at >= from &&
	    !task_is_closed(task) && task_is_own(workspace,
	    task->evaluation);
}

int
tasks_resume(struct workspace *workspace, size_t from, struct fault *why)
{
	struct task *tasks;
	size_t n, i;
	int rc = 0;

	if (tasks_list(workspace, &tasks, &n, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < n; i++)
		if (is_later(workspace, &tasks[i], from))
			rc = task_drop(workspace, &tasks[i], why);
	if (rc == -1 || workspace_begin(workspace, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < n; i++)
		rc = resume_task(workspace, &tasks[i], why);
	if (rc == 0)
		rc = db_commit(workspace->db, why);
	if (rc == -1)
		db_roll_back(workspace->db);
	return rc;
}
