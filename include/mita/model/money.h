#ifndef MITA_MODEL_MONEY_H
#define MITA_MODEL_MONEY_H

#include <stdbool.h>
#include <stdint.h>

/* Sums in EUR as people write them, in cents as the programs keep them. */

enum { MONEY_LEN = 24 };

/* "24500.00" */
void	money_text(char out[static MONEY_LEN], int64_t cents);

/*
 * Whole euro; or with one or two decimals, or a dash for none, behind a point,
 * or behind a comma where comma says that it cannot be anything else.
 * Thousands may be set apart by blanks of any kind or, where the decimals
 * stand behind a comma, by points; "EUR" or its sign may follow.  -1 for all
 * else, for "24.500", which can be read in two ways, and for more than
 * MONEY_MAX.
 */
int	money_read(const char *text, bool comma, int64_t *cents);

/*
 * The cents of an answer or ruling, as records write them: a whole number up
 * to MONEY_MAX.  -1 if it is none.
 */
int64_t	money_cents(const char *answer);

#endif
