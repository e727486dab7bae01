/* Times as text and back, in integers. */
#include "config.h"

#include "mita/base/clock.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/*
 * Civil dates from days and back (proleptic Gregorian calendar), in integers,
 * so that neither the time zone nor the width of time_t matters.
 */
static int64_t
days_from_civil(int64_t y, int m, int d)
{
	int64_t era, yoe, doy, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

static void
civil_from_days(int64_t days, int64_t *y, int *m, int *d)
{
	int64_t era, doe, yoe, doy, mp;

	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	doe = days - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = yoe + era * 400 + (*m <= 2);
}

void
clock_text(int64_t at, char out[static CLOCK_TEXT_LEN + 1])
{
	int64_t days = at / 86400, rest = at % 86400, y;
	char text[64];
	int m, d;

	if (rest < 0) {
		rest += 86400;
		days--;
	}
	civil_from_days(days, &y, &m, &d);
	if (y < 0 || y > 9999) {
		y = 0;
		m = d = 1;
		rest = 0;
	}
	snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    (int)y, m, d, (int)(rest / 3600), (int)(rest / 60 % 60),
	    (int)(rest % 60));
	memcpy(out, text, CLOCK_TEXT_LEN);
	out[CLOCK_TEXT_LEN] = '\0';
}

/* 01:00 UTC on the last Sunday of a month of 31 days. */
static int64_t
last_sunday(int64_t y, int m)
{
	int64_t last = days_from_civil(y, m, 31);
	/* 1970-01-01 was a Thursday. */
	int64_t weekday = ((last + 4) % 7 + 7) % 7;

	return (last - weekday) * 86400 + 3600;
}

static bool
is_summer(int64_t at)
{
	int64_t days = at / 86400 - (at % 86400 < 0), y;
	int m, d;

	civil_from_days(days, &y, &m, &d);
	return at >= last_sunday(y, 3) && at < last_sunday(y, 10);
}

void
clock_vilnius(int64_t at, char out[static CLOCK_LOCAL_LEN + 1])
{
	char text[CLOCK_TEXT_LEN + 1];

	clock_text(at + (is_summer(at) ? 3 : 2) * 3600, text);
	memcpy(out, text, CLOCK_LOCAL_LEN);
	out[10] = ' ';
	out[CLOCK_LOCAL_LEN] = '\0';
}

static int
two(const char *text)
{
	return (text[0] - '0') * 10 + (text[1] - '0');
}

bool
clock_parse(const char *text, int64_t *out)
{
	static const char shape[] = "0000-00-00T00:00:00Z";
	char again[CLOCK_TEXT_LEN + 1];
	int64_t at;
	size_t i;

	if (strlen(text) != CLOCK_TEXT_LEN)
		return false;
	for (i = 0; i < CLOCK_TEXT_LEN; i++) {
		if (shape[i] == '0' ? !isdigit((unsigned char)text[i]) :
		    text[i] != shape[i])
			return false;
	}
	at = days_from_civil(two(text) * 100 + two(text + 2), two(text + 5),
	    two(text + 8)) * 86400 + two(text + 11) * 3600 +
	    two(text + 14) * 60 + two(text + 17);
	/* 31 February, month 13 or hour 24 do not come back the same. */
	clock_text(at, again);
	if (strcmp(again, text) != 0)
		return false;
	*out = at;
	return true;
}

/* "Z" or "+02:00" as seconds ahead of UTC; false for anything else. */
static bool
read_offset(const char *text, int64_t *out)
{
	*out = 0;
	if (strcmp(text, "Z") == 0 || strcmp(text, "z") == 0)
		return true;
	if ((text[0] != '+' && text[0] != '-') || strlen(text) != 6 ||
	    strspn(text + 1, "0123456789") != 2 || text[3] != ':' ||
	    strspn(text + 4, "0123456789") != 2 || two(text + 1) > 14 ||
	    two(text + 4) > 59)
		return false;
	*out = two(text + 1) * 3600 + two(text + 4) * 60;
	if (text[0] == '-')
		*out = -*out;
	return true;
}

bool
clock_read(const char *text, int64_t *out)
{
	char whole[CLOCK_TEXT_LEN + 1] = "0000-00-00T00:00:00Z";
	size_t len = 16;		/* up to the minutes */
	int64_t ahead;

	if (strlen(text) < len || (text[10] != 'T' && text[10] != ' '))
		return false;
	if (text[len] == ':' && strspn(text + len + 1, "0123456789") == 2)
		len += 3;
	memcpy(whole, text, len);
	whole[10] = 'T';
	if (!read_offset(text + len, &ahead) || !clock_parse(whole, out))
		return false;
	*out -= ahead;
	/* Behind the last year that can be written there is no time. */
	clock_text(*out, whole);
	return clock_parse(whole, &ahead) && ahead == *out;
}
