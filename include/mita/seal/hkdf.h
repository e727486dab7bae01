#ifndef MITA_SEAL_HKDF_H
#define MITA_SEAL_HKDF_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/span.h"

enum { HKDF_LEN = 32 };

/*
 * HKDF of RFC 5869 with SHA-256: the first 32 bytes, which is all that age
 * asks for.  An empty salt is the one of zeros that the RFC says.
 */
void	hkdf(uint8_t out[static HKDF_LEN], const struct span *secret,
	    const struct span *salt, const char *info);

/* HMAC-SHA-256 under a key of 32 bytes. */
void	hmac_of(uint8_t out[static HKDF_LEN],
	    const uint8_t key[static HKDF_LEN], const void *bytes,
	    size_t len);

#endif
