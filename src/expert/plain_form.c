/* Line by line: answering the form. */
#include "config.h"

#include "mita/expert/plain_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/base/number.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/correct.h"
#include "mita/desk/task.h"
#include "mita/expert/expert.h"
#include "mita/expert/outside.h"
#include "mita/expert/plain.h"
#include "mita/expert/wording.h"
#include "mita/model/money.h"

/* Answering the form line by line. */

/* Telling */

/* The level of a score in words: "good", "between good and very good". */
static void
tell_score(struct plain *p, unsigned steps)
{
	const struct scale *scale = &plain_task(p)->form->call->scale;
	char points[POINTS_LEN];
	size_t i;

	for (i = 0; i + 1 < scale->n_levels &&
	    scale->levels[i + 1].steps <= steps; i++)
		continue;
	wording_points(&p->screen.session, steps, points);
	if (scale->levels[i].steps == steps)
		say(_("Your score: %s, %s."), points,
		    scale->levels[i].name.in[p->screen.session.lang]);
	else if (i + 1 < scale->n_levels)
		say(_("Your score: %s, between \"%s\" and \"%s\"."), points,
		    scale->levels[i].name.in[p->screen.session.lang],
		    scale->levels[i + 1].name.in[p->screen.session.lang]);
	else
		say(_("Your score: %s"), points);
}

static void
tell_scale(struct plain *p)
{
	const struct scale *scale = &plain_task(p)->form->call->scale;
	char points[POINTS_LEN];
	size_t i;

	for (i = 0; i < scale->n_levels; i++)
		say("  %s  %s. %s", wording_points(&p->screen.session,
		    scale->levels[i].steps, points),
		    scale->levels[i].name.in[p->screen.session.lang],
		    scale->levels[i].text.in[p->screen.session.lang]);
}

static void
tell_value(struct plain *p, const struct item *item, const char *value)
{
	const struct question *q = item->question;
	char sum[MONEY_LEN];
	size_t i;

	if (item->kind == ITEM_CRITERION && strcmp(value, "-") == 0)
		say("%s", _("Your answer: cannot judge."));
	else if (item->kind == ITEM_CRITERION)
		tell_score(p, (unsigned)steps_read(value, SCALE_MAX));
	else if (q->kind == QUESTION_MONEY) {
		money_text(sum, money_cents(value));
		say(_("Your answer: %s EUR"), translate_number(sum));
	} else
		for (i = 0; i < q->n_options; i++)
			if (strcmp(q->options[i].id, value) == 0)
				say(_("Your answer: %s."), q->options[i].
				    name.in[p->screen.session.lang]);
}

const char *
plain_label(struct plain *p, size_t at, char out[static PLAIN_LABEL_LEN])
{
	const struct task *task = plain_task(p);
	const struct item *item = &task->form->items[at];
	const struct code *code = item->kind != ITEM_QUESTION ? NULL :
	    call_code(task->form->call, item->question->per, item->code);

	snprintf(out, PLAIN_LABEL_LEN, "%s%s%s", item_label(item), code == NULL
	    ? "" : ", ", code == NULL ? "" :
	    code->name.in[p->screen.session.lang]);
	return out;
}

void
plain_tell_item(struct plain *p, size_t at)
{
	const struct task *task = plain_task(p);
	const struct item *item = &task->form->items[at];
	const char *value = "", *text;
	char label[PLAIN_LABEL_LEN];

	say(_("%s, question %zu of %zu: %s. %s"), task->proposal->id, at + 1,
	    task->form->n_items, plain_label(p, at, label),
	    wording_title(&p->screen.session, item));
	if (item->kind != ITEM_REMARK)
		value = session_get(&p->screen.session, p->task, at,
		    PART_VALUE);
	if (value[0] != '\0')
		tell_value(p, item, value);
	text = session_get(&p->screen.session, p->task, at, PART_TEXT);
	if (text[0] != '\0')
		say("%s", text);
}

static void
tell_limits(struct plain *p)
{
	const char *text = session_get(&p->screen.session, p->task, p->item,
	    PART_TEXT);
	unsigned least, most;

	session_limits(&p->screen.session, p->task, p->item, &least, &most);
	if (most > 0)
		say(_("Text: %zu of %u-%u characters."), text_count(text,
		    strlen(text)), least, most);
}

static void
tell_options(struct plain *p)
{
	const struct question *q = plain_item(p)->question;
	size_t i;

	for (i = 0; i < q->n_options; i++)
		say("  %zu  %s", i + 1, q->options[i].name.in[
		    p->screen.session.lang]);
}

/* The question with all that can be answered, and what was. */
static void
run_show(struct plain *p, const char *rest)
{
	const struct item *item = plain_item(p);
	const char *value = "";

	(void)rest;
	plain_tell_item(p, p->item);
	tell_limits(p);
	if (item->kind != ITEM_REMARK)
		value = session_get(&p->screen.session, p->task, p->item,
		    PART_VALUE);
	if (item->kind == ITEM_CRITERION) {
		say("%s", item->criterion->guide.in[p->screen.session.lang]);
		tell_scale(p);
	} else if (item->kind == ITEM_QUESTION)
		tell_options(p);
	if (value[0] != '\0' || item->kind == ITEM_REMARK)
		return;
	say("%s", item->kind == ITEM_CRITERION ? _("No score yet. Type: score"
	    " and the points.") : item->question->kind == QUESTION_MONEY ?
	    _("No sum yet. Type: answer and the sum in EUR, or leave it.") :
	    _("Not answered yet. Type: answer and the number."));
}

/* Moving */

static void
run_next(struct plain *p, const char *rest)
{
	p->item = (p->item + 1) % plain_task(p)->form->n_items;
	run_show(p, rest);
}

static void
run_back(struct plain *p, const char *rest)
{
	size_t n = plain_task(p)->form->n_items;

	p->item = (p->item + n - 1) % n;
	run_show(p, rest);
}

static void
run_gap(struct plain *p, const char *rest)
{
	p->item = session_gap(&p->screen.session, p->task, p->item + 1);
	run_show(p, rest);
}

/* Answering */

/* An answer so that it can be taken back; a text, so that it is kept. */
static bool
save(struct plain *p, enum part part, const char *value)
{
	if (part != PART_VALUE)
		return screen_save(&p->screen, p->task, p->item, part, value,
		    true);
	screen_answer(&p->screen, p->task, p->item, value);
	return strcmp(session_get(&p->screen.session, p->task, p->item,
	    PART_VALUE), value) == 0;
}

static void
run_score(struct plain *p, const char *rest)
{
	int steps = scale_steps(&plain_task(p)->form->call->scale, rest);
	char text[16];

	if (plain_item(p)->kind != ITEM_CRITERION) {
		say("%s", _("This question has no scale; type: answer."));
		return;
	}
	if (strcmp(rest, "x") == 0 || strcmp(rest, "-") == 0) {
		if (save(p, PART_VALUE, "-"))
			say("%s", _("Your answer: cannot judge."));
		return;
	}
	if (steps == -1) {
		say(_("\"%s\" is not on the scale."), rest);
		tell_scale(p);
		return;
	}
	snprintf(text, sizeof(text), "%d", steps);
	if (save(p, PART_VALUE, text))
		tell_score(p, (unsigned)steps);
}

static void
run_answer(struct plain *p, const char *rest)
{
	const struct question *q = plain_item(p)->question;
	const char *value = NULL;
	char cents_text[32];
	int64_t cents, n;

	if (plain_item(p)->kind != ITEM_QUESTION) {
		say("%s", _("This is no question with answers; type: score."));
		return;
	}
	if (q->kind == QUESTION_MONEY && money_read(rest, true, &cents) == 0) {
		snprintf(cents_text, sizeof(cents_text), "%lld",
		    (long long)cents);
		value = cents_text;
	} else if (q->kind == QUESTION_CHOICE &&
	    number_read(rest, 1, (int64_t)q->n_options, &n))
		value = q->options[n - 1].id;
	if (value == NULL) {
		say(_("\"%s\" is not one of the answers."), rest);
		tell_options(p);
	} else if (save(p, PART_VALUE, value))
		tell_value(p, plain_item(p), value);
}

/* The last answer of this proposal, back or again. */
static void
step_back(struct plain *p, bool again)
{
	long item;

	if (task_may_change(plain_task(p), PART_VALUE,
	    &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	else if ((item = screen_undo(&p->screen, p->task, again)) == -1)
		say("%s", again ? _("Nothing to do again.") :
		    _("Nothing to take back."));
	else {
		p->item = (size_t)item;
		plain_tell_item(p, p->item);
	}
}

static void
run_undo(struct plain *p, const char *rest)
{
	(void)rest;
	step_back(p, false);
}

static void
run_redo(struct plain *p, const char *rest)
{
	(void)rest;
	step_back(p, true);
}

static void
run_clear(struct plain *p, const char *rest)
{
	if (plain_item(p)->kind != ITEM_REMARK && save(p, PART_VALUE, ""))
		run_show(p, rest);
}

/* Writing */

/*
 * Lines up to a single full stop, or to the end of the input.  Each is saved
 * as it comes, so that none is lost when the window closes; the text that
 * stood there before is among the earlier ones.
 */
static void
read_text(struct plain *p, enum part part)
{
	struct buf text = {0}, clean = {0};
	char *line = NULL;
	size_t room = 0, n = 0;
	bool ended = false, kept = true;
	struct typing typing;

	say("%s", _("Type the text; a line with a single full stop ends"
	    " it."));
	plain_hold(&typing);
	while (plain_line(&line, &room) != NULL &&
	    !(ended = strcmp(line, ".") == 0)) {
		if (n++ > 0)
			buf_putc(&text, '\n');
		buf_puts(&text, line);
		kept = !text.failed && plain_write(p, part, buf_text(&text),
		    n == 1);
	}
	plain_let_go(&typing);
	free(line);
	if (ended && n == 0)
		kept = save(p, part, "");
	text_clean(&clean, buf_text(&text), text.len);
	if (kept && (ended || n > 0))
		say(_("Kept: %zu characters."), text_count(buf_text(&clean),
		    clean.len));
	buf_release(&text);
	buf_release(&clean);
}

static void
run_correct(struct plain *p, const char *rest)
{
	struct task *task = plain_task(p);

	if (!task_is_frozen(task))
		say("%s", _("This one is not frozen: it can be changed as it"
		    " is."));
	else if (rest[0] == '\0')
		say("%s", _("A correction needs a reason; type: correct and, in"
		    " the same line, why. Until you sign it, the signed version"
		    " counts."));
	else if (!screen_may_write(&p->screen))
		return;
	else if (task_correct(p->screen.session.workspace, task, rest,
	    &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	else
		say("%s", _("Now you can correct it. Until you sign again, the"
		    " signed version counts."));
}

static void
run_drop(struct plain *p, const char *rest)
{
	struct task *task = plain_task(p);

	(void)rest;
	if (task_is_frozen(task) || task->evaluation == NULL)
		say("%s", _("There is no correction to drop."));
	else if (!screen_may_write(&p->screen))
		return;
	else if (task_drop(p->screen.session.workspace, task,
	    &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	else
		say("%s", _("The form has again what you signed."));
}

static bool
takes_text(struct plain *p)
{
	char write_in[WRITE_IN_LEN];
	unsigned least, most;

	if (task_may_change(plain_task(p), PART_TEXT,
	    &p->screen.session.fault) == -1) {
		screen_complain(&p->screen);
		return false;
	}
	session_limits(&p->screen.session, p->task, p->item, &least, &most);
	say("%s", most == 0 ? _("This question takes no text.") :
	    task_write_in(plain_task(p), write_in));
	return most > 0;
}

static void
run_comment(struct plain *p, const char *rest)
{
	(void)rest;
	if (takes_text(p))
		read_text(p, PART_TEXT);
}

static void
run_private(struct plain *p, const char *rest)
{
	const char *note = session_get(&p->screen.session, p->task, p->item,
	    PART_PRIVATE);

	(void)rest;
	if (note[0] != '\0')
		say("%s", note);
	read_text(p, PART_PRIVATE);
}

static void
run_edit(struct plain *p, const char *rest)
{
	(void)rest;
	if (outside_editor() == NULL)
		say("%s", _("No editor is named in VISUAL or EDITOR; type:"
		    " comment."));
	else if (takes_text(p))
		outside_edit(&p->screen, p->task, p->item, PART_TEXT);
}

static void
tell_earlier(const struct earlier_texts *earlier)
{
	char saved[CLOCK_HERE_LEN + 1] = "";
	int64_t at;
	size_t i;

	for (i = 0; i < earlier->n; i++) {
		if (clock_parse(earlier->texts[i].saved, &at))
			clock_here(at, saved);
		say("%zu  %s  %s", i + 1, saved, earlier->texts[i].text);
	}
	say("%s", earlier->n == 0 ? _("There is no earlier text yet.") :
	    _("\"earlier\" and a number takes that text; the present one stays"
	    " among the earlier."));
}

static void
run_earlier(struct plain *p, const char *rest)
{
	struct earlier_texts earlier;
	int64_t chosen;

	if (task_earlier(p->screen.session.workspace, plain_task(p),
	    plain_item(p), PART_TEXT, &earlier, &p->screen.session.fault) ==
	    -1)
		screen_complain(&p->screen);
	else if (rest[0] == '\0')
		tell_earlier(&earlier);
	else if (!number_read(rest, 1, (int64_t)earlier.n, &chosen)) {
		say(_("\"%s\" is no number of the list."), rest);
		tell_earlier(&earlier);
	} else if (save(p, PART_TEXT, earlier.texts[chosen - 1].text))
		plain_tell_item(p, p->item);
}

const struct command plain_answering[] = {
	{ "show", "", N_("the question again, with all its answers"), true,
	    run_show },
	{ "next", "", N_("the next question"), true, run_next },
	{ "back", "", N_("the question before"), true, run_back },
	{ "gap", "", N_("the next thing that is missing"), true, run_gap },
	{ "score", "3,5", N_("give points; x where the call lets you say that"
	    " you cannot judge"), true, run_score },
	{ "answer", "N", N_("give an answer by its number, or a sum"), true,
	    run_answer },
	{ "correct", "WHY", N_("begin to correct what is signed; the reason in"
	    " the same line"), true, run_correct },
	{ "drop", "", N_("drop the correction: back to what you signed"), true,
	    run_drop },
	{ "clear", "", N_("take the answer away"), true, run_clear },
	{ "undo", "", N_("take back the last answer"), true, run_undo },
	{ "redo", "", N_("do it again"), true, run_redo },
	{ "comment", "", N_("write the comment or note"), true,
	    run_comment },
	{ "edit", "", N_("the same in your editor (VISUAL, EDITOR)"), true,
	    run_edit },
	{ "earlier", "[N]", N_("earlier texts of this field"), true,
	    run_earlier },
	{ "private", "", N_("a private note, never exported"), true,
	    run_private },
	{ NULL, NULL, NULL, false, NULL }
};
