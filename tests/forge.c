#include "config.h"

#include <sodium.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/base/span.h"
#include "mita/model/record.h"
#include "mita/seal/age.h"
#include "mita/seal/close.h"
#include "mita/seal/digest.h"
#include "mita/seal/envelope.h"
#include "mita/seal/keybox.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/seal/sign.h"
#include "mita/wire/record.h"

/*
 * Makes what the programs refuse to make, for tests/hostile*.t: any record
 * with any head, signed with any key, in any file.  Steps are read from the
 * standard input, one a line; blank lines and lines with "#" are skipped.
 *
 *	key NAME FILE		unlock a workspace or REGISTER.key for "sign"
 *	open FILE		a register, workspace, package, bundle or card
 *	take PICK		the newest such record into the hand
 *	read FILE		a text into the hand
 *	set WORDS = REST	the line that begins with WORDS ends in REST
 *	line WORDS = LINE	it is another line
 *	text WORDS = TEXT	it has another text, with the right length
 *	add WORDS = LINE	one more line behind the last of them
 *	cut WORDS		all of them go, each with its text
 *	as SIGNER NAME		the head of what this signer states next
 *	comment TEXT		the trusted comment of the next signature
 *	sign NAME		sign what is in the hand, whatever its head says
 *	id NAME			the signature names that key, not its own
 *	put [N]			add it to the file, behind all or as record N
 *	over			write it over the record that was taken
 *	drop			take away the record that was taken
 *	keep BUNDLE EXPERT TIME	into a register, as a bundle that came
 *	sql STATEMENT		anything else
 *	manifest NAME		a new MANIFEST over what is in the file now
 *	seal NAME WHAT		seal the file when it is written
 *	encrypt FROM = TO KEY KIND CALL EXPERT	FROM as a file of age for that
 *				key (hexadecimal), with that on its outside
 *	leave			the ledger of a register stays as it was
 *	write FILE		the hand as FILE and FILE.minisig
 *	card FILE		the hand as a sealed card
 *
 * PICK is KIND,WORD=VALUE,... and says what lines of the record begin with;
 * @PICK is its digest, @key=NAME and @id=NAME are those of a key, @hand is the
 * digest of what is in the hand.  A key that was never unlocked is a
 * stranger's, made from its name.  A sealed file is opened whatever its seal
 * says, and keeps the seal it has unless it is sealed again.  Who holds the
 * agency's key makes the ledger of a register anew and waits for the next act
 * to sign it; this is done at the end, unless the ledger is left.
 */

struct forge {
	unsigned	 line;		/* of the script */
	char		*path;		/* of the open file, or NULL */
	sqlite3		*sql;
	bool		 sealed;
	struct buf	 seal;		/* of a sealed file, to the empty line */
	char		 sealer[64];	/* who seals it again, or "" */
	char		 what[64];
	struct buf	 text;		/* in the hand */
	struct buf	 minisig;
	long long	 taken;		/* idx of what was taken */
	char		 comment[600];	/* of the next signature, or "" */
	bool		 leaves;	/* the ledger as it was */
};

static struct forge forge;

static _Noreturn void fail(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));

static _Noreturn void
fail(const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "forge: line %u: ", forge.line);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	exit(2);
}

static void
must(int rc, const struct fault *why)
{
	if (rc == -1)
		fail("%s", why->text);
}

static void
replace(struct buf *buf, size_t at, size_t len, const char *with)
{
	struct buf out = {0};

	buf_put(&out, buf->bytes, at);
	buf_puts(&out, with);
	buf_put(&out, buf->bytes + at + len, buf->len - at - len);
	buf_release(buf);
	*buf = out;
}

static void
digest_hex(char out[static DIGEST_TEXT_LEN + 1], const void *bytes, size_t len)
{
	struct digest digest;

	digest_of(digest.bytes, bytes, len);
	digest_text(out, &digest);
}

/* Keys */

static void
key_from(const char *name, struct keybox *box)
{
	char path[256], hex[2 * crypto_sign_SEEDBYTES + 1];
	uint8_t seed[crypto_sign_SEEDBYTES];
	struct buf file = {0};

	snprintf(path, sizeof(path), "%s.secret", name);
	if (file_read(path, sizeof(hex), &file, NULL) == 0)
		sodium_hex2bin(seed, sizeof(seed), buf_text(&file), file.len,
		    NULL, NULL, NULL);
	else
		digest_of(seed, name, strlen(name));
	buf_release(&file);
	crypto_sign_seed_keypair(box->sign_public, box->sign_secret, seed);
}

static void
hex_of(char *out, const uint8_t *bytes, size_t len)
{
	sodium_bin2hex(out, 2 * len + 1, bytes, len);
}

static void
id_hex(char out[static 2 * KEYID_LEN + 1], const char *name)
{
	uint8_t id[KEYID_LEN];
	struct keybox box;

	key_from(name, &box);
	pubkey_id(id, box.sign_public);
	hex_of(out, id, sizeof(id));
}

/* SQL */

static sqlite3_stmt *
prepare(const char *statement)
{
	sqlite3_stmt *stmt;

	if (forge.sql == NULL)
		fail("no file is open");
	if (sqlite3_prepare_v2(forge.sql, statement, -1, &stmt, NULL) !=
	    SQLITE_OK)
		fail("%s", sqlite3_errmsg(forge.sql));
	return stmt;
}

static void
run(sqlite3_stmt *stmt)
{
	int rc;

	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW)
		continue;
	if (rc != SQLITE_DONE)
		fail("%s", sqlite3_errmsg(forge.sql));
	sqlite3_finalize(stmt);
}

static void
run_sql(const char *statement)
{
	run(prepare(statement));
}

static void
do_sql(char *statement)
{
	run_sql(statement);
}

static void
do_key(char *name, char *from)
{
	static const char passphrase[] = "four words for tests";
	struct buf locked = {0};
	struct seckey *key;
	struct fault why;
	char path[256], hex[2 * crypto_sign_SEEDBYTES + 1];
	sqlite3_stmt *stmt;
	sqlite3 *db;

	must(file_read(from, CONTAINER_MAX, &locked, &why), &why);
	if (strncmp(buf_text(&locked), "SQLite", 6) == 0) {
		buf_release(&locked);
		if (sqlite3_open(from, &db) != SQLITE_OK ||
		    sqlite3_prepare_v2(db, "SELECT value FROM setting WHERE"
		    " name = 'locked-key'", -1, &stmt, NULL) != SQLITE_OK ||
		    sqlite3_step(stmt) != SQLITE_ROW)
			fail("%s: no workspace", from);
		buf_puts(&locked, (const char *)sqlite3_column_text(stmt, 0));
		sqlite3_finalize(stmt);
		sqlite3_close(db);
	}
	key = seckey_unlock(buf_text(&locked), locked.len, passphrase, &why);
	must(key == NULL ? -1 : 0, &why);
	hex_of(hex, key->box->sign_secret, crypto_sign_SEEDBYTES);
	snprintf(path, sizeof(path), "%s.secret", name);
	must(file_write(path, hex, strlen(hex), 0600, &why), &why);
	seckey_free(key);
	buf_release(&locked);
}

/* Picking */

/* Where a line begins that has these words first; NULL if there is none. */
static const char *
find_line(const char *text, const char *words)
{
	size_t len = strlen(words);
	const char *at = text;

	for (; at != NULL && *at != '\0'; at = strchr(at, '\n'), at += at !=
	    NULL)
		if (strncmp(at, words, len) == 0 &&
		    strchr(" /\n", at[len]) != NULL)
			return at;
	return NULL;
}

/* The argument behind the first word of the head. */
static void
head_word(const char *text, const char *word, char *out, size_t room)
{
	const char *at = find_line(text, word);

	if (at == NULL)
		fail("there is no \"%s\"", word);
	at += strlen(word) + 1;
	snprintf(out, room, "%.*s", (int)strcspn(at, "\n"), at);
}

static bool
is_picked(const char *text, const char *pick)
{
	char copy[1024], *rest = copy, *part, *equals;

	snprintf(copy, sizeof(copy), "%s", pick);
	while ((part = strsep(&rest, ",")) != NULL) {
		if ((equals = strchr(part, '=')) != NULL)
			*equals = ' ';
		if (find_line(text, part) == NULL)
			return false;
	}
	return true;
}

/* The newest that is picked, on its row; finalise it. */
static sqlite3_stmt *
find_row(const char *pick)
{
	sqlite3_stmt *stmt = prepare("SELECT idx, CAST(text AS TEXT), minisig"
	    " FROM record ORDER BY idx DESC");

	while (sqlite3_step(stmt) == SQLITE_ROW)
		if (is_picked((const char *)sqlite3_column_text(stmt, 1),
		    pick))
			return stmt;
	fail("there is no %s", pick);
}

static void
put_value(struct buf *out, const char *name)
{
	char hex[2 * PUBKEY_LEN + 1];
	struct keybox box;
	sqlite3_stmt *stmt;

	if (strncmp(name, "key=", 4) == 0) {
		key_from(name + 4, &box);
		hex_of(hex, box.sign_public, PUBKEY_LEN);
	} else if (strncmp(name, "id=", 3) == 0)
		id_hex(hex, name + 3);
	else if (strcmp(name, "hand") == 0)
		digest_hex(hex, forge.text.bytes, forge.text.len);
	else {
		stmt = find_row(name);
		digest_hex(hex, sqlite3_column_text(stmt, 1),
		    (size_t)sqlite3_column_bytes(stmt, 1));
		sqlite3_finalize(stmt);
	}
	buf_puts(out, hex);
}

/* Words with @values in them, as they stand for themselves. */
static struct buf
expand(char *words)
{
	struct buf out = {0};
	char *word, *rest = words;

	while ((word = strsep(&rest, " ")) != NULL) {
		if (*word == '@')
			put_value(&out, word + 1);
		else
			buf_puts(&out, word);
		if (rest != NULL)
			buf_putc(&out, ' ');
	}
	return out;
}

/* Files */

static void
write_file(const char *path, const struct buf *bytes)
{
	FILE *out = fopen(path, "wb");

	if (out == NULL || fwrite(bytes->bytes, 1, bytes->len, out) !=
	    bytes->len || fclose(out) != 0)
		fail("%s: cannot be written", path);
}

static void
write_sealed(void)
{
	struct buf out = {0};
	struct keybox box;
	struct seckey key = { &box };
	struct fault why;
	sqlite3_int64 len;
	unsigned char *bytes = sqlite3_serialize(forge.sql, "main", &len, 0);

	if (forge.sealer[0] != '\0') {
		key_from(forge.sealer, &box);
		must(envelope_close(&out, forge.what, &key, bytes,
		    (size_t)len, &why), &why);
	} else {
		buf_put(&out, forge.seal.bytes, forge.seal.len);
		buf_put(&out, bytes, (size_t)len);
	}
	write_file(forge.path, &out);
	sqlite3_free(bytes);
	buf_release(&out);
	forge.sealer[0] = '\0';
}

/* In a file without a ledger nothing of it is done. */
static void
make_ledger(void)
{
	sqlite3_exec(forge.sql, "BEGIN; CREATE TEMP TABLE came AS"
	    " SELECT digest, time, bundle FROM ledger; DELETE FROM checkpoint;"
	    " DELETE FROM ledger; UPDATE record SET idx = (SELECT count(*)"
	    " FROM record AS r WHERE r.idx <= record.idx);"
	    " INSERT INTO ledger SELECT r.idx, r.digest,"
	    " coalesce(c.time, '-'), coalesce((SELECT digest FROM received"
	    " WHERE digest = c.bundle AND time = c.time), '-')"
	    " FROM record AS r LEFT JOIN came AS c USING (digest)"
	    " ORDER BY r.idx; DROP TABLE came; COMMIT", NULL, NULL, NULL);
	if (!sqlite3_get_autocommit(forge.sql))
		sqlite3_exec(forge.sql, "ROLLBACK", NULL, NULL, NULL);
}

static void
close_file(void)
{
	if (forge.sql != NULL && !forge.sealed && !forge.leaves)
		make_ledger();
	forge.leaves = false;
	if (forge.sql != NULL && forge.sealed)
		write_sealed();
	if (forge.sql != NULL)
		sqlite3_close(forge.sql);
	free(forge.path);
	forge.sql = NULL;
	forge.path = NULL;
}

static void
hold(const void *text, size_t len, const void *minisig, size_t minisig_len)
{
	buf_release(&forge.text);
	buf_release(&forge.minisig);
	buf_put(&forge.text, text, len);
	buf_put(&forge.minisig, minisig, minisig_len);
}

static void
open_sealed(const struct buf *file)
{
	struct span minisig, body;
	struct fault why;
	unsigned char *copy;

	must(envelope_split(file->bytes, file->len, &minisig, &body, &why),
	    &why);
	buf_release(&forge.seal);
	buf_put(&forge.seal, file->bytes, file->len - body.left);
	if (body.left < 6 || memcmp(body.at, "SQLite", 6) != 0) {
		hold(body.at, body.left, minisig.at, minisig.left);
		return;
	}
	copy = sqlite3_malloc64(body.left);
	memcpy(copy, body.at, body.left);
	if (sqlite3_open(":memory:", &forge.sql) != SQLITE_OK ||
	    sqlite3_deserialize(forge.sql, "main", copy,
	    (sqlite3_int64)body.left, (sqlite3_int64)body.left,
	    SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) !=
	    SQLITE_OK)
		fail("%s: cannot be opened", forge.path);
	forge.sealed = true;
}

static void
do_open(char *path)
{
	struct buf file = {0};
	struct fault why;

	close_file();
	must(file_read(path, REGISTER_MAX, &file, &why), &why);
	forge.path = strdup(path);
	forge.sealed = false;
	if (strncmp(buf_text(&file), "untrusted", 9) == 0)
		open_sealed(&file);
	else if (sqlite3_open(path, &forge.sql) != SQLITE_OK)
		fail("%s: cannot be opened", path);
	if (forge.sql != NULL)
		run_sql("PRAGMA writable_schema = ON");
	buf_release(&file);
}

/* The hand */

static void
do_take(char *pick)
{
	sqlite3_stmt *stmt = find_row(pick);

	forge.taken = sqlite3_column_int64(stmt, 0);
	hold(sqlite3_column_text(stmt, 1),
	    (size_t)sqlite3_column_bytes(stmt, 1),
	    sqlite3_column_text(stmt, 2),
	    (size_t)sqlite3_column_bytes(stmt, 2));
	sqlite3_finalize(stmt);
}

static void
do_read(char *path)
{
	struct fault why;

	buf_release(&forge.text);
	must(file_read(path, RECORD_MAX, &forge.text, &why), &why);
}

static size_t
seek(const char *words)
{
	const char *at = find_line(buf_text(&forge.text), words);

	if (at == NULL)
		fail("no line begins with \"%s\"", words);
	return (size_t)(at - forge.text.bytes);
}

static size_t
line_len(size_t at)
{
	return strcspn(forge.text.bytes + at, "\n");
}

/* Does this kind of line have a text behind it? */
static bool
has_text(const char *line)
{
	static const char *const words[] = { "partner ", "domain ",
	    "document ", "answer ", "score ", "undertaking-title ",
	    "undertaking-text ", "code-name " };
	size_t i;

	/* Those of a MANIFEST end in their digest. */
	if (strcspn(line, "\n") == strlen("document ") + DIGEST_TEXT_LEN)
		return false;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncmp(line, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

/* How many bytes stand behind the line that is len long, its LF and theirs. */
static size_t
text_len(size_t at, size_t len)
{
	const char *end = forge.text.bytes + at + len, *number = end;

	while (number > forge.text.bytes + at && number[-1] != ' ')
		number--;
	return strtoul(number, NULL, 10) + 1;
}

static void
do_set(char *words, char *rest)
{
	struct buf line = {0}, value = expand(rest);
	size_t at = seek(words);

	buf_putf(&line, "%s %s", words, buf_text(&value));
	replace(&forge.text, at, line_len(at), buf_text(&line));
	buf_release(&line);
	buf_release(&value);
}

static void
do_line(char *words, char *rest)
{
	struct buf line = expand(rest);
	size_t at = seek(words);

	replace(&forge.text, at, line_len(at), buf_text(&line));
	buf_release(&line);
}

static void
do_text(char *words, char *rest)
{
	size_t at = seek(words), len = line_len(at), behind, digits;
	struct buf line = {0};

	behind = text_len(at, len);
	digits = len - (size_t)((char *)memrchr(forge.text.bytes + at, ' ',
	    len) + 1 - (forge.text.bytes + at));
	buf_put(&line, forge.text.bytes + at, len - digits);
	buf_putf(&line, "%zu\n%s", strlen(rest), rest);
	replace(&forge.text, at, len + behind, buf_text(&line));
	buf_release(&line);
}

static void
do_add(char *words, char *rest)
{
	struct buf line = expand(rest);
	size_t at = seek(words), len;

	do {
		len = line_len(at);
		at += len + 1 + (has_text(forge.text.bytes + at) ?
		    text_len(at, len) : 0);
	} while (find_line(forge.text.bytes + at, words) ==
	    forge.text.bytes + at);
	buf_putc(&line, '\n');
	replace(&forge.text, at, 0, buf_text(&line));
	buf_release(&line);
}

static void
do_cut(char *words)
{
	struct buf cut = expand(words);
	size_t at, len;

	while (find_line(buf_text(&forge.text), buf_text(&cut)) != NULL) {
		at = seek(buf_text(&cut));
		len = line_len(at);
		replace(&forge.text, at, len + 1 + (has_text(forge.text.bytes +
		    at) ? text_len(at, len) : 0), "");
	}
	buf_release(&cut);
}

/* Is it in the line of this signer and key? */
static bool
is_of(const char *text, const char *signer, const char *key)
{
	char word[64], id[2 * KEYID_LEN + 1];

	if (find_line(text, "MANIFEST") == text)
		return false;
	head_word(text, "signer", word, sizeof(word));
	if (strcmp(word, signer) != 0 && find_line(text, "KEY") != text)
		return false;
	id_hex(id, key);
	head_word(text, "key", word, sizeof(word));
	return strcmp(word, id) == 0;
}

static void __attribute__((format(printf, 2, 3)))
set_head(const char *word, const char *fmt, ...)
{
	char rest[128], copy[16];
	va_list args;

	va_start(args, fmt);
	vsnprintf(rest, sizeof(rest), fmt, args);
	va_end(args);
	snprintf(copy, sizeof(copy), "%s", word);
	do_set(copy, rest);
}

static void
do_as(char *signer, char *key)
{
	char prev[DIGEST_TEXT_LEN + 1] = "", id[2 * KEYID_LEN + 1], word[64];
	unsigned long seq = 0, here;
	sqlite3_stmt *stmt = prepare("SELECT CAST(text AS TEXT) FROM record");

	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);

		if (!is_of(text, signer, key))
			continue;
		head_word(text, "seq", word, sizeof(word));
		if ((here = strtoul(word, NULL, 10)) < seq)
			continue;
		seq = here;
		digest_hex(prev, text, (size_t)sqlite3_column_bytes(stmt, 0));
	}
	sqlite3_finalize(stmt);
	if (seq == 0)
		fail("%s has no line with the key %s", signer, key);
	id_hex(id, key);
	set_head("signer", "%s", signer);
	set_head("key", "%s", id);
	set_head("seq", "%lu", seq + 1);
	set_head("prev", "%s", prev);
}

static void
do_comment(char *text)
{
	snprintf(forge.comment, sizeof(forge.comment), "%s", text);
}

/* What the head says, so that the comment is right unless told otherwise. */
static void
make_comment(void)
{
	char signer[64], seq[64], call[128];
	const char *text = buf_text(&forge.text);

	head_word(text, "signer", signer, sizeof(signer));
	head_word(text, "seq", seq, sizeof(seq));
	head_word(text, "call", call, sizeof(call));
	if (strcmp(call, "-") == 0)
		snprintf(call, sizeof(call), "%064d", 0);
	snprintf(forge.comment, sizeof(forge.comment),
	    "%.*s signer=%s seq=%s call=%s", (int)strcspn(text, "\n"), text,
	    signer, seq, call);
}

static void
do_sign(char *name)
{
	struct keybox box;
	struct seckey key = { &box };
	struct fault why;

	key_from(name, &box);
	if (forge.comment[0] == '\0')
		make_comment();
	buf_release(&forge.minisig);
	must(minisig_write(&forge.minisig, &key, forge.text.bytes,
	    forge.text.len, "forged", forge.comment, &why), &why);
	forge.comment[0] = '\0';
}

/* The key id stands in line 2, which no signature covers. */
static void
do_id(char *name)
{
	uint8_t raw[2 + KEYID_LEN + SIG_LEN], id[KEYID_LEN];
	char line[2 * sizeof(raw)];
	size_t at = strcspn(buf_text(&forge.minisig), "\n") + 1;
	size_t len = strcspn(forge.minisig.bytes + at, "\n");
	struct keybox box;

	key_from(name, &box);
	pubkey_id(id, box.sign_public);
	sodium_base642bin(raw, sizeof(raw), forge.minisig.bytes + at, len,
	    NULL, NULL, NULL, sodium_base64_VARIANT_ORIGINAL);
	memcpy(raw + 2, id, sizeof(id));
	sodium_bin2base64(line, sizeof(line), raw, sizeof(raw),
	    sodium_base64_VARIANT_ORIGINAL);
	replace(&forge.minisig, at, len, line);
}

/* Into the file */

static void
bind_hand(sqlite3_stmt *stmt)
{
	char digest[DIGEST_TEXT_LEN + 1], kind[32];

	digest_hex(digest, forge.text.bytes, forge.text.len);
	snprintf(kind, sizeof(kind), "%.*s", (int)strspn(forge.text.bytes,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), forge.text.bytes);
	sqlite3_bind_text(stmt, 1, *kind == '\0' ? "RULING" : kind, -1,
	    SQLITE_TRANSIENT);
	sqlite3_bind_text(stmt, 2, digest, -1, SQLITE_TRANSIENT);
	sqlite3_bind_blob(stmt, 3, forge.text.bytes, (int)forge.text.len,
	    SQLITE_STATIC);
	sqlite3_bind_text(stmt, 4, forge.minisig.bytes,
	    (int)forge.minisig.len, SQLITE_STATIC);
}

static void
do_put(char *at)
{
	sqlite3_stmt *stmt;
	long long idx = at == NULL ? 0 : strtoll(at, NULL, 10);

	if (idx > 0) {
		stmt = prepare("UPDATE record SET idx = idx + 1000000 WHERE"
		    " idx >= ?");
		sqlite3_bind_int64(stmt, 1, idx);
		run(stmt);
		run_sql("UPDATE record SET idx = idx - 999999 WHERE idx >"
		    " 1000000");
	}
	stmt = prepare("INSERT INTO record (kind, digest, text, minisig, idx)"
	    " VALUES (?, ?, ?, ?, ?)");
	bind_hand(stmt);
	if (idx > 0)
		sqlite3_bind_int64(stmt, 5, idx);
	run(stmt);
}

static void
do_over(void)
{
	sqlite3_stmt *stmt = prepare("UPDATE record SET kind = ?, digest = ?,"
	    " text = ?, minisig = ? WHERE idx = ?");

	bind_hand(stmt);
	sqlite3_bind_int64(stmt, 5, forge.taken);
	run(stmt);
}

static void
do_drop(void)
{
	sqlite3_stmt *stmt = prepare("DELETE FROM record WHERE idx = ?");

	sqlite3_bind_int64(stmt, 1, forge.taken);
	run(stmt);
}

static void
do_keep(char *path, char *rest)
{
	char digest[DIGEST_TEXT_LEN + 1], *time = rest;
	const char *who = strsep(&time, " ");
	struct buf file = {0};
	struct fault why;
	sqlite3_stmt *stmt = prepare("INSERT INTO received (digest, name,"
	    " expert, time, file) VALUES (?, ?, ?, ?, ?)");

	must(file_read(path, CONTAINER_MAX, &file, &why), &why);
	digest_hex(digest, file.bytes, file.len);
	sqlite3_bind_text(stmt, 1, digest, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 2, path, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 3, who, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 4, time, -1, SQLITE_STATIC);
	sqlite3_bind_blob(stmt, 5, file.bytes, (int)file.len, SQLITE_STATIC);
	run(stmt);
	buf_release(&file);
}

static int
by_hex(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* One line for each digest of a table, ascending. */
static void
put_list(struct buf *out, const char *word, const char *statement)
{
	static char digests[1000][DIGEST_TEXT_LEN + 1];
	sqlite3_stmt *stmt = prepare(statement);
	size_t n = 0, i;

	for (; n < 1000 && sqlite3_step(stmt) == SQLITE_ROW; n++)
		digest_hex(digests[n], sqlite3_column_blob(stmt, 0),
		    (size_t)sqlite3_column_bytes(stmt, 0));
	sqlite3_finalize(stmt);
	qsort(digests, n, sizeof(digests[0]), by_hex);
	for (i = 0; i < n; i++)
		buf_putf(out, "%s %s\n", word, digests[i]);
}

static void
do_manifest(char *name)
{
	char id[2 * KEYID_LEN + 1], pick[] = "MANIFEST";
	struct buf lists = {0};

	do_take(pick);
	run_sql("DELETE FROM record WHERE kind = 'MANIFEST'");
	put_list(&lists, "record", "SELECT text FROM record");
	put_list(&lists, "document", "SELECT data FROM document");
	do_cut((char []){ "record" });
	do_cut((char []){ "document" });
	replace(&forge.text, seek("end"), 0, buf_text(&lists));
	id_hex(id, name);
	set_head("key", "%s", id);
	do_sign(name);
	do_put(NULL);
	buf_release(&lists);
}

static void
do_seal(char *name, char *what)
{
	snprintf(forge.sealer, sizeof(forge.sealer), "%s", name);
	snprintf(forge.what, sizeof(forge.what), "%s", what);
}

static void
do_write(char *path)
{
	char sig[256];

	snprintf(sig, sizeof(sig), "%s.minisig", path);
	write_file(path, &forge.text);
	write_file(sig, &forge.minisig);
}

static void
do_card(char *path)
{
	struct buf out = {0};

	buf_put(&out, forge.minisig.bytes, forge.minisig.len);
	buf_putc(&out, '\n');
	buf_put(&out, forge.text.bytes, forge.text.len);
	write_file(path, &out);
	buf_release(&out);
}

/* The script */

static void
do_encrypt(char *from, char *rest)
{
	const char *to = strsep(&rest, " "), *hex = strsep(&rest, " ");
	const char *kind = strsep(&rest, " "), *call = strsep(&rest, " ");
	struct age_label label = { .kind = CONTAINER_PACKAGE };
	uint8_t readers[1][PUBKEY_LEN];
	struct buf file = {0}, out = {0};
	struct span bytes;
	struct fault why;

	if (rest == NULL || sodium_hex2bin(readers[0], PUBKEY_LEN, hex,
	    strlen(hex), NULL, NULL, NULL) != 0)
		fail("encrypt takes a file, a key and what is outside");
	if (strcmp(kind, "BUNDLE") == 0)
		label.kind = CONTAINER_BUNDLE;
	id_copy(label.call, call);
	id_copy(label.expert, rest);
	must(file_read(from, ENCRYPTED_MAX, &file, &why), &why);
	bytes = span_of(buf_text(&file), file.len);
	must(age_close(&out, readers, 1, &label, &bytes, &why), &why);
	write_file(to, &out);
	buf_release(&file);
	buf_release(&out);
}

static void
do_leave(void)
{
	forge.leaves = true;
}

static const struct step {
	const char	*word;
	void		(*none)(void);
	void		(*one)(char *);
	void		(*two)(char *, char *);	/* at the first blank */
	void		(*pair)(char *, char *);	/* at the first " = " */
} steps[] = {
	{ .word = "key", .two = do_key }, { .word = "open", .one = do_open },
	{ .word = "take", .one = do_take }, { .word = "read", .one = do_read },
	{ .word = "set", .pair = do_set }, { .word = "line", .pair = do_line },
	{ .word = "text", .pair = do_text }, { .word = "add", .pair = do_add },
	{ .word = "cut", .one = do_cut }, { .word = "as", .two = do_as },
	{ .word = "comment", .one = do_comment },
	{ .word = "sign", .one = do_sign }, { .word = "id", .one = do_id },
	{ .word = "put", .one = do_put }, { .word = "over", .none = do_over },
	{ .word = "drop", .none = do_drop },
	{ .word = "leave", .none = do_leave }, { .word = "keep", .two = do_keep },
	{ .word = "sql", .one = do_sql },
	{ .word = "manifest", .one = do_manifest },
	{ .word = "seal", .two = do_seal }, { .word = "write", .one = do_write },
	{ .word = "card", .one = do_card },
	{ .word = "encrypt", .pair = do_encrypt },
};

static void
take_step(const struct step *step, char *rest)
{
	const char *mark = step->pair != NULL ? " = " : " ";
	char *second = NULL;

	if ((step->two != NULL || step->pair != NULL) && (rest == NULL ||
	    (second = strstr(rest, mark)) == NULL))
		fail("%s takes two things", step->word);
	if (second != NULL) {
		*second = '\0';
		second += strlen(mark);
	}
	if (step->none != NULL)
		step->none();
	else if (step->one != NULL)
		step->one(rest);
	else
		(step->two != NULL ? step->two : step->pair)(rest, second);
}

static void
do_step(char *line)
{
	char *rest = line + strspn(line, " \t");
	const char *word;
	size_t i;

	rest[strcspn(rest, "\n")] = '\0';
	if (*rest == '\0' || *rest == '#')
		return;
	word = strsep(&rest, " ");
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (strcmp(steps[i].word, word) == 0) {
			take_step(&steps[i], rest);
			return;
		}
	fail("no such step: %s", word);
}

int
main(void)
{
	char *line = NULL;
	size_t room = 0;

	if (sodium_init() == -1)
		return 3;
	for (forge.line = 1; getline(&line, &room, stdin) != -1; forge.line++)
		do_step(line);
	close_file();
	free(line);
	buf_release(&forge.text);
	buf_release(&forge.minisig);
	buf_release(&forge.seal);
	return 0;
}
