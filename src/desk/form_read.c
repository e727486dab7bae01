/* A form on paper, read back as a draft. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/correct.h"
#include "mita/desk/draft.h"
#include "mita/desk/form.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/model/money.h"

/*
 * A form on paper back in: mita-expert(1) FORMS ON PAPER.  Everything is read
 * before anything is saved.
 */

struct reader {
	struct workspace	*workspace;
	struct arena		*arena;
	struct task		*task;
	struct buf		*problems;
	char			 proposal[ID_MAX + 1];
	unsigned		 stage;
	unsigned		 line;
	bool			 in_form;	/* behind the first heading */
	const struct item	*item;	/* NULL: unknown heading, told */
	struct buf		 text;		/* of the comment being read */
	bool			 in_text;
	struct field_value	*values;
	size_t			 n;
};

static int
problem(struct reader *reader, const char *text)
{
	buf_putf(reader->problems, _("line %u: %s\n"), reader->line, text);
	return 0;
}

/* Keep one value for later. */
static int
take(struct reader *reader, enum part part, const char *value,
    struct fault *why)
{
	struct field_value *values;
	struct fault fault;
	size_t i;

	if (reader->item == NULL)
		return 0;
	if (task_check(reader->task, reader->item, part, value, &fault) == -1)
		return problem(reader, fault.text);
	for (i = 0; i < reader->n; i++)
		if (reader->values[i].item == reader->item &&
		    reader->values[i].part == part)
			return problem(reader,
			    _("this stands twice in the form;"
			    " leave one"));
	values = arena_grow(reader->arena, reader->values, reader->n,
	    sizeof(*values));
	value = arena_string(reader->arena, value);
	if (values == NULL || value == NULL)
		return fault_memory(why);
	values[reader->n++] = (struct field_value){ reader->item, part,
	    value };
	reader->values = values;
	return 0;
}

static int
end_text(struct reader *reader, struct fault *why)
{
	struct buf *text = &reader->text;
	int rc;

	if (!reader->in_text)
		return 0;
	while (text->len > 0 && (text->bytes[text->len - 1] == '\n' ||
	    text->bytes[text->len - 1] == ' '))
		text->bytes[--text->len] = '\0';
	rc = take(reader, PART_TEXT, buf_text(text), why);
	buf_release(text);
	reader->in_text = false;
	return rc;
}

/* The head is over: which task is it, and may it be written? */
static int
begin_form(struct reader *reader, struct fault *why)
{
	if (reader->proposal[0] == '\0')
		return fault_advise(why, FAULT_REFUSED, "FORMAT",
		    "begin with \"mita-expert form\"", "there is no line"
		    " \"proposal: ...\" before the first heading");
	if (task_find(reader->workspace, reader->proposal, reader->stage,
	    reader->task, why) == -1 ||
	    task_may_write(reader->task, why) == -1)
		return -1;
	reader->in_form = true;
	return 0;
}

/* The next word, if there is one; one that is too long is none that we know. */
static void
take_word(const char **line, char out[static ID_MAX + 1])
{
	const char *word = *line + strspn(*line, " \t\r");
	size_t len = strcspn(word, " \t\r");

	if (len > 0)
		snprintf(out, ID_MAX + 1, "%.*s", len > ID_MAX ? 0 : (int)len,
		    word);
	*line = word + len;
}

/*
 * What a word processor makes of our own words, taken back in place: blanks
 * that do not break, dashes for hyphens, blanks at both ends.
 */
static char *
plain(char *line)
{
	static const struct {
		const char	*made;
		char		 of;
	} marks[] = {
		{ "\xc2\xa0", ' ' }, { "\xe2\x80\xaf", ' ' }, { "\t", ' ' },
		{ "\xe2\x80\x90", '-' }, { "\xe2\x80\x91", '-' },
		{ "\xe2\x80\x93", '-' }, { "\xe2\x80\x94", '-' },
		{ "\xe2\x88\x92", '-' }
	};
	const size_t n = sizeof(marks) / sizeof(marks[0]);
	char *to = line;
	const char *at;
	size_t i;

	for (at = line; *at != '\0';) {
		for (i = 0; i < n && strncmp(at, marks[i].made,
		    strlen(marks[i].made)) != 0; i++)
			continue;
		*to = i < n ? marks[i].of : *at;
		to += to > line || *to != ' ';
		at += i < n ? strlen(marks[i].made) : 1;
	}
	while (to > line && to[-1] == ' ')
		to--;
	*to = '\0';
	return line;
}

static int
unknown_heading(struct reader *reader, const char *line)
{
	char say[256];

	snprintf(say, sizeof(say), _("the form has no heading \"%.40s\";"
	    " \"mita-expert form\" writes those it has"), line);
	return problem(reader, say);
}

/* "== P1 -": the item with this id and code. */
static int
heading(struct reader *reader, char *line, struct fault *why)
{
	char id[ID_MAX + 1] = "", code[ID_MAX + 1] = "-";
	const struct form *form;
	const char *at;
	size_t i;

	if (end_text(reader, why) == -1 ||
	    (!reader->in_form && begin_form(reader, why) == -1))
		return -1;
	form = reader->task->form;
	reader->item = NULL;
	at = plain(line) + strlen("==");
	take_word(&at, id);
	take_word(&at, code);
	for (i = 0; i < form->n_items; i++)
		if (strcmp(item_id(&form->items[i]), id) == 0 &&
		    strcmp(form->items[i].code, code) == 0)
			reader->item = &form->items[i];
	return reader->item != NULL ? 0 : unknown_heading(reader, line);
}

/* What stands behind a word; it may begin with a capital. */
static char *
behind(char *line, const char *word)
{
	size_t len = strlen(word);

	if (strncasecmp(line, word, len) != 0)
		return NULL;
	for (line += len; *line == ' '; line++)
		continue;
	return line;
}

static int
head_line(struct reader *reader, char *line)
{
	const char *rest;
	int64_t stage;

	plain(line);
	if (line[0] == '#' || line[0] == '\0')
		return 0;
	if ((rest = behind(line, "proposal:")) != NULL &&
	    strlen(rest) <= ID_MAX) {
		id_copy(reader->proposal, rest);
		return 0;
	}
	if ((rest = behind(line, "stage:")) != NULL &&
	    number_read(rest, 1, STAGES_MAX, &stage)) {
		reader->stage = (unsigned)stage;
		return 0;
	}
	return problem(reader,
	    _("only \"proposal: ...\" and \"stage: ...\" stand"
	    " before the first heading"));
}

static int
refuse_score(struct reader *reader, const char *text)
{
	const struct scale *scale = &reader->task->form->call->scale;
	char top[POINTS_LEN], zero[POINTS_LEN], step[POINTS_LEN], say[256];

	scale_points(zero, scale, 0);
	scale_points(top, scale, scale->top);
	scale_points(step, scale, 1);
	snprintf(say, sizeof(say), _("%s: \"%.20s\" is not on the scale,"
	    " which goes from %s to %s in steps of %s"), item_id(reader->item),
	    text,
	    translate_number(zero), translate_number(top),
	    translate_number(step));
	return problem(reader, say);
}

/* As a person writes it, to what is kept: steps, cents, an option. */
static int
value_line(struct reader *reader, const char *text, struct fault *why)
{
	const struct item *item = reader->item;
	char value[32];
	int64_t cents;
	int steps;

	if (item == NULL)
		return 0;
	if (item->kind == ITEM_CRITERION && text[0] != '\0' &&
	    strcmp(text, "-") != 0) {
		steps = scale_steps(&reader->task->form->call->scale, text);
		if (steps == -1)
			return refuse_score(reader, text);
		snprintf(value, sizeof(value), "%d", steps);
		text = value;
	} else if (item->kind == ITEM_QUESTION && text[0] != '\0' &&
	    item->question->kind == QUESTION_MONEY) {
		if (money_read(text, true, &cents) == -1)
			return problem(reader, _("this is not a sum in EUR such"
			    " as 21500.00"));
		snprintf(value, sizeof(value), "%" PRId64, cents);
		text = value;
	}
	return take(reader, PART_VALUE, text, why);
}

static int
form_line(struct reader *reader, char *line, struct fault *why)
{
	char *rest;

	if (reader->in_text) {
		buf_puts(&reader->text, line[0] == '\\' ? line + 1 : line);
		buf_putc(&reader->text, '\n');
		return 0;
	}
	if (line[0] == '#' || line[0] == '\0')
		return 0;
	if ((rest = behind(line, "score:")) != NULL ||
	    (rest = behind(line, "answer:")) != NULL)
		return value_line(reader, plain(rest), why);
	if ((rest = behind(line, "comment:")) != NULL ||
	    (rest = behind(line, "note:")) != NULL) {
		reader->in_text = true;
		buf_puts(&reader->text, rest);
		buf_puts(&reader->text, rest[0] == '\0' ? "" : "\n");
		return 0;
	}
	return reader->item == NULL ? 0 : problem(reader, _("a line begins with"
	    " \"answer:\", \"score:\", \"note:\" or \"comment:\"; text comes"
	    " behind the last two"));
}

static int
read_lines(struct reader *reader, struct span in, struct fault *why)
{
	struct span line;
	char *copy;
	int rc;

	while (span_take_line(&in, &line)) {
		reader->line++;
		copy = arena_copy(reader->arena, line.at, line.left);
		if (copy == NULL)
			return fault_memory(why);
		if (strncmp(copy, "==", 2) == 0)
			rc = heading(reader, copy, why);
		else if (reader->in_form)
			rc = form_line(reader, copy, why);
		else
			rc = head_line(reader, copy);
		if (rc == -1)
			return -1;
	}
	if (!reader->in_form)
		return begin_form(reader, why);
	return end_text(reader, why);
}

/* As a record would have it; a text in another encoding would be lost. */
static int
admit(struct buf *clean, const char *text, size_t len, struct fault *why)
{
	static const char mark[] = "\xEF\xBB\xBF";
	unsigned line = 1;
	int32_t point;
	size_t at;

	for (at = 0; at < len; at += text_decode(text + at, len - at, &point)) {
		text_decode(text + at, len - at, &point);
		if (point == TEXT_BAD) {
			fault_advise(why, FAULT_REFUSED, "UTF-8",
			    "save the file as UTF-8", "this is not UTF-8");
			return fault_within(why, "line %u", line);
		}
		line += point == '\n';
	}
	if (len >= 3 && memcmp(text, mark, 3) == 0)
		text += 3, len -= 3;
	text_clean(clean, text, len);
	buf_putc(clean, '\n');
	return clean->failed ? fault_memory(why) : 0;
}

/* Blanks and line ends behind a text do not survive a form. */
static size_t
length_on_paper(const char *text)
{
	size_t len = strlen(text);

	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
		len--;
	return len;
}

/* What stands in the draft as it was is not written again. */
static void
keep_changes(struct reader *reader)
{
	const char *before;
	size_t i, n = 0;

	for (i = 0; i < reader->n; i++) {
		const struct field_value *v = &reader->values[i];

		before = task_get(reader->task, v->item, v->part);
		if (length_on_paper(before) != strlen(v->value) ||
		    memcmp(before, v->value, strlen(v->value)) != 0)
			reader->values[n++] = *v;
	}
	reader->n = n;
}

int
form_import(struct workspace *workspace, const char *text, size_t len,
    struct task *out, struct buf *problems, struct fault *why)
{
	struct reader reader = {
		.workspace = workspace, .arena = workspace->book->arena,
		.task = out, .problems = problems
	};
	struct buf clean = {0};
	int rc = -1;

	if (admit(&clean, text, len, why) == 0 &&
	    read_lines(&reader, span_of(buf_text(&clean), clean.len), why) ==
	    0)
		rc = problems->failed || reader.text.failed ?
		    fault_memory(why) : 0;
	buf_release(&clean);
	buf_release(&reader.text);
	if (rc == -1 || problems->len > 0)
		return rc;
	keep_changes(&reader);
	/* Who has a form read in means to change what it says. */
	if (reader.n > 0 && task_is_frozen(out) &&
	    task_correct(workspace, out, NULL, why) == -1)
		return -1;
	if (task_set_all(workspace, out, reader.values, reader.n, true,
	    why) == -1)
		return -1;
	return task_refresh(workspace, out, why);
}
