/* The form of one proposal: its items, and what is missing. */
#include "config.h"

#include "mita/model/form.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/model/money.h"

/* Building */

static bool
add_item(struct arena *arena, struct form *form, struct item item)
{
	struct item *items;

	items = arena_grow(arena, form->items, form->n_items, sizeof(*items));
	if (items == NULL)
		return false;
	form->items = items;
	form->items[form->n_items++] = item;
	return true;
}

static bool
add_question(struct arena *arena, struct form *form,
    const struct question *question)
{
	struct item item = {
		.kind = ITEM_QUESTION, .question = question, .code = "-"
	};
	size_t i;

	if (strcmp(question->per, "-") == 0)
		return add_item(arena, form, item);
	for (i = 0; i < form->proposal->n_codes; i++) {
		const struct code_ref *ref = &form->proposal->codes[i];

		if (strcmp(ref->scheme, question->per) != 0)
			continue;
		memcpy(item.code, ref->code, sizeof(item.code));
		if (!add_item(arena, form, item))
			return false;
	}
	return true;
}

const char *
item_id(const struct item *item)
{
	if (item->kind == ITEM_QUESTION)
		return item->question->id;
	return item->kind == ITEM_CRITERION ? item->criterion->id : "REMARK";
}

struct form *
form_new(struct arena *arena, const struct call *call,
    const struct stage *stage, const struct proposal *proposal)
{
	struct form *form;
	size_t i;

	if ((form = arena_alloc(arena, sizeof(*form))) == NULL)
		return NULL;
	form->call = call;
	form->stage = stage;
	form->proposal = proposal;
	for (i = 0; i < stage->n_questions; i++)
		if (!add_question(arena, form, &stage->questions[i]))
			return NULL;
	for (i = 0; i < stage->n_criteria; i++)
		if (!add_item(arena, form, (struct item){
		    .kind = ITEM_CRITERION, .criterion = &stage->criteria[i],
		    .code = "-" }))
			return NULL;
	if (stage->remark_max > 0 && !add_item(arena, form, (struct item){
	    .kind = ITEM_REMARK, .code = "-" }))
		return NULL;
	return form;
}

const char *
form_comment_language(const struct form *form)
{
	return form->call->comments[0] != '\0' ? form->call->comments :
	    form->proposal->language;
}

/* Finding */

const struct answer *
form_answer(const struct item *item, const struct evaluation *ev)
{
	size_t i;

	for (i = 0; item->kind == ITEM_QUESTION && i < ev->n_answers; i++)
		if (strcmp(ev->answers[i].question, item->question->id) == 0 &&
		    strcmp(ev->answers[i].code, item->code) == 0)
			return &ev->answers[i];
	return NULL;
}

const struct score *
evaluation_score(const struct evaluation *ev, const char *criterion)
{
	size_t i;

	for (i = 0; i < ev->n_scores; i++)
		if (strcmp(ev->scores[i].criterion, criterion) == 0)
			return &ev->scores[i];
	return NULL;
}

const struct score *
form_score(const struct item *item, const struct evaluation *ev)
{
	return item->kind == ITEM_CRITERION ? evaluation_score(ev,
	    item->criterion->id) : NULL;
}

/* Checking */

struct check {
	struct remark	*out;
	size_t		 room;
	size_t		 n;
};

static void
say(struct check *check, size_t item, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
say(struct check *check, size_t item, const char *fmt, ...)
{
	struct remark *remark;
	va_list args;

	if (check->n < check->room) {
		remark = &check->out[check->n];
		remark->item = item;
		remark->must = true;
		va_start(args, fmt);
		vsnprintf(remark->text, sizeof(remark->text), fmt, args);
		va_end(args);
	}
	check->n++;
}

static void
check_length(struct check *check, size_t item, const char *text,
    unsigned least, unsigned most)
{
	size_t n = text_count(text, strlen(text));

	if (n < least)
		say(check, item, _("the text has %zu characters; the call asks"
		    " for %u"), n, least);
	else if (n > most)
		say(check, item, _("the text has %zu characters; the call"
		    " allows %u"), n, most);
}

static void
check_answer(struct check *check, const struct form *form, size_t at,
    const struct answer *answer)
{
	const struct question *question = form->items[at].question;
	const struct option *option;

	if (answer == NULL) {
		if (!question->optional)
			say(check, at, _("not answered yet"));
		return;
	}
	if (question->kind == QUESTION_MONEY) {
		if (money_cents(answer->value) == -1)
			say(check, at, _("\"%s\" is not a sum in cents"),
			    answer->value);
		check_length(check, at, answer->note, 0,
		    question->note_max);
		return;
	}
	if ((option = question_option(question, answer->value)) == NULL) {
		say(check, at, _("\"%s\" is not one of the answers"),
		    answer->value);
		return;
	}
	if (option->note && answer->note[0] == '\0')
		say(check, at, _("this answer needs a note that says why"));
	check_length(check, at, answer->note, 0, question->note_max);
}

static void
check_score(struct check *check, const struct form *form, size_t at,
    const struct score *score)
{
	const struct criterion *criterion = form->items[at].criterion;

	if (score == NULL || score->steps == STEPS_NONE)
		say(check, at, _("no score yet"));
	else if (score->steps == STEPS_CANNOT_JUDGE) {
		if (!form->stage->cannot_judge)
			say(check, at, _("this call does not allow \"cannot"
			    " judge\""));
	} else if (score->steps < 0 ||
	    (unsigned)score->steps > form->call->scale.top)
		say(check, at, _("%d steps are off the scale of 0 to %u"),
		    score->steps, form->call->scale.top);
	check_length(check, at, score == NULL ? "" : score->comment,
	    criterion->comment_min, criterion->comment_max);
}

static void
check_item(struct check *check, const struct form *form, size_t at,
    const struct evaluation *ev)
{
	const struct item *item = &form->items[at];

	if (item->kind == ITEM_QUESTION)
		check_answer(check, form, at, form_answer(item, ev));
	else if (item->kind == ITEM_CRITERION)
		check_score(check, form, at, form_score(item, ev));
	else
		check_length(check, at, ev->remark, 0,
		    form->stage->remark_max);
}

/*
 * Answers stand in the order of the form, each once, and none that the form
 * does not ask: so an evaluation has exactly one form in bytes.
 */
static bool
is_in_order(const struct form *form, const struct evaluation *ev)
{
	size_t answer = 0, score = 0, i;

	for (i = 0; i < form->n_items; i++) {
		const struct item *item = &form->items[i];

		if (answer < ev->n_answers &&
		    form_answer(item, ev) == &ev->answers[answer])
			answer++;
		if (score < ev->n_scores &&
		    form_score(item, ev) == &ev->scores[score])
			score++;
	}
	return answer == ev->n_answers && score == ev->n_scores;
}

size_t
form_check(const struct form *form, const struct evaluation *ev,
    struct remark *out, size_t room)
{
	struct check check = { .out = out, .room = room };
	size_t i;

	for (i = 0; i < form->n_items; i++)
		check_item(&check, form, i, ev);
	if (!is_in_order(form, ev))
		say(&check, 0, _("it answers something that this form does not"
		    " ask, or in another order"));
	if (form->stage->remark_max == 0 && ev->remark[0] != '\0')
		say(&check, 0, _("this form has no remark"));
	return check.n;
}

bool
form_is_changed(const struct item *item, const struct evaluation *ev)
{
	const struct answer *answer = form_answer(item, ev);

	return answer != NULL && item->question->kind == QUESTION_CHOICE &&
	    strcmp(answer->value, "CHANGED") == 0;
}

size_t
form_waits(const struct form *form, const struct evaluation *ev,
    struct remark *out, size_t room)
{
	struct check check = { .out = out, .room = room };
	size_t i;

	check.n = form_check(form, ev, out, room);
	for (i = 0; i < form->n_items; i++)
		if (form_is_changed(&form->items[i], ev))
			say(&check, i, _("something has changed: first declare"
			    " your interest anew, then answer this again"));
	return check.n;
}

static bool
is_well(const struct form *form, size_t at, const struct evaluation *ev)
{
	struct check check = {0};

	check_item(&check, form, at, ev);
	return check.n == 0 && !form_is_changed(&form->items[at], ev);
}

/* An empty evaluation is not well in what needs an answer. */
static const struct evaluation nothing = { .reason = "", .remark = "" };

size_t
form_asked(const struct form *form)
{
	size_t n = 0, i;

	for (i = 0; i < form->n_items; i++)
		n += !is_well(form, i, &nothing);
	return n;
}

size_t
form_answered(const struct form *form, const struct evaluation *ev)
{
	size_t done = 0, i;

	for (i = 0; i < form->n_items; i++)
		done += is_well(form, i, ev) && !is_well(form, i, &nothing);
	return done;
}
