/* A cell that misleads no program that opens it. */
#include "config.h"

#include "mita/base/csv.h"

#include <stdint.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/unicode.h"

/* What stands in a cell so that no program that opens it is misled. */

static const char mark[] = "<U+";

/*
 * Would it be a formula, or look like one that was guarded?  Both are guarded,
 * so that taking one guard away always gives the text back.
 */
static bool
is_guarded(const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len && text[i] == '\''; i++)
		continue;
	return i + 1 < len && text[i] != '\0' &&
	    strchr("=+-@", text[i]) != NULL;
}

static bool
is_hidden(int32_t point)
{
	return point >= 0 && unicode_value(unicode_hidden, unicode_n_hidden,
	    point) != 0 && unicode_value(unicode_combining,
	    unicode_n_combining, point) == 0;
}

/*
 * What is hidden is marked here and not by text_safe(), which may put a blank
 * behind its mark; and a "<U+" that somebody wrote must not come back as a
 * character.
 */
static void
put_marks(struct buf *out, const char *text)
{
	size_t len = strlen(text), at, step;
	int32_t point;

	for (at = 0; at < len; at += step) {
		step = text_decode(text + at, len - at, &point);
		if (is_hidden(point) ||
		    strncmp(text + at, mark, sizeof(mark) - 1) == 0)
			buf_putf(out, "<U+%04X>", (unsigned)point);
		else
			buf_put(out, text + at, step);
	}
}

void
csv_put_text(struct buf *out, const char *text)
{
	struct buf marked = {0}, safe = {0};
	size_t i;

	put_marks(&marked, text);
	text_safe(&safe, buf_text(&marked), marked.len, true);
	buf_putc(out, '"');
	if (is_guarded(buf_text(&safe), safe.len))
		buf_putc(out, '\'');
	for (i = 0; i < safe.len; i++) {
		if (safe.bytes[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, safe.bytes[i]);
	}
	buf_putc(out, '"');
	out->failed = out->failed || marked.failed || safe.failed;
	buf_release(&marked);
	buf_release(&safe);
}

/* The length of a mark such as <U+200B> and what it stands for, or 0. */
static size_t
take_mark(const char *text, size_t len, int32_t *point)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t i = sizeof(mark) - 1;
	const char *digit;

	*point = 0;
	if (len < i || memcmp(text, mark, i) != 0)
		return 0;
	for (; i < len && i < 9 && text[i] != '>' && text[i] != '\0'; i++) {
		if ((digit = strchr(digits, text[i])) == NULL)
			return 0;
		*point = *point << 4 | (int32_t)(digit - digits);
	}
	if (i < 7 || i == len || text[i] != '>' || (*point != '<' &&
	    unicode_value(unicode_hidden, unicode_n_hidden, *point) == 0))
		return 0;
	return i + 1;
}

void
csv_plain(struct buf *out, const char *cell, size_t len)
{
	size_t at = 0, step;
	int32_t point;

	if (len > 0 && cell[0] == '\'' && is_guarded(cell, len))
		at = 1;
	for (; at < len; at += step) {
		step = take_mark(cell + at, len - at, &point);
		if (step > 0)
			text_encode(out, point);
		else {
			step = 1;
			buf_putc(out, cell[at]);
		}
	}
}
