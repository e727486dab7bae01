/* Normal forms of text: NFC and NFD, UAX #15. */
#include "config.h"

#include "mita/base/text.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/unicode.h"

/*
 * Unicode normalisation (UAX #15) over an array of points, in three steps.
 *
 * 1. Take apart: each point becomes what its canonical decomposition says,
 *    and that again, until nothing can be taken apart.  The 11,172 syllables
 *    of Hangul are numbered by their letters (S = (L x 21 + V) x 28 + T), so
 *    arithmetic does for them what tables do for the others.
 * 2. Order: marks that follow a base stand in order of their combining
 *    class; those of one class keep their order, since it can be seen.
 *    Points of class 0 never move.  That is NFD.
 * 3. Put together (NFC): going through the marks behind the last starter, a
 *    mark joins it when a composed point exists and nothing blocks: no mark
 *    of the same or a higher class left between them, and for two starters
 *    nothing at all between them.
 *
 * What two writings of one letter come to is then one sequence of bytes, and
 * a length or a digest counts what a person sees.  The tables are of one
 * Unicode version for ever (unicode.h), so that a signed text stays normal.
 * Invalid bytes pass unchanged, as points above Unicode.
 */

enum {
	S_BASE = 0xac00, L_BASE = 0x1100, V_BASE = 0x1161, T_BASE = 0x11a7,
	L_COUNT = 19, V_COUNT = 21, T_COUNT = 28,
	S_COUNT = L_COUNT * V_COUNT * T_COUNT,
	RAW_BYTE = 0x110000
};

struct points {
	int32_t	*at;		/* owned */
	size_t	 n;
	size_t	 room;
	bool	 failed;
};

static void
push(struct points *points, int32_t point)
{
	int32_t *grown;
	size_t room;

	if (points->failed)
		return;
	if (points->n == points->room) {
		room = points->room == 0 ? 256 : points->room * 2;
		grown = realloc(points->at, room * sizeof(*grown));
		if (grown == NULL) {
			points->failed = true;
			return;
		}
		points->at = grown;
		points->room = room;
	}
	points->at[points->n++] = point;
}

static int
class_of(int32_t point)
{
	if (point < 0x300)
		return 0;
	return unicode_value(unicode_combining, unicode_n_combining, point);
}

static int
cmp_point(const void *key, const void *member)
{
	int32_t point = *(const int32_t *)key;
	const struct unicode_pair *pair = member;

	return (point > pair->point) - (point < pair->point);
}

static void
take_apart(struct points *points, int32_t point)
{
	const struct unicode_pair *pair;
	int32_t s = point - S_BASE;

	if (point < 0xc0) {
		push(points, point);
		return;
	}
	if (s >= 0 && s < S_COUNT) {
		push(points, L_BASE + s / (V_COUNT * T_COUNT));
		push(points, V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT);
		if (s % T_COUNT != 0)
			push(points, T_BASE + s % T_COUNT);
		return;
	}
	pair = bsearch(&point, unicode_decompose, unicode_n_decompose,
	    sizeof(*pair), cmp_point);
	if (pair == NULL) {
		push(points, point);
		return;
	}
	/* Decompositions are a few levels deep at most. */
	take_apart(points, pair->a);
	if (pair->b != 0)
		push(points, pair->b);
}

/* Marks on one base in order of their class, equal ones as they stood. */
static void
order_marks(struct points *points)
{
	size_t i, k;

	for (i = 1; i < points->n; i++) {
		int32_t point = points->at[i];
		int class = class_of(point);

		if (class == 0)
			continue;
		for (k = i; k > 0 && class_of(points->at[k - 1]) > class; k--)
			points->at[k] = points->at[k - 1];
		points->at[k] = point;
	}
}

static void
decompose(struct points *points, const char *text, size_t len)
{
	size_t i, step;
	int32_t point;

	for (i = 0; i < len; i += step) {
		step = text_decode(text + i, len - i, &point);
		if (point == TEXT_BAD)
			push(points, RAW_BYTE + (unsigned char)text[i]);
		else
			take_apart(points, point);
	}
	if (!points->failed)
		order_marks(points);
}

static int
cmp_pair(const void *key, const void *member)
{
	const struct unicode_pair *want = key, *pair = member;

	if (want->a != pair->a)
		return want->a < pair->a ? -1 : 1;
	return (want->b > pair->b) - (want->b < pair->b);
}

/* The point that a and b make together, or 0. */
static int32_t
put_together(int32_t a, int32_t b)
{
	struct unicode_pair want = { 0, a, b };
	const struct unicode_pair *pair;

	if (a >= L_BASE && a < L_BASE + L_COUNT && b >= V_BASE &&
	    b < V_BASE + V_COUNT)
		return S_BASE + ((a - L_BASE) * V_COUNT + (b - V_BASE)) *
		    T_COUNT;
	if (a >= S_BASE && a < S_BASE + S_COUNT && (a - S_BASE) % T_COUNT ==
	    0 && b > T_BASE && b < T_BASE + T_COUNT)
		return a + (b - T_BASE);
	pair = bsearch(&want, unicode_compose, unicode_n_compose,
	    sizeof(want), cmp_pair);
	return pair == NULL ? 0 : pair->point;
}

static void
compose(struct points *points)
{
	size_t starter = 0, kept = 0, i;
	bool has_starter = false;
	int last = 0;

	for (i = 0; i < points->n; i++) {
		int32_t point = points->at[i], made = 0;
		int class = class_of(point);

		/* Blocked when something of the same or a higher class, or
		 * another starter, stands between. */
		if (has_starter && (kept == starter + 1 || last < class) &&
		    (class != 0 || kept == starter + 1))
			made = put_together(points->at[starter], point);
		if (made != 0) {
			points->at[starter] = made;
			continue;
		}
		points->at[kept++] = point;
		last = class;
		if (class == 0) {
			starter = kept - 1;
			has_starter = true;
		}
	}
	points->n = kept;
}

static void
emit(struct buf *out, struct points *points)
{
	size_t i;

	for (i = 0; i < points->n; i++) {
		if (points->at[i] >= RAW_BYTE)
			buf_putc(out, (char)(points->at[i] - RAW_BYTE));
		else
			text_encode(out, points->at[i]);
	}
	out->failed = out->failed || points->failed;
	free(points->at);
}

/* Below U+0300 every text is its own NFC: most of ours passes here. */
static bool
is_plain(const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0xcc)
			return false;
	return true;
}

void
text_nfc(struct buf *out, const char *text, size_t len)
{
	struct points points = {0};

	if (is_plain(text, len)) {
		buf_put(out, text, len);
		return;
	}
	decompose(&points, text, len);
	if (!points.failed)
		compose(&points);
	emit(out, &points);
}

void
text_nfd(struct buf *out, const char *text, size_t len)
{
	struct points points = {0};

	decompose(&points, text, len);
	emit(out, &points);
}
