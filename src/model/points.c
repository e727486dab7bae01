/* Points of a scale as text, and back to steps. */
#include "config.h"

#include "mita/base/number.h"
#include "mita/model/call.h"
#include "mita/model/record.h"

#include <stdio.h>
#include <string.h>

/* Hundredths of a point are fine enough for every scale we met. */
void
scale_points(char out[static POINTS_LEN], const struct scale *scale,
    unsigned steps)
{
	unsigned hundredths = (steps * 200 + scale->per_point) /
	    (2 * scale->per_point);

	if (hundredths % 100 == 0 && scale->per_point == 1)
		snprintf(out, POINTS_LEN, "%u", hundredths / 100);
	else if (hundredths % 10 == 0)
		snprintf(out, POINTS_LEN, "%u.%u", hundredths / 100,
		    hundredths / 10 % 10);
	else
		snprintf(out, POINTS_LEN, "%u.%02u", hundredths / 100,
		    hundredths % 100);
}

int
scale_steps(const struct scale *scale, const char *text)
{
	char points[POINTS_LEN], asked[POINTS_LEN];
	size_t len = strlen(text), i;
	unsigned steps;

	if (len == 0 || len + 3 > sizeof(asked))
		return -1;
	for (i = 0; i <= len; i++)
		asked[i] = text[i] == ',' ? '.' : text[i];
	for (steps = 0; steps <= scale->top; steps++) {
		scale_points(points, scale, steps);
		if (strcmp(points, asked) == 0)
			return (int)steps;
		/* "4" says the same as "4.0". */
		len = strlen(points);
		if (len > 2 && strcmp(points + len - 2, ".0") == 0 &&
		    strlen(asked) == len - 2 &&
		    memcmp(points, asked, len - 2) == 0)
			return (int)steps;
	}
	return -1;
}

int
steps_read(const char *text, unsigned top)
{
	int64_t steps;

	if (strcmp(text, "-") == 0)
		return STEPS_CANNOT_JUDGE;
	return number_read(text, 0, top, &steps) ? (int)steps : STEPS_NONE;
}
