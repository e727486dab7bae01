#ifndef MITA_MODEL_WIDE_H
#define MITA_MODEL_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "mita/model/figure.h"

/*
 * Exact fractions of 128 bits, for figures whose parts are larger than what
 * they end as.  A chain of steps is asked once, at its end: after one that
 * leaves 128 bits, or that divides by zero, every further one fails too.
 * Room-private.
 */
struct wide {
	__int128	num;		/* lowest terms, den > 0 */
	__int128	den;
	bool		failed;
};

struct wide wide_of(__int128 num, __int128 den);
struct wide wide_add(struct wide a, struct wide b);
struct wide wide_sub(struct wide a, struct wide b);
struct wide wide_mul(struct wide a, struct wide b);
struct wide wide_div(struct wide a, struct wide b);

/* FIGURE_TOO_LARGE when it failed on the way, or leaves 64 bits. */
struct figure wide_figure(struct wide a);

#endif
