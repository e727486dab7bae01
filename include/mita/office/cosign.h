#ifndef MITA_OFFICE_COSIGN_H
#define MITA_OFFICE_COSIGN_H

#include <stdint.h>

#include "mita/seal/merkle.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"

struct buf;
struct fault;

/*
 * A witness co-signs: a second officer, or anybody outside of the agency, on
 * a machine or stick of their own.  In a folder for one call lie "key"
 * (locked), "witness.pub" (minisign's form) and "witness.head", the newest
 * head that was co-signed.
 */

/*
 * The witness's key: that of the folder, or a new one, and its public half
 * beside it.  NULL; reasons of seckey_unlock() and passphrase_check().
 */
struct seckey *witness_key(const char *folder, const char *passphrase,
	    enum seckey_memory memory, struct fault *why);

/* Is there a key in this folder? */
bool	witness_has_key(const char *folder);

/*
 * What became of one file that asks.  head is the name of the file with the
 * co-signed head, which goes back to the agency.
 */
struct witnessed {
	struct merkle_head	last;	/* size 0: none was seen before */
	struct merkle_head	next;
	char			head[4096];
};

/*
 * Co-sign what the file asks for, if it goes on from what the folder has
 * seen; that the head was seen is on the disk before anything is signed.
 * agency is its public key.  Reasons: those of witness_look().
 */
int	witness_sign(struct witnessed *out, const char *asked,
	    const uint8_t agency[static PUBKEY_LEN], const char *folder,
	    const struct seckey *key, struct fault *why);

#endif
