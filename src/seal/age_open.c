/* Reading a file of age with a key. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/seal/age.h"
#include "mita/seal/base64.h"
#include "mita/seal/hkdf.h"
#include "mita/seal/keybox.h"

/* Working space in guarded memory: nothing secret on the stack or heap. */
struct desk {
	uint8_t	file_key[AGE_FILE_KEY];
	uint8_t	shared[crypto_scalarmult_BYTES];
	uint8_t	wrap[HKDF_LEN];
	uint8_t	mac_key[HKDF_LEN];
	uint8_t	chunk_key[HKDF_LEN];
};

/* One try at the key of the file. */
enum trial { TRIAL_OPEN, TRIAL_OTHER, TRIAL_BAD };

static const struct span no_salt = { "", 0 };

static int
damaged(struct fault *why)
{
	return fault_advise(why, FAULT_REFUSED, "FORMAT", "ask for it again",
	    "mita-bundle(5) ENCRYPTED FILES: a stanza of the header is"
	    " damaged");
}

/* What stands in a stanza for a key of X25519; false: it is misshapen. */
static bool
read_stanza(const struct age_stanza *stanza, struct span args,
    uint8_t share[static AGE_SHARE],
    uint8_t wrapped[static AGE_FILE_KEY + AGE_TAG])
{
	struct span body = stanza->body, line, word;

	return age_word_take(&args, &word) && args.left == 0 &&
	    base64_read_bare(share, AGE_SHARE, word.at, word.left) == 0 &&
	    span_take_line(&body, &line) && body.left == 0 &&
	    base64_read_bare(wrapped, AGE_FILE_KEY + AGE_TAG, line.at,
	    line.left) == 0;
}

static enum trial
try_stanza(struct desk *desk, const struct keybox *box,
    const struct age_stanza *stanza)
{
	static const uint8_t zeros[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
	const struct span shared = span_of(desk->shared, sizeof(desk->shared));
	uint8_t both[AGE_SHARE + PUBKEY_LEN], wrapped[AGE_FILE_KEY + AGE_TAG];
	struct span args = stanza->args, kind, salt;

	age_word_take(&args, &kind);
	if (!span_is(&kind, "X25519"))
		return TRIAL_OTHER;
	if (!read_stanza(stanza, args, both, wrapped) ||
	    crypto_scalarmult(desk->shared, box->box_secret, both) == -1)
		return TRIAL_BAD;
	memcpy(both + AGE_SHARE, box->box_public, PUBKEY_LEN);
	salt = span_of(both, sizeof(both));
	hkdf(desk->wrap, &shared, &salt, AGE_INFO_READER);
	return crypto_aead_chacha20poly1305_ietf_decrypt(desk->file_key, NULL,
	    NULL, wrapped, sizeof(wrapped), NULL, 0, zeros, desk->wrap) == 0 ?
	    TRIAL_OPEN : TRIAL_OTHER;
}

static int
find_file_key(struct desk *desk, const struct keybox *box,
    const struct age_header *header, struct fault *why)
{
	struct span in = header->stanzas;
	struct age_stanza stanza;
	enum trial trial;

	while (age_stanza_take(&in, &stanza)) {
		if ((trial = try_stanza(desk, box, &stanza)) == TRIAL_OPEN)
			return 0;
		if (trial == TRIAL_BAD)
			return damaged(why);
	}
	return fault_set(why, FAULT_REFUSED, "OTHER-READER",
	    "it is not encrypted to this key");
}

static int
check_mac(struct desk *desk, const struct age_header *header,
    struct fault *why)
{
	const struct span key = span_of(desk->file_key, AGE_FILE_KEY);
	uint8_t mac[HKDF_LEN];

	hkdf(desk->mac_key, &key, &no_salt, "header");
	hmac_of(mac, desk->mac_key, header->mac_over.at,
	    header->mac_over.left);
	if (sodium_memcmp(mac, header->mac, sizeof(mac)) == 0)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "MAC", "ask for it again",
	    "mita-bundle(5) ENCRYPTED FILES: the header is not as it was"
	    " written");
}

/* Decrypted where it will stay; what is not authentic is taken away. */
static bool
take_chunk(struct buf *out, const struct desk *desk, const struct span *chunk,
    uint64_t number, bool last)
{
	uint8_t nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
	size_t start = out->len;
	uint8_t *at;

	/* An empty one ends only what is empty altogether. */
	if (chunk->left < AGE_TAG || (chunk->left == AGE_TAG && number > 0))
		return false;
	age_chunk_nonce(nonce, number, last);
	buf_put(out, chunk->at, chunk->left);
	if (out->failed)
		return false;
	at = (uint8_t *)out->bytes + start;
	out->len -= AGE_TAG;
	return crypto_aead_chacha20poly1305_ietf_decrypt(at, NULL, NULL, at,
	    chunk->left, NULL, 0, nonce, desk->chunk_key) == 0;
}

static int
take_payload(struct buf *out, struct desk *desk, struct span in,
    struct fault *why)
{
	const struct span key = span_of(desk->file_key, AGE_FILE_KEY);
	const size_t whole = AGE_CHUNK + AGE_TAG;
	struct span salt, chunk;
	uint64_t number = 0;

	span_take(&in, AGE_NONCE, &salt);
	hkdf(desk->chunk_key, &key, &salt, "payload");
	do {
		span_take(&in, in.left < whole ? in.left : whole, &chunk);
		if (!take_chunk(out, desk, &chunk, number++, in.left == 0))
			return out->failed ? fault_memory(why) :
			    fault_advise(why, FAULT_REFUSED, "PAYLOAD",
			    "ask for it again", "mita-bundle(5) ENCRYPTED"
			    " FILES: it was changed or cut short");
	} while (in.left > 0);
	return 0;
}

int
age_open(struct buf *out, const struct seckey *key,
    const struct age_header *header, struct fault *why)
{
	struct desk *desk = sodium_malloc(sizeof(*desk));
	size_t start = out->len;
	int rc = -1;

	if (desk == NULL)
		return fault_memory(why);
	if (find_file_key(desk, key->box, header, why) == 0 &&
	    check_mac(desk, header, why) == 0)
		rc = take_payload(out, desk, header->payload, why);
	if (rc == -1 && out->len > start) {
		sodium_memzero(out->bytes + start, out->room - start);
		out->len = start;
	}
	sodium_free(desk);
	return rc;
}
