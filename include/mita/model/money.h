#ifndef MITA_MODEL_MONEY_H
#define MITA_MODEL_MONEY_H

#include <stdbool.h>
#include <stdint.h>

/* Sums in EUR as people write them, in cents as the programs keep them. */

enum { MONEY_LEN = 24 };

/* "24500.00" */
void	money_text(char out[static MONEY_LEN], int64_t cents);

/*
 * Whole euro, or with one or two decimals behind a point, or behind a comma
 * where comma says that it cannot be anything else.  -1 for all else and for
 * more than MONEY_MAX.
 */
int	money_read(const char *text, bool comma, int64_t *cents);

/*
 * The cents of an answer or ruling, as records write them: a whole number up
 * to MONEY_MAX.  -1 if it is none.
 */
int64_t	money_cents(const char *answer);

#endif
