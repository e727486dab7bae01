/* Keys made of keys. */
#include "config.h"

#include "mita/seal/hkdf.h"

#include <sodium.h>
#include <string.h>

static void
hmac(uint8_t out[static HKDF_LEN], const struct span *key,
    const struct span *bytes, const char *more)
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, (const uint8_t *)key->at,
	    key->left);
	crypto_auth_hmacsha256_update(&state, (const uint8_t *)bytes->at,
	    bytes->left);
	crypto_auth_hmacsha256_update(&state, (const uint8_t *)more,
	    strlen(more));
	crypto_auth_hmacsha256_final(&state, out);
	sodium_memzero(&state, sizeof(state));
}

void
hmac_of(uint8_t out[static HKDF_LEN], const uint8_t key[static HKDF_LEN],
    const void *bytes, size_t len)
{
	const struct span by = span_of(key, HKDF_LEN), in = span_of(bytes, len);

	hmac(out, &by, &in, "");
}

/* Extract, then the first block of expand, whose number is 1. */
void
hkdf(uint8_t out[static HKDF_LEN], const struct span *secret,
    const struct span *salt, const char *info)
{
	uint8_t extracted[HKDF_LEN];
	const struct span what = span_of(info, strlen(info));
	struct span by;

	hmac(extracted, salt, secret, "");
	by = span_of(extracted, HKDF_LEN);
	hmac(out, &by, &what, "\001");
	sodium_memzero(extracted, sizeof(extracted));
}
