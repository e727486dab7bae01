/* What is worked at: a workspace, its tasks, the language. */
#include "config.h"

#include "mita/expert/session.h"

#include <string.h>

#include "mita/base/file.h"
#include "mita/desk/form.h"
#include "mita/desk/saver.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/copies.h"
#include "mita/expert/expert.h"

/* What is worked at: the tasks of a workspace, and what is missing in them. */

/* That of the last session, else the one that was asked for. */
static void
choose_form_language(struct session *session)
{
	const struct call *call = session->workspace->book->call;
	const char *form = NULL;

	workspace_remembered(session->workspace, "form-language", &form,
	    NULL);
	if (call != NULL)
		session->lang = expert_form_language(session->line, call,
		    form);
}

int
session_reload(struct session *session)
{
	choose_form_language(session);
	return tasks_list(session->workspace, &session->tasks, &session->n,
	    &session->fault);
}

int
session_begin(struct session *session, const char *path)
{
	session->path = path;
	if (session_lock(session) == -1 || (session->workspace =
	    workspace_open(path, &session->fault)) == NULL)
		return -1;
	copies_drop(session);
	expert_language(session->line, session->workspace);
	return session_reload(session);
}

int
session_end(struct session *session)
{
	int rc = session->workspace == NULL ? 0 : saver_close(
	    session->workspace->saver, &session->fault);

	if (session->workspace != NULL)
		session->workspace->saver = NULL;
	copies_drop(session);
	seckey_free(session->key);
	workspace_close(session->workspace);
	file_unlock(session->lock, session->lock_path);
	return rc;
}

void
session_count(const struct session *session, size_t *done, size_t *all)
{
	size_t i;

	*done = *all = 0;
	for (i = 0; i < session->n; i++) {
		const struct task *task = &session->tasks[i];

		*done += task->state == TASK_SIGNED ||
		    task->state == TASK_CORRECTING;
		*all += !task_is_closed(task);
	}
}

size_t
session_waiting(const struct session *session)
{
	size_t waiting = 0, i;

	for (i = 0; i < session->n; i++)
		waiting += task_is_waiting(&session->tasks[i]);
	return waiting;
}

const char *
session_get(const struct session *session, size_t task, size_t item,
    enum part part)
{
	const struct task *t = &session->tasks[task];

	return task_get(t, &t->form->items[item], part);
}

void
session_limits(const struct session *session, size_t task, size_t item,
    unsigned *least, unsigned *most)
{
	const struct form *form = session->tasks[task].form;
	const struct item *it = &form->items[item];

	*least = it->kind == ITEM_CRITERION ? it->criterion->comment_min : 0;
	*most = it->kind == ITEM_CRITERION ? it->criterion->comment_max :
	    it->kind == ITEM_QUESTION ? it->question->note_max :
	    form->stage->remark_max;
}

long
session_earlier(const struct session *session, size_t task)
{
	const struct task *t = &session->tasks[task];
	size_t i;

	for (i = 0; i < session->n; i++)
		if (session->tasks[i].stage < t->stage &&
		    session->tasks[i].version > 0 &&
		    strcmp(session->tasks[i].proposal->id,
		    t->proposal->id) == 0)
			return (long)i;
	return -1;
}

bool
session_is_gap(const struct session *session, size_t task, size_t item)
{
	const struct task *t = &session->tasks[task];
	struct remark remarks[64];
	size_t n, i;

	n = form_waits(t->form, &t->draft, remarks, 64);
	for (i = 0; i < n && i < 64; i++)
		if (remarks[i].item == item)
			return true;
	return false;
}

size_t
session_gap(const struct session *session, size_t task, size_t item)
{
	const struct task *t = &session->tasks[task];
	size_t i;

	for (i = 0; i < t->form->n_items; i++) {
		size_t at = (item + i) % t->form->n_items;

		if (session_is_gap(session, task, at))
			return at;
	}
	return item % t->form->n_items;
}
