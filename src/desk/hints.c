/* Slips that people make when they judge several proposals. */
#include "config.h"

#include "mita/desk/hints.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"

/* Slips that people make when they judge several proposals in a row. */

struct hints {
	struct remark	*out;
	size_t		 room;
	size_t		 n;
};

static void __attribute__((format(printf, 3, 4)))
say(struct hints *hints, size_t item, const char *fmt, ...)
{
	va_list args;

	if (hints->n < hints->room) {
		struct remark *remark = &hints->out[hints->n];

		remark->item = item;
		remark->must = false;
		va_start(args, fmt);
		vsnprintf(remark->text, sizeof(remark->text), fmt, args);
		va_end(args);
	}
	hints->n++;
}

static const char *
comment_of(const struct task *task, const struct item *item)
{
	const struct score *score;

	if (item->kind == ITEM_REMARK)
		return task->draft.remark;
	score = item->kind == ITEM_CRITERION ?
	    form_score(item, &task->draft) : NULL;
	return score == NULL ? "" : score->comment;
}

/* A text of some length that stands elsewhere too; here, only before. */
static void
same_text(struct hints *hints, const struct task *task,
    const struct task *other, size_t at)
{
	const char *text = comment_of(task, &task->form->items[at]);
	size_t i, n = other == task ? at : other->form->n_items;

	if (text_count(text, strlen(text)) < 40)
		return;
	for (i = 0; i < n; i++)
		if (strcmp(comment_of(other, &other->form->items[i]), text) ==
		    0) {
			say(hints, at, _("the same text stands in %s, %s"),
			    other->proposal->id,
			    item_id(&other->form->items[i]));
			return;
		}
}

static void
other_named(struct hints *hints, const struct task *task,
    const struct task *other, size_t at)
{
	const char *text = comment_of(task, &task->form->items[at]);

	if (strcmp(task->proposal->id, other->proposal->id) != 0 &&
	    (strstr(text, other->proposal->id) != NULL ||
	    strstr(text, other->proposal->title) != NULL))
		say(hints, at, _("the text names another proposal, %s"),
		    other->proposal->id);
}

static void
all_alike(struct hints *hints, const struct task *task)
{
	const struct evaluation *draft = &task->draft;
	size_t i;

	if (draft->n_scores < 3)
		return;
	for (i = 1; i < draft->n_scores; i++)
		if (draft->scores[i].steps != draft->scores[0].steps)
			return;
	for (i = 0; i < task->form->n_items; i++)
		if (task->form->items[i].kind == ITEM_CRITERION)
			break;
	say(hints, i, _("all scores are the same"));
}

/* How often any of these stands in a text. */
static size_t
count_any(const char *text, const char *const *signs)
{
	const char *at;
	size_t n = 0;

	for (; *signs != NULL; signs++)
		for (at = text; (at = strstr(at, *signs)) != NULL; at++)
			n++;
	return n;
}

/* Only Lithuanian and English are told apart, and only where it is plain. */
static bool
is_foreign(const char *language, const char *text)
{
	static const char *const lithuanian[] = { "ą", "č", "ę", "ė", "į",
	    "š", "ų", "ū", "ž", NULL };
	static const char *const english[] = { " the ", " and ", " of ",
	    " is ", " are ", NULL };
	size_t letters = count_any(text, lithuanian);

	if (text_count(text, strlen(text)) < 60)
		return false;
	if (strcmp(language, "lt") == 0)
		return letters == 0 && count_any(text, english) > 1;
	return strcmp(language, "en") == 0 && letters > 3 &&
	    count_any(text, english) == 0;
}

/* Said once: whoever writes in another language does so on purpose, or not. */
static void
other_language(struct hints *hints, const struct task *task)
{
	const char *language = form_comment_language(task->form);
	bool told = task->form->call->comments[0] != '\0';
	size_t i;

	for (i = 0; i < task->form->n_items; i++)
		if (is_foreign(language, comment_of(task,
		    &task->form->items[i]))) {
			say(hints, i, told ? _("the text is not in the"
			    " language that the call asks for, %s") :
			    _("the text is not in the language of the"
			    " proposal, %s"), language);
			return;
		}
}

/* Does a line of a folded text begin with one of the words and a colon? */
static bool
has_heading(const char *text, const char *const *words)
{
	const char *line;
	size_t len;

	for (; *words != NULL; words++)
		for (len = strlen(*words), line = text; line != NULL;
		    line = strchr(line, '\n')) {
			line += strspn(line, "\n #*-");
			if (strncmp(line, *words, len) == 0 &&
			    line[len + strspn(line + len, " *")] == ':')
				return true;
		}
	return false;
}

/* By the writer's own headings: what a text says is not guessed. */
static void
one_sided(struct hints *hints, const struct task *task, size_t at)
{
	static const char *const good[] = { "strength", "strengths",
	    "stiprybes", "stipriosios puses", "privalumai", NULL };
	static const char *const bad[] = { "weakness", "weaknesses",
	    "silpnybes", "silpnosios puses", "trukumai", NULL };
	const struct item *item = &task->form->items[at];
	const struct score *score = item->kind == ITEM_CRITERION ?
	    form_score(item, &task->draft) : NULL;
	int top = (int)task->form->call->scale.top;
	struct buf folded = {0};
	bool praised, blamed;

	if (score == NULL || score->steps < 0)
		return;
	text_fold(&folded, score->comment, strlen(score->comment));
	praised = has_heading(buf_text(&folded), good);
	blamed = has_heading(buf_text(&folded), bad);
	buf_release(&folded);
	if (blamed && !praised && score->steps * 5 >= top * 4)
		say(hints, at, _("the score is high, and the comment lists"
		    " only weaknesses"));
	if (praised && !blamed && score->steps * 5 <= top * 2)
		say(hints, at, _("the score is low, and the comment lists"
		    " only strengths"));
}

/* As what is read elsewhere would show them: "<U+E000>". */
static void
unseen(struct hints *hints, const struct task *task, size_t at)
{
	const char *text = comment_of(task, &task->form->items[at]);
	struct buf code = {0};
	int32_t point;
	size_t where, from, len;

	if (!text_has_hidden(text, strlen(text), &where))
		return;
	len = text_decode(text + where, strlen(text + where), &point);
	text_safe(&code, text + where, len, false);
	for (from = where; from > 0 && where - from < 20; )
		from -= text_cluster_before(text, from);
	say(hints, at, _("a sign that others may not see, %s, stands behind"
	    " \"%.*s\""), buf_text(&code), (int)(where - from), text + from);
	buf_release(&code);
}

size_t
task_hints(const struct task *tasks, size_t n, size_t at, struct remark *out,
    size_t room)
{
	struct hints hints = { out, room, 0 };
	const struct task *task = &tasks[at];
	size_t i, k;

	for (i = 0; i < task->form->n_items; i++) {
		one_sided(&hints, task, i);
		unseen(&hints, task, i);
		for (k = 0; k < n; k++) {
			same_text(&hints, task, &tasks[k], i);
			other_named(&hints, task, &tasks[k], i);
		}
	}
	all_alike(&hints, task);
	other_language(&hints, task);
	return hints.n;
}
