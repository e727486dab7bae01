/* A time in words of the person's language. */
#include "config.h"

#include "mita/base/day.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/clock.h"
#include "mita/base/translate.h"

/* As they stand within a date; in Lithuanian that is the genitive. */
static const char *const months[12] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"),
	N_("June"), N_("July"), N_("August"), N_("September"), N_("October"),
	N_("November"), N_("December")
};

static unsigned
two(const char *digits)
{
	return (unsigned)(digits[0] - '0') * 10 + (unsigned)(digits[1] - '0');
}

void
day_words(const char *local, char out[static DAY_WORDS_LEN])
{
	char utc[CLOCK_LOCAL_LEN + 2];
	int64_t at;

	snprintf(utc, sizeof(utc), "%.*sZ", CLOCK_LOCAL_LEN, local);
	if (strlen(local) != CLOCK_LOCAL_LEN || !clock_read(utc, &at))
		snprintf(out, DAY_WORDS_LEN, "%s", local);
	else
		snprintf(out, DAY_WORDS_LEN, _("%1$u %2$s %3$u,"
		    " %4$02u:%5$02u"), two(local + 8),
		    translate(months[two(local + 5) - 1]),
		    two(local) * 100 + two(local + 2), two(local + 11),
		    two(local + 14));
}
