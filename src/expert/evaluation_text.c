/* An evaluation as text for its writer. */
#include "config.h"

#include "mita/expert/evaluation_text.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/session.h"
#include "mita/expert/wording.h"

/* An evaluation of one's own as a text to read, from beginning to end. */

/* Lines of a text, each set in. */
static void
put_inset(struct buf *out, const char *text)
{
	const char *end;

	while (*text != '\0') {
		end = strchr(text, '\n');
		buf_puts(out, "   ");
		buf_put(out, text, end == NULL ? strlen(text) :
		    (size_t)(end - text));
		buf_putc(out, '\n');
		text = end == NULL ? "" : end + 1;
	}
}

static void
put_item(struct buf *out, const struct session *session, size_t at, size_t i)
{
	const struct task *task = &session->tasks[at];
	const struct item *item = &task->form->items[i];
	char answer[SHORT_ANSWER_LEN], label[ITEM_LABEL_LEN];

	buf_putf(out, "\n%zu. %s  %s\n", i + 1, item_full_label(item, label),
	    wording_title(session, item));
	if (item->kind != ITEM_REMARK)
		put_inset(out, wording_answer(session, at, i, answer));
	put_inset(out, item_text(item, &task->draft));
}

void
evaluation_text(const struct session *session, size_t at, struct buf *out)
{
	const struct task *task = &session->tasks[at];
	char total[TOTAL_LEN], state[64];
	size_t i;

	buf_putf(out, "%s  %s\n", task->proposal->id, task->proposal->title);
	buf_putf(out, _("Stage %u: %s"), task->stage,
	    task->form->stage->title.in[session->lang]);
	buf_putf(out, "\n%s: %s   %s: %s\n", _("State"), wording_state(task,
	    state, sizeof(state)), _("Total"), wording_total(task, total));
	if (task->version > 1)
		buf_putf(out, _("Version %u: %s\n"), task->version,
		    task->evaluation->record->body.evaluation.reason);
	for (i = 0; i < task->form->n_items; i++)
		put_item(out, session, at, i);
}

void
evaluation_signed_text(const struct session *session, size_t at,
    struct buf *out)
{
	struct task task = session->tasks[at];
	struct session other = *session;

	task.draft = task.evaluation->record->body.evaluation;
	task.state = TASK_SIGNED;
	other.tasks = &task;
	evaluation_text(&other, 0, out);
}
