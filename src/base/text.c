/* UTF-8 by code points: decoding, width, folding, making safe. */
#include "config.h"

#include "mita/base/text.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/unicode.h"

int
unicode_value(const struct unicode_range *ranges, size_t n, int32_t point)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (point > ranges[middle].last)
			low = middle + 1;
		else if (point < ranges[middle].first)
			high = middle;
		else
			return ranges[middle].value;
	}
	return 0;
}

/* Length a lead byte promises, and the smallest point of that length. */
static size_t
promise(unsigned char lead, int32_t *bits, int32_t *least)
{
	if (lead < 0x80) {
		*bits = lead;
		*least = 0;
		return 1;
	}
	if (lead >= 0xc2 && lead < 0xe0) {
		*bits = lead & 0x1f;
		*least = 0x80;
		return 2;
	}
	if (lead >= 0xe0 && lead < 0xf0) {
		*bits = lead & 0x0f;
		*least = 0x800;
		return 3;
	}
	if (lead >= 0xf0 && lead < 0xf5) {
		*bits = lead & 0x07;
		*least = 0x10000;
		return 4;
	}
	return 0;
}

size_t
text_decode(const char *text, size_t len, int32_t *out)
{
	int32_t point, least;
	size_t need, i;

	*out = TEXT_BAD;
	if (len == 0)
		return 0;
	need = promise((unsigned char)text[0], &point, &least);
	if (need == 0 || need > len)
		return 1;
	for (i = 1; i < need; i++) {
		unsigned char c = (unsigned char)text[i];

		if ((c & 0xc0) != 0x80)
			return 1;
		point = point << 6 | (c & 0x3f);
	}
	if (point < least || point > 0x10ffff ||
	    (point >= 0xd800 && point <= 0xdfff))
		return 1;
	*out = point;
	return need;
}

void
text_encode(struct buf *out, int32_t point)
{
	if (point < 0x80)
		buf_putc(out, (char)point);
	else if (point < 0x800) {
		buf_putc(out, (char)(0xc0 | point >> 6));
		buf_putc(out, (char)(0x80 | (point & 0x3f)));
	} else if (point < 0x10000) {
		buf_putc(out, (char)(0xe0 | point >> 12));
		buf_putc(out, (char)(0x80 | (point >> 6 & 0x3f)));
		buf_putc(out, (char)(0x80 | (point & 0x3f)));
	} else {
		buf_putc(out, (char)(0xf0 | point >> 18));
		buf_putc(out, (char)(0x80 | (point >> 12 & 0x3f)));
		buf_putc(out, (char)(0x80 | (point >> 6 & 0x3f)));
		buf_putc(out, (char)(0x80 | (point & 0x3f)));
	}
}

bool
text_is_utf8(const char *text, size_t len)
{
	int32_t point;
	size_t at;

	for (at = 0; at < len; at += text_decode(text + at, len - at, &point))
		if (text_decode(text + at, len - at, &point) == 1 &&
		    point == TEXT_BAD)
			return false;
	return true;
}

static bool
is_bidi(int32_t p)
{
	return (p >= 0x202a && p <= 0x202e) || (p >= 0x2066 && p <= 0x2069) ||
	    p == 0x200e || p == 0x200f || p == 0x061c;
}

/* May the point stand in a record?  mita-record(5) TEXTS. */
static bool
is_allowed(int32_t p)
{
	if (p == '\n')
		return true;
	if (p < 0x20 || (p >= 0x7f && p < 0xa0))
		return false;
	if ((p & 0xfffe) == 0xfffe || (p >= 0xfdd0 && p <= 0xfdef))
		return false;
	return !is_bidi(p) && p != 0xfeff;
}

/* How much of it no terminal can take for anything but itself. */
static size_t
plain_run(const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && text[n] >= 0x20 && text[n] < 0x7f)
		n++;
	return n;
}

/*
 * Nothing below the first combining mark is ever composed or ordered anew,
 * and none of the dashes and quotation marks: texts of these alone are NFC.
 */
static bool
is_settled(int32_t p)
{
	return p < 0x300 || (p >= 0x2010 && p <= 0x2027);
}

bool
text_is_record(const char *text, size_t len, size_t *at)
{
	struct buf nfc = {0};
	size_t i, step;
	int32_t point;
	bool same, settled = true;

	for (i = plain_run(text, len); i < len;
	    i += plain_run(text + i, len - i)) {
		step = text_decode(text + i, len - i, &point);
		if (point != TEXT_BAD && is_allowed(point)) {
			settled = settled && is_settled(point);
			i += step;
			continue;
		}
		if (at != NULL)
			*at = i;
		return false;
	}
	if (settled)
		return true;
	text_nfc(&nfc, text, len);
	for (i = 0; i < len && i < nfc.len && text[i] == nfc.bytes[i]; i++)
		continue;
	same = !nfc.failed && i == len && nfc.len == len;
	if (!same && at != NULL)
		*at = i;
	buf_release(&nfc);
	return same;
}

void
text_admit(struct buf *out, const char *text, size_t len)
{
	struct buf kept = {0};
	size_t i, step;
	int32_t point;

	for (i = 0; i < len; i += step) {
		step = text_decode(text + i, len - i, &point);
		if (point == '\r') {
			if (i + 1 < len && text[i + 1] == '\n')
				step = 2;
			point = '\n';
		}
		if (point == '\t')
			buf_puts(&kept, "    ");
		else if (point != TEXT_BAD && is_allowed(point))
			text_encode(&kept, point);
	}
	text_nfc(out, buf_text(&kept), kept.len);
	out->failed = out->failed || kept.failed;
	buf_release(&kept);
}

/*
 * What nobody sees and no letter needs: soft hyphens, blanks and joiners of
 * no width, marks for other programs.  They come with what is pasted.
 */
static bool
is_ignorable(int32_t p)
{
	return p == 0xad || p == 0x34f || (p >= 0x180b && p <= 0x180f) ||
	    (p >= 0x200b && p <= 0x200d) || (p >= 0x2060 && p <= 0x2064) ||
	    (p >= 0x206a && p <= 0x206f) || (p >= 0xfff9 && p <= 0xfffb) ||
	    (p >= 0x1d173 && p <= 0x1d17a) || (p >= 0xe0001 && p <= 0xe007f);
}

/* A joiner makes one picture of two. */
enum { JOINER = 0x200d, PICTURES = 0x2190 };

/* What else stands for a line end or, in fonts of symbols, for a bullet. */
static int32_t
usual(int32_t p)
{
	switch (p) {
	case '\v': case '\f': case 0x85: case 0x2028: case 0x2029:
		return '\n';
	case 0xf06e: case 0xf076: case 0xf0a7: case 0xf0a8: case 0xf0b7:
	case 0xf0d8:
		return 0x2022;
	default:
		return p;
	}
}

size_t
text_clean(struct buf *out, const char *text, size_t len)
{
	struct buf kept = {0};
	size_t i, step, left_out = 0;
	int32_t point, before = 0;

	for (i = 0; i < len; i += step, before = point) {
		step = text_decode(text + i, len - i, &point);
		point = usual(point);
		if (point == TEXT_BAD || !(point == '\t' || point == '\r' ||
		    is_allowed(point)) || (is_ignorable(point) &&
		    !(point == JOINER && before >= PICTURES)))
			left_out++;
		else
			text_encode(&kept, point);
	}
	text_admit(out, buf_text(&kept), kept.len);
	out->failed = out->failed || kept.failed;
	buf_release(&kept);
	return left_out;
}

/* What a person is shown */

static bool
is_hidden(int32_t p)
{
	return unicode_value(unicode_hidden, unicode_n_hidden, p) != 0;
}

/* Would it stand on the character before it? */
static bool
is_joining(int32_t p)
{
	int class = unicode_value(unicode_breaks, unicode_n_breaks, p);

	return class == BREAK_EXTEND || class == BREAK_SPACING;
}

bool
text_has_hidden(const char *text, size_t len, size_t *at)
{
	int32_t point;
	size_t step;

	for (*at = 0; *at < len; *at += step) {
		step = text_decode(text + *at, len - *at, &point);
		if (point != TEXT_BAD && is_hidden(point))
			return true;
	}
	return false;
}

void
text_safe(struct buf *out, const char *text, size_t len, bool keep_lines)
{
	size_t i, step, marks = 0;
	bool escaped = false;
	int32_t point;

	for (i = 0; i < len; i += step) {
		if ((step = plain_run(text + i, len - i)) > 0) {
			buf_put(out, text + i, step);
			escaped = false;
			marks = 0;
			continue;
		}
		step = text_decode(text + i, len - i, &point);
		/* What stood on something hidden does not stand on our ">". */
		if (escaped && point != TEXT_BAD && is_joining(point))
			buf_putc(out, ' ');
		escaped = false;
		if (point != TEXT_BAD && point >= 0x300 && unicode_value(
		    unicode_combining, unicode_n_combining, point) != 0) {
			/* A tower of accents would cover what is around. */
			if (marks++ < 4)
				buf_put(out, text + i, step);
			continue;
		}
		marks = 0;
		if (point == TEXT_BAD || (point < 0x20 &&
		    !(point == '\n' && keep_lines)) || point == 0x7f)
			buf_putf(out, "\\x%02X", (unsigned char)text[i]);
		else if (is_hidden(point))
			buf_putf(out, "<U+%04X>", (unsigned)point);
		else {
			buf_put(out, text + i, step);
			continue;
		}
		escaped = true;
	}
}

/* Searching */

/* Several letters for one, or none. */
static const char *
apart(int32_t p)
{
	switch (p) {
	case 0xdf: case 0x1e9e:
		return "ss";
	case 0xc6: case 0xe6:
		return "ae";
	case 0x152: case 0x153:
		return "oe";
	case 0x132: case 0x133:
		return "ij";
	case 0xfb00:
		return "ff";
	case 0xfb01:
		return "fi";
	case 0xfb02:
		return "fl";
	case 0xfb03:
		return "ffi";
	case 0xfb04:
		return "ffl";
	case 0xfb05: case 0xfb06:
		return "st";
	case 0x2026:
		return "...";
	case 0xab: case 0xbb: case 0x201c: case 0x201d: case 0x201e:
	case 0x201f: case 0x2033:
		return "\"";
	case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2032:
	case 0x2bc:
		return "'";
	default:
		return NULL;
	}
}

static bool
is_blank(int32_t p)
{
	return p == ' ' || p == '\t' || p == 0xa0 || (p >= 0x2000 &&
	    p <= 0x200a) || p == 0x202f || p == 0x205f || p == 0x3000;
}

static bool
is_dash(int32_t p)
{
	return (p >= 0x2010 && p <= 0x2015) || p == 0x2212 || p == 0xfe63;
}

static int32_t
lower(int32_t p)
{
	if ((p >= 'A' && p <= 'Z') || (p >= 0x391 && p <= 0x3a9) ||
	    (p >= 0x410 && p <= 0x42f))
		return p + 32;
	if (p >= 0x400 && p <= 0x40f)
		return p + 80;
	/* Latin letters without a decomposition; figures above a line. */
	switch (p) {
	case 0xb2: case 0xb3:
		return p - 0xb2 + '2';
	case 0xb5:
		return 0x3bc;
	case 0xb9:
		return '1';
	case 0xd0:
		return 0xf0;
	case 0xde:
		return 0xfe;
	case 0xd8: case 0xf8:
		return 'o';
	case 0x110: case 0x111:
		return 'd';
	case 0x126: case 0x127:
		return 'h';
	case 0x131:
		return 'i';
	case 0x141: case 0x142:
		return 'l';
	case 0x17f:
		return 's';
	default:
		return p;
	}
}

static bool
stays(int32_t point)
{
	return point < 0x80 || (unicode_value(unicode_combining,
	    unicode_n_combining, point) == 0 && unicode_value(unicode_hidden,
	    unicode_n_hidden, point) == 0);
}

static void
fold_point(struct buf *out, int32_t point)
{
	const char *letters;

	/* The wide forms of ASCII. */
	if (point > 0xff00 && point < 0xff5f)
		point -= 0xff00 - ' ';
	if (is_blank(point))
		point = ' ';
	if (is_dash(point))
		point = '-';
	/* One blank for each run of them. */
	if (point == ' ' && out->len > 0 && out->bytes[out->len - 1] == ' ')
		return;
	if ((letters = apart(point)) != NULL)
		buf_puts(out, letters);
	else if (stays(point))
		text_encode(out, lower(point));
}

void
text_fold(struct buf *out, const char *text, size_t len)
{
	struct buf bare = {0};
	size_t i, step;
	int32_t point;

	if (len == 1 && (unsigned char)*text < 0x80) {
		fold_point(out, *text);
		return;
	}
	text_nfd(&bare, text, len);
	for (i = 0; i < bare.len; i += step) {
		step = text_decode(bare.bytes + i, bare.len - i, &point);
		if (point == TEXT_BAD)
			buf_putc(out, bare.bytes[i]);
		else
			fold_point(out, point);
	}
	out->failed = out->failed || bare.failed;
	buf_release(&bare);
}
