/* Where in the forms the person was last. */
#include "config.h"

#include "mita/expert/bookmark.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/desk/form.h"
#include "mita/desk/saver.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/session.h"

/* The place in the forms, as the workspace remembers it. */

void
bookmark_keep(struct bookmark *mark, const struct session *session,
    const struct bookmark *now)
{
	const struct task *t = &session->tasks[now->task];
	char text[ID_MAX + 40];

	if (mark->known && mark->task == now->task &&
	    mark->item == now->item && mark->split == now->split)
		return;
	*mark = *now;
	mark->known = true;
	snprintf(text, sizeof(text), "%u %zu %s", t->stage, now->item,
	    t->proposal->id);
	if (session->workspace->saver != NULL) {
		saver_put_along(session->workspace->saver, "place", text);
		saver_put_along(session->workspace->saver, "split",
		    now->split ? "1" : "0");
		return;
	}
	workspace_remember(session->workspace, "place", text, NULL);
	workspace_remember(session->workspace, "split", now->split ? "1" :
	    "0", NULL);
}

void
bookmark_find(struct bookmark *mark, const struct session *session)
{
	int64_t stage, item;
	const char *text;
	struct span in;
	size_t i;

	if (workspace_remembered(session->workspace, "split", &text,
	    NULL) == 0 && text != NULL)
		mark->split = text[0] == '1';
	if (workspace_remembered(session->workspace, "place", &text,
	    NULL) == -1 || text == NULL)
		return;
	in = span_of(text, strlen(text));
	if (!number_take(&in, STAGES_MAX, &stage) || !span_skip(&in, " ") ||
	    !number_take(&in, LIST_MAX, &item) || !span_skip(&in, " "))
		return;
	for (i = 0; i < session->n; i++)
		if (session->tasks[i].stage == stage &&
		    span_is(&in, session->tasks[i].proposal->id) &&
		    (size_t)item < session->tasks[i].form->n_items)
			*mark = (struct bookmark){ true, mark->split, i,
			    (size_t)item };
}
