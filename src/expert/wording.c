/* Proposals, forms and deadlines in the words of the screens. */
#include "config.h"

#include "mita/expert/wording.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/clock.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/session.h"
#include "mita/model/fraction.h"
#include "mita/model/money.h"
#include "mita/model/panel.h"

/* What is known about a proposal and its form, in the words of the screens. */

const char *
wording_points(const struct session *session, unsigned steps,
    char out[static POINTS_LEN])
{
	scale_points(out, &session->workspace->book->call->scale, steps);
	return translate_number(out);
}

const char *
wording_total(const struct task *task, char out[static TOTAL_LEN])
{
	struct fraction total;
	char text[FRACTION_TEXT_LEN];
	size_t scored = 0, i;

	for (i = 0; i < task->draft.n_scores; i++)
		scored += task->draft.scores[i].steps >= 0;
	snprintf(out, TOTAL_LEN, "-");
	if (scored == 0 || opinion_total(task->form->call,
	    task->form->stage, &task->draft, &total, NULL) == -1)
		return out;
	fraction_text(text, total, 2);
	snprintf(out, TOTAL_LEN, "%s%s", translate_number(text),
	    scored < task->form->stage->n_criteria ? "*" : "");
	return out;
}

const char *
wording_state(const struct task *task, char *out, size_t room)
{
	static const char *const words[TASK_STATES] = {
		[TASK_UNOPENED] = N_("unopened"),
		[TASK_WRITING] = N_("writing"),
		[TASK_COMPLETE] = N_("complete"),
		[TASK_CORRECTING] = N_("correcting"),
		[TASK_RETURNED] = N_("returned"),
		[TASK_CANCELLED] = N_("cancelled"),
	};

	if (task->state == TASK_SIGNED)
		snprintf(out, room, task->received != NULL ?
		    _("received v%u") : task->exported ? _("exported v%u") :
		    _("signed v%u"), task->version);
	else
		snprintf(out, room, "%s", translate(words[task->state]));
	return out;
}

enum grid_role
wording_role(const struct task *task)
{
	static const enum grid_role roles[TASK_STATES] = {
		[TASK_UNOPENED] = GRID_NORMAL,
		[TASK_WRITING] = GRID_NORMAL,
		[TASK_COMPLETE] = GRID_LOOK,
		[TASK_SIGNED] = GRID_DONE,
		[TASK_CORRECTING] = GRID_LOOK,
		[TASK_RETURNED] = GRID_NORMAL,
		[TASK_CANCELLED] = GRID_STOP,
	};

	return roles[task->state];
}

const char *
wording_passphrase(const struct session *session)
{
	return session->practice ? _("Passphrase (here opera metro taxi)") :
	    _("Passphrase");
}

const char *
wording_plain(void)
{
	return _("This package was not encrypted: whoever had the file could"
	    " read it.");
}

const char *
wording_interest(const struct task *task)
{
	static const char *const words[INTERESTS] = {
		N_("You declared that you have no interest in it."),
		N_("You declared a potential interest; the agency decides."),
		N_("You declared an interest and gave it back.")
	};

	return task->declaration == NULL ? _("You have not declared your"
	    " interest yet.") : translate(words[task->declaration->record->
	    body.declaration.interest]);
}

const char *
item_label(const struct item *item)
{
	if (item->kind == ITEM_QUESTION)
		return item->question->id;
	return item->kind == ITEM_CRITERION ? item->criterion->id :
	    _("Remark");
}

/* "Q1-3 K1": with the code it is asked for. */
const char *
item_full_label(const struct item *item, char out[static ITEM_LABEL_LEN])
{
	bool coded = strcmp(item->code, "-") != 0;

	snprintf(out, ITEM_LABEL_LEN, "%s%s%s", item_label(item), coded ?
	    " " : "", item->kind == ITEM_QUESTION && coded ? item->code : "");
	return out;
}

/* The comment, note or remark that an evaluation has for an item. */
const char *
item_text(const struct item *item, const struct evaluation *ev)
{
	const struct answer *answer;
	const struct score *score;

	if (item->kind == ITEM_REMARK)
		return ev->remark;
	if (item->kind == ITEM_QUESTION) {
		answer = form_answer(item, ev);
		return answer == NULL ? "" : answer->note;
	}
	score = form_score(item, ev);
	return score == NULL ? "" : score->comment;
}

const char *
wording_title(const struct session *session, const struct item *item)
{
	if (item->kind == ITEM_QUESTION)
		return item->question->text.in[session->lang];
	if (item->kind == ITEM_CRITERION)
		return item->criterion->name.in[session->lang];
	return _("Anything else you want to say (optional)");
}

/* What a question is asked for once more: "photonics"; "" when it is not. */
static const char *
code_of(const struct session *session, const struct task *task,
    const struct item *item)
{
	const struct code *code;

	if (item->kind != ITEM_QUESTION || strcmp(item->code, "-") == 0)
		return "";
	code = call_code(task->form->call, item->question->per, item->code);
	return code == NULL ? item->code : code->name.in[session->lang];
}

/* As many bytes of text as fit, at a word. */
static size_t
fitting(const char *text, int width, bool *cut)
{
	size_t len = strlen(text), next;

	*cut = (int)text_width(text, len) > width;
	if (!*cut)
		return len;
	return width < 8 ? 0 : text_wrap(text, len, (size_t)width - 2, &next);
}

const char *
wording_name(const struct session *session, size_t task, size_t item,
    int width, char out[static ITEM_NAME_LEN])
{
	const struct task *t = &session->tasks[task];
	const struct item *it = &t->form->items[item];
	const char *name = it->kind == ITEM_REMARK ? _("Remark") :
	    wording_title(session, it);
	const char *code = code_of(session, t, it);
	size_t len, code_len;
	bool cut, code_cut;

	code_len = fitting(code, width - 4, &code_cut);
	len = fitting(name, width - 4 - (code_len > 0 ? 3 + (int)text_width(
	    code, code_len) + 2 * code_cut : 0), &cut);
	if (code_len == 0)
		snprintf(out, ITEM_NAME_LEN, "%zu. %.*s%s", item + 1,
		    (int)len, name, cut ? ".." : "");
	else if (len == 0)
		snprintf(out, ITEM_NAME_LEN, "%zu. %.*s%s", item + 1,
		    (int)code_len, code, code_cut ? ".." : "");
	else
		snprintf(out, ITEM_NAME_LEN, "%zu. %.*s%s (%.*s%s)", item + 1,
		    (int)len, name, cut ? ".." : "", (int)code_len, code,
		    code_cut ? ".." : "");
	return out;
}

/* "3,5", "yes", "21500,00 EUR"; "-" for nothing, "x" for "cannot judge". */
const char *
wording_answer(const struct session *session, size_t task, size_t item,
    char out[static SHORT_ANSWER_LEN])
{
	const struct task *t = &session->tasks[task];
	const struct item *it = &t->form->items[item];
	const struct answer *answer = it->kind == ITEM_QUESTION ?
	    form_answer(it, &t->draft) : NULL;
	const struct score *score = it->kind == ITEM_CRITERION ?
	    form_score(it, &t->draft) : NULL;
	const struct option *option;
	char text[MONEY_LEN + POINTS_LEN];

	snprintf(out, SHORT_ANSWER_LEN, "-");
	if (score != NULL && score->steps >= 0)
		snprintf(out, SHORT_ANSWER_LEN, "%s", wording_points(session,
		    (unsigned)score->steps, text));
	else if (score != NULL && score->steps == STEPS_CANNOT_JUDGE)
		snprintf(out, SHORT_ANSWER_LEN, "x");
	else if (answer != NULL && it->question->kind == QUESTION_MONEY) {
		money_text(text, money_cents(answer->value));
		snprintf(out, SHORT_ANSWER_LEN, "%s EUR",
		    translate_number(text));
	} else if (answer != NULL) {
		option = question_option(it->question, answer->value);
		snprintf(out, SHORT_ANSWER_LEN, "%s", option == NULL ?
		    answer->value : option->name.in[session->lang]);
	} else if (it->kind == ITEM_REMARK && t->draft.remark[0] != '\0')
		snprintf(out, SHORT_ANSWER_LEN, "%s", _("written"));
	return out;
}

const char *
wording_deadline(const struct task *task,
    char out[static CLOCK_LOCAL_LEN + 1])
{
	int64_t at;

	out[0] = '\0';
	if (clock_parse(task->deadline, &at))
		clock_vilnius(at, out);
	return out;
}

/* Nobody counts more days than these; practice lasts for ever. */
enum { COUNTED_DAYS = 999 };

void
wording_days_left(const struct task *task, char *out, size_t room)
{
	char local[CLOCK_LOCAL_LEN + 1];
	int64_t at, left;
	size_t days;

	out[0] = '\0';
	if (!clock_parse(task->deadline, &at))
		return;
	wording_deadline(task, local);
	left = at - clock_now();
	days = left < 0 ? 0 : (size_t)(left / 86400);
	if (left < 0)
		snprintf(out, room, _("the deadline has passed (%s in"
		    " Vilnius)"), local);
	else if (days > COUNTED_DAYS)
		snprintf(out, room, _("until %s in Vilnius"), local);
	else if (days == 0)
		snprintf(out, room, _("less than a day left (until %s in"
		    " Vilnius)"), local);
	else
		snprintf(out, room, translate_n("%zu day left (until %s in"
		    " Vilnius)", "%zu days left (until %s in Vilnius)", days),
		    days, local);
}
