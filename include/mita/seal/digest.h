#ifndef MITA_SEAL_DIGEST_H
#define MITA_SEAL_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"

/* SHA-256: the identity of a record and of a document. */
void	digest_of(uint8_t out[static DIGEST_LEN], const void *bytes,
	    size_t len);

/* BLAKE2b-512 without a key: what minisign signs. */
void	digest_prehash(uint8_t out[static 64], const void *bytes, size_t len);

#endif
