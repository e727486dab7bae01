/* Writing a minisign signature. */
#include "config.h"

#include "mita/seal/sign.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/seal/base64.h"
#include "mita/seal/digest.h"
#include "mita/seal/keybox.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/seal/sshsig.h"
#include "mita/seal/verify.h"

int
minisig_write(struct buf *out, const struct seckey *key, const void *bytes,
    size_t len, const char *untrusted, const char *trusted, struct fault *why)
{
	uint8_t raw[2 + KEYID_LEN + SIG_LEN] = { 'E', 'D' };
	uint8_t both[SIG_LEN + COMMENT_MAX], global[SIG_LEN], hash[64];
	size_t comment = strlen(trusted);

	if (comment > COMMENT_MAX)
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "mita-record(5) SIGNATURES: the trusted comment is too"
		    " long");
	digest_prehash(hash, bytes, len);
	pubkey_id(raw + 2, key->box->sign_public);
	crypto_sign_detached(raw + 2 + KEYID_LEN, NULL, hash, sizeof(hash),
	    key->box->sign_secret);
	memcpy(both, raw + 2 + KEYID_LEN, SIG_LEN);
	memcpy(both + SIG_LEN, trusted, comment);
	crypto_sign_detached(global, NULL, both, SIG_LEN + comment,
	    key->box->sign_secret);
	buf_putf(out, "untrusted comment: %s\n", untrusted);
	base64_write(out, raw, sizeof(raw));
	buf_putf(out, "\ntrusted comment: %s\n", trusted);
	base64_write(out, global, sizeof(global));
	buf_putc(out, '\n');
	return out->failed ? fault_memory(why) : 0;
}

void
sshsig_comment(struct buf *out, const char *comment,
    const struct seckey *key, const void *bytes, size_t len)
{
	struct buf message = {0};
	uint8_t sig[SIG_LEN];

	sshsig_message(&message, bytes, len);
	crypto_sign_detached(sig, NULL, (const uint8_t *)buf_text(&message),
	    message.len, key->box->sign_secret);
	buf_putf(out, "%s; sshsig ", comment);
	base64_write(out, sig, sizeof(sig));
	out->failed = out->failed || message.failed;
	buf_release(&message);
}
