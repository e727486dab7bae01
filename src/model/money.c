/* Sums in EUR: writing, and reading what people write. */
#include "config.h"

#include "mita/model/money.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/limits.h"
#include "mita/base/number.h"

void
money_text(char out[static MONEY_LEN], int64_t cents)
{
	int64_t size = cents < 0 ? -cents : cents;

	snprintf(out, MONEY_LEN, "%s%" PRId64 ".%02d", cents < 0 ? "-" : "",
	    size / 100, (int)(size % 100));
}

/* ---- reading what people and spreadsheets write ---- */

enum { WHOLE_DIGITS = 11 };	/* of MONEY_MAX in EUR */

static size_t
n_digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* Length of a blank of any kind, or 0. */
static size_t
blank_at(const char *text)
{
	static const char *const blanks[] = {
		" ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"
	};
	size_t i, len;

	for (i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
		len = strlen(blanks[i]);
		if (strncmp(text, blanks[i], len) == 0)
			return len;
	}
	return 0;
}

/* Length of what sets thousands apart here, if three digits follow. */
static size_t
group_at(const char *text, bool points)
{
	size_t len = points ? *text == '.' : blank_at(text);

	return len > 0 && n_digits(text + len) == 3 ? len : 0;
}

/*
 * Whole EUR, perhaps in groups of thousands; NULL if there are none.  One
 * point before three digits, and nothing behind, could be either mark.
 */
static const char *
take_whole(const char *text, bool comma, int64_t *out)
{
	size_t n = n_digits(text), all = n, groups = 0, len;
	bool points = comma && n <= 3 && group_at(text + n, true) > 0;
	int64_t value = 0;

	if (n == 0)
		return NULL;
	for (;;) {
		for (; n > 0 && all <= WHOLE_DIGITS; n--)
			value = value * 10 + (*text++ - '0');
		len = all > 3 && groups == 0 ? 0 : group_at(text, points);
		if (n > 0 || len == 0)
			break;
		text += len;
		n = 3;
		all += 3;
		groups++;
	}
	if (all > WHOLE_DIGITS || (points && groups == 1 && *text != ','))
		return NULL;
	*out = value;
	return text;
}

/* Cents behind a mark: two digits, one, or a dash for none. */
static const char *
take_cents(const char *text, bool comma, int64_t *out)
{
	size_t n;

	if (*text != '.' && !(*text == ',' && comma))
		return text;
	if (text[1] == '-')
		return text + 1 + strspn(text + 1, "-");
	if ((n = n_digits(text + 1)) != 1 && n != 2)
		return NULL;
	*out = (text[1] - '0') * 10;
	if (n == 2)
		*out += text[2] - '0';
	return text + 1 + n;
}

/* Is this the end, or the unit and the end? */
static bool
ends(const char *text)
{
	static const char *const units[] = { "", "EUR", "Eur", "eur",
	    "\xe2\x82\xac" };
	size_t i, len;

	while ((len = blank_at(text)) > 0)
		text += len;
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(text, units[i]) == 0)
			return true;
	return false;
}

int
money_read(const char *text, bool comma, int64_t *cents)
{
	int64_t whole, part = 0;

	if ((text = take_whole(text, comma, &whole)) == NULL ||
	    (text = take_cents(text, comma, &part)) == NULL || !ends(text) ||
	    whole * 100 + part > MONEY_MAX)
		return -1;
	*cents = whole * 100 + part;
	return 0;
}

int64_t
money_cents(const char *answer)
{
	int64_t cents;

	return number_read(answer, 0, MONEY_MAX, &cents) ? cents : -1;
}
