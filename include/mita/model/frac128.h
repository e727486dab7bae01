#ifndef MITA_MODEL_FRAC128_H
#define MITA_MODEL_FRAC128_H

#include <stdbool.h>
#include <stdint.h>

#include "mita/model/figure.h"

/*
 * Exact fractions of 128 bits, for figures whose parts are larger than what
 * they end as.  A chain of steps is asked once, at its end: after one that
 * leaves 128 bits, or that divides by zero, every further one fails too.
 * Room-private.
 */
struct frac128 {
	__int128	num;		/* lowest terms, den > 0 */
	__int128	den;
	bool		failed;
};

struct frac128 frac128_of(__int128 num, __int128 den);
struct frac128 frac128_add(struct frac128 a, struct frac128 b);
struct frac128 frac128_sub(struct frac128 a, struct frac128 b);
struct frac128 frac128_mul(struct frac128 a, struct frac128 b);
struct frac128 frac128_div(struct frac128 a, struct frac128 b);

/* FIGURE_TOO_LARGE when it failed on the way, or leaves 64 bits. */
struct figure frac128_figure(struct frac128 a);

#endif
