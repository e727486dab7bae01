#include "config.h"

#include "mita/model/money.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/limits.h"
#include "mita/base/number.h"

void
money_text(char out[static MONEY_LEN], int64_t cents)
{
	snprintf(out, MONEY_LEN, "%" PRId64 ".%02d", cents / 100,
	    (int)(cents % 100));
}

int
money_read(const char *text, bool comma, int64_t *cents)
{
	int64_t value = 0;
	size_t digits = 0;

	for (; *text >= '0' && *text <= '9'; text++, digits++)
		if (digits < 11)
			value = value * 10 + (*text - '0');
	if (digits == 0 || digits > 10)
		return -1;
	value *= 100;
	if (*text == '.' || (*text == ',' && comma)) {
		text++;
		digits = strspn(text, "0123456789");
		if (digits != 1 && digits != 2)
			return -1;
		value += (text[0] - '0') * 10;
		if (digits == 2)
			value += text[1] - '0';
		text += digits;
	}
	if (*text != '\0' || value > MONEY_MAX)
		return -1;
	*cents = value;
	return 0;
}

int64_t
money_cents(const char *answer)
{
	int64_t cents;

	return number_read(answer, 0, MONEY_MAX, &cents) ? cents : -1;
}
