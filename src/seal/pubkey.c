/* Public keys: checking, short names, minisign's files. */
#include "config.h"

#include "mita/seal/pubkey.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/span.h"
#include "mita/seal/base64.h"

/* Crockford's base 32: no I, L, O, U. */
static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/*
 * The base point plus a point of order 8: a key of mixed order, which a
 * library with CVE-2025-69277 takes for a good one.
 */
static int
make_mixed(uint8_t out[static PUBKEY_LEN])
{
	static const uint8_t order_8[PUBKEY_LEN] = {
		0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0,
		0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
		0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39,
		0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05
	};
	uint8_t one[32] = { 1 }, base[PUBKEY_LEN];

	if (crypto_scalarmult_ed25519_base_noclamp(base, one) == -1)
		return -1;
	return crypto_core_ed25519_add(out, base, order_8);
}

int
seal_start(struct fault *why)
{
	uint8_t mixed[PUBKEY_LEN];

	if (sodium_init() == -1)
		return fault_set(why, FAULT_SYSTEM, "LIBRARY",
		    "libsodium does not start on this machine");
	if (make_mixed(mixed) == 0 &&
	    crypto_core_ed25519_is_valid_point(mixed) == 1)
		return fault_advise(why, FAULT_SYSTEM, "LIBRARY",
		    "install the security update", "this libsodium lets weak"
		    " keys pass (CVE-2025-69277)");
	return 0;
}

const char *
seal_library(void)
{
	return sodium_version_string();
}

int
pubkey_check(const uint8_t key[static PUBKEY_LEN], struct fault *why)
{
	if (crypto_core_ed25519_is_valid_point(key) != 1)
		return fault_advise(why, FAULT_REFUSED, "WEAK-KEY",
		    "anybody could forge its signatures, so it cannot be"
		    " admitted",
		    "the signing key is not a point of the main subgroup");
	return 0;
}

void
pubkey_id(uint8_t out[static KEYID_LEN], const uint8_t key[static PUBKEY_LEN])
{
	uint8_t digest[16];

	crypto_generichash(digest, sizeof(digest), key, PUBKEY_LEN, NULL, 0);
	memcpy(out, digest, KEYID_LEN);
}

void
pubkey_name(char out[static KEYNAME_LEN + 1],
    const uint8_t key[static PUBKEY_LEN])
{
	uint8_t digest[crypto_hash_sha256_BYTES];
	unsigned bits = 0, n = 0;
	size_t at = 0, i = 0;

	crypto_hash_sha256(digest, key, PUBKEY_LEN);
	while (at < KEYNAME_LEN) {
		if (at % 5 == 4) {
			out[at++] = '-';
			continue;
		}
		if (n < 5) {
			bits = bits << 8 | digest[i++];
			n += 8;
		}
		n -= 5;
		out[at++] = letters[bits >> n & 31];
	}
	out[KEYNAME_LEN] = '\0';
}

/* One typed letter as it must have been meant; 0 if it cannot be one. */
static char
meant(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		return '0';
	if (c == 'I' || c == 'L')
		return '1';
	return c != '\0' && strchr(letters, c) != NULL ? c : '\0';
}

int
pubkey_name_read(char out[static KEYNAME_LEN + 1], const char *typed)
{
	size_t at = 0;

	for (; *typed != '\0'; typed++) {
		if (*typed == '-' || *typed == ' ')
			continue;
		if (at % 5 == 4 && at < KEYNAME_LEN)
			out[at++] = '-';
		if (at >= KEYNAME_LEN || (out[at++] = meant(*typed)) == '\0')
			return -1;
	}
	out[at] = '\0';
	return at == KEYNAME_LEN ? 0 : -1;
}

void
pubkey_write(struct buf *out, const uint8_t key[static PUBKEY_LEN],
    const char *comment)
{
	uint8_t raw[2 + KEYID_LEN + PUBKEY_LEN] = { 'E', 'd' };

	pubkey_id(raw + 2, key);
	memcpy(raw + 2 + KEYID_LEN, key, PUBKEY_LEN);
	buf_putf(out, "untrusted comment: %s\n", comment);
	base64_write(out, raw, sizeof(raw));
	buf_putc(out, '\n');
}

/* A letter that was saved on Windows has one, and CR before each LF. */
#define BYTE_ORDER_MARK	"\xef\xbb\xbf"

int
pubkey_read(uint8_t out[static PUBKEY_LEN], const char *text, size_t len,
    struct fault *why)
{
	uint8_t raw[2 + KEYID_LEN + PUBKEY_LEN];
	struct span in = span_of(text, len), line;

	if (span_starts(&in, BYTE_ORDER_MARK))
		in = span_of(in.at + 3, in.left - 3);
	if (span_starts(&in, "untrusted comment:") &&
	    !span_take_line(&in, &line))
		in.left = 0;
	if (!span_take_line(&in, &line))
		line = in;
	while (line.left > 0 && (line.at[line.left - 1] == '\r' ||
	    line.at[line.left - 1] == ' '))
		line.left--;
	if (base64_read(raw, sizeof(raw), line.at, line.left) == -1 ||
	    raw[0] != 'E' || raw[1] != 'd')
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "this is not a minisign public key (two lines, the second"
		    " begins with RW)");
	memcpy(out, raw + 2 + KEYID_LEN, PUBKEY_LEN);
	return 0;
}

int
pubkey_load(uint8_t out[static PUBKEY_LEN], const char *path,
    struct fault *why)
{
	struct buf text = {0};
	int rc = file_read(path, MINISIG_MAX, &text, why);

	if (rc == 0 && (rc = pubkey_read(out, buf_text(&text), text.len,
	    why)) == -1)
		fault_within(why, "%s", path);
	buf_release(&text);
	return rc;
}
