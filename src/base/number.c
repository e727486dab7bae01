/* Whole numbers that came from outside. */
#include "config.h"

#include "mita/base/number.h"

#include <string.h>

#include "mita/base/span.h"

enum { DIGITS_MAX = 18 };	/* an int64_t holds every number of so many */

bool
number_take(struct span *in, int64_t most, int64_t *out)
{
	int64_t value = 0;
	size_t n = 0;

	for (; n < in->left && in->at[n] >= '0' && in->at[n] <= '9'; n++)
		if (n < DIGITS_MAX)
			value = value * 10 + (in->at[n] - '0');
	if (n == 0 || n > DIGITS_MAX || (n > 1 && in->at[0] == '0') ||
	    value > most)
		return false;
	in->at += n;
	in->left -= n;
	*out = value;
	return true;
}

bool
number_read(const char *text, int64_t least, int64_t most, int64_t *out)
{
	struct span in = span_of(text, strlen(text));
	int64_t value;

	if (!number_take(&in, most, &value) || in.left > 0 || value < least)
		return false;
	*out = value;
	return true;
}
