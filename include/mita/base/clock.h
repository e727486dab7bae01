#ifndef MITA_BASE_CLOCK_H
#define MITA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { CLOCK_TEXT_LEN = 20 };	/* 2026-12-12T15:00:00Z, without the NUL */

/* Seconds since 1970-01-01 00:00 UTC.  Tests link a clock of their own. */
int64_t	clock_now(void);

/* UTC, "YYYY-MM-DDTHH:MM:SSZ"; years 0000 to 9999. */
void	clock_text(int64_t at, char out[static CLOCK_TEXT_LEN + 1]);

/* The reverse; false unless text is exactly such a time and exists. */
bool	clock_parse(const char *text, int64_t *out);

#endif
