#ifndef MITA_BASE_CLOCK_H
#define MITA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { CLOCK_TEXT_LEN = 20 };	/* 2026-12-12T15:00:00Z, without the NUL */

/* Seconds since 1970-01-01 00:00 UTC.  Tests link a clock of their own. */
int64_t	clock_now(void);

/* UTC, "YYYY-MM-DDTHH:MM:SSZ"; years 0000 to 9999. */
void	clock_text(int64_t at, char out[static CLOCK_TEXT_LEN + 1]);

/*
 * The same instant as clocks in Vilnius show it, "YYYY-MM-DD hh:mm": two
 * hours ahead of UTC, three between 01:00 UTC on the last Sundays of March
 * and October (directive 2000/84/EC; in Lithuania since 2003).  For people;
 * no machine's tables of zones are asked.
 */
enum { CLOCK_LOCAL_LEN = 16 };
void	clock_vilnius(int64_t at, char out[static CLOCK_LOCAL_LEN + 1]);

/* As the clock of this computer shows it, "YYYY-MM-DD hh:mm:ss". */
enum { CLOCK_HERE_LEN = 19 };
void	clock_here(int64_t at, char out[static CLOCK_HERE_LEN + 1]);

/* The reverse of clock_text(); false unless it is such a time and exists. */
bool	clock_parse(const char *text, int64_t *out);

/*
 * As people write ISO 8601: a blank for T, seconds left out, an offset such
 * as +02:00 for Z.  Without an offset it could be any clock: false.
 */
bool	clock_read(const char *text, int64_t *out);

#endif
