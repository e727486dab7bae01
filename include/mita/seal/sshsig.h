#ifndef MITA_SEAL_SSHSIG_H
#define MITA_SEAL_SSHSIG_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"

struct buf;

/*
 * A second signature of the same text by the same key, which ssh-keygen -Y
 * verify takes: SSHSIG of OpenSSH, in a namespace of its own.  It travels in
 * the untrusted comment of the first, where older readers pass over it.
 * mita-record(5) SIGNATURES.
 */

extern const char sshsig_namespace[];

/* Append what is signed: the namespace, and the digest of the bytes. */
void	sshsig_message(struct buf *out, const void *bytes, size_t len);

/* The one that a signature file carries; -1: none. */
int	sshsig_find(uint8_t out[static SIG_LEN], const char *minisig,
	    size_t len);

/* 0 or -1, also without memory. */
int	sshsig_verify(const uint8_t sig[static SIG_LEN],
	    const uint8_t key[static PUBKEY_LEN], const void *bytes,
	    size_t len);

/* Append it as the file that ssh-keygen reads. */
void	sshsig_write(struct buf *out, const uint8_t sig[static SIG_LEN],
	    const uint8_t key[static PUBKEY_LEN]);

/* Append a line for its file of allowed signers. */
void	sshsig_write_signer(struct buf *out, const char *name,
	    const uint8_t key[static PUBKEY_LEN]);

#endif
