#include "config.h"

#include "mita/base/day.h"

#include <stdio.h>

#include "mita/base/translate.h"

/* As they stand within a date; in Lithuanian that is the genitive. */
static const char *const months[12] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"),
	N_("June"), N_("July"), N_("August"), N_("September"), N_("October"),
	N_("November"), N_("December")
};

void
day_words(const char *local, char out[static DAY_WORDS_LEN])
{
	unsigned year, month, day, hour, minute;

	if (sscanf(local, "%4u-%2u-%2u %2u:%2u", &year, &month, &day, &hour,
	    &minute) != 5 || month < 1 || month > 12)
		snprintf(out, DAY_WORDS_LEN, "%s", local);
	else
		snprintf(out, DAY_WORDS_LEN, _("%1$u %2$s %3$u,"
		    " %4$02u:%5$02u"), day, translate(months[month - 1]), year,
		    hour, minute);
}
