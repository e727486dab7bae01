#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/seal/base64.h"
#include "mita/seal/close.h"
#include "mita/seal/digest.h"
#include "mita/seal/envelope.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/seal/sign.h"
#include "mita/seal/verify.h"
#include "tests/tap.h"

static const char good_phrase[] = "keturi žodžiai bandymui čia";

static void
is_hex(const uint8_t *bytes, size_t len, const char *want, const char *what)
{
	struct buf hex = {0};
	size_t i;

	for (i = 0; i < len; i++)
		buf_putf(&hex, "%02x", bytes[i]);
	is_str(buf_text(&hex), want, "%s", what);
	buf_release(&hex);
}

/* FIPS 180-2 appendix B.1; RFC 7693 appendix A. */
static void
test_digests(void)
{
	uint8_t sha[DIGEST_LEN], blake[64];

	digest_of(sha, "abc", 3);
	is_hex(sha, sizeof(sha), "ba7816bf8f01cfea414140de5dae2223b00361a39617"
	    "7a9cb410ff61f20015ad", "SHA-256 of abc");
	digest_prehash(blake, "abc", 3);
	is_hex(blake, sizeof(blake), "ba80a53f981c4d0d6a2797b69f12f6e94c212f14"
	    "685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8"
	    "dbf1925ab92386edd4009923", "BLAKE2b-512 of abc");
}

static void
test_base64(void)
{
	static const char *const bad[] = {
		"QUJ", "QUJD ", " QUJD", "QUJDRA==", "QUJ=", "QUJ\n", "", "Q===",
		"QU-D", "QUJ\x80", "\xc4\x85JD",
	};
	uint8_t out[4];
	size_t i;

	is_int(base64_read(out, 3, "QUJD", 4), 0, "three bytes in base64");
	is_mem(out, 3, "ABC", 3, "are read");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		is_int(base64_read(out, 3, bad[i], strlen(bad[i])), -1,
		    "not three bytes: case %zu", i);
	is_int(base64_read(out, 1, "QQ==", 4), 0, "one byte");
	is_int(base64_read(out, 1, "QR==", 4), -1, "bits behind the last byte");
}

static struct minisig
sign(const struct seckey *key, const char *text, struct buf *file)
{
	struct minisig sig = { .comment = "" };

	is_int(minisig_write(file, key, text, strlen(text), "a test",
	    "EVALUATION/1 signer=E-01", NULL), 0, "signed");
	is_int(minisig_read(&sig, buf_text(file), file->len, NULL), 0,
	    "and read");
	return sig;
}

/* Single bits of the message, and of all that the signature file says. */
static void
test_flips(const struct seckey *key)
{
	char text[] = "score P1 7 0\n\nscore P2 8 0\n\nend\n";
	const uint8_t *public = seckey_sign_public(key);
	struct buf file = {0};
	struct minisig sig = sign(key, text, &file), changed;
	size_t len = strlen(text), i, passed = 0, tried = 0;
	int bit;

	is_int(minisig_verify(&sig, public, text, len, NULL), 0, "verifies");
	for (i = 0; i < len * 8; i++, tried++) {
		text[i / 8] ^= (char)(1 << i % 8);
		passed += minisig_verify(&sig, public, text, len, NULL) == 0;
		text[i / 8] ^= (char)(1 << i % 8);
	}
	is_int((long long)passed, 0, "none of %zu changed bits of the text"
	    " passes", tried);
	/* The untrusted comment and the key's id are not signed. */
	i = (size_t)(strchr(file.bytes, '\n') + 1 - file.bytes);
	for (tried = 0; i < file.len; i++)
		for (bit = 0; bit < 8; bit++, tried++) {
			file.bytes[i] ^= (char)(1 << bit);
			passed += minisig_read(&changed, file.bytes, file.len,
			    NULL) == 0 && minisig_verify(&changed, public,
			    text, len, NULL) == 0 && memcmp(changed.key_id,
			    sig.key_id, KEYID_LEN) == 0;
			file.bytes[i] ^= (char)(1 << bit);
		}
	is_int((long long)passed, 0, "nor of %zu of the signature", tried);
	for (i = 0; i < file.len; i++)
		passed += minisig_read(&changed, file.bytes, i, NULL) == 0;
	is_int((long long)passed, 0, "nor does any shorter file");
	buf_putc(&file, '\n');
	is_int(minisig_read(&changed, file.bytes, file.len, NULL), -1,
	    "nor a longer one");
	buf_release(&file);
}

/* Some letters more, at a place. */
static void
put_in(struct buf *file, size_t at, const char *letters)
{
	struct buf whole = {0};

	buf_put(&whole, file->bytes, at);
	buf_puts(&whole, letters);
	buf_put(&whole, file->bytes + at, file->len - at);
	buf_release(file);
	*file = whole;
}

/* The trusted comment: as long as it may be, and plain letters. */
static void
test_comments(const struct seckey *key)
{
	char comment[COMMENT_MAX + 1], *at;
	struct minisig sig;
	struct buf file = {0};
	struct fault why;

	memset(comment, 'c', COMMENT_MAX);
	comment[COMMENT_MAX] = '\0';
	is_int(minisig_write(&file, key, "text", 4, "a test", comment, NULL),
	    0, "a comment of %d letters is signed", COMMENT_MAX);
	is_int(minisig_read(&sig, file.bytes, file.len, NULL), 0, "and read");
	is_int(minisig_verify(&sig, seckey_sign_public(key), "text", 4, NULL),
	    0, "and verifies");
	at = strstr(buf_text(&file), "ccc");
	*at = '\177';
	is_int(minisig_read(&sig, file.bytes, file.len, &why), -1,
	    "one with a letter that terminals obey is refused");
	*at = 'c';
	put_in(&file, (size_t)(at - file.bytes), "c");
	is_int(minisig_read(&sig, file.bytes, file.len, &why), -1,
	    "a letter more is refused");
	ok(strstr(why.text, "too long") != NULL, "%s", why.text);
	buf_release(&file);
}

static void
test_other_key(const struct seckey *key)
{
	struct seckey *other = seckey_new(NULL);
	struct buf file = {0};
	struct minisig sig = sign(key, "text", &file);
	struct fault why;

	is_int(minisig_verify(&sig, seckey_sign_public(other), "text", 4,
	    &why), -1, "another key's signature is refused");
	is_str(why.reason, "SIGNATURE", "as a signature");
	is_int(minisig_verify(&sig, seckey_sign_public(key), "te\r\n", 4,
	    &why), -1, "a text with CR LF is refused");
	ok(strstr(why.text, "CR LF") != NULL, "and the likely cause is told");
	buf_release(&file);
	seckey_free(other);
}

static void
refuses(const char *locked, size_t len, const char *phrase, const char *reason,
    const char *what)
{
	struct fault why = { .reason = "none" };
	struct seckey *key = seckey_unlock(locked, len, phrase, &why);

	ok(key == NULL, "%s is refused", what);
	is_str(why.reason, reason, "as %s", reason);
	seckey_free(key);
}

/* The number behind a word of the locked form, made another one. */
static void
with_number(const struct buf *locked, const char *word, const char *number,
    const char *reason)
{
	const char *at = strstr(buf_text(locked), word);
	struct buf changed = {0};

	if (!ok(at != NULL, "the locked key says %s", word))
		return;
	at += strlen(word);
	buf_put(&changed, locked->bytes, (size_t)(at - locked->bytes));
	buf_puts(&changed, number);
	buf_puts(&changed, at + strcspn(at, "\n "));
	refuses(buf_text(&changed), changed.len, good_phrase, reason, number);
	buf_release(&changed);
}

/* So many passes instead of the three that a key is locked with. */
static void
with_passes(const struct buf *locked, const char *passes)
{
	const char *at = strstr(buf_text(locked), " 3\nsalt ");
	struct buf changed = {0};

	if (!ok(at != NULL, "the locked key says how many passes"))
		return;
	buf_put(&changed, locked->bytes, (size_t)(at - locked->bytes) + 1);
	buf_puts(&changed, passes);
	buf_puts(&changed, at + 2);
	refuses(buf_text(&changed), changed.len, good_phrase, "FORMAT", passes);
	buf_release(&changed);
}

static void
test_lock(const struct seckey *key)
{
	struct buf locked = {0};
	struct seckey *again;

	is_int(seckey_lock(&locked, key, good_phrase, SECKEY_MEMORY_FLOOR,
	    NULL), 0, "a key is locked");
	again = seckey_unlock(locked.bytes, locked.len, good_phrase, NULL);
	ok(again != NULL, "and unlocked");
	is_mem(seckey_sign_public(again), PUBKEY_LEN, seckey_sign_public(key),
	    PUBKEY_LEN, "it is the same key");
	seckey_free(again);
	refuses(locked.bytes, locked.len, "keturi žodžiai bandymui čiA",
	    "PASSPHRASE", "another passphrase");
	/* Letters taken apart by another keyboard are the same phrase. */
	again = seckey_unlock(locked.bytes, locked.len,
	    "keturi z\xCC\x8Cod\xC5\xBE" "iai bandymui c\xCC\x8Cia", NULL);
	ok(again != NULL, "the passphrase is composed before it is used");
	seckey_free(again);
	refuses(locked.bytes, locked.len - 10, good_phrase, "FORMAT",
	    "a key cut short");
	locked.bytes[locked.len - 10] ^= 1;
	again = seckey_unlock(locked.bytes, locked.len, good_phrase, NULL);
	ok(again == NULL, "a changed key does not open");
	locked.bytes[locked.len - 10] ^= 1;
	with_number(&locked, "argon2id ", "99999999", "FORMAT");
	with_number(&locked, "argon2id ", "1025", "FORMAT");
	with_passes(&locked, "2");
	with_passes(&locked, "11");
	buf_puts(&locked, "end\n");
	refuses(locked.bytes, locked.len, good_phrase, "FORMAT",
	    "a key with something behind it");
	buf_release(&locked);
}

static void
test_envelope(const struct seckey *key)
{
	struct buf file = {0};
	struct envelope out;
	struct fault why;
	size_t i, passed = 0;
	const char *at;

	is_int(envelope_close(&file, "BUNDLE", key, "body", 4, NULL), 0,
	    "sealed");
	is_int(envelope_open(&out, "BUNDLE", file.bytes, file.len, NULL), 0,
	    "opened");
	is_mem(out.body.at, out.body.left, "body", 4, "the same bytes");
	is_mem(out.key, PUBKEY_LEN, seckey_sign_public(key), PUBKEY_LEN,
	    "and the key that made it");
	is_int(envelope_open(&out, "PACKAGE", file.bytes, file.len, &why), -1,
	    "not as a PACKAGE");
	is_str(why.reason, "WHAT", "because it is a BUNDLE");
	is_int(envelope_open(&out, "BANDLE", file.bytes, file.len, &why), -1,
	    "nor as a word of the same length");
	is_str(why.reason, "WHAT", "because it is another");
	for (i = 0; i < file.len; i++)
		passed += envelope_open(&out, "BUNDLE", file.bytes, i, NULL) ==
		    0;
	is_int((long long)passed, 0, "no shorter file opens");
	buf_putc(&file, 'x');
	is_int(envelope_open(&out, "BUNDLE", file.bytes, file.len, NULL), -1,
	    "nor a longer one");
	file.len--;
	*strstr(buf_text(&file), "\n\n") = ' ';
	is_int(envelope_open(&out, "BUNDLE", file.bytes, file.len, NULL), -1,
	    "nor one without the empty line");
	buf_release(&file);
	envelope_close(&file, "BUNDLE", key, "body", 4, NULL);
	at = strstr(buf_text(&file), "\n\n") + 1;
	put_in(&file, (size_t)(at - file.bytes), "x");
	is_int(envelope_open(&out, "BUNDLE", file.bytes, file.len, NULL), -1,
	    "nor one with something in it");
	buf_release(&file);
}

static void
test_names(const struct seckey *key)
{
	char name[KEYNAME_LEN + 1], typed[KEYNAME_LEN + 1];
	uint8_t read[PUBKEY_LEN];
	struct buf file = {0};
	size_t i;

	pubkey_name(name, seckey_sign_public(key));
	is_int((long long)strlen(name), KEYNAME_LEN, "a short name");
	memcpy(typed, name, sizeof(typed));
	for (i = 0; typed[i] != '\0'; i++)
		if (typed[i] >= 'A' && typed[i] <= 'Z')
			typed[i] = (char)(typed[i] + 32);
	is_int(pubkey_name_read(typed, typed), 0, "typed in small letters");
	is_str(typed, name, "is the same name");
	is_int(pubkey_name_read(typed, "GWJE-GAEA-ANWA"), -1, "too short");
	is_int(pubkey_name_read(typed, "oO1i-lLIO-0000-0000"), 0,
	    "letters that look like digits");
	is_str(typed, "0011-1110-0000-0000", "are those digits");
	pubkey_write(&file, seckey_sign_public(key), "test");
	is_int(pubkey_read(read, file.bytes, file.len, NULL), 0,
	    "minisign's public key file is read");
	is_mem(read, PUBKEY_LEN, seckey_sign_public(key), PUBKEY_LEN,
	    "as it was written");
	is_int(pubkey_read(read, file.bytes, file.len - 9, NULL), -1,
	    "not when cut short");
	/* RW is how "Ed" begins in base64, and RX is another algorithm. */
	strstr(buf_text(&file), "\nRW")[2] = 'X';
	is_int(pubkey_read(read, file.bytes, file.len, NULL), -1,
	    "nor as a key of another algorithm");
	buf_release(&file);
}

static const char *const short_ones[] = {
	"", "kava", "- ! + *", "a k u y", "ne to aš du", "        ", NULL
};
static const char *const repeating[] = {
	"aaaaaaaaaaaaaa", "ąąąąąąąąąąąąąąąą", "1 1 1 1", "- - - -",
	"namas namas namas namas", "abababababababab", "aabbaabbaabbaabb",
	"kava kava KAVA kava kava", "x1x2x3x4x5x6x7", "no no no no no no no",
	"99999999999999", "\xc2\xa0k\xc2\xa0k\xc2\xa0k\xc2\xa0k\xc2\xa0k k k k",
	"aa bb cc dd ee ff gg hh", "slaptažodis slaptažodis", NULL
};
static const char *const running[] = {
	"a b c d", "a b c d e f g h", "abcdefghijklmnop", "zyxwvutsrqponm",
	"12345678901234", "1 2 3 4 5 6 7",
	"qwertyuiopasdfgh", "A S D F G H J", "qaz wsx edc rfv",
	"98765432109876", NULL
};
static const char *const chosen[] = {
	"password password1", "passwordpassword", "Slaptazodis 12345",
	"slaptažodis 123 SLAPTAŽODIS", "one two three four",
	"vienas du trys keturi penki", "Lietuva Lietuva 2026", NULL
};
static const char *const strong[] = {
	"four words for tests", "opera metro taxi", "Mano katė geria arbatą",
	"kX9#vq2Lm7Zt4w", "žalias upės akmuo tyli", "the river is cold today",
	NULL
};

static void
test_guessed(const char *reason, const char *const *all)
{
	struct fault why;

	for (; *all != NULL; all++) {
		is_int(passphrase_check(*all, &why), -1, "\"%s\" is refused",
		    *all);
		ok(strstr(why.text, reason) != NULL, "  since it %s", reason);
		if (strstr(why.text, reason) == NULL)
			note("%s", why.text);
	}
}

static void
test_passphrases(void)
{
	struct fault why;
	size_t i;

	is_int(passphrase_check("trumpa", &why), -1, "a short passphrase");
	is_str(why.reason, "PASSPHRASE", "is told as that");
	is_int(passphrase_check("upe lapas rytas tiltas", NULL), 0,
	    "four words are enough");
	is_int(passphrase_check("keturiolikarai", NULL), 0,
	    "and so are 14 characters");
	is_int(passphrase_check("keturiolikara", NULL), -1, "13 are not");
	is_int(passphrase_check("keturiolikar\xc4\x85", NULL), -1,
	    "nor when one of them takes two bytes");
	test_guessed("is too short", short_ones);
	test_guessed("repeats itself", repeating);
	test_guessed("runs along", running);
	test_guessed("many people choose", chosen);
	for (i = 0; strong[i] != NULL; i++)
		is_int(passphrase_check(strong[i], NULL), 0, "\"%s\" is good",
		    strong[i]);
}

int
main(void)
{
	struct seckey *key;

	is_int(seal_start(NULL), 0, "the library starts");
	key = seckey_new(NULL);
	ok(key != NULL, "a key is made");
	test_digests();
	test_base64();
	test_flips(key);
	test_comments(key);
	test_other_key(key);
	test_lock(key);
	test_envelope(key);
	test_names(key);
	test_passphrases();
	seckey_free(key);
	return done_testing();
}
