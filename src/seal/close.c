/* Sealing a file. */
#include "config.h"

#include "mita/seal/close.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/hex.h"
#include "mita/seal/seckey.h"
#include "mita/seal/sign.h"

int
envelope_close(struct buf *out, const char *what, const struct seckey *key,
    const void *bytes, size_t len, struct fault *why)
{
	char hex[2 * PUBKEY_LEN + 1], comment[128];

	hex_write(hex, seckey_sign_public(key), PUBKEY_LEN);
	snprintf(comment, sizeof(comment), "%s/1 key=%s", what, hex);
	if (minisig_write(out, key, bytes, len, "sealed file, see"
	    " mita-bundle(5)", comment, why) == -1)
		return -1;
	buf_putc(out, '\n');
	buf_put(out, bytes, len);
	return out->failed ? fault_memory(why) : 0;
}
