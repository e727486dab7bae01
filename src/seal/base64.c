/* Base64, canonical only. */
#include "config.h"

#include "mita/seal/base64.h"

#include <sodium.h>
#include <stdbool.h>

#include "mita/base/buf.h"

enum { PIECE_MAX = 256 };	/* signatures and keys are shorter */

static void
write_as(struct buf *out, const uint8_t *bytes, size_t len, int variant)
{
	char text[sodium_base64_ENCODED_LEN(PIECE_MAX,
	    sodium_base64_VARIANT_ORIGINAL)];

	if (len > PIECE_MAX) {
		out->failed = true;
		return;
	}
	sodium_bin2base64(text, sizeof(text), bytes, len, variant);
	buf_puts(out, text);
}

void
base64_write(struct buf *out, const uint8_t *bytes, size_t len)
{
	write_as(out, bytes, len, sodium_base64_VARIANT_ORIGINAL);
}

void
base64_write_bare(struct buf *out, const uint8_t *bytes, size_t len)
{
	write_as(out, bytes, len, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

/* What a letter stands for; -1: it is none. */
static int
value_of(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Four letters, of which pad are "=", or not there when bare: 3 - pad bytes. */
static bool
read_four(uint8_t *out, const char *four, size_t pad, bool bare)
{
	unsigned long bits = 0;
	size_t i;
	int value;

	for (i = 0; i < 4; i++) {
		value = i < 4 - pad ? value_of((unsigned char)four[i]) :
		    bare || four[i] == '=' ? 0 : -1;
		if (value == -1)
			return false;
		bits = bits << 6 | (unsigned long)value;
	}
	for (i = 0; i < 3 - pad; i++)
		out[i] = (uint8_t)(bits >> (16 - 8 * i));
	/* What stands for no byte is zero, or there were two ways to say it. */
	return (bits & ((1ul << 8 * pad) - 1)) == 0;
}

static int
read_as(uint8_t *out, size_t len, const char *text, bool bare)
{
	size_t at, pad;

	for (at = 0; at < len; at += 3) {
		pad = len - at < 3 ? 3 - (len - at) : 0;
		if (!read_four(out + at, text + at / 3 * 4, pad, bare))
			return -1;
	}
	return 0;
}

int
base64_read(uint8_t *out, size_t len, const char *text, size_t text_len)
{
	return text_len == (len + 2) / 3 * 4 ? read_as(out, len, text, false) :
	    -1;
}

int
base64_read_bare(uint8_t *out, size_t len, const char *text, size_t text_len)
{
	return text_len == (len * 4 + 2) / 3 ? read_as(out, len, text, true) :
	    -1;
}
