/* The order of names in the Lithuanian alphabet. */
#include "config.h"

#include "mita/base/text_order.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "mita/base/text.h"

/*
 * Letters in one row are one letter, unless nothing else differs: a name with
 * an ogonek stands among those without.
 */
static const char *const alphabet[] = {
	"aA\xc4\x85\xc4\x84",			/* with ogonek */
	"bB", "cC", "\xc4\x8d\xc4\x8c",		/* with caron */
	"dD", "eE\xc4\x99\xc4\x98\xc4\x97\xc4\x96", /* ogonek, dot */
	"fF", "gG", "hH", "iI\xc4\xaf\xc4\xae" "yY", "jJ", "kK", "lL",
	"mM", "nN", "oO", "pP", "qQ", "rR", "sS",
	"\xc5\xa1\xc5\xa0",			/* with caron */
	"tT", "uU\xc5\xb3\xc5\xb2\xc5\xab\xc5\xaa", /* ogonek, macron */
	"vV", "wW", "xX", "zZ", "\xc5\xbe\xc5\xbd"	/* with caron */
};

enum { LETTERS = sizeof(alphabet) / sizeof(alphabet[0]), FIRST = 0x80 };

static bool
has(const char *row, int32_t point)
{
	size_t left = strlen(row), step;
	int32_t one;

	for (; left > 0; row += step, left -= step) {
		step = text_decode(row, left, &one);
		if (one == point)
			return true;
	}
	return false;
}

/* Signs and digits, then the alphabet, then all else. */
static int32_t
place_of(int32_t point)
{
	int32_t i;

	for (i = 0; i < LETTERS; i++)
		if (has(alphabet[i], point))
			return FIRST + i;
	return point < FIRST ? point : point + LETTERS;
}

int
text_order(const char *a, const char *b)
{
	size_t a_left = strlen(a), b_left = strlen(b), step;
	const char *x = a, *y = b;
	int32_t p, q;

	while (a_left > 0 && b_left > 0) {
		step = text_decode(x, a_left, &p);
		x += step;
		a_left -= step;
		step = text_decode(y, b_left, &q);
		y += step;
		b_left -= step;
		if (place_of(p) != place_of(q))
			return place_of(p) < place_of(q) ? -1 : 1;
	}
	if ((a_left == 0) != (b_left == 0))
		return a_left == 0 ? -1 : 1;
	return strcmp(a, b);
}
