#include "config.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/number.h"
#include "mita/seal/age.h"
#include "mita/seal/digest.h"
#include "mita/seal/keybox.h"
#include "mita/seal/merkle.h"
#include "mita/seal/note.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/seal/verify.h"

/*
 * Answers questions about signatures, one a line, for tests/vectors.t.
 * Bytes are hexadecimal, or base64 behind "="; "-" is nothing.
 *
 *	verify KEY SIGNATURE MESSAGE	V or X: plain Ed25519
 *	key KEY				V or X: may it be admitted?
 *	sign SEED MESSAGE		public key and signature
 *	minisign KEYFILE SIGFILE MESSAGE	V or a reason; then how many of
 *					all changes of one bit pass
 *	age SECRET FILE			V and the SHA-256 of what is in it, or
 *					a reason
 *
 * And about trees and notes; digests are lines of base64, "." for an empty
 * one, "-" when no more is there:
 *
 *	included INDEX SIZE ROOT LEAF PROOF...	V or X
 *	extended SIZE SIZE ROOT ROOT PROOF...	V or X
 *	note NAME TYPE KEY NOTE			V, or X: unsigned, or a reason
 */

struct bytes {
	unsigned char	*at;
	size_t		 len;
};

static struct bytes
take(char **line)
{
	static char nothing[] = "";
	char *word = strsep(line, " \n");
	struct bytes out = { NULL, 0 };
	size_t len;

	if (word == NULL || strcmp(word, "-") == 0 || *word == '\0')
		word = nothing;
	len = strlen(word);
	out.at = calloc(1, len + 1);
	if (out.at == NULL)
		abort();
	if (*word != '=') {
		sodium_hex2bin(out.at, len, word, len, NULL, &out.len, NULL);
		return out;
	}
	sodium_base642bin(out.at, len, word + 1, len - 1, NULL, &out.len, NULL,
	    sodium_base64_VARIANT_ORIGINAL);
	return out;
}

static const char *
verify(char *line)
{
	struct bytes key = take(&line), sig = take(&line), msg = take(&line);
	const char *answer = "X";

	if (key.len == PUBKEY_LEN && sig.len == SIG_LEN &&
	    ed25519_verify(sig.at, key.at, msg.at, msg.len) == 0)
		answer = "V";
	free(key.at);
	free(sig.at);
	free(msg.at);
	return answer;
}

static const char *
check_key(char *line)
{
	struct bytes key = take(&line);
	const char *answer = key.len == PUBKEY_LEN &&
	    pubkey_check(key.at, NULL) == 0 ? "V" : "X";

	free(key.at);
	return answer;
}

static void
sign(char *line)
{
	struct bytes seed = take(&line), msg = take(&line);
	unsigned char public[crypto_sign_PUBLICKEYBYTES];
	unsigned char secret[crypto_sign_SECRETKEYBYTES], sig[SIG_LEN];
	char hex[2 * SIG_LEN + 1];

	crypto_sign_seed_keypair(public, secret, seed.at);
	crypto_sign_detached(sig, NULL, msg.at, msg.len, secret);
	printf("%s ", sodium_bin2hex(hex, sizeof(hex), public,
	    sizeof(public)));
	puts(sodium_bin2hex(hex, sizeof(hex), sig, sizeof(sig)));
	free(seed.at);
	free(msg.at);
}

static bool
passes(const struct minisig *sig, const uint8_t *key, const struct bytes *msg)
{
	return minisig_verify(sig, key, msg->at, msg->len, NULL) == 0;
}

/* How many of len bytes' single-bit changes still verify? */
static unsigned
flips(uint8_t *bytes, size_t len, const struct minisig *sig,
    const uint8_t *key, const struct bytes *msg)
{
	size_t step = len > 512 ? len / 512 : 1, i;
	unsigned bit, n = 0;

	for (i = 0; i < len; i += step)
		for (bit = 0; bit < 8; bit++) {
			bytes[i] ^= (uint8_t)(1u << bit);
			n += passes(sig, key, msg);
			bytes[i] ^= (uint8_t)(1u << bit);
		}
	return n;
}

static void
minisign(char *line)
{
	struct bytes pub = take(&line), file = take(&line), msg = take(&line);
	uint8_t key[PUBKEY_LEN];
	struct minisig sig;
	struct fault why;

	if (pubkey_read(key, (char *)pub.at, pub.len, &why) == -1 ||
	    minisig_read(&sig, (char *)file.at, file.len, &why) == -1 ||
	    minisig_verify(&sig, key, msg.at, msg.len, &why) == -1)
		puts(why.reason);
	else
		printf("V %u\n", flips(msg.at, msg.len, &sig, key, &msg) +
		    flips(sig.sig, SIG_LEN, &sig, key, &msg) +
		    flips(sig.global, SIG_LEN, &sig, key, &msg) +
		    flips((uint8_t *)sig.comment, strlen(sig.comment), &sig,
		    key, &msg));
	free(pub.at);
	free(file.at);
	free(msg.at);
}

static void
open_age(char *line)
{
	struct bytes secret = take(&line), file = take(&line);
	struct seckey *key = seckey_new(NULL);
	char hex[2 * DIGEST_LEN + 1];
	struct age_header header;
	uint8_t digest[DIGEST_LEN];
	struct buf out = {0};
	struct fault why;

	sodium_mprotect_readwrite(key->box);
	memcpy(key->box->box_secret, secret.at,
	    secret.len == PUBKEY_LEN ? PUBKEY_LEN : 0);
	crypto_scalarmult_base(key->box->box_public, key->box->box_secret);
	if (age_header_read(&header, file.at, file.len, &why) == -1 ||
	    age_open(&out, key, &header, &why) == -1)
		puts(out.len == 0 ? why.reason : "RELEASED");
	else {
		digest_of(digest, buf_text(&out), out.len);
		printf("V %s\n", sodium_bin2hex(hex, sizeof(hex), digest,
		    sizeof(digest)));
	}
	buf_release(&out);
	seckey_free(key);
	free(secret.at);
	free(file.at);
}

/* A number that no tree has is no question about trees. */
static bool
take_size(char **line, uint64_t *out)
{
	const char *word = strsep(line, " \n");
	int64_t n;

	if (word == NULL || !number_read(word, 0, INT64_MAX, &n))
		return false;
	*out = (uint64_t)n;
	return true;
}

static bool
take_digest(char **line, struct digest *out)
{
	const char *word = strsep(line, " \n");
	struct buf text = {0};
	struct span in;
	bool good;

	buf_putf(&text, "%s\n", word == NULL || *word == '.' ? "" : word);
	in = span_of(buf_text(&text), text.len);
	good = merkle_take(&in, out);
	buf_release(&text);
	return good;
}

static bool
take_proof(char *line, struct merkle_proof *out)
{
	struct buf text = {0};
	struct span in;
	char *word;
	bool good;

	while ((word = strsep(&line, " \n")) != NULL && *word != '\0' &&
	    *word != '-')
		buf_putf(&text, "%s\n", *word == '.' ? "" : word);
	buf_putc(&text, '\n');
	in = span_of(buf_text(&text), text.len);
	good = merkle_proof_take(&in, out) && in.left == 0;
	buf_release(&text);
	return good;
}

static const char *
included(char *line)
{
	struct merkle_head head;
	struct merkle_proof proof;
	struct digest leaf;
	uint64_t index;

	return take_size(&line, &index) && take_size(&line, &head.size) &&
	    take_digest(&line, &head.root) && take_digest(&line, &leaf) &&
	    take_proof(line, &proof) &&
	    merkle_is_included(&proof, index, &leaf, &head) ? "V" : "X";
}

static const char *
extended(char *line)
{
	struct merkle_head old, new;
	struct merkle_proof proof;

	return take_size(&line, &old.size) && take_size(&line, &new.size) &&
	    take_digest(&line, &old.root) && take_digest(&line, &new.root) &&
	    take_proof(line, &proof) &&
	    merkle_is_extended(&proof, &old, &new) ? "V" : "X";
}

static const char *
note_of(char *line)
{
	struct note_key by = { .name = strsep(&line, " ") };
	struct bytes type = take(&line), key = take(&line), text = take(&line);
	struct fault why = { .reason = "X" };
	struct note note;
	int rc = -1;

	by.type = (enum note_type)type.at[0];
	if (key.len == PUBKEY_LEN) {
		memcpy(by.key, key.at, PUBKEY_LEN);
		if (note_read(&note, text.at, text.len, &why) == 0)
			rc = note_verify(&note, &by, NULL, &why);
	}
	free(type.at);
	free(key.at);
	free(text.at);
	return rc == 1 ? "V" : rc == 0 ? "X" : why.reason;
}

int
main(void)
{
	char *line = NULL, *rest, *word;
	size_t room = 0;
	struct fault why;

	if (seal_start(&why) == -1) {
		fprintf(stderr, "%s\n", why.text);
		return 3;
	}
	while (getline(&line, &room, stdin) > 0) {
		rest = line;
		word = strsep(&rest, " \n");
		if (strcmp(word, "verify") == 0)
			puts(verify(rest));
		else if (strcmp(word, "key") == 0)
			puts(check_key(rest));
		else if (strcmp(word, "sign") == 0)
			sign(rest);
		else if (strcmp(word, "minisign") == 0)
			minisign(rest);
		else if (strcmp(word, "age") == 0)
			open_age(rest);
		else if (strcmp(word, "included") == 0)
			puts(included(rest));
		else if (strcmp(word, "extended") == 0)
			puts(extended(rest));
		else if (strcmp(word, "note") == 0)
			puts(note_of(rest));
	}
	free(line);
	return 0;
}
