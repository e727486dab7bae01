/* Exact fractions of 128 bits. */
#include "config.h"

#include "mita/model/frac128.h"

static const struct frac128 failure = { 0, 1, true };

struct frac128
frac128_of(__int128 num, __int128 den)
{
	__int128 a = num, b = den, rest;

	while (b != 0) {
		rest = a % b;
		a = b;
		b = rest;
	}
	if (den == 0)
		return failure;
	/* The divisor takes the sign of den, so that den ends above zero. */
	if ((a < 0) != (den < 0))
		a = -a;
	return (struct frac128){ num / a, den / a, false };
}

struct frac128
frac128_add(struct frac128 a, struct frac128 b)
{
	__int128 left, right, num, den;

	if (a.failed || b.failed ||
	    __builtin_mul_overflow(a.num, b.den, &left) ||
	    __builtin_mul_overflow(b.num, a.den, &right) ||
	    __builtin_add_overflow(left, right, &num) ||
	    __builtin_mul_overflow(a.den, b.den, &den))
		return failure;
	return frac128_of(num, den);
}

struct frac128
frac128_sub(struct frac128 a, struct frac128 b)
{
	if (__builtin_sub_overflow((__int128)0, b.num, &b.num))
		return failure;
	return frac128_add(a, b);
}

struct frac128
frac128_mul(struct frac128 a, struct frac128 b)
{
	/* Cancel crosswise first: what cancels needs no room. */
	struct frac128 x = frac128_of(a.num, b.den);
	struct frac128 y = frac128_of(b.num, a.den);
	__int128 num, den;

	if (a.failed || b.failed ||
	    __builtin_mul_overflow(x.num, y.num, &num) ||
	    __builtin_mul_overflow(x.den, y.den, &den))
		return failure;
	return frac128_of(num, den);
}

struct frac128
frac128_div(struct frac128 a, struct frac128 b)
{
	if (b.failed || b.num == 0)
		return failure;
	return frac128_mul(a, frac128_of(b.den, b.num));
}

struct figure
frac128_figure(struct frac128 a)
{
	if (a.failed || a.num > INT64_MAX || a.num < -INT64_MAX ||
	    a.den > INT64_MAX)
		return (struct figure){ FIGURE_TOO_LARGE, { 0, 1 } };
	return (struct figure){ FIGURE_EXACT,
	    { (int64_t)a.num, (int64_t)a.den } };
}
