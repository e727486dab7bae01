#ifndef MITA_BASE_UNICODE_H
#define MITA_BASE_UNICODE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Facts of Unicode 14.0, made by data/unicode/tables.pl.  For src/base/text*
 * only.
 */

struct unicode_range {
	int32_t	first;
	int32_t	last;
	int	value;
};

/* Canonical decomposition into one (b == 0) or two points. */
struct unicode_pair {
	int32_t	point;
	int32_t	a;
	int32_t	b;
};

/* Grapheme cluster break classes (UAX #29) and what else we ask about. */
enum {
	BREAK_OTHER, BREAK_CONTROL, BREAK_EXTEND, BREAK_ZWJ, BREAK_PREPEND,
	BREAK_SPACING, BREAK_REGIONAL, BREAK_L, BREAK_V, BREAK_T, BREAK_LV,
	BREAK_LVT, BREAK_PICTURE
};

extern const struct unicode_range unicode_breaks[];
extern const size_t unicode_n_breaks;
extern const struct unicode_range unicode_combining[];	/* ccc, never 0 */
extern const size_t unicode_n_combining;
extern const struct unicode_range unicode_wide[];	/* two columns */
extern const size_t unicode_n_wide;
extern const struct unicode_range unicode_hidden[];	/* shown as <U+...> */
extern const size_t unicode_n_hidden;
extern const struct unicode_pair unicode_decompose[];	/* by point */
extern const size_t unicode_n_decompose;
extern const struct unicode_pair unicode_compose[];	/* by a, b */
extern const size_t unicode_n_compose;

/* The range's value, 0 when the point is in none. */
int	unicode_value(const struct unicode_range *ranges, size_t n,
	    int32_t point);

#endif
