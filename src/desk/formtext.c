#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/desk/task.h"

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

static const char *
item_id(const struct item *item)
{
	if (item->kind == ITEM_QUESTION)
		return item->question->id;
	return item->kind == ITEM_CRITERION ? item->criterion->id : "REMARK";
}

/* Writing */

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
	size_t i;

	write_note(out, q->text.in[lang]);
	code = call_code(task->form->call, q->per, item->code);
	if (code != NULL)
		buf_putf(out, "# %s: %s\n", item->code, code->name.in[lang]);
	for (i = 0; i < q->n_options; i++)
		buf_putf(out, "# %s = %s%s\n", q->options[i].id,
		    q->options[i].name.in[lang],
		    q->options[i].note ? " (*)" : "");
	if (q->kind == QUESTION_MONEY)
		buf_puts(out, "# EUR, such as 21500.00\n");
	if (q->kind == QUESTION_MONEY && value[0] != '\0')
		buf_putf(out, "answer: %lld.%02lld\n", atoll(value) / 100,
		    atoll(value) % 100);
	else
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
	char points[POINTS_LEN];
	size_t i;

	write_note(out, c->name.in[lang]);
	write_note(out, c->guide.in[lang]);
	scale_points(points, scale, c->min);
	buf_putf(out, "# %u %%, min %s, %u-%u\n", c->weight * 100 /
	    stage_weights(task->form->stage), points, c->comment_min,
	    c->comment_max);
	for (i = 0; i < scale->n_levels; i++) {
		scale_points(points, scale, scale->levels[i].steps);
		buf_putf(out, "# %s = %s\n", points,
		    scale->levels[i].name.in[lang]);
	}
	if (value[0] != '\0' && strcmp(value, "-") != 0) {
		scale_points(points, scale, (unsigned)atoi(value));
		value = points;
	}
	buf_putf(out, "score: %s\n", value);
	write_text(out, "comment", comment);
}

static int
write_item(struct workspace *workspace, const struct task *task,
    const struct item *item, size_t lang, struct buf *out, struct fault *why)
{
	const char *value, *text;

	if (task_get(workspace, task, item, PART_VALUE, &value, why) == -1 ||
	    task_get(workspace, task, item, PART_TEXT, &text, why) == -1)
		return -1;
	buf_putf(out, "== %s %s\n", item_id(item), item->code);
	if (item->kind == ITEM_QUESTION)
		write_question(out, task, item, lang, value, text);
	else if (item->kind == ITEM_CRITERION)
		write_criterion(out, task, item->criterion, lang, value, text);
	else
		write_text(out, "comment", text);
	return 0;
}

int
form_export(struct workspace *workspace, const struct task *task,
    const char *language, struct buf *out, struct fault *why)
{
	size_t lang = call_language(task->form->call, language), i;

	buf_putf(out, "proposal: %s\nstage: %u\n", task->proposal->id,
	    task->stage);
	write_note(out, task->proposal->title);
	buf_putc(out, '\n');
	for (i = 0; i < task->form->n_items; i++)
		if (write_item(workspace, task, &task->form->items[i], lang,
		    out, why) == -1)
			return -1;
	return out->failed ? fault_memory(why) : 0;
}

/* Reading */

struct reader {
	struct workspace	*workspace;
	struct task		*task;
	struct buf		*problems;
	const struct item	*item;		/* under which heading we are */
	unsigned		 line;
	bool			 in_text;
	struct buf		 text;		/* of the comment being read */
};

static void
problem(struct reader *reader, const char *text)
{
	buf_putf(reader->problems, "line %u: %s\n", reader->line, text);
}

static void
save(struct reader *reader, enum part part, const char *value)
{
	struct fault fault;

	if (reader->item == NULL)
		problem(reader, "an answer without a heading before it");
	else if (task_set(reader->workspace, reader->task, reader->item, part,
	    value, true, &fault) == -1)
		problem(reader, fault.text);
}

static void
end_text(struct reader *reader)
{
	struct buf *text = &reader->text;

	if (!reader->in_text)
		return;
	while (text->len > 0 && (text->bytes[text->len - 1] == '\n' ||
	    text->bytes[text->len - 1] == ' '))
		text->bytes[--text->len] = '\0';
	save(reader, PART_TEXT, buf_text(text));
	buf_release(text);
	reader->in_text = false;
}

/* "== P1 -": the item with this id and code. */
static void
heading(struct reader *reader, const char *line)
{
	char id[ID_MAX + 1] = "", code[ID_MAX + 1] = "-";
	size_t i;

	end_text(reader);
	reader->item = NULL;
	sscanf(line, "== %32s %32s", id, code);
	for (i = 0; i < reader->task->form->n_items; i++) {
		const struct item *item = &reader->task->form->items[i];

		if (strcmp(item_id(item), id) == 0 &&
		    strcmp(item->code, code) == 0)
			reader->item = item;
	}
	if (reader->item == NULL)
		problem(reader, "the form has no such heading; what stands"
		    " under it was not taken");
}

/* EUR with at most two decimals, as cents. */
static int
read_money(const char *text, char *out, size_t room)
{
	long long whole = 0;
	unsigned cents = 0;
	int used = 0;

	if (sscanf(text, "%10lld%n", &whole, &used) != 1 || whole < 0)
		return -1;
	text += used;
	if (*text == '.' || *text == ',') {
		used = 0;
		if (sscanf(text + 1, "%2u%n", &cents, &used) != 1 ||
		    used != 2)
			return -1;
		text += 1 + used;
	}
	if (*text != '\0')
		return -1;
	snprintf(out, room, "%lld", whole * 100 + cents);
	return 0;
}

static void
value_line(struct reader *reader, const char *text)
{
	const struct item *item = reader->item;
	char value[32];
	int steps;

	if (text[0] == '\0' || item == NULL || item->kind == ITEM_REMARK) {
		save(reader, PART_VALUE, "");
		return;
	}
	if (item->kind == ITEM_CRITERION && strcmp(text, "-") != 0) {
		steps = scale_steps(&reader->task->form->call->scale, text);
		if (steps == -1) {
			problem(reader, "this score is not on the scale");
			return;
		}
		snprintf(value, sizeof(value), "%d", steps);
		text = value;
	} else if (item->kind == ITEM_QUESTION &&
	    item->question->kind == QUESTION_MONEY) {
		if (read_money(text, value, sizeof(value)) == -1) {
			problem(reader, "this is not a sum such as 21500.00");
			return;
		}
		text = value;
	}
	save(reader, PART_VALUE, text);
}

static const char *
behind(const char *line, const char *word)
{
	size_t len = strlen(word);

	if (strncmp(line, word, len) != 0)
		return NULL;
	for (line += len; *line == ' '; line++)
		continue;
	return line;
}

static void
read_line(struct reader *reader, const char *line)
{
	const char *rest;

	if (strncmp(line, "==", 2) == 0) {
		heading(reader, line);
		return;
	}
	if (reader->in_text) {
		buf_puts(&reader->text, line[0] == '\\' ? line + 1 : line);
		buf_putc(&reader->text, '\n');
		return;
	}
	if (line[0] == '#' || line[0] == '\0' ||
	    behind(line, "proposal:") != NULL || behind(line, "stage:") != NULL)
		return;
	if ((rest = behind(line, "score:")) != NULL ||
	    (rest = behind(line, "answer:")) != NULL)
		value_line(reader, rest);
	else if ((rest = behind(line, "comment:")) != NULL ||
	    (rest = behind(line, "note:")) != NULL) {
		reader->in_text = reader->item != NULL;
		if (reader->in_text && rest[0] != '\0') {
			buf_puts(&reader->text, rest);
			buf_putc(&reader->text, '\n');
		}
	} else if (reader->item != NULL)
		problem(reader, "this line was not understood and not taken");
}

int
form_import(struct workspace *workspace, struct task *task, const char *text,
    size_t len, struct buf *problems, struct fault *why)
{
	struct reader reader = {
		.workspace = workspace, .task = task, .problems = problems
	};
	struct buf clean = {0};
	struct span in, line;
	char *copy;

	text_admit(&clean, text, len);
	buf_putc(&clean, '\n');
	in = span_of(buf_text(&clean), clean.len);
	while (!clean.failed && span_take_line(&in, &line)) {
		reader.line++;
		copy = strndup(line.at, line.left);
		if (copy == NULL) {
			clean.failed = true;
			break;
		}
		read_line(&reader, copy);
		free(copy);
	}
	end_text(&reader);
	if (clean.failed || problems->failed) {
		buf_release(&clean);
		return fault_memory(why);
	}
	buf_release(&clean);
	return task_refresh(workspace, task, why);
}
