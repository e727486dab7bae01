/* Bytes as hexadecimal digits, and back. */
#include "config.h"

#include "mita/base/hex.h"

static const char digits[] = "0123456789abcdef";

void
hex_write(char *out, const uint8_t *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		*out++ = digits[bytes[i] >> 4];
		*out++ = digits[bytes[i] & 15];
	}
	*out = '\0';
}

static int
digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
hex_read(uint8_t *out, size_t len, const char *text, size_t text_len)
{
	size_t i;

	if (text_len != 2 * len)
		return false;
	for (i = 0; i < len; i++) {
		int high = digit_of(text[2 * i]);
		int low = digit_of(text[2 * i + 1]);

		if (high == -1 || low == -1)
			return false;
		out[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}
