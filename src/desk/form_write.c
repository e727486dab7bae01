/* The form as plain text, to fill elsewhere. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/draft.h"
#include "mita/desk/form.h"
#include "mita/desk/task.h"
#include "mita/model/money.h"

/*
 * The form as plain text, mita-expert(1) FORMS ON PAPER:
 *
 *	proposal: P-01
 *	stage: 1
 *	== P1 -
 *	# what is asked
 *	score: 3.5
 *	comment:
 *	Free lines up to the next heading.
 *
 * A line of a comment that begins with "==" or "\" gets a "\" in front.
 */

static void
write_note(struct buf *out, const char *text)
{
	const char *end;

	do {
		end = strchr(text, '\n');
		buf_puts(out, "# ");
		text_safe(out, text, end == NULL ? strlen(text) :
		    (size_t)(end - text), false);
		buf_putc(out, '\n');
		text = end == NULL ? "" : end + 1;
	} while (*text != '\0');
}

static void
write_text(struct buf *out, const char *word, const char *text)
{
	const char *end;

	buf_putf(out, "%s:\n", word);
	while (*text != '\0') {
		end = strchr(text, '\n');
		if (text[0] == '\\' || strncmp(text, "==", 2) == 0)
			buf_putc(out, '\\');
		buf_put(out, text, end == NULL ? strlen(text) :
		    (size_t)(end - text));
		buf_putc(out, '\n');
		text = end == NULL ? "" : end + 1;
	}
	buf_putc(out, '\n');
}

static void
write_question(struct buf *out, const struct task *task,
    const struct item *item, size_t lang, const char *value, const char *note)
{
	const struct question *q = item->question;
	const struct code *code;
	char sum[MONEY_LEN];
	size_t i;

	write_note(out, q->text.in[lang]);
	code = call_code(task->form->call, q->per, item->code);
	if (code != NULL)
		buf_putf(out, "# %s: %s\n", item->code, code->name.in[lang]);
	for (i = 0; i < q->n_options; i++)
		buf_putf(out, "# %s = %s%s\n", q->options[i].id,
		    q->options[i].name.in[lang],
		    q->options[i].note ? _(" (with a note that says why)") :
		    "");
	if (q->kind == QUESTION_MONEY)
		write_note(out, _("a sum in EUR, such as 21500.00"));
	if (q->kind == QUESTION_MONEY && value[0] != '\0') {
		money_text(sum, money_cents(value));
		value = translate_number(sum);
	}
	buf_putf(out, "answer: %s\n", value);
	if (q->note_max > 0)
		write_text(out, "note", note);
	else
		buf_putc(out, '\n');
}

static void
write_criterion(struct buf *out, const struct task *task,
    const struct criterion *c, size_t lang, const char *value,
    const char *comment)
{
	const struct scale *scale = &task->form->call->scale;
	char points[POINTS_LEN], line[160];
	size_t i;

	write_note(out, c->name.in[lang]);
	write_note(out, c->guide.in[lang]);
	scale_points(points, scale, c->min);
	snprintf(line, sizeof(line), _("weight %u %%, threshold %s; comment of"
	    " %u-%u characters"), c->weight * 100 / stage_weights(
	    task->form->stage), translate_number(points), c->comment_min,
	    c->comment_max);
	write_note(out, line);
	for (i = 0; i < scale->n_levels; i++) {
		scale_points(points, scale, scale->levels[i].steps);
		buf_putf(out, "# %s = %s\n", translate_number(points),
		    scale->levels[i].name.in[lang]);
	}
	if (value[0] != '\0' && strcmp(value, "-") != 0) {
		scale_points(points, scale, (unsigned)steps_read(value,
		    scale->top));
		value = translate_number(points);
	}
	buf_putf(out, "score: %s\n", value);
	write_text(out, "comment", comment);
}

static void
write_item(const struct task *task, const struct item *item, size_t lang,
    struct buf *out)
{
	const char *value = task_get(task, item, PART_VALUE);
	const char *text = task_get(task, item, PART_TEXT);

	buf_putf(out, "== %s %s\n", item_id(item), item->code);
	if (item->kind == ITEM_QUESTION)
		write_question(out, task, item, lang, value, text);
	else if (item->kind == ITEM_CRITERION)
		write_criterion(out, task, item->criterion, lang, value, text);
	else
		write_text(out, "comment", text);
}

int
form_export(const struct task *task, const char *language, struct buf *out,
    struct fault *why)
{
	size_t lang = call_language(task->form->call, language), i;
	char write_in[WRITE_IN_LEN];

	buf_putf(out, "proposal: %s\nstage: %u\n", task->proposal->id,
	    task->stage);
	write_note(out, task->proposal->title);
	buf_puts(out, "#\n");
	write_note(out, _("Write answers behind \"answer:\" and \"score:\","
	    " texts under \"comment:\" and \"note:\".\nLines with # in front"
	    " do not count. Save as UTF-8; then: mita-expert fill FILE"));
	write_note(out, task_write_in(task, write_in));
	buf_putc(out, '\n');
	for (i = 0; i < task->form->n_items; i++)
		write_item(task, &task->form->items[i], lang, out);
	return out->failed ? fault_memory(why) : 0;
}
