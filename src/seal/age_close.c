/* Writing a file of age. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/seal/age.h"
#include "mita/seal/base64.h"
#include "mita/seal/hkdf.h"

/* Working space in guarded memory: nothing secret on the stack or heap. */
struct desk {
	uint8_t	file_key[AGE_FILE_KEY];
	uint8_t	once[crypto_scalarmult_SCALARBYTES];
	uint8_t	shared[crypto_scalarmult_BYTES];
	uint8_t	wrap[HKDF_LEN];
	uint8_t	mac_key[HKDF_LEN];
	uint8_t	chunk_key[HKDF_LEN];
};

static const struct span no_salt = { "", 0 };

/* One reader's stanza: the file's key under a key that both can make. */
static int
put_reader(struct buf *out, struct desk *desk, const uint8_t *reader,
    struct fault *why)
{
	static const uint8_t zeros[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
	const struct span shared = span_of(desk->shared, sizeof(desk->shared));
	uint8_t both[AGE_SHARE + PUBKEY_LEN], wrapped[AGE_FILE_KEY + AGE_TAG];
	struct span salt;

	randombytes_buf(desk->once, sizeof(desk->once));
	crypto_scalarmult_base(both, desk->once);
	memcpy(both + AGE_SHARE, reader, PUBKEY_LEN);
	salt = span_of(both, sizeof(both));
	if (crypto_scalarmult(desk->shared, desk->once, reader) == -1)
		return fault_advise(why, FAULT_REFUSED, "READER",
		    "ask for a new card", "mita-bundle(5) ENCRYPTED FILES:"
		    " nothing can be encrypted to one of the keys");
	hkdf(desk->wrap, &shared, &salt, AGE_INFO_READER);
	crypto_aead_chacha20poly1305_ietf_encrypt(wrapped, NULL,
	    desk->file_key, AGE_FILE_KEY, NULL, 0, NULL, zeros, desk->wrap);
	buf_puts(out, "-> X25519 ");
	base64_write_bare(out, both, AGE_SHARE);
	buf_putc(out, '\n');
	base64_write_bare(out, wrapped, sizeof(wrapped));
	buf_putc(out, '\n');
	return 0;
}

static void
put_mac(struct buf *out, size_t start, struct desk *desk)
{
	const struct span key = span_of(desk->file_key, AGE_FILE_KEY);
	uint8_t mac[HKDF_LEN];

	buf_puts(out, "---");
	if (out->failed)
		return;
	hkdf(desk->mac_key, &key, &no_salt, "header");
	hmac_of(mac, desk->mac_key, out->bytes + start, out->len - start);
	buf_putc(out, ' ');
	base64_write_bare(out, mac, sizeof(mac));
	buf_putc(out, '\n');
}

static void
put_chunk(struct buf *out, const struct desk *desk, const struct span *text,
    uint64_t number, bool last)
{
	static const uint8_t room[AGE_TAG];
	uint8_t nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
	uint8_t *at;

	age_chunk_nonce(nonce, number, last);
	buf_put(out, text->at, text->left);
	buf_put(out, room, sizeof(room));
	if (out->failed)
		return;
	at = (uint8_t *)out->bytes + out->len - text->left - sizeof(room);
	crypto_aead_chacha20poly1305_ietf_encrypt(at, NULL, at, text->left,
	    NULL, 0, NULL, nonce, desk->chunk_key);
}

/* A text that fills its chunks ends with a full one; an empty one has one. */
static void
put_payload(struct buf *out, struct desk *desk, const struct span *bytes)
{
	const struct span key = span_of(desk->file_key, AGE_FILE_KEY);
	struct span left = *bytes, chunk, salt;
	uint8_t nonce[AGE_NONCE];
	uint64_t number = 0;

	randombytes_buf(nonce, sizeof(nonce));
	buf_put(out, nonce, sizeof(nonce));
	salt = span_of(nonce, sizeof(nonce));
	hkdf(desk->chunk_key, &key, &salt, "payload");
	do {
		span_take(&left, left.left < AGE_CHUNK ? left.left : AGE_CHUNK,
		    &chunk);
		put_chunk(out, desk, &chunk, number++, left.left == 0);
	} while (left.left > 0);
}

int
age_close(struct buf *out, const uint8_t (*readers)[PUBKEY_LEN], size_t n,
    const struct age_label *label, const struct span *bytes,
    struct fault *why)
{
	struct desk *desk = sodium_malloc(sizeof(*desk));
	size_t start = out->len, i;
	int rc = 0;

	if (desk == NULL)
		return fault_memory(why);
	randombytes_buf(desk->file_key, AGE_FILE_KEY);
	buf_puts(out, AGE_FIRST_LINE "\n");
	if (label != NULL)
		buf_putf(out, "-> mita %s %s %s\n\n",
		    container_words[label->kind], label->call, label->expert);
	for (i = 0; rc == 0 && i < n; i++)
		rc = put_reader(out, desk, readers[i], why);
	if (rc == 0) {
		put_mac(out, start, desk);
		put_payload(out, desk, bytes);
		rc = out->failed ? fault_memory(why) : 0;
	}
	sodium_free(desk);
	return rc;
}
