#ifndef MITA_SEAL_VERIFY_H
#define MITA_SEAL_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"

struct fault;

/*
 * A minisign signature taken apart: four lines, prehashed ("ED") only,
 * canonical base64, trusted comment in printable ASCII, nothing behind
 * line 4.  mita-record(5) SIGNATURES.
 */
struct minisig {
	uint8_t	key_id[KEYID_LEN];	/* not signed: a hint */
	uint8_t	sig[SIG_LEN];
	uint8_t	global[SIG_LEN];
	char	comment[COMMENT_MAX + 1];	/* the trusted comment's text */
};

int	minisig_read(struct minisig *out, const char *text, size_t len,
	    struct fault *why);

/*
 * Do both signatures (of the bytes, and of signature and comment) verify
 * with this key?  Reason SIGNATURE on failure; a text with CR LF line ends
 * is told as the likely cause.
 */
int	minisig_verify(const struct minisig *sig,
	    const uint8_t key[static PUBKEY_LEN], const void *bytes, size_t len,
	    struct fault *why);

/*
 * The same of many, on two processors where there are: each is good or not.
 * Why one is not, minisig_verify() tells.
 */
struct signed_text {
	const char	*minisig;
	size_t		 minisig_len;
	const uint8_t	*key;
	const void	*bytes;
	size_t		 len;
	bool		 good;
};
void	minisig_verify_all(struct signed_text *texts, size_t n);

/* Plain Ed25519, as minisig_verify uses it; 0 or -1.  For vectors. */
int	ed25519_verify(const uint8_t sig[static SIG_LEN],
	    const uint8_t key[static PUBKEY_LEN], const void *bytes,
	    size_t len);

#endif
