#include "config.h"

#include "mita/base/clock.h"

#include <stdlib.h>
#include <time.h>

#include "tests/tap.h"

/* Summer time begins and ends at 01:00 UTC: directive 2000/84/EC. */
static const struct {
	const char	*utc;
	const char	*vilnius;
	const char	*what;
} cases[] = {
	{ "2026-12-12T15:00:00Z", "2026-12-12 17:00", "winter" },
	{ "2026-07-01T15:00:00Z", "2026-07-01 18:00", "summer" },
	{ "2026-03-29T00:59:59Z", "2026-03-29 02:59", "the last of winter" },
	{ "2026-03-29T01:00:00Z", "2026-03-29 04:00", "the first of summer" },
	{ "2026-10-25T00:59:59Z", "2026-10-25 03:59", "the last of summer" },
	{ "2026-10-25T01:00:00Z", "2026-10-25 03:00", "the first of winter" },
	{ "2024-03-31T00:59:59Z", "2024-03-31 02:59", "a month that ends on"
	    " a Sunday" },
	{ "2024-03-31T01:00:00Z", "2024-03-31 04:00", "  from one on" },
	{ "2027-10-31T00:59:59Z", "2027-10-31 03:59", "an October that ends"
	    " on a Sunday" },
	{ "2027-10-31T01:00:00Z", "2027-10-31 03:00", "  from one on" },
	{ "2026-12-31T22:30:00Z", "2027-01-01 00:30", "the year there is"
	    " another one" },
	{ "2028-02-28T22:00:00Z", "2028-02-29 00:00", "a leap day" },
};

int
main(void)
{
	char local[CLOCK_LOCAL_LEN + 1], here[CLOCK_HERE_LEN + 1];
	int64_t at;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (!clock_parse(cases[i].utc, &at)) {
			ok(false, "%s is a time", cases[i].utc);
			continue;
		}
		clock_vilnius(at, local);
		is_str(local, cases[i].vilnius, "%s", cases[i].what);
	}
	ok(clock_read("9999-12-31 23:59+02:00", &at), "the last day is one");
	ok(!clock_read("9999-12-31 23:59-02:00", &at),
	    "a time that cannot be written is none");
	ok(!clock_read("0000-01-01 00:00+02:00", &at), "nor before all");
	setenv("TZ", "XYZ-5:30", 1);
	tzset();
	clock_here(1796482800, here);
	is_str(here, "2026-12-05 20:30:00", "the clock of this computer");
	return done_testing();
}
