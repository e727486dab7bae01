/* Base64, canonical only. */
#include "config.h"

#include "mita/seal/base64.h"

#include <sodium.h>
#include <string.h>

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

int
base64_read(uint8_t *out, size_t len, const char *text, size_t text_len)
{
	struct buf again = {0};
	size_t got;
	int rc = -1;

	if (len > PIECE_MAX || sodium_base642bin(out, len, text, text_len,
	    NULL, &got, NULL, sodium_base64_VARIANT_ORIGINAL) == -1 ||
	    got != len)
		return -1;
	/* libsodium 1.0.18 reads every byte from 0x80 as some letter. */
	base64_write(&again, out, len);
	if (!again.failed && again.len == text_len &&
	    memcmp(again.bytes, text, text_len) == 0)
		rc = 0;
	buf_release(&again);
	return rc;
}
