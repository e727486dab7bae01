/* User-perceived characters: extended grapheme clusters, UAX #29. */
#include "config.h"

#include "mita/base/text.h"

#include <string.h>

#include "mita/base/unicode.h"

/* UAX #29, extended grapheme clusters, rules GB3 to GB13. */

static int
class_of(int32_t point)
{
	int value;

	if (point == TEXT_BAD)
		return BREAK_CONTROL;
	if (point >= 0x20 && point < 0x7f)
		return BREAK_OTHER;
	value = unicode_value(unicode_breaks, unicode_n_breaks, point);
	if (value == BREAK_OTHER && point >= 0xac00 && point <= 0xd7a3)
		return BREAK_LVT;
	return value;
}

/* Is there no break between two neighbours, by their classes alone? */
static bool
joins(int before, int after)
{
	if (before == BREAK_CONTROL || after == BREAK_CONTROL)
		return false;
	if (before == BREAK_L && (after == BREAK_L || after == BREAK_V ||
	    after == BREAK_LV || after == BREAK_LVT))
		return true;
	if ((before == BREAK_LV || before == BREAK_V) &&
	    (after == BREAK_V || after == BREAK_T))
		return true;
	if ((before == BREAK_LVT || before == BREAK_T) && after == BREAK_T)
		return true;
	return after == BREAK_EXTEND || after == BREAK_ZWJ ||
	    after == BREAK_SPACING || before == BREAK_PREPEND;
}

/* Most of what is painted: known without a table, alone beside its like. */
static bool
is_plain(char c)
{
	return c >= 0x20 && c < 0x7f;
}

size_t
text_cluster(const char *text, size_t len)
{
	bool picture, joined = false;
	int before, after;
	size_t at, step, flags;
	int32_t point;

	if (len > 0 && is_plain(text[0]) && (len == 1 || is_plain(text[1])))
		return 1;
	at = text_decode(text, len, &point);
	if (point == '\r' && len > 1 && text[1] == '\n')
		return 2;
	before = class_of(point);
	picture = before == BREAK_PICTURE;
	flags = before == BREAK_REGIONAL;
	while (at < len) {
		step = text_decode(text + at, len - at, &point);
		after = class_of(point);
		if (joins(before, after) ||
		    (joined && after == BREAK_PICTURE) ||
		    (before == BREAK_REGIONAL && after == BREAK_REGIONAL &&
		    flags % 2 == 1))
			at += step;
		else
			break;
		/* A ZWJ joins pictures only behind a picture and its marks. */
		joined = picture && after == BREAK_ZWJ;
		picture = after == BREAK_PICTURE ||
		    (picture && after == BREAK_EXTEND);
		flags += after == BREAK_REGIONAL;
		before = after;
	}
	return at;
}

/*
 * Going back: clusters never span a line feed, so walk forward from the line
 * feed before.  Lines of comments are short.
 */
size_t
text_cluster_before(const char *text, size_t at)
{
	size_t start = at, step = 0;

	if (at == 0)
		return 0;
	for (start = at - 1; start > 0 && text[start - 1] != '\n'; start--)
		continue;
	while (start < at) {
		step = text_cluster(text + start, at - start);
		start += step;
	}
	return step;
}

size_t
text_count(const char *text, size_t len)
{
	size_t n = 0, at = 0;

	while (at < len) {
		at += text_cluster(text + at, len - at);
		n++;
	}
	return n;
}

static int
point_width(int32_t point)
{
	if (point < 0x300)
		return 1;
	switch (class_of(point)) {
	case BREAK_EXTEND:
	case BREAK_ZWJ:
	case BREAK_CONTROL:
	case BREAK_V:
	case BREAK_T:
		return 0;
	default:
		return unicode_value(unicode_wide, unicode_n_wide, point) != 0 ?
		    2 : 1;
	}
}

/* The cells of what text_safe() would show instead, or -1: it is shown. */
static int
mark_width(int32_t point)
{
	if (point == TEXT_BAD || point < 0x20 || point == 0x7f)
		return 4;				/* \x1B */
	if (point < 0x7f || unicode_value(unicode_hidden, unicode_n_hidden,
	    point) == 0)
		return -1;
	return point > 0xfffff ? 10 : point > 0xffff ? 9 : 8;	/* <U+200D> */
}

/*
 * A cluster is as wide as its first point, a flag as its two letters; a mark
 * alone still takes a cell.  What is invisible is shown by its number, and
 * what it had joined stands alone.
 */
int
text_cluster_width(const char *text, size_t len)
{
	bool base = true, flag = false;
	int width = 0, mark, own;
	size_t at = 0, step;
	int32_t point;

	if (len == 1 && is_plain(text[0]))
		return 1;
	for (; at < len; at += step) {
		step = text_decode(text + at, len - at, &point);
		if ((mark = mark_width(point)) != -1) {
			width += mark;
			base = true;
			continue;
		}
		own = point_width(point);
		if (base && own == 0)
			width++;	/* on a blank */
		else if (base || (flag && class_of(point) ==
		    BREAK_REGIONAL))
			width += own;
		flag = base && class_of(point) == BREAK_REGIONAL;
		base = false;
	}
	return width;
}

size_t
text_width(const char *text, size_t len)
{
	size_t width = 0, at = 0, step;

	while (at < len) {
		step = text_cluster(text + at, len - at);
		width += (size_t)text_cluster_width(text + at, step);
		at += step;
	}
	return width;
}

size_t
text_wrap(const char *text, size_t len, size_t width, size_t *next)
{
	size_t at = 0, used = 0, blank = 0, step, cells;
	bool has_blank = false;

	while (at < len) {
		if (text[at] == '\n') {
			*next = at + 1;
			return at;
		}
		step = text_cluster(text + at, len - at);
		cells = (size_t)text_cluster_width(text + at, step);
		if (text[at] == ' ' && step == 1) {
			/* Blanks at the end may hang over the edge. */
			has_blank = true;
			blank = at;
		} else if (used + cells > width && at > 0)
			break;
		used += cells;
		at += step;
	}
	if (at == len) {
		*next = len;
		return len;
	}
	if (!has_blank) {
		*next = at;
		return at;
	}
	*next = blank + 1;
	return blank;
}
