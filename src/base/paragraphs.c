/* Paragraphs out of lines that were wrapped elsewhere. */
#include "config.h"

#include "mita/base/paragraphs.h"

#include <stdbool.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"

/* Below that nothing was wrapped: addresses, short entries of a table. */
enum { NARROW = 45, TABLE_GAP = 3 };

struct text_line {
	const char	*at;
	size_t		 len;		/* without blanks at its end */
	size_t		 indent;
	size_t		 width;
};

static size_t
line_at(const char *text, size_t len, struct text_line *out)
{
	const char *end = memchr(text, '\n', len);
	size_t whole = end == NULL ? len : (size_t)(end - text);

	out->at = text;
	for (out->len = whole; out->len > 0 && strchr(" \t\r",
	    text[out->len - 1]) != NULL; out->len--)
		continue;
	for (out->indent = 0; out->indent < out->len &&
	    text[out->indent] == ' '; out->indent++)
		continue;
	out->width = text_width(text, out->len);
	return whole + (end != NULL);
}

/* Columns, or a drawn line. */
static bool
is_table(const struct text_line *line)
{
	size_t i, blanks = 0;

	for (i = line->indent; i < line->len; i++) {
		blanks = line->at[i] == ' ' ? blanks + 1 : 0;
		if (blanks == TABLE_GAP || line->at[i] == '\t' ||
		    line->at[i] == '|')
			return true;
	}
	return line->len >= line->indent + 3 && strchr("-=_*#+",
	    line->at[line->indent]) != NULL && line->at[line->indent] ==
	    line->at[line->indent + 1];
}

/* "- ", "* ", "-> ", a bullet or dash of Unicode, "12. ", "3) ", "(b) ". */
static bool
is_item(const struct text_line *line)
{
	const char *text = line->at + line->indent;
	size_t len = line->len - line->indent, n = 0;
	int32_t point = 0;

	if (len > 0)
		n = text_decode(text, len, &point);
	if (n < len && strchr("-=", text[0]) != NULL && text[n] == '>')
		n++;
	if (n < len && text[n] == ' ' && (strchr("-=*+o", text[0]) != NULL ||
	    point >= 0x2010))
		return true;
	for (n = text[0] == '(' && len > 0; n < len && n < 9 && (strchr(
	    "0123456789.", text[n]) != NULL || (n < 2 && text[n] >= 'a' &&
	    text[n] <= 'z')); n++)
		continue;
	if (n < len && n > 0 && text[n] == ')')
		return true;
	return n > 1 && n < len && text[n] == ' ' && text[n - 1] == '.';
}

/* Was the end of this line only a wrap? */
static bool
goes_on(const struct text_line *line, const struct text_line *next,
    size_t widest)
{
	size_t word = 0;

	if (line->len == line->indent || next->len == next->indent ||
	    line->indent != next->indent || is_table(line) ||
	    is_table(next) || is_item(next) ||
	    strchr("-:", line->at[line->len - 1]) != NULL)
		return false;
	while (next->indent + word < next->len &&
	    next->at[next->indent + word] != ' ')
		word++;
	return line->width + 1 + text_width(next->at + next->indent, word) >
	    widest;
}

static size_t
widest_of(const char *text, size_t len)
{
	struct text_line line;
	size_t at, widest = 0;

	for (at = 0; at < len;) {
		at += line_at(text + at, len - at, &line);
		if (line.width > widest && !is_table(&line))
			widest = line.width;
	}
	return widest;
}

void
paragraphs_join(struct buf *out, const char *text, size_t len)
{
	size_t widest = widest_of(text, len), at = 0, step;
	struct text_line line, next;
	bool joined = false;

	while (at < len) {
		step = line_at(text + at, len - at, &line);
		buf_put(out, line.at + (joined ? line.indent : 0), line.len -
		    (joined ? line.indent : 0));
		at += step;
		joined = false;
		if (at < len && widest >= NARROW) {
			line_at(text + at, len - at, &next);
			joined = goes_on(&line, &next, widest);
		}
		if (joined)
			buf_putc(out, ' ');
		else if (line.at[step - 1] == '\n')
			buf_putc(out, '\n');
	}
}
