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
 * bytes.  For a container the trusted comment is "WHAT/1 key=<64 hex>", WHAT
 * being PACKAGE or BUNDLE; a card is the sealed file of a KEY record, with
 * that record's own signature.  mita-bundle(5) SEALED FILES.
 */
struct envelope {
	struct minisig	minisig;
	/* as the comment says; verified, not yet trusted */
	uint8_t		key[PUBKEY_LEN];
	struct span	body;	/* borrowed: the bytes behind the empty line */
};

/*
 * Cut a sealed file into its signature (four lines) and the bytes behind the
 * empty line.  Nothing is verified.  Reasons FORMAT, ENCRYPTED (age.h).
 */
int	envelope_split(const void *bytes, size_t len, struct span *minisig,
	    struct span *body, struct fault *why);

/*
 * Take a sealed container apart and verify that the key it names made it.  The
 * caller must still know that key before it reads the body.  Reasons:
 * FORMAT, ENCRYPTED, SIGNATURE, WHAT (another kind of file), VERSION (a later
 * one).
 */
int	envelope_open(struct envelope *out, const char *what, const void *bytes,
	    size_t len, struct fault *why);

#endif
