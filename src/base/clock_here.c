/* A time on the clock of this computer. */
#include "config.h"

#include "mita/base/clock.h"

#include <string.h>
#include <time.h>

void
clock_here(int64_t at, char out[static CLOCK_HERE_LEN + 1])
{
	char utc[CLOCK_TEXT_LEN + 1];
	time_t when = (time_t)at;
	struct tm tm;

	if (localtime_r(&when, &tm) != NULL && strftime(out,
	    CLOCK_HERE_LEN + 1, "%Y-%m-%d %H:%M:%S", &tm) == CLOCK_HERE_LEN)
		return;
	clock_text(at, utc);
	memcpy(out, utc, CLOCK_HERE_LEN);
	out[10] = ' ';
	out[CLOCK_HERE_LEN] = '\0';
}
