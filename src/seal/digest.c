/* SHA-256 of bytes. */
#include "config.h"

#include "mita/seal/digest.h"

#include <sodium.h>

void
digest_of(uint8_t out[static DIGEST_LEN], const void *bytes, size_t len)
{
	crypto_hash_sha256(out, bytes, len);
}

void
digest_prehash(uint8_t out[static 64], const void *bytes, size_t len)
{
	crypto_generichash(out, 64, bytes, len, NULL, 0);
}
