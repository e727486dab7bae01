/* Reading and checking a minisign signature. */
#include "config.h"

#include "mita/seal/verify.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/span.h"
#include "mita/base/translate.h"
#include "mita/seal/base64.h"
#include "mita/seal/digest.h"

static const char untrusted[] = "untrusted comment: ";
static const char trusted[] = "trusted comment: ";

static int
bad(struct fault *why, const char *what)
{
	return fault_set(why, FAULT_REFUSED, "FORMAT",
	    "mita-record(5) SIGNATURES: %s", what);
}

/* minisign prints the comment to terminals: nothing but plain letters. */
static bool
is_printable(const struct span *line)
{
	size_t i;

	for (i = 0; i < line->left; i++)
		if (line->at[i] < 0x20 || line->at[i] > 0x7e)
			return false;
	return true;
}

static int
read_comment(struct minisig *out, struct span *line, struct fault *why)
{
	struct span prefix;

	if (!span_starts(line, trusted))
		return bad(why, "line 3 is no trusted comment");
	span_take(line, strlen(trusted), &prefix);
	if (line->left >= sizeof(out->comment) || !is_printable(line))
		return bad(why, "the trusted comment is too long, or not plain"
		    " ASCII");
	memcpy(out->comment, line->at, line->left);
	out->comment[line->left] = '\0';
	return 0;
}

int
minisig_read(struct minisig *out, const char *text, size_t len,
    struct fault *why)
{
	struct span in = span_of(text, len), line[4];
	uint8_t raw[2 + KEYID_LEN + SIG_LEN];
	size_t i;

	for (i = 0; i < 4; i++)
		if (!span_take_line(&in, &line[i]))
			return bad(why, "a signature has four lines");
	if (in.left > 0)
		return bad(why, "something stands behind line 4");
	if (!span_starts(&line[0], untrusted) || !is_printable(&line[0]))
		return bad(why, "line 1 is no untrusted comment in plain"
		    " ASCII");
	if (base64_read(raw, sizeof(raw), line[1].at, line[1].left) == -1)
		return bad(why, "line 2 is not 74 bytes in base64");
	if (raw[0] != 'E' || raw[1] != 'D')
		return bad(why, "only prehashed signatures (ED, minisign -H)"
		    " are accepted");
	memcpy(out->key_id, raw + 2, KEYID_LEN);
	memcpy(out->sig, raw + 2 + KEYID_LEN, SIG_LEN);
	if (read_comment(out, &line[2], why) == -1)
		return -1;
	if (base64_read(out->global, SIG_LEN, line[3].at, line[3].left) == -1)
		return bad(why, "line 4 is not 64 bytes in base64");
	return 0;
}

int
ed25519_verify(const uint8_t sig[static SIG_LEN],
    const uint8_t key[static PUBKEY_LEN], const void *bytes, size_t len)
{
	return crypto_sign_verify_detached(sig, bytes, len, key);
}

static bool
has_crlf(const char *bytes, size_t len)
{
	const char *end = len == 0 ? NULL : memchr(bytes, '\n', len);

	return end != NULL && end > bytes && end[-1] == '\r';
}

static int
misfit(bool mailed, struct fault *why)
{
	if (mailed)
		return fault_advise(why, FAULT_REFUSED, "SIGNATURE",
		    "its lines end in CR LF, so a mail program or editor"
		    " probably changed it",
		    "the signature does not fit these bytes and this key");
	return fault_advise(why, FAULT_REFUSED, "SIGNATURE",
	    "ask for it again",
	    "the signature does not fit these bytes and this key: it was"
	    " changed, or somebody else signed it");
}

int
minisig_verify(const struct minisig *sig,
    const uint8_t key[static PUBKEY_LEN], const void *bytes, size_t len,
    struct fault *why)
{
	uint8_t hash[64], both[SIG_LEN + sizeof(sig->comment)];
	size_t comment = strlen(sig->comment);

	digest_prehash(hash, bytes, len);
	if (ed25519_verify(sig->sig, key, hash, sizeof(hash)) == -1)
		return misfit(has_crlf(bytes, len), why);
	memcpy(both, sig->sig, SIG_LEN);
	memcpy(both + SIG_LEN, sig->comment, comment);
	if (ed25519_verify(sig->global, key, both, SIG_LEN + comment) == -1)
		return fault_set(why, FAULT_REFUSED, "SIGNATURE",
		    "the trusted comment is not the one that was signed");
	return 0;
}
