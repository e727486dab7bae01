#ifndef MITA_MODEL_FRACTION_H
#define MITA_MODEL_FRACTION_H

#include <stddef.h>
#include <stdint.h>

/* Exact arithmetic; every result is in lowest terms with den > 0. */

struct fraction fraction_of(int64_t num, int64_t den);	/* den > 0 */

/* -1, 0, 1; exact, by 128-bit products. */
int	fraction_cmp(struct fraction a, struct fraction b);

/* 0, or -1 when the result leaves 64 bits. */
int	fraction_add(struct fraction *out, struct fraction a,
	    struct fraction b);
int	fraction_sub(struct fraction *out, struct fraction a,
	    struct fraction b);
int	fraction_scale(struct fraction *out, struct fraction a, int64_t num,
	    int64_t den);

enum { FRACTION_TEXT_LEN = 48 };

/* A fraction in lowest terms, den > 0. */
struct fraction {
	int64_t	num;
	int64_t	den;
};

/*
 * For people: rounded half up to digits (0 to 4) behind the point; for a >= 0
 * only.  The fraction itself is what is compared and stored.
 */
void	fraction_text(char out[static FRACTION_TEXT_LEN], struct fraction a,
	    unsigned digits);

/*
 * The same, but what is below mark never looks as if it reached it: where it
 * would be rounded to what mark is rounded to, its last digit is one less.
 * So that no threshold seems to contradict its figure.
 */
void	fraction_text_beside(char out[static FRACTION_TEXT_LEN],
	    struct fraction a, struct fraction mark, unsigned digits);

/* A difference: "+4.3", "-4.3", "0.0"; its size is rounded half up. */
void	fraction_text_signed(char out[static FRACTION_TEXT_LEN],
	    struct fraction a, unsigned digits);

/* "125/2", or "62" when whole. */
void	fraction_exact(char out[static FRACTION_TEXT_LEN], struct fraction a);

#endif
