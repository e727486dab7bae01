#include "config.h"

#include "mita/seal/base64.h"

#include <sodium.h>

#include "mita/base/buf.h"

enum { PIECE_MAX = 256 };	/* signatures and keys are shorter */

void
base64_write(struct buf *out, const uint8_t *bytes, size_t len)
{
	char text[sodium_base64_ENCODED_LEN(PIECE_MAX,
	    sodium_base64_VARIANT_ORIGINAL)];

	if (len > PIECE_MAX) {
		out->failed = true;
		return;
	}
	sodium_bin2base64(text, sizeof(text), bytes, len,
	    sodium_base64_VARIANT_ORIGINAL);
	buf_puts(out, text);
}

/* The library refuses blanks, missing padding and bits behind the last byte. */
int
base64_read(uint8_t *out, size_t len, const char *text, size_t text_len)
{
	size_t got;

	return sodium_base642bin(out, len, text, text_len, NULL, &got, NULL,
	    sodium_base64_VARIANT_ORIGINAL) == 0 && got == len ? 0 : -1;
}
