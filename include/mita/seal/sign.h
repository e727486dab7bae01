#ifndef MITA_SEAL_SIGN_H
#define MITA_SEAL_SIGN_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"

struct buf;
struct fault;
struct seckey;		/* mita/seal/seckey.h */

/*
 * Append minisign's four lines over the bytes.  Both comments must be
 * printable ASCII, the trusted one under 512 bytes.  The same bytes give the
 * same signature.
 */
int	minisig_write(struct buf *out, const struct seckey *key,
	    const void *bytes, size_t len, const char *untrusted,
	    const char *trusted, struct fault *why);

/*
 * The untrusted comment of a record that has a second signature, with that
 * in it; seal/sshsig.h.
 */
void	sshsig_comment(struct buf *out, const char *comment,
	    const struct seckey *key, const void *bytes, size_t len);

#endif
