#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "mita/base/clock.h"

/* A laptop whose clock is wrong by the seconds in $WRONG_CLOCK. */
int64_t
clock_now(void)
{
	const char *wrong = getenv("WRONG_CLOCK");

	return (int64_t)time(NULL) +
	    (wrong == NULL ? 0 : strtoll(wrong, NULL, 10));
}
