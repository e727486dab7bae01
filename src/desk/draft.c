/* What is written and not yet signed, field by field. */
#include "config.h"

#include "mita/desk/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/correct.h"
#include "mita/desk/saver.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/model/money.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"

bool
field_exists(const struct item *item, enum part part)
{
	if (part == PART_PRIVATE)
		return true;
	if (item->kind == ITEM_REMARK)
		return part == PART_TEXT;
	return part == PART_VALUE || item->kind == ITEM_CRITERION ||
	    item->question->note_max > 0;
}

void
field_name(char out[static FIELD_LEN], const struct item *item,
    enum part part)
{
	static const char *const words[][3] = {
		[ITEM_QUESTION] = { "answer", "note", "private" },
		[ITEM_CRITERION] = { "score", "comment", "private" },
		[ITEM_REMARK] = { "remark", "remark", "private" },
	};
	const char *word = words[item->kind][part];

	if (item->kind == ITEM_QUESTION)
		snprintf(out, FIELD_LEN, "%s %s %s", word, item->question->id,
		    item->code);
	else
		snprintf(out, FIELD_LEN, "%s%s%s", word,
		    item->criterion == NULL ? "" : " ",
		    item->criterion == NULL ? "" : item->criterion->id);
}

/* From drafts to an evaluation, in the form's order */

const char *
task_field(const struct task *task, const char *field)
{
	size_t i;

	for (i = 0; i < task->n_fields; i++)
		if (strcmp(task->fields[i].field, field) == 0)
			return task->fields[i].value;
	return "";
}

const char *
task_get(const struct task *task, const struct item *item, enum part part)
{
	char field[FIELD_LEN];

	field_name(field, item, part);
	return task_field(task, field);
}

const char *
task_interest(const struct task *task)
{
	return task_field(task, "interest");
}

static void
put_item(const struct task *task, const struct item *item,
    struct evaluation *ev)
{
	const char *value = task_get(task, item, PART_VALUE);
	const char *text = task_get(task, item, PART_TEXT);
	struct answer *answer;
	struct score *score;

	if (item->kind == ITEM_REMARK) {
		ev->remark = text;
		return;
	}
	if (item->kind == ITEM_QUESTION && value[0] != '\0') {
		answer = &ev->answers[ev->n_answers++];
		id_copy(answer->question, item->question->id);
		id_copy(answer->code, item->code);
		id_copy(answer->value, value);
		answer->note = text;
	}
	if (item->kind == ITEM_CRITERION &&
	    (value[0] != '\0' || text[0] != '\0')) {
		score = &ev->scores[ev->n_scores++];
		id_copy(score->criterion, item->criterion->id);
		score->steps = steps_read(value, SCALE_MAX);
		score->comment = text;
	}
}

/* Is the draft what was signed last? */
static bool
is_same(const struct evaluation *a, const struct evaluation *b)
{
	size_t i;

	if (a->n_answers != b->n_answers || a->n_scores != b->n_scores ||
	    strcmp(a->remark, b->remark) != 0)
		return false;
	for (i = 0; i < a->n_answers; i++)
		if (strcmp(a->answers[i].question, b->answers[i].question) !=
		    0 || strcmp(a->answers[i].code, b->answers[i].code) != 0 ||
		    strcmp(a->answers[i].value, b->answers[i].value) != 0 ||
		    strcmp(a->answers[i].note, b->answers[i].note) != 0)
			return false;
	for (i = 0; i < a->n_scores; i++)
		if (strcmp(a->scores[i].criterion, b->scores[i].criterion) !=
		    0 || a->scores[i].steps != b->scores[i].steps ||
		    strcmp(a->scores[i].comment, b->scores[i].comment) != 0)
			return false;
	return true;
}

/* Signed as it is, and of the proposal as it is. */
static bool
is_signed(const struct task *task)
{
	return task->is_as_signed && digest_equal(
	    &task->evaluation->record->body.evaluation.proposal_digest,
	    &task->entry->digest);
}

static enum task_state
state_of(const struct task *task)
{
	if (task->cancellation != NULL)
		return TASK_CANCELLED;
	if (task->declaration == NULL)
		return TASK_UNOPENED;
	if (task->declaration->record->body.declaration.interest ==
	    INTEREST_DISQUALIFYING)
		return TASK_RETURNED;
	if (task->evaluation != NULL)
		return is_signed(task) ? TASK_SIGNED : TASK_CORRECTING;
	return form_waits(task->form, &task->draft, NULL, 0) == 0 ?
	    TASK_COMPLETE : TASK_WRITING;
}

/* From its fields, into task->room, which is new. */
static int
fill_draft(struct task *task, struct fault *why)
{
	size_t n = task->form->n_items, i;

	task->draft = (struct evaluation){ .stage = task->stage };
	id_copy(task->draft.proposal, task->proposal->id);
	task->draft.answers = arena_alloc(task->room,
	    (n + 1) * sizeof(*task->draft.answers));
	task->draft.scores = arena_alloc(task->room,
	    (n + 1) * sizeof(*task->draft.scores));
	if (task->draft.answers == NULL || task->draft.scores == NULL)
		return fault_memory(why);
	task->draft.remark = "";
	for (i = 0; i < n; i++)
		put_item(task, &task->form->items[i], &task->draft);
	task->draft.reason = task_field(task, "reason");
	task->asked = form_asked(task->form);
	task->answered = form_answered(task->form, &task->draft);
	task->is_as_signed = task->evaluation != NULL && is_same(&task->draft,
	    &task->evaluation->record->body.evaluation);
	task->state = state_of(task);
	return 0;
}

int
task_refresh(struct workspace *workspace, struct task *task,
    struct fault *why)
{
	struct task next = *task;

	struct draft *fields;

	if (workspace_settle(workspace, why) == -1)
		return -1;
	if ((next.room = arena_child(workspace->book->arena)) == NULL)
		return fault_memory(why);
	if (drafts_list(workspace->db, next.room, &(struct draft_of){
	    task->stage, task->proposal->id, NULL }, &fields, &next.n_fields,
	    why) == -1) {
		arena_free(next.room);
		return -1;
	}
	next.fields = fields;
	if (fill_draft(&next, why) == -1) {
		arena_free(next.room);
		return -1;
	}
	arena_free(task->room);
	*task = next;
	return 0;
}

/* Saving one field */

static int
refuse(const struct item *item, const char *rule, struct fault *why)
{
	return fault_at(why, FAULT_REFUSED, "RULE", item_id(item), "%s", rule);
}

static int
check_score(const struct task *task, const struct item *item,
    const char *value, struct fault *why)
{
	int steps = steps_read(value, task->form->call->scale.top);

	if (steps == STEPS_CANNOT_JUDGE)
		return task->form->stage->cannot_judge ? 0 : refuse(item,
		    _("this call does not allow \"cannot judge\""),
		    why);
	if (steps == STEPS_NONE)
		return fault_at(why, FAULT_REFUSED, "RULE", item->criterion->id,
		    "\"%.20s\" is off the scale, which has whole steps from 0"
		    " to %u", value, task->form->call->scale.top);
	return 0;
}

/* Names all answers there are. */
static int
refuse_answer(const struct question *question, const char *value,
    struct fault *why)
{
	struct buf list = {0};
	size_t i;

	for (i = 0; i < question->n_options; i++)
		buf_putf(&list, "%s%s", i == 0 ? "" : ", ",
		    question->options[i].id);
	fault_at(why, FAULT_REFUSED, "RULE", question->id,
	    "\"%.20s\" is not one of the answers, which are %s", value,
	    buf_text(&list));
	buf_release(&list);
	return -1;
}

static int
check_value(const struct task *task, const struct item *item,
    const char *value, struct fault *why)
{
	if (value[0] == '\0')
		return 0;
	if (item->kind == ITEM_CRITERION)
		return check_score(task, item, value, why);
	if (item->question->kind == QUESTION_MONEY) {
		if (money_cents(value) == -1)
			return refuse(item, _("the answer is a sum in"
			    " whole cents"), why);
		return 0;
	}
	if (question_option(item->question, value) == NULL)
		return refuse_answer(item->question, value, why);
	return 0;
}

int
task_check(const struct task *task, const struct item *item, enum part part,
    const char *value, struct fault *why)
{
	if (!field_exists(item, part))
		return refuse(item, _("it has no such part"), why);
	return part == PART_VALUE ? check_value(task, item, value, why) : 0;
}

/* Within a transaction. */
static int
save(struct workspace *workspace, const struct task *task, const char *field,
    const char *value, bool keep, struct fault *why)
{
	char now[CLOCK_TEXT_LEN + 1];

	clock_text(clock_now(), now);
	return drafts_set(workspace->db, &(struct draft_of){ task->stage,
	    task->proposal->id, field }, value, now, keep, why);
}

/* Made fit to be kept; the caller releases it. */
static int
admit(struct buf *clean, const char *field, const char *value,
    struct fault *why)
{
	text_clean(clean, value, strlen(value));
	if (clean->failed)
		return fault_memory(why);
	if (clean->len > TEXT_MAX) {
		fault_at(why, FAULT_REFUSED, "RULE", field,
		    "%zu bytes are too long to keep", clean->len);
		return fault_remedy(why, "at most %d", TEXT_MAX);
	}
	return 0;
}

static int
save_text(struct workspace *workspace, const struct task *task,
    const char *field, const char *value, bool keep, struct fault *why)
{
	struct buf clean = {0};
	int rc = admit(&clean, field, value, why);

	if (rc == 0)
		rc = save(workspace, task, field, buf_text(&clean), keep, why);
	buf_release(&clean);
	return rc;
}

/* What was declared decides, also of one that was cancelled. */
int
task_may_read(const struct task *task, struct fault *why)
{
	if (task->declaration == NULL)
		return fault_at(why, FAULT_REFUSED, "UNDECLARED",
		    task->proposal->id,
		    "first declare whether you have an interest in it");
	if (task->declaration->record->body.declaration.interest ==
	    INTEREST_DISQUALIFYING)
		return fault_at(why, FAULT_REFUSED, "RETURNED",
		    task->proposal->id,
		    "you gave it back because of an interest");
	return 0;
}

int
task_may_write(const struct task *task, struct fault *why)
{
	if (task->state == TASK_UNOPENED || task->state == TASK_RETURNED)
		return task_may_read(task, why);
	if (task->state == TASK_CANCELLED) {
		fault_at(why, FAULT_REFUSED, "CANCELLED", task->proposal->id,
		    "the agency cancelled this assignment");
		return fault_remedy(why, "what you wrote is kept, and"
		    " \"mita-expert form %s\" prints it", task->proposal->id);
	}
	return 0;
}

int
task_may_change(const struct task *task, enum part part, struct fault *why)
{
	if (task_may_write(task, why) == -1)
		return -1;
	if (part == PART_PRIVATE || !task_is_frozen(task))
		return 0;
	return fault_advise(why, FAULT_REFUSED, "SIGNED",
	    "to change it, begin a correction", "%s is signed (version %u) and"
	    " stays as it is", task->proposal->id, task->version);
}

static int
save_field(struct workspace *workspace, const struct task *task,
    const struct field_value *one, bool keep, struct fault *why)
{
	char field[FIELD_LEN];

	if (task_may_change(task, one->part, why) == -1 ||
	    task_check(task, one->item, one->part, one->value, why) == -1)
		return -1;
	field_name(field, one->item, one->part);
	return one->part == PART_VALUE ?
	    save(workspace, task, field, one->value, keep, why) :
	    save_text(workspace, task, field, one->value, keep, why);
}

static int
finish(struct db *db, int rc, struct fault *why)
{
	if (rc == 0)
		rc = db_commit(db, why);
	if (rc == -1)
		db_roll_back(db);
	return rc;
}

int
task_set_all(struct workspace *workspace, const struct task *task,
    const struct field_value *values, size_t n, bool keep, struct fault *why)
{
	int rc = 0;
	size_t i;

	if (task_may_write(task, why) == -1 ||
	    workspace_begin(workspace, why) == -1)
		return -1;
	for (i = 0; i < n && rc == 0; i++)
		rc = save_field(workspace, task, &values[i], keep, why);
	return finish(workspace->db, rc, why);
}

/* A copy of the fields in its new room, one of them with this value. */
static int
copy_fields(struct task *task, const char *field, const char *value,
    struct fault *why)
{
	const struct draft *old = task->fields;
	size_t n = task->n_fields, i, at = n;
	struct draft *fields = arena_alloc(task->room, (n + 1) *
	    sizeof(*fields));

	if (fields == NULL)
		return fault_memory(why);
	for (i = 0; i < n; i++)
		if (strcmp(old[i].field, field) == 0)
			at = i;
	task->n_fields = at == n ? n + 1 : n;
	for (i = 0; i < task->n_fields; i++) {
		fields[i].field = arena_string(task->room, i == at ? field :
		    old[i].field);
		fields[i].value = arena_string(task->room, i == at ? value :
		    old[i].value);
		fields[i].saved = i == at ? "" : arena_string(task->room,
		    old[i].saved);
		if (fields[i].field == NULL || fields[i].value == NULL ||
		    fields[i].saved == NULL)
			return fault_memory(why);
	}
	task->fields = fields;
	return 0;
}

/* The task as it will be read back. */
static int
apply(struct workspace *workspace, struct task *task, const char *field,
    const char *value, struct fault *why)
{
	struct task next = *task;

	if ((next.room = arena_child(workspace->book->arena)) == NULL)
		return fault_memory(why);
	if (copy_fields(&next, field, value, why) == -1 ||
	    fill_draft(&next, why) == -1) {
		arena_free(next.room);
		return -1;
	}
	arena_free(task->room);
	*task = next;
	return 0;
}

static int
save_later(struct workspace *workspace, struct task *task, const char *field,
    const char *value, bool keep, struct fault *why)
{
	struct saver_field one = { task->stage, task->proposal->id, field,
	    value, keep };

	if (saver_put(workspace->saver, &one, why) == -1)
		return -1;
	return apply(workspace, task, field, value, why);
}

int
task_save(struct workspace *workspace, struct task *task,
    const struct field_value *one, bool keep, struct fault *why)
{
	char field[FIELD_LEN];
	struct buf clean = {0};
	int rc;

	if (workspace->saver == NULL)
		return task_set_all(workspace, task, one, 1, keep, why) == -1 ?
		    -1 : task_refresh(workspace, task, why);
	if (task_may_change(task, one->part, why) == -1 ||
	    task_check(task, one->item, one->part, one->value, why) == -1)
		return -1;
	field_name(field, one->item, one->part);
	if (one->part == PART_VALUE)
		return save_later(workspace, task, field, one->value, keep,
		    why);
	rc = admit(&clean, field, one->value, why);
	if (rc == 0)
		rc = save_later(workspace, task, field, buf_text(&clean),
		    keep, why);
	buf_release(&clean);
	return rc;
}

int
task_earlier(struct workspace *workspace, const struct task *task,
    const struct item *item, enum part part, struct earlier_texts *out,
    struct fault *why)
{
	struct arena *arena = workspace->book->arena;
	struct draft *list;
	char field[FIELD_LEN];
	size_t i;

	field_name(field, item, part);
	if (workspace_settle(workspace, why) == -1)
		return -1;
	if (drafts_earlier(workspace->db, arena, &(struct draft_of){
	    task->stage, task->proposal->id, field }, &list, &out->n, why) ==
	    -1)
		return -1;
	out->texts = arena_alloc(arena, (out->n + 1) * sizeof(*out->texts));
	if (out->texts == NULL)
		return fault_memory(why);
	for (i = 0; i < out->n; i++)
		out->texts[i] = (struct earlier_text){ list[i].value,
		    list[i].saved };
	return 0;
}

int
draft_put_reason(struct workspace *workspace, const struct task *task,
    const char *reason, struct fault *why)
{
	return save_text(workspace, task, "reason", reason, true, why);
}

int
task_set_reason(struct workspace *workspace, struct task *task,
    const char *reason, struct fault *why)
{
	if (task_may_write(task, why) == -1 ||
	    workspace_begin(workspace, why) == -1)
		return -1;
	return finish(workspace->db, draft_put_reason(workspace, task, reason,
	    why), why);
}

int
task_set_interest(struct workspace *workspace, const struct task *task,
    const char *text, struct fault *why)
{
	if (workspace_begin(workspace, why) == -1)
		return -1;
	return finish(workspace->db, save_text(workspace, task, "interest",
	    text, false, why), why);
}
