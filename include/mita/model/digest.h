#ifndef MITA_MODEL_DIGEST_H
#define MITA_MODEL_DIGEST_H

#include <stdint.h>

#include "mita/base/limits.h"

/* SHA-256 of the bytes of a record or a document. */
struct digest {
	uint8_t	bytes[DIGEST_LEN];
};

#endif
