/* A person's two secret keys, and their locked form. */
#include "config.h"

#include "mita/seal/seckey.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/hex.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/seal/keybox.h"

enum {
	PASSES = 3,
	PASSES_MAX = 10,
	MIB_MAX = 1024,
	SALT = crypto_pwhash_SALTBYTES,
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	DATA_KEY = crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
	SEEDS = crypto_sign_SEEDBYTES + crypto_box_SECRETKEYBYTES,
	WRAPPED = NONCE + DATA_KEY + TAG,
	SECRETS = NONCE + SEEDS + TAG
};

static struct seckey *
seckey_alloc(struct fault *why)
{
	struct seckey *key = calloc(1, sizeof(*key));

	if (key == NULL || (key->box = sodium_malloc(sizeof(*key->box))) ==
	    NULL) {
		free(key);
		fault_set(why, FAULT_SYSTEM, "MEMORY",
		    "no guarded memory for the key: close other programs and"
		    " try again");
		return NULL;
	}
	return key;
}

struct seckey *
seckey_new(struct fault *why)
{
	struct seckey *key;

	if ((key = seckey_alloc(why)) == NULL)
		return NULL;
	crypto_sign_keypair(key->box->sign_public, key->box->sign_secret);
	crypto_box_keypair(key->box->box_public, key->box->box_secret);
	sodium_mprotect_readonly(key->box);
	return key;
}

void
seckey_free(struct seckey *key)
{
	if (key == NULL)
		return;
	sodium_free(key->box);		/* wipes before it frees */
	free(key);
}

const uint8_t *
seckey_sign_public(const struct seckey *key)
{
	return key->box->sign_public;
}

const uint8_t *
seckey_box_public(const struct seckey *key)
{
	return key->box->box_public;
}

/*
 * The first lines of the locked form are the associated data of both
 * encryptions, so neither parameters nor public keys can be exchanged.
 */
static void
write_head(struct buf *out, unsigned mib, unsigned passes,
    const uint8_t *salt, const uint8_t *sign_public,
    const uint8_t *box_public)
{
	char hex[2 * PUBKEY_LEN + 1];

	buf_putf(out, "LOCKED-KEY/1\nargon2id %u %u\n", mib, passes);
	hex_write(hex, salt, SALT);
	buf_putf(out, "salt %s\n", hex);
	hex_write(hex, sign_public, PUBKEY_LEN);
	buf_putf(out, "sign-key %s\n", hex);
	hex_write(hex, box_public, PUBKEY_LEN);
	buf_putf(out, "box-key %s\n", hex);
}

/* The key that wraps the data key; out is guarded memory of DATA_KEY bytes. */
static int
stretch(uint8_t *out, const char *passphrase, const uint8_t *salt,
    unsigned mib, unsigned passes, struct fault *why)
{
	struct buf nfc = {0};
	int rc;

	text_nfc(&nfc, passphrase, strlen(passphrase));
	if (nfc.failed)
		rc = fault_memory(why);
	else if (crypto_pwhash(out, DATA_KEY, buf_text(&nfc), nfc.len, salt,
	    passes, (size_t)mib * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13)
	    == -1)
		rc = fault_advise(why, FAULT_SYSTEM, "MEMORY",
		    "close other programs and try again",
		    "not enough memory to open the key: it needs %u MiB for"
		    " about a second", mib);
	else
		rc = 0;
	if (nfc.bytes != NULL)
		sodium_memzero(nfc.bytes, nfc.room);
	buf_release(&nfc);
	return rc;
}

static void
encrypt(uint8_t *out, const uint8_t *plain, size_t len,
    const struct buf *head, const uint8_t *key)
{
	randombytes_buf(out, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE, NULL, plain,
	    len, (const uint8_t *)head->bytes, head->len, NULL, out, key);
}

static int
decrypt(uint8_t *plain, const uint8_t *sealed, size_t len,
    const struct buf *head, const uint8_t *key)
{
	return crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL,
	    sealed + NONCE, len - NONCE, (const uint8_t *)head->bytes,
	    head->len, sealed, key);
}

/* Working space in guarded memory: nothing secret on the stack or heap. */
struct bench {
	uint8_t	stretched[DATA_KEY];
	uint8_t	data_key[DATA_KEY];
	uint8_t	seeds[SEEDS];
};

/* Of a key that is being made there is one that needs less. */
static void
tell_smaller(enum seckey_memory mib, struct fault *why)
{
	if (why == NULL || strcmp(why->reason, "MEMORY") != 0 ||
	    mib == SECKEY_MEMORY_FLOOR)
		return;
	fault_advise(why, FAULT_SYSTEM, "MEMORY",
	    "close other programs and try again, or make it with"
	    " --small-memory", "not enough memory to make the key: it needs %u"
	    " MiB for about a second, or %u with --small-memory",
	    (unsigned)mib, (unsigned)SECKEY_MEMORY_FLOOR);
}

int
seckey_lock(struct buf *out, const struct seckey *key, const char *passphrase,
    enum seckey_memory mib, struct fault *why)
{
	uint8_t salt[SALT], wrapped[WRAPPED], secrets[SECRETS];
	char hex[2 * SECRETS + 1];
	struct buf head = {0};
	struct bench *bench;
	int rc = -1;

	if ((bench = sodium_malloc(sizeof(*bench))) == NULL)
		return fault_memory(why);
	randombytes_buf(salt, sizeof(salt));
	write_head(&head, mib, PASSES, salt, key->box->sign_public,
	    key->box->box_public);
	if (head.failed) {
		fault_memory(why);
		goto done;
	}
	if (stretch(bench->stretched, passphrase, salt, mib, PASSES, why) ==
	    -1) {
		tell_smaller(mib, why);
		goto done;
	}
	randombytes_buf(bench->data_key, DATA_KEY);
	crypto_sign_ed25519_sk_to_seed(bench->seeds, key->box->sign_secret);
	memcpy(bench->seeds + crypto_sign_SEEDBYTES, key->box->box_secret,
	    crypto_box_SECRETKEYBYTES);
	encrypt(wrapped, bench->data_key, DATA_KEY, &head, bench->stretched);
	encrypt(secrets, bench->seeds, SEEDS, &head, bench->data_key);
	buf_put(out, head.bytes, head.len);
	hex_write(hex, wrapped, sizeof(wrapped));
	buf_putf(out, "wrapped %s\n", hex);
	hex_write(hex, secrets, sizeof(secrets));
	buf_putf(out, "secrets %s\nend\n", hex);
	rc = out->failed ? fault_memory(why) : 0;
done:
	buf_release(&head);
	sodium_free(bench);
	return rc;
}

/* Reading */

struct locked {
	unsigned	mib;
	unsigned	passes;
	uint8_t		salt[SALT];
	uint8_t		sign_public[PUBKEY_LEN];
	uint8_t		box_public[PUBKEY_LEN];
	uint8_t		wrapped[WRAPPED];
	uint8_t		secrets[SECRETS];
};

static bool
take_hex(struct span *in, const char *word, uint8_t *out, size_t len)
{
	struct span line;

	return span_take_line(in, &line) && span_skip(&line, word) &&
	    hex_read(out, len, line.at, line.left);
}

static bool
take_parameters(struct span *in, struct locked *out)
{
	int64_t mib, passes;
	struct span line;

	if (!span_take_line(in, &line) || !span_skip(&line, "argon2id ") ||
	    !number_take(&line, 9999, &mib) || !span_skip(&line, " ") ||
	    !number_take(&line, 99, &passes) || line.left > 0)
		return false;
	out->mib = (unsigned)mib;
	out->passes = (unsigned)passes;
	return true;
}

enum seckey_memory
seckey_memory_of(const char *locked)
{
	struct span in = span_of(locked, strlen(locked)), line;
	struct locked is;

	return span_take_line(&in, &line) && take_parameters(&in, &is) &&
	    is.mib == SECKEY_MEMORY_FLOOR ? SECKEY_MEMORY_FLOOR :
	    SECKEY_MEMORY_FULL;
}

static int
read_locked(struct locked *out, struct buf *head, const char *text,
    size_t len, struct fault *why)
{
	struct span in = span_of(text, len), line;

	if (!span_take_line(&in, &line) || !span_is(&line, "LOCKED-KEY/1") ||
	    !take_parameters(&in, out) ||
	    !take_hex(&in, "salt ", out->salt, SALT) ||
	    !take_hex(&in, "sign-key ", out->sign_public, PUBKEY_LEN) ||
	    !take_hex(&in, "box-key ", out->box_public, PUBKEY_LEN) ||
	    !take_hex(&in, "wrapped ", out->wrapped, WRAPPED) ||
	    !take_hex(&in, "secrets ", out->secrets, SECRETS) ||
	    !span_take_line(&in, &line) || !span_is(&line, "end") ||
	    in.left > 0)
		return fault_advise(why, FAULT_REFUSED, "FORMAT",
		    "take your backup", "mita-record(5) LOCKED KEYS: this is"
		    " not a locked key, or it is damaged");
	if (out->mib < SECKEY_MEMORY_FLOOR || out->mib > MIB_MAX ||
	    out->passes < PASSES || out->passes > PASSES_MAX)
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "mita-record(5) LOCKED KEYS: %u MiB and %u passes are"
		    " outside of what is allowed", out->mib, out->passes);
	write_head(head, out->mib, out->passes, out->salt, out->sign_public,
	    out->box_public);
	if (head->failed)
		return fault_memory(why);
	/* Written again it must be the same: no second spelling. */
	if (head->len > len || memcmp(head->bytes, text, head->len) != 0)
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "mita-record(5) LOCKED KEYS: not in its one form");
	return 0;
}

static int
open_secrets(struct bench *bench, const struct locked *locked,
    const struct buf *head, const char *passphrase, struct fault *why)
{
	if (stretch(bench->stretched, passphrase, locked->salt, locked->mib,
	    locked->passes, why) == -1)
		return -1;
	if (decrypt(bench->data_key, locked->wrapped, WRAPPED, head,
	    bench->stretched) == -1)
		return fault_advise(why, FAULT_REFUSED, "PASSPHRASE",
		    "nothing was done, type it once more",
		    "that is not the passphrase (or the key was altered)");
	if (decrypt(bench->seeds, locked->secrets, SECRETS, head,
	    bench->data_key) == -1)
		return fault_advise(why, FAULT_REFUSED, "FORMAT",
		    "take your backup", "the passphrase is right, but the key"
		    " was altered");
	return 0;
}

static struct seckey *
from_seeds(const struct bench *bench, const struct locked *locked,
    struct fault *why)
{
	struct seckey *key;

	if ((key = seckey_alloc(why)) == NULL)
		return NULL;
	crypto_sign_seed_keypair(key->box->sign_public, key->box->sign_secret,
	    bench->seeds);
	memcpy(key->box->box_secret, bench->seeds + crypto_sign_SEEDBYTES,
	    crypto_box_SECRETKEYBYTES);
	crypto_scalarmult_base(key->box->box_public, key->box->box_secret);
	if (memcmp(key->box->sign_public, locked->sign_public, PUBKEY_LEN) !=
	    0 || memcmp(key->box->box_public, locked->box_public,
	    PUBKEY_LEN) != 0) {
		fault_advise(why, FAULT_REFUSED, "FORMAT", "take your backup",
		    "the public and the secret half of the key do not belong"
		    " together");
		seckey_free(key);
		return NULL;
	}
	sodium_mprotect_readonly(key->box);
	return key;
}

struct seckey *
seckey_unlock(const char *locked_text, size_t len, const char *passphrase,
    struct fault *why)
{
	struct seckey *key = NULL;
	struct buf head = {0};
	struct locked locked;
	struct bench *bench;

	if ((bench = sodium_malloc(sizeof(*bench))) == NULL) {
		fault_memory(why);
		return NULL;
	}
	if (read_locked(&locked, &head, locked_text, len, why) == 0 &&
	    open_secrets(bench, &locked, &head, passphrase, why) == 0)
		key = from_seeds(bench, &locked, why);
	buf_release(&head);
	sodium_free(bench);
	return key;
}

struct seckey *
seckey_read(const char *path, const char *passphrase, struct fault *why)
{
	struct seckey *key = NULL;
	struct buf locked = {0};

	if (file_read(path, MINISIG_MAX, &locked, why) == 0 &&
	    (key = seckey_unlock(buf_text(&locked), locked.len, passphrase,
	    why)) == NULL)
		fault_within(why, "%s", path);
	buf_release(&locked);
	return key;
}
