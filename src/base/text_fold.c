/* Text as it looks, for finding it. */
#include "config.h"

#include "mita/base/text.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/unicode.h"

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
is_seen(int32_t point)
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
	else if (is_seen(point))
		text_encode(out, lower(point));
}

void
text_fold(struct buf *out, const char *text, size_t len)
{
	struct buf bare = {0};
	size_t i, step;
	int32_t point;

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

/* Finding */

/* In a folded text: a hyphen and a line end within a word. */
enum { DIVIDED = '\001' };

/* A text folded, and of each byte of it the cluster it was made of. */
struct folded {
	struct buf	 text;
	size_t		*from;		/* owned, as to */
	size_t		*to;
	size_t		 room;
};

static bool
make_room(struct folded *folded)
{
	size_t room = folded->room == 0 ? 1024 : folded->room * 2, *grown;

	if (folded->text.len < folded->room)
		return true;
	while (room <= folded->text.len)
		room *= 2;
	if ((grown = realloc(folded->from, room * sizeof(*grown))) == NULL)
		return false;
	folded->from = grown;
	if ((grown = realloc(folded->to, room * sizeof(*grown))) == NULL)
		return false;
	folded->to = grown;
	folded->room = room;
	return true;
}

/* How long a hyphen, a line end and what sets the next line in are; or 0. */
static size_t
division(const char *text, size_t len, size_t at)
{
	size_t i = at;
	int32_t point;

	if (i == 0 || strchr(" \n", text[i - 1]) != NULL)
		return 0;
	i += text_decode(text + i, len - i, &point);
	if ((point != '-' && point != 0xad && point != 0x2010) || i == len ||
	    text[i] != '\n')
		return 0;
	for (i++; i < len && text[i] == ' '; i++)
		continue;
	return i < len && text[i] != '\n' ? i - at : 0;
}

/* The next cluster, or what divides a word; its length. */
static size_t
fold_next(struct folded *folded, const char *text, size_t len, size_t at)
{
	size_t before = folded->text.len, step, i;

	if ((step = division(text, len, at)) > 0)
		buf_putc(&folded->text, DIVIDED);
	else {
		step = text_cluster(text + at, len - at);
		if (step == 1)
			fold_point(&folded->text, text[at] == '\n' ? ' ' :
			    (unsigned char)text[at]);
		else
			text_fold(&folded->text, text + at, step);
	}
	if (!make_room(folded))
		folded->text.failed = true;
	for (i = before; !folded->text.failed && i < folded->text.len; i++) {
		folded->from[i] = at;
		folded->to[i] = at + step;
	}
	return step;
}

/* How many bytes of a folded text the wanted ones take; 0: others. */
static size_t
matches(const char *text, const char *wanted)
{
	size_t i = 0;

	while (*wanted != '\0') {
		if (text[i] == DIVIDED && *wanted != '-') {
			i++;
			continue;
		}
		if (text[i] != *wanted && text[i] != DIVIDED)
			return 0;
		i++;
		wanted++;
	}
	return i;
}

static bool
add_hit(struct text_hit **hits, size_t *n, struct text_hit hit)
{
	struct text_hit *grown;

	/* Room doubles at each power of two. */
	if ((*n & (*n - 1)) == 0) {
		grown = realloc(*hits, (*n == 0 ? 1 : *n * 2) *
		    sizeof(*grown));
		if (grown == NULL)
			return false;
		*hits = grown;
	}
	(*hits)[(*n)++] = hit;
	return true;
}

static bool
find_folded(const struct folded *folded, const char *wanted,
    struct text_hit **out, size_t *n)
{
	const char *text = buf_text(&folded->text);
	size_t at = 0, len;

	while (at < folded->text.len) {
		if (text[at] == DIVIDED || (len = matches(text + at,
		    wanted)) == 0) {
			at++;
			continue;
		}
		if (!add_hit(out, n, (struct text_hit){ folded->from[at],
		    folded->to[at + len - 1] }))
			return false;
		at += len;
	}
	return true;
}

bool
text_find(const char *text, size_t len, const char *wanted,
    struct text_hit **out, size_t *n)
{
	struct folded folded = {0};
	struct buf want = {0};
	size_t at = 0;
	bool good;

	*out = NULL;
	*n = 0;
	text_fold(&want, wanted, strlen(wanted));
	while (want.len > 0 && at < len && !folded.text.failed)
		at += fold_next(&folded, text, len, at);
	good = !want.failed && !folded.text.failed && (want.len == 0 ||
	    find_folded(&folded, buf_text(&want), out, n));
	if (!good) {
		free(*out);
		*out = NULL;
		*n = 0;
	}
	free(folded.from);
	free(folded.to);
	buf_release(&folded.text);
	buf_release(&want);
	return good;
}
