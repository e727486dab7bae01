#ifndef MITA_SEAL_PUBKEY_H
#define MITA_SEAL_PUBKEY_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"

struct buf;
struct fault;

enum { KEYNAME_LEN = 19 };	/* K7QF-2MDA-9XTR-08PC, without the NUL */

/*
 * Start the library and test it: an Ed25519 check that lets one known
 * mixed-order key pass (CVE-2025-69277) must not admit keys.  Call once,
 * before anything else of this room; -1 and reason LIBRARY on failure.
 */
int	seal_start(struct fault *why);

/* The library's version; may be asked before the start. */
const char *seal_library(void);

/* Is this a point of the main subgroup, as an admitted signing key must be? */
int	pubkey_check(const uint8_t key[static PUBKEY_LEN], struct fault *why);

/* minisign's key id as we choose it: first 8 bytes of BLAKE2b-128(key). */
void	pubkey_id(uint8_t out[static KEYID_LEN],
	    const uint8_t key[static PUBKEY_LEN]);

/*
 * The short name said by telephone: the first 80 bits of SHA-256(key) in
 * four groups of Crockford's base 32 (no I, L, O, U).
 */
void	pubkey_name(char out[static KEYNAME_LEN + 1],
	    const uint8_t key[static PUBKEY_LEN]);

/*
 * The short name as somebody typed it: case, blanks and dashes do not
 * matter, O reads as 0, I and L as 1.  -1 if it cannot be one.
 */
int	pubkey_name_read(char out[static KEYNAME_LEN + 1], const char *typed);

/* minisign's public key file, two lines; comment must be printable ASCII. */
void	pubkey_write(struct buf *out, const uint8_t key[static PUBKEY_LEN],
	    const char *comment);

/* Read such a file, or its second line alone. */
int	pubkey_read(uint8_t out[static PUBKEY_LEN], const char *text,
	    size_t len,
	    struct fault *why);

/* That of a file; the place is the file. */
int	pubkey_load(uint8_t out[static PUBKEY_LEN], const char *path,
	    struct fault *why);

#endif
