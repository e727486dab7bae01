#ifndef MITA_SEAL_ENVELOPE_H
#define MITA_SEAL_ENVELOPE_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"
#include "mita/base/span.h"
#include "mita/seal/verify.h"

struct buf;
struct fault;

/*
 * A sealed file: minisign's four lines over the bytes, one empty line, the
 * bytes.  Its trusted comment is "WHAT/1 key=<64 hex>", WHAT being CARD,
 * PACKAGE or BUNDLE.  mita-bundle(5) SEALED FILES.
 */
struct envelope {
	struct minisig	minisig;
	uint8_t		key[PUBKEY_LEN];	/* as the comment says; verified, not yet trusted */
	struct span	body;			/* borrowed: the bytes behind the empty line */
};

/*
 * Take a sealed file apart and verify that the key it names made it.  The
 * caller must still know that key before it reads the body.  Reasons:
 * FORMAT, SIGNATURE, WHAT (another kind of file).
 */
int	envelope_open(struct envelope *out, const char *what, const void *bytes,
	    size_t len, struct fault *why);

#endif
