#include "config.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/bech32.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/seal/age.h"
#include "mita/seal/base64.h"
#include "mita/seal/envelope.h"
#include "mita/seal/hkdf.h"
#include "mita/seal/keybox.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "tests/tap.h"

static const struct age_label label = {
	CONTAINER_BUNDLE, "INOKLASTER-1", "E-01"
};

/* RFC 5869, A.1 and A.3: of each the first 32 bytes. */
static void
test_hkdf(void)
{
	static const uint8_t secret[22] = {
		11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
		11, 11, 11, 11, 11, 11, 11
	};
	static const uint8_t salt[13] = {
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
	};
	static const uint8_t want[HKDF_LEN] = {
		0x3c, 0xb2, 0x5f, 0x25, 0xfa, 0xac, 0xd5, 0x7a, 0x90, 0x43,
		0x4f, 0x64, 0xd0, 0x36, 0x2f, 0x2a, 0x2d, 0x2d, 0x0a, 0x90,
		0xcf, 0x1a, 0x5a, 0x4c, 0x5d, 0xb0, 0x2d, 0x56, 0xec, 0xc4,
		0xc5, 0xbf
	};
	static const uint8_t bare[HKDF_LEN] = {
		0x8d, 0xa4, 0xe7, 0x75, 0xa5, 0x63, 0xc1, 0x8f, 0x71, 0x5f,
		0x80, 0x2a, 0x06, 0x3c, 0x5a, 0x31, 0xb8, 0xa1, 0x1f, 0x5c,
		0x5e, 0xe1, 0x87, 0x9e, 0xc3, 0x45, 0x4e, 0x5f, 0x3c, 0x73,
		0x8d, 0x2d
	};
	const struct span of = span_of(secret, sizeof(secret));
	const struct span with = span_of(salt, sizeof(salt));
	const struct span without = span_of("", 0);
	uint8_t got[HKDF_LEN];

	hkdf(got, &of, &with, "\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9");
	is_mem(got, HKDF_LEN, want, HKDF_LEN, "RFC 5869, A.1");
	hkdf(got, &of, &without, "");
	is_mem(got, HKDF_LEN, bare, HKDF_LEN, "RFC 5869, A.3");
}

static void
test_bare_base64(void)
{
	uint8_t got[3];
	struct buf out = {0};

	base64_write_bare(&out, (const uint8_t *)"AB", 2);
	is_str(buf_text(&out), "QUI", "two bytes without padding");
	is_int(base64_read_bare(got, 2, "QUI", 3), 0, "are read");
	is_int(base64_read_bare(got, 2, "QUJ", 3), -1,
	    "not with bits behind the last byte");
	is_int(base64_read_bare(got, 2, "QUI=", 4), -1, "nor with padding");
	is_int(base64_read_bare(got, 1, "Q", 1), -1, "nor one letter");
	buf_release(&out);
}

/* BIP 173 has no vector of this form; the key is one of age's own tests. */
static void
test_bech32(void)
{
	static const char text[] = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye"
	    "869xeexvn73equnujwj";
	uint8_t key[BECH32_BYTES];
	char again[BECH32_ROOM], slip[sizeof(text)];
	size_t i, passed = 0;

	ok(bech32_read(key, "age", text), "a key as age writes it");
	bech32_write(again, "age", key);
	is_str(again, text, "is written so again");
	for (i = 0; i < sizeof(text) - 1; i++) {
		memcpy(slip, text, sizeof(text));
		slip[i] = slip[i] == 'q' ? 'p' : 'q';
		passed += bech32_read(key, "age", slip);
	}
	is_int((long long)passed, 0, "no slip of one letter is read");
	ok(!bech32_read(key, "age", "age1zvkyg2lq"), "nor a short one");
	ok(!bech32_read(key, "agf", text), "nor one of another name");
	memcpy(slip, text, sizeof(text));
	slip[0] = 'A';
	ok(!bech32_read(key, "age", slip), "nor one with a capital");
}

static void
fill(struct buf *out, size_t len)
{
	uint32_t state = 1;
	size_t i;

	for (i = 0; i < len; i++) {
		state = state * 1664525 + 1013904223;
		buf_putc(out, (char)(state >> 24));
	}
}

/* Close for two readers; each opens it, and the outside says whose it is. */
static void
test_sizes(const struct seckey *one, const struct seckey *two)
{
	static const size_t sizes[] = {
		0, 1, 2, 65535, 65536, 65537, 131071, 131072, 131073, 1000003
	};
	uint8_t readers[2][PUBKEY_LEN];
	size_t i;

	memcpy(readers[0], seckey_box_public(one), PUBKEY_LEN);
	memcpy(readers[1], seckey_box_public(two), PUBKEY_LEN);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct buf text = {0}, file = {0}, got = {0};
		struct span bytes;
		struct age_header header;

		fill(&text, sizes[i]);
		bytes = span_of(buf_text(&text), text.len);
		is_int(age_close(&file, readers, 2, &label, &bytes, NULL), 0,
		    "%zu bytes are closed", sizes[i]);
		ok(age_is(file.bytes, file.len) && age_header_read(&header,
		    file.bytes, file.len, NULL) == 0, "  the header is read");
		ok(header.labelled && header.label.kind == CONTAINER_BUNDLE,
		    "  it has a label");
		is_str(header.label.call, "INOKLASTER-1", "  of the call");
		is_str(header.label.expert, "E-01", "  of the expert");
		is_int(age_open(&got, one, &header, NULL), 0, "  one opens it");
		is_mem(buf_text(&got), got.len, bytes.at, bytes.left,
		    "  the same");
		got.len = 0;
		is_int(age_open(&got, two, &header, NULL), 0, "  so does two");
		is_mem(buf_text(&got), got.len, bytes.at, bytes.left,
		    "  the same");
		buf_release(&text);
		buf_release(&file);
		buf_release(&got);
	}
}

/* 0 when it opened; what was not authentic must not be there. */
static int
open_all(const struct buf *file, const struct seckey *key, size_t *released)
{
	struct buf got = {0};
	struct age_header header;
	struct fault why;
	int rc;

	rc = age_header_read(&header, file->bytes, file->len, &why);
	if (rc == 0)
		rc = age_open(&got, key, &header, &why);
	*released += rc == -1 ? got.len : 0;
	buf_release(&got);
	return rc;
}

/* Two chunks, the second short: every bit, and every length. */
static void
test_changes(const struct seckey *key)
{
	uint8_t readers[1][PUBKEY_LEN];
	struct buf text = {0}, file = {0};
	size_t i, step = 1, passed = 0, released = 0, tried = 0;
	struct span bytes;

	memcpy(readers[0], seckey_box_public(key), PUBKEY_LEN);
	fill(&text, AGE_CHUNK + 20);
	bytes = span_of(text.bytes, text.len);
	age_close(&file, readers, 1, &label, &bytes, NULL);
	for (i = 0; i < file.len; i += step, tried++) {
		file.bytes[i] ^= (char)(1 << i % 8);
		passed += open_all(&file, key, &released) == 0;
		file.bytes[i] ^= (char)(1 << i % 8);
		step = i < 400 || i > file.len - 100 ? 1 : 97;
	}
	is_int((long long)passed, 0, "no change of %zu opens", tried);
	for (tried = 0, i = file.len; i-- > 0; tried++) {
		size_t whole = file.len;

		file.len = i;
		passed += open_all(&file, key, &released) == 0;
		file.len = whole;
		i -= i > 500 && i < whole - 100 ? 96 : 0;
	}
	is_int((long long)passed, 0, "nor a shorter one of %zu", tried);
	buf_putc(&file, 'x');
	is_int(open_all(&file, key, &released), -1, "nor a longer one");
	is_int((long long)released, 0, "and nothing of them was released");
	buf_release(&text);
	buf_release(&file);
}

static void
refuses(const struct buf *file, const struct seckey *key, const char *reason,
    const char *what)
{
	struct age_header header;
	struct buf got = {0};
	struct fault why = { .reason = "none" };

	if (age_header_read(&header, file->bytes, file->len, &why) == 0)
		age_open(&got, key, &header, &why);
	is_str(why.reason, reason, "%s: %s", what, why.text);
	is_int((long long)got.len, 0, "  nothing is released");
	buf_release(&got);
}

/* Each reader costs who looks for the own key: there is an end to it. */
static void
test_many(const struct seckey *key)
{
	uint8_t readers[READERS_MAX + 1][PUBKEY_LEN];
	const struct span bytes = span_of("text", 4);
	struct buf file = {0};
	size_t released = 0, i;

	for (i = 0; i <= READERS_MAX; i++)
		memcpy(readers[i], seckey_box_public(key), PUBKEY_LEN);
	age_close(&file, readers, READERS_MAX, &label, &bytes, NULL);
	is_int(open_all(&file, key, &released), 0, "as many readers as may be");
	buf_release(&file);
	age_close(&file, readers, READERS_MAX + 1, &label, &bytes, NULL);
	refuses(&file, key, "FORMAT", "one more reader");
	buf_release(&file);
}

/* Who has the phrase could be told from who has the key. */
static void
test_phrase(const struct seckey *key)
{
	const struct span bytes = span_of("text", 4);
	struct buf file = {0}, both = {0};
	uint8_t readers[1][PUBKEY_LEN];
	size_t head;

	memcpy(readers[0], seckey_box_public(key), PUBKEY_LEN);
	age_close(&file, readers, 1, &label, &bytes, NULL);
	head = (size_t)(strstr(buf_text(&file), "\n---") + 1 - file.bytes);
	buf_put(&both, file.bytes, head);
	buf_puts(&both, "-> scrypt c3Nzc3Nzc3Nzc3Nzc3Nzcw 10\n"
	    "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s\n");
	buf_put(&both, file.bytes + head, file.len - head);
	refuses(&both, key, "FORMAT", "a passphrase beside a key");
	buf_release(&both);
	buf_release(&file);
}

static void
test_reasons(const struct seckey *key, const struct seckey *other)
{
	static const uint8_t low[1][PUBKEY_LEN] = {{ 1 }};
	uint8_t readers[1][PUBKEY_LEN];
	const struct span bytes = span_of("text", 4);
	struct span minisig, body;
	struct buf file = {0};
	struct fault why = { .reason = "none" };

	memcpy(readers[0], seckey_box_public(key), PUBKEY_LEN);
	age_close(&file, readers, 1, &label, &bytes, NULL);
	refuses(&file, other, "OTHER-READER", "another key");
	file.bytes[file.len - 1] ^= 1;
	refuses(&file, key, "PAYLOAD", "a changed text");
	file.bytes[file.len - 1] ^= 1;
	strstr(file.bytes, "E-01")[3] = '2';
	refuses(&file, key, "MAC", "a changed label");
	strstr(file.bytes, "E-02")[3] = '1';
	strstr(file.bytes, "BUNDLE")[0] = 'b';
	refuses(&file, key, "FORMAT", "a label of another kind");
	strstr(file.bytes, "bUNDLE")[0] = 'B';
	is_int(envelope_split(file.bytes, file.len, &minisig, &body, &why), -1,
	    "it is no sealed file");
	is_str(why.reason, "ENCRYPTED", "but: %s", why.text);
	ok(!age_reader_fits(low[0]), "a key of low order does not fit");
	ok(age_reader_fits(readers[0]), "another does");
	is_int(age_close(&file, low, 1, NULL, &bytes, &why), -1,
	    "and nothing is encrypted to it");
	is_str(why.reason, "READER", "%s", why.text);
	buf_release(&file);
}

/* Stock age, both ways. */
static int
run(const char *command, struct buf *out)
{
	char some[65536];
	FILE *from = popen(command, "r");
	size_t n;

	if (from == NULL)
		return -1;
	while ((n = fread(some, 1, sizeof(some), from)) > 0)
		buf_put(out, some, n);
	return pclose(from);
}

static void
write_identity(const char *path, const struct seckey *key)
{
	char line[BECH32_ROOM + 1];
	size_t i;

	bech32_write(line, "age-secret-key-", key->box->box_secret);
	for (i = 0; line[i] != '\0'; i++)
		if (line[i] >= 'a' && line[i] <= 'z')
			line[i] = (char)(line[i] - 32);
	line[i++] = '\n';
	file_write(path, line, i, 0600, NULL);
}

static void
test_stock_size(const struct seckey *key, const char *folder, size_t len)
{
	char path[200], identity[200], command[1000], name[BECH32_ROOM];
	struct buf text = {0}, file = {0}, got = {0}, theirs = {0};
	uint8_t readers[1][PUBKEY_LEN];
	struct span bytes;
	struct age_header header;

	snprintf(path, sizeof(path), "%s/file", folder);
	snprintf(identity, sizeof(identity), "%s/identity", folder);
	memcpy(readers[0], seckey_box_public(key), PUBKEY_LEN);
	bech32_write(name, "age", readers[0]);
	write_identity(identity, key);
	fill(&text, len);
	bytes = span_of(buf_text(&text), text.len);
	age_close(&file, readers, 1, &label, &bytes, NULL);
	file_write(path, file.bytes, file.len, 0600, NULL);
	snprintf(command, sizeof(command), "age -d -i %s %s", identity, path);
	is_int(run(command, &got), 0, "stock age opens %zu bytes of ours",
	    len);
	is_mem(buf_text(&got), got.len, bytes.at, bytes.left, "  the same");
	file_write(path, bytes.at, bytes.left, 0600, NULL);
	snprintf(command, sizeof(command), "age -r %s %s", name, path);
	is_int(run(command, &theirs), 0, "stock age closes them");
	got.len = 0;
	ok(age_header_read(&header, theirs.bytes, theirs.len, NULL) == 0 &&
	    age_open(&got, key, &header, NULL) == 0, "  we open it");
	ok(!header.labelled, "  it has no label");
	is_mem(buf_text(&got), got.len, bytes.at, bytes.left, "  the same");
	buf_release(&text);
	buf_release(&file);
	buf_release(&got);
	buf_release(&theirs);
}

static void
test_stock(const struct seckey *key)
{
	static const size_t sizes[] = {
		0, 1, 65535, 65536, 65537, 131072, 1000003
	};
	char folder[] = "/tmp/t-age-XXXXXX", command[100];
	struct buf unused = {0};
	size_t i;

	if (run("command -v age", &unused) != 0 || mkdtemp(folder) == NULL) {
		skip("age is not installed", "stock age opens ours");
		buf_release(&unused);
		return;
	}
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		test_stock_size(key, folder, sizes[i]);
	snprintf(command, sizeof(command), "rm -r %s", folder);
	run(command, &unused);
	buf_release(&unused);
}

int
main(void)
{
	struct seckey *one, *two;

	if (seal_start(NULL) == -1)
		return skip_all("libsodium is not as it must be");
	one = seckey_new(NULL);
	two = seckey_new(NULL);
	test_hkdf();
	test_bare_base64();
	test_bech32();
	test_sizes(one, two);
	test_changes(one);
	test_phrase(one);
	test_many(one);
	test_reasons(one, two);
	test_stock(one);
	seckey_free(one);
	seckey_free(two);
	return done_testing();
}
