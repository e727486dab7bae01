/* The signature that ssh-keygen verifies. */
#include "config.h"

#include "mita/seal/sshsig.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/span.h"
#include "mita/seal/base64.h"
#include "mita/seal/verify.h"

const char sshsig_namespace[] = "mita-evaluation";

static const char magic[] = "SSHSIG", algorithm[] = "ssh-ed25519",
    hash_name[] = "sha512", mark[] = "; sshsig ";

enum {
	ENCODED		= 88,	/* base64 of a signature */
	ARMOUR_LINE	= 70
};

static void
put_number(struct buf *out, size_t n)
{
	buf_putc(out, (char)(n >> 24 & 0xff));
	buf_putc(out, (char)(n >> 16 & 0xff));
	buf_putc(out, (char)(n >> 8 & 0xff));
	buf_putc(out, (char)(n & 0xff));
}

static void
put_string(struct buf *out, const void *bytes, size_t len)
{
	put_number(out, len);
	buf_put(out, bytes, len);
}

static void
put_word(struct buf *out, const char *word)
{
	put_string(out, word, strlen(word));
}

/* Namespace, nothing reserved, and the digest's name. */
static void
put_purpose(struct buf *out)
{
	put_word(out, sshsig_namespace);
	put_word(out, "");
	put_word(out, hash_name);
}

void
sshsig_message(struct buf *out, const void *bytes, size_t len)
{
	uint8_t hash[crypto_hash_sha512_BYTES];

	crypto_hash_sha512(hash, bytes, len);
	buf_puts(out, magic);
	put_purpose(out);
	put_string(out, hash, sizeof(hash));
}

int
sshsig_find(uint8_t out[static SIG_LEN], const char *minisig, size_t len)
{
	struct span in = span_of(minisig, len), line;
	const size_t tail = strlen(mark) + ENCODED;

	if (!span_take_line(&in, &line) || line.left < tail ||
	    memcmp(line.at + line.left - tail, mark, strlen(mark)) != 0)
		return -1;
	return base64_read(out, SIG_LEN, line.at + line.left - ENCODED,
	    ENCODED);
}

int
sshsig_verify(const uint8_t sig[static SIG_LEN],
    const uint8_t key[static PUBKEY_LEN], const void *bytes, size_t len)
{
	struct buf message = {0};
	int rc;

	sshsig_message(&message, bytes, len);
	rc = message.failed ? -1 : ed25519_verify(sig, key, message.bytes,
	    message.len);
	buf_release(&message);
	return rc;
}

static void
put_key(struct buf *out, const uint8_t *key)
{
	put_word(out, algorithm);
	put_string(out, key, PUBKEY_LEN);
}

static void
put_base64(struct buf *out, const struct buf *bytes, size_t line)
{
	struct buf text = {0};
	size_t at;

	base64_write(&text, (const uint8_t *)buf_text(bytes), bytes->len);
	for (at = 0; at < text.len; at += line) {
		buf_put(out, text.bytes + at, text.len - at < line ?
		    text.len - at : line);
		buf_putc(out, '\n');
	}
	out->failed = out->failed || text.failed || bytes->failed;
	buf_release(&text);
}

void
sshsig_write(struct buf *out, const uint8_t sig[static SIG_LEN],
    const uint8_t key[static PUBKEY_LEN])
{
	struct buf blob = {0}, part = {0};

	buf_puts(&blob, magic);
	put_number(&blob, 1);
	put_key(&part, key);
	put_string(&blob, buf_text(&part), part.len);
	put_purpose(&blob);
	buf_release(&part);
	put_word(&part, algorithm);
	put_string(&part, sig, SIG_LEN);
	put_string(&blob, buf_text(&part), part.len);
	buf_puts(out, "-----BEGIN SSH SIGNATURE-----\n");
	put_base64(out, &blob, ARMOUR_LINE);
	buf_puts(out, "-----END SSH SIGNATURE-----\n");
	buf_release(&part);
	buf_release(&blob);
}

void
sshsig_write_signer(struct buf *out, const char *name,
    const uint8_t key[static PUBKEY_LEN])
{
	struct buf blob = {0};

	put_key(&blob, key);
	buf_putf(out, "%s namespaces=\"%s\" %s ", name, sshsig_namespace,
	    algorithm);
	put_base64(out, &blob, 2 * ENCODED);
	buf_release(&blob);
}
