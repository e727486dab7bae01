/* An evaluation as text for its writer. */
#include "config.h"

#include "mita/expert/evaluation_text.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/session.h"
#include "mita/expert/wording.h"
#include "mita/model/fraction.h"
#include "mita/model/panel.h"

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

/* "4,0 of 5,0: very good", "3,5 of 5,0: between good and very good". */
static void
put_level(struct buf *out, const struct session *session, unsigned steps)
{
	const struct scale *scale = &session->workspace->book->call->scale;
	const struct level *level = scale_level(scale, steps);
	const char *name = level->name.in[session->lang];
	char points[POINTS_LEN], top[POINTS_LEN];

	scale_points(points, scale, steps);
	scale_points(top, scale, scale->top);
	buf_putf(out, _("%s of %s"), translate_number(points),
	    translate_number(top));
	if (level->steps == steps || level + 1 == scale->levels +
	    scale->n_levels)
		buf_putf(out, ": %s", name);
	else
		buf_putf(out, _(": between \"%s\" and \"%s\""), name,
		    level[1].name.in[session->lang]);
}

/* What it counts, and whether it reaches what the call asks for. */
static void
put_weight(struct buf *out, const struct session *session,
    const struct task *task, const struct item *item)
{
	const struct score *score = form_score(item, &task->draft);
	char least[POINTS_LEN];

	buf_putf(out, _("weight %u %%"), item->criterion->weight * 100 /
	    stage_weights(task->form->stage));
	if (item->criterion->min == 0)
		return;
	wording_points(session, item->criterion->min, least);
	buf_putf(out, score == NULL || score->steps < 0 ? _(", threshold %s") :
	    (unsigned)score->steps < item->criterion->min ?
	    _(", threshold %s: not reached") : _(", threshold %s: reached"),
	    least);
}

static void
put_answer(struct buf *out, const struct session *session, size_t at, size_t i)
{
	const struct task *task = &session->tasks[at];
	const struct item *item = &task->form->items[i];
	const struct score *score = item->kind == ITEM_CRITERION ?
	    form_score(item, &task->draft) : NULL;
	char answer[SHORT_ANSWER_LEN];

	buf_puts(out, "   ");
	if (score != NULL && score->steps >= 0)
		put_level(out, session, (unsigned)score->steps);
	else if (score != NULL && score->steps == STEPS_CANNOT_JUDGE)
		buf_puts(out, _("cannot judge"));
	else
		buf_puts(out, wording_answer(session, at, i, answer));
	if (item->kind == ITEM_CRITERION) {
		buf_puts(out, "   (");
		put_weight(out, session, task, item);
		buf_puts(out, ")");
	}
	buf_puts(out, "\n");
}

static void
put_item(struct buf *out, const struct session *session, size_t at, size_t i)
{
	const struct task *task = &session->tasks[at];
	const struct item *item = &task->form->items[i];
	const struct code *code = item->kind != ITEM_QUESTION ? NULL :
	    call_code(task->form->call, item->question->per, item->code);
	char label[ITEM_LABEL_LEN];

	buf_putf(out, "\n%zu. %s  %s\n", i + 1, item_full_label(item, label),
	    wording_title(session, item));
	if (code != NULL)
		put_inset(out, code->name.in[session->lang]);
	if (item->kind != ITEM_REMARK)
		put_answer(out, session, at, i);
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

/* "78,00 of 100; 70 are needed to pass: reached." */
static void
put_total(struct buf *out, const struct task *task)
{
	const struct stage *stage = task->form->stage;
	struct fraction total;
	char text[TOTAL_LEN];

	buf_putf(out, _("\nTotal: %s of 100; %u are needed to pass"),
	    wording_total(task, text), stage->pass / 100);
	if (opinion_total(task->form->call, stage, &task->draft, &total,
	    NULL) == 0)
		buf_puts(out, fraction_cmp(total, fraction_of(stage->pass,
		    100)) < 0 ? _(": not reached") : _(": reached"));
	buf_puts(out, ".\n");
}

void
evaluation_sign_text(const struct session *session, size_t at,
    struct buf *out)
{
	const struct task *task = &session->tasks[at];
	const struct workspace *workspace = session->workspace;
	char here[CLOCK_HERE_LEN + 1];
	int64_t when;
	size_t i;

	buf_putf(out, "%s  %s\n%s\n", task->proposal->id,
	    task->proposal->title,
	    workspace->book->call->title.in[session->lang]);
	buf_putf(out, _("Stage %u: %s"), task->stage,
	    task->form->stage->title.in[session->lang]);
	buf_putf(out, _("\nEvaluation by %s (%s), version %u\n"),
	    workspace->person, workspace->expert, task->version + 1);
	if (task->version > 0)
		buf_putf(out, _("Why corrected: %s\n"), task->draft.reason);
	buf_puts(out, wording_interest(task));
	if (task->declaration != NULL && clock_parse(task->declaration->
	    record->body.declaration.time, &when)) {
		clock_here(when, here);
		buf_putf(out, " (%.10s)", here);
	}
	buf_puts(out, "\n");
	for (i = 0; i < task->form->n_items; i++)
		put_item(out, session, at, i);
	put_total(out, task);
	buf_puts(out, _("Not included: your private notes and marks.\n"));
}

void
evaluation_exact_text(const struct buf *record, struct buf *out)
{
	buf_puts(out, _("This is what is signed, letter by letter, as auditors"
	    " check it.\n"
	    "call, proposal, assignment, declaration, form, replaces: digests"
	    " of what it is about.\n"
	    "signer, key: your id, and the key you sign with.\n"
	    "seq, prev: its place among all that you signed, and the digest of"
	    " the one before.\n"
	    "score P1 8 29: 8 steps of the scale; the comment behind it has 29"
	    " bytes.\n\n"));
	buf_put(out, record->bytes, record->len);
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
