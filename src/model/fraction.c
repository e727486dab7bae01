/* Exact fractions of 64 bits, and their text. */
#include "config.h"

#include "mita/model/fraction.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "mita/model/record.h"

static int64_t
gcd(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

struct fraction
fraction_of(int64_t num, int64_t den)
{
	int64_t by;

	assert(den > 0);
	by = gcd(num, den);
	return (struct fraction){ num / by, den / by };
}

int
fraction_cmp(struct fraction a, struct fraction b)
{
	__int128 left = (__int128)a.num * b.den;
	__int128 right = (__int128)b.num * a.den;

	return (left > right) - (left < right);
}

/* num/den in lowest terms, if that fits into 64 bits. */
static int
settle(struct fraction *out, __int128 num, __int128 den)
{
	__int128 a = num < 0 ? -num : num, b = den;

	while (b != 0) {
		__int128 rest = a % b;

		a = b;
		b = rest;
	}
	num /= a;
	den /= a;
	if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX)
		return -1;
	*out = (struct fraction){ (int64_t)num, (int64_t)den };
	return 0;
}

int
fraction_add(struct fraction *out, struct fraction a, struct fraction b)
{
	/* Each product stays under 2^126, so their sum is safe. */
	return settle(out, (__int128)a.num * b.den + (__int128)b.num * a.den,
	    (__int128)a.den * b.den);
}

int
fraction_sub(struct fraction *out, struct fraction a, struct fraction b)
{
	b.num = -b.num;
	return fraction_add(out, a, b);
}

int
fraction_scale(struct fraction *out, struct fraction a, int64_t num,
    int64_t den)
{
	assert(den > 0);
	return settle(out, (__int128)a.num * num, (__int128)a.den * den);
}

static __int128
power_of_ten(unsigned digits)
{
	__int128 power = 1;

	while (digits-- > 0)
		power *= 10;
	return power;
}

/* a in units of the last digit, half up. */
static __int128
rounded(struct fraction a, __int128 power)
{
	return (2 * (__int128)a.num * power + a.den) / (2 * (__int128)a.den);
}

static void
put_scaled(char out[static FRACTION_TEXT_LEN], __int128 scaled,
    unsigned digits)
{
	__int128 power = power_of_ten(digits);
	int64_t whole = (int64_t)(scaled / power);
	int64_t rest = (int64_t)(scaled % power);

	if (digits == 0)
		snprintf(out, FRACTION_TEXT_LEN, "%" PRId64, whole);
	else
		snprintf(out, FRACTION_TEXT_LEN, "%" PRId64 ".%0*" PRId64,
		    whole, (int)digits, rest);
}

void
fraction_text(char out[static FRACTION_TEXT_LEN], struct fraction a,
    unsigned digits)
{
	put_scaled(out, rounded(a, power_of_ten(digits)), digits);
}

void
fraction_text_beside(char out[static FRACTION_TEXT_LEN], struct fraction a,
    struct fraction mark, unsigned digits)
{
	__int128 power = power_of_ten(digits), scaled = rounded(a, power);

	if (fraction_cmp(a, mark) < 0 && scaled == rounded(mark, power))
		scaled--;
	put_scaled(out, scaled, digits);
}

void
fraction_text_signed(char out[static FRACTION_TEXT_LEN], struct fraction a,
    unsigned digits)
{
	struct fraction size = { a.num < 0 ? -a.num : a.num, a.den };
	char text[FRACTION_TEXT_LEN];
	const char *sign = a.num < 0 ? "-" : "+";

	fraction_text(text, size, digits);
	if (strspn(text, "0.") == strlen(text))
		sign = "";
	snprintf(out, FRACTION_TEXT_LEN, "%s%.*s", sign,
	    FRACTION_TEXT_LEN - 2, text);
}

void
fraction_exact(char out[static FRACTION_TEXT_LEN], struct fraction a)
{
	if (a.den == 1)
		snprintf(out, FRACTION_TEXT_LEN, "%" PRId64, a.num);
	else
		snprintf(out, FRACTION_TEXT_LEN, "%" PRId64 "/%" PRId64,
		    a.num, a.den);
}
