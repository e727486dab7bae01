/* A letter as text and as HTML. */
#include "config.h"

#include "mita/report/letter.h"

#include <stdbool.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/model/call.h"
#include "mita/report/html.h"

enum { LINE = 76, QUOTE_INDENT = 4, FACT_INDENT = 2 };

enum part_kind {
	PART_SECTION, PART_TOPIC, PART_FACT, PART_SAY, PART_QUOTE, PART_KINDS
};

struct part {
	enum part_kind	 kind;
	const char	*label;		/* of a fact or quotation */
	const char	*text;
};

struct letter {
	struct arena	*arena;
	const char	*language;
	const char	*title;
	size_t		 n;
	struct part	*parts;
	bool		 failed;
};

static bool
is_spoken(const char *language)
{
	const char *code;
	size_t i;

	for (i = 0; (code = translate_language_code(i)) != NULL; i++)
		if (strcmp(code, language) == 0)
			return true;
	return false;
}

const char *
letter_language(const struct call *call, const char *wanted)
{
	size_t i;

	for (i = 0; i < call->n_languages; i++)
		if (strcmp(call->languages[i], wanted) == 0 &&
		    is_spoken(wanted))
			return call->languages[i];
	for (i = 0; i < call->n_languages; i++)
		if (is_spoken(call->languages[i]))
			return call->languages[i];
	return "en";
}

struct letter *
letter_new(const char *language, const char *title)
{
	struct arena *arena = arena_new();
	struct letter *letter;

	if (arena == NULL ||
	    (letter = arena_alloc(arena, sizeof(*letter))) == NULL ||
	    (letter->language = arena_string(arena, language)) == NULL ||
	    (letter->title = arena_string(arena, title)) == NULL) {
		arena_free(arena);
		return NULL;
	}
	letter->arena = arena;
	return letter;
}

void
letter_free(struct letter *letter)
{
	if (letter != NULL)
		arena_free(letter->arena);
}

static void
add(struct letter *letter, enum part_kind kind, const char *label,
    const char *text)
{
	struct part *parts, *part;

	parts = letter->failed ? NULL : arena_grow(letter->arena,
	    letter->parts, letter->n, sizeof(*parts));
	if (parts == NULL) {
		letter->failed = true;
		return;
	}
	letter->parts = parts;
	part = &parts[letter->n++];
	part->kind = kind;
	part->label = arena_string(letter->arena, label);
	part->text = arena_string(letter->arena, text);
	letter->failed = part->label == NULL || part->text == NULL;
}

void
letter_section(struct letter *letter, const char *title)
{
	add(letter, PART_SECTION, "", title);
}

void
letter_topic(struct letter *letter, const char *title)
{
	add(letter, PART_TOPIC, "", title);
}

void
letter_fact(struct letter *letter, const char *label, const char *text)
{
	add(letter, PART_FACT, label, text);
}

void
letter_say(struct letter *letter, const char *text)
{
	add(letter, PART_SAY, "", text);
}

void
letter_quote(struct letter *letter, const char *who, const char *text)
{
	add(letter, PART_QUOTE, who, text);
}

/* Text */

/* Wrapped lines; all but the first (unless first is set) are indented. */
static void
put_wrapped(struct buf *out, const char *text, size_t indent, bool first)
{
	struct buf safe = {0};
	size_t at = 0, len, next, i;

	text_safe(&safe, text, strlen(text), true);
	do {
		len = text_wrap(buf_text(&safe) + at, safe.len - at,
		    LINE - indent, &next);
		for (i = 0; len > 0 && i < indent && (first || at > 0); i++)
			buf_putc(out, ' ');
		buf_put(out, buf_text(&safe) + at, len);
		buf_putc(out, '\n');
		at += next;
	} while (at < safe.len);
	out->failed = out->failed || safe.failed;
	buf_release(&safe);
}

static void
underline(struct buf *out, const char *text, char with)
{
	size_t n = text_width(text, strlen(text));

	for (n = n > LINE ? LINE : n; n > 0; n--)
		buf_putc(out, with);
	buf_putc(out, '\n');
}

static void
put_fact(struct buf *out, const struct part *part)
{
	struct buf line = {0};

	buf_putf(&line, "%s: %s", part->label, part->text);
	put_wrapped(out, buf_text(&line), FACT_INDENT, false);
	out->failed = out->failed || line.failed;
	buf_release(&line);
}

int
letter_text(const struct letter *letter, struct buf *out)
{
	const struct part *part;
	size_t i;

	put_wrapped(out, letter->title, 0, false);
	underline(out, letter->title, '=');
	for (i = 0; i < letter->n; i++) {
		part = &letter->parts[i];
		if (part->kind != PART_FACT || i == 0 ||
		    part[-1].kind != PART_FACT)
			buf_putc(out, '\n');
		if (part->kind == PART_FACT) {
			put_fact(out, part);
			continue;
		}
		if (part->kind == PART_QUOTE)
			put_wrapped(out, part->label, 0, false);
		put_wrapped(out, part->text, part->kind == PART_QUOTE ?
		    QUOTE_INDENT : 0, true);
		if (part->kind == PART_SECTION)
			underline(out, part->text, '-');
	}
	return letter->failed || out->failed ? -1 : 0;
}

/* HTML */

static void
put_html_part(struct buf *out, const struct part *part, bool first,
    bool last)
{
	switch (part->kind) {
	case PART_SECTION:
		html_element(out, "h2", part->text);
		break;
	case PART_TOPIC:
		html_element(out, "h3", part->text);
		break;
	case PART_FACT:
		if (first)
			buf_puts(out, "<dl>\n");
		html_element(out, "dt", part->label);
		html_element(out, "dd", part->text);
		if (last)
			buf_puts(out, "</dl>\n");
		break;
	case PART_QUOTE:
		html_element(out, "p", part->label);
		buf_puts(out, "<blockquote>\n");
		html_element(out, "p", part->text);
		buf_puts(out, "</blockquote>\n");
		break;
	case PART_SAY:
	case PART_KINDS:
		html_element(out, "p", part->text);
		break;
	}
}

int
letter_html(const struct letter *letter, struct buf *out)
{
	const struct part *parts = letter->parts;
	size_t i;

	html_begin(out, letter->language, letter->title);
	for (i = 0; i < letter->n; i++)
		put_html_part(out, &parts[i],
		    i == 0 || parts[i - 1].kind != parts[i].kind,
		    i + 1 == letter->n || parts[i + 1].kind != parts[i].kind);
	html_end(out);
	return letter->failed || out->failed ? -1 : 0;
}
