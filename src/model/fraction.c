#include "config.h"

#include "mita/model/fraction.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

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

void
fraction_text(char out[static FRACTION_TEXT_LEN], struct fraction a,
    unsigned digits)
{
	__int128 power = 1, scaled;
	int64_t whole, rest;
	unsigned i;

	for (i = 0; i < digits; i++)
		power *= 10;
	scaled = (2 * (__int128)a.num * power + a.den) / (2 * (__int128)a.den);
	whole = (int64_t)(scaled / power);
	rest = (int64_t)(scaled % power);
	if (digits == 0)
		snprintf(out, FRACTION_TEXT_LEN, "%" PRId64, whole);
	else
		snprintf(out, FRACTION_TEXT_LEN, "%" PRId64 ".%0*" PRId64,
		    whole, (int)digits, rest);
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
