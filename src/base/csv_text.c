/* A cell that misleads no program that opens it. */
#include "config.h"

#include "mita/base/csv.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/unicode.h"

/* What stands in a cell so that no program that opens it is misled. */

static const char mark[] = "<U+";

/* "MAR-1", "SAU2": a month of either language, and figures behind it. */
static bool
is_month(const char *text, size_t len)
{
	static const char *const months[] = {
		"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP",
		"OCT", "NOV", "DEC", "SAU", "VAS", "KOV", "BAL", "GEG", "BIR",
		"LIE", "RGP", "RGS", "SPA", "LAP", "GRU"
	};
	size_t i, letters = 0;
	bool known = false;

	for (i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		known = known || (len > 3 &&
		    strncasecmp(text, months[i], 3) == 0);
	while (letters < len && isalpha((unsigned char)text[letters]))
		letters++;
	return known && letters < len &&
	    strspn(text + letters, "0123456789 -./") == len - letters;
}

/* "2026-12-12": what is a date comes back as that date. */
static bool
is_day(const char *text, size_t len)
{
	static const char shape[] = "0000-00-00";
	size_t i;

	for (i = 0; i < sizeof(shape) - 1; i++)
		if (i == len || (shape[i] == '-' ? text[i] != '-' :
		    !isdigit((unsigned char)text[i])))
			return false;
	return true;
}

/* Would a spreadsheet make another number of it, or a date? */
static bool
is_made_other(const char *text, size_t len)
{
	enum { DIGITS_KEPT = 15 };

	if (is_month(text, len))
		return true;
	if (len == 0 || !isdigit((unsigned char)text[0]) || is_day(text, len) ||
	    strspn(text, "0123456789.,:/-+eE ") != len)
		return false;
	return (text[0] == '0' && len > 1) || len > DIGITS_KEPT ||
	    strspn(text, "0123456789") != len;
}

/* Is it of a kind that is guarded, or was it guarded once? */
enum guard { GUARD_NONE, GUARD_FORMULA, GUARD_NUMBER };

static enum guard
guard_of(const char *text, size_t len, bool *guarded)
{
	size_t i;

	for (i = 0; i < len && text[i] == '\''; i++)
		continue;
	*guarded = i > 0;
	if (i + 1 < len && text[i] != '\0' &&
	    strchr("=+-@", text[i]) != NULL)
		return GUARD_FORMULA;
	return is_made_other(text + i, len - i) ? GUARD_NUMBER : GUARD_NONE;
}

/*
 * What looks guarded is guarded once more, so that taking one guard away
 * always gives the text back.
 */
static bool
needs_guard(const struct buf *safe, bool for_sheets)
{
	bool guarded;
	enum guard guard = guard_of(buf_text(safe), safe->len, &guarded);

	return guard == GUARD_FORMULA ||
	    (guard == GUARD_NUMBER && (guarded || for_sheets));
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
csv_put_text(struct buf *out, const char *text, bool for_sheets)
{
	struct buf marked = {0}, safe = {0};
	size_t i;

	put_marks(&marked, text);
	text_safe(&safe, buf_text(&marked), marked.len, true);
	buf_putc(out, '"');
	if (needs_guard(&safe, for_sheets))
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
	size_t at, step;
	int32_t point;
	bool guarded;

	at = guard_of(cell, len, &guarded) != GUARD_NONE && guarded;
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
