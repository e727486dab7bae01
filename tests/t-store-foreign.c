#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/store/records.h"
#include "tests/tap.h"

/* Bytes of strangers: refused, or read without harm; never a crash. */

enum { RECORDS = 30, DOCUMENTS = 3, MUTANTS = 2000 };

static struct digest
fake(unsigned n)
{
	struct digest digest = {{0}};

	digest.bytes[0] = (uint8_t)n;
	digest.bytes[31] = 0x5a;
	return digest;
}

/* A good file of the kind, always the same. */
static void
make(enum db_kind kind, struct buf *out)
{
	struct db *db = db_new(kind, NULL);
	char text[4000], sig[300];
	struct digest digest;
	unsigned i;

	memset(sig, 's', sizeof(sig));
	sig[sizeof(sig) - 1] = '\0';
	for (i = 0; i < RECORDS; i++) {
		digest = fake(i);
		memset(text, 'a' + (int)(i % 26), sizeof(text));
		records_put(db, &(struct statement){ i == 0 ? RECORD_CALL :
		    RECORD_PROPOSAL, &digest, text, 100 + i * 120, sig },
		    NULL, NULL);
	}
	for (i = 0; i < DOCUMENTS && kind != DB_BUNDLE; i++) {
		digest = fake(i);
		documents_put(db, &digest, text, i * 1500, NULL);
	}
	db_bytes(db, out, NULL);
	db_close(db);
}

/* A good file of the kind that somebody did sql to. */
static void
make_edited(enum db_kind kind, const char *sql, struct buf *out)
{
	char *words = NULL;
	unsigned char *bytes;
	sqlite3_int64 len;
	struct buf good = {0};
	sqlite3 *raw;

	make(kind, &good);
	sqlite3_open(":memory:", &raw);
	bytes = sqlite3_malloc64(good.len);
	memcpy(bytes, good.bytes, good.len);
	sqlite3_deserialize(raw, "main", bytes, (sqlite3_int64)good.len,
	    (sqlite3_int64)good.len, SQLITE_DESERIALIZE_FREEONCLOSE |
	    SQLITE_DESERIALIZE_RESIZEABLE);
	if (sqlite3_exec(raw, sql, NULL, NULL, &words) != SQLITE_OK)
		note("editing failed: %s: %s", sql, words);
	sqlite3_free(words);
	bytes = sqlite3_serialize(raw, "main", &len, 0);
	buf_put(out, bytes, (size_t)len);
	sqlite3_free(bytes);
	sqlite3_close(raw);
	buf_release(&good);
}

static bool
row_is_sound(const struct stored *row)
{
	return row->kind != NULL && row->digest != NULL &&
	    row->text != NULL && row->minisig != NULL &&
	    row->text_len <= RECORD_MAX && row->minisig_len <= MINISIG_MAX &&
	    strlen(row->digest) <= DIGEST_TEXT_LEN;
}

enum verdict { REFUSED, READ, UNSOUND };

/* Read everything; what is given must be of the right form. */
static enum verdict
read_all(enum db_kind kind, const void *bytes, size_t len, struct fault *why)
{
	struct db *db = db_read(kind, bytes, len, why);
	struct arena *arena = arena_new();
	enum verdict verdict = REFUSED;
	struct buf document = {0};
	struct stored *rows;
	struct digest *list;
	size_t n, n_list, i;

	if (db != NULL && records_load(db, arena, &rows, &n, why) == 0 &&
	    documents_list(db, arena, &list, &n_list, why) == 0) {
		verdict = READ;
		for (i = 0; i < n; i++)
			if (!row_is_sound(&rows[i]))
				verdict = UNSOUND;
		for (i = 0; i < n_list; i++)
			if (documents_get(db, &list[i], &document, why) == -1)
				verdict = REFUSED;
	}
	buf_release(&document);
	arena_free(arena);
	db_close(db);
	return verdict;
}

static void
test_good(enum db_kind kind, const char *name)
{
	struct fault why = {0};
	struct buf one = {0}, two = {0};
	struct stored *rows;
	struct arena *arena;
	struct db *db;
	size_t n = 0;

	make(kind, &one);
	make(kind, &two);
	is_mem(two.bytes, two.len, one.bytes, one.len,
	    "the same content gives the same bytes in a %s", name);
	arena = arena_new();
	db = db_read(kind, one.bytes, one.len, &why);
	if (ok(db != NULL, "a %s is read from its bytes", name)) {
		records_load(db, arena, &rows, &n, &why);
		is_int(n, RECORDS, "all records are there");
		ok(rows[2].idx == 3 && rows[2].text_len == 340 &&
		    rows[2].text[339] == 'c' && strcmp(rows[2].kind,
		    "PROPOSAL") == 0, "in their order, as they were");
		is_int(settings_set(db, "a", "b", &why), -1,
		    "nothing can be written into it");
		is_int(db_begin(db, &why), -1, "not even begun");
	} else
		note("%s", why.text);
	is_int(read_all(kind, one.bytes, one.len, &why), READ,
	    "everything in it can be read");
	db_close(db);
	arena_free(arena);
	buf_release(&one);
	buf_release(&two);
}

static void
refuses(enum db_kind kind, const struct buf *bytes, const char *reason,
    const char *what)
{
	struct fault why = {0};
	enum verdict verdict = read_all(kind, bytes->bytes, bytes->len, &why);

	is_str(verdict == REFUSED ? why.reason : "read", reason, "%s", what);
}

/* One byte of the header. */
static void
test_header(unsigned at, char value, const char *reason, const char *what)
{
	struct buf bytes = {0};

	make(DB_PACKAGE, &bytes);
	bytes.bytes[at] = value;
	refuses(DB_PACKAGE, &bytes, reason, what);
	buf_release(&bytes);
}

static void
test_headers(void)
{
	struct buf bytes = {0};
	struct fault why = {0};

	test_header(0, 's', "FORMAT", "another magic is refused");
	test_header(16, 0x20, "FORMAT", "another page size is refused");
	test_header(18, 2, "FORMAT", "a write-ahead log is refused");
	test_header(19, 2, "FORMAT", "so is one for readers");
	test_header(20, 8, "FORMAT", "space at the end of pages is refused");
	test_header(31, 1, "FORMAT", "another number of pages is refused");
	test_header(55, 1, "FORMAT", "automatic vacuum is refused");
	test_header(59, 2, "FORMAT", "UTF-16 is refused");
	test_header(63, 9, "VERSION", "a newer version is refused");
	test_header(68, 'X', "NOT-OURS", "another application is refused");
	make(DB_BUNDLE, &bytes);
	refuses(DB_PACKAGE, &bytes, "NOT-OURS", "a bundle is no package");
	read_all(DB_PACKAGE, bytes.bytes, bytes.len, &why);
	ok(strstr(why.text, "this is a bundle") != NULL, "and it says: %s",
	    why.text);
	buf_putc(&bytes, 0);
	refuses(DB_BUNDLE, &bytes, "FORMAT", "a byte more is refused");
	buf_release(&bytes);
	refuses(DB_BUNDLE, &bytes, "FORMAT", "no bytes are refused");
}

static void
test_edit(enum db_kind kind, const char *sql, const char *reason,
    const char *what)
{
	struct buf bytes = {0};

	make_edited(kind, sql, &bytes);
	refuses(kind, &bytes, reason, what);
	buf_release(&bytes);
}

/* Writes what no statement may: the definition of a table. */
#define REWRITE	"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "

static void
test_schemas(void)
{
	test_edit(DB_BUNDLE, "UPDATE record SET minisig = 't'", "read",
	    "an edited row is read: its signature will tell");
	test_edit(DB_PACKAGE, "CREATE TABLE more (a)", "SCHEMA",
	    "a table more is refused");
	test_edit(DB_BUNDLE, "CREATE VIEW v AS WITH RECURSIVE r (n) AS (SELECT"
	    " 1 UNION ALL SELECT n + 1 FROM r) SELECT * FROM r", "SCHEMA",
	    "a view without end is refused");
	test_edit(DB_BUNDLE, "CREATE TRIGGER t AFTER INSERT ON record BEGIN"
	    " SELECT 1; END", "SCHEMA", "a trigger is refused");
	test_edit(DB_BUNDLE, "CREATE INDEX i ON record (kind)", "SCHEMA",
	    "an index is refused");
	test_edit(DB_BUNDLE, "CREATE INDEX i ON record (abs(idx))", "SCHEMA",
	    "an index of an expression is refused");
	test_edit(DB_REGISTER, "ANALYZE", "SCHEMA",
	    "tables of statistics are refused");
	test_edit(DB_PACKAGE, "ALTER TABLE record ADD COLUMN g BLOB AS"
	    " (zeroblob(800000000))", "SCHEMA",
	    "a computed column is refused");
	test_edit(DB_PACKAGE, REWRITE "replace(sql, ') STRICT', ')')"
	    " WHERE name = 'record'", "SCHEMA",
	    "a table that is not strict is refused");
	test_edit(DB_PACKAGE, REWRITE "'CREATE VIEW record AS SELECT 1'"
	    " WHERE name = 'record'", "DAMAGED",
	    "a definition that fits no object is refused");
	test_edit(DB_PACKAGE, "PRAGMA writable_schema = ON; UPDATE"
	    " sqlite_schema SET name = 'x' WHERE name = 'document'", "DAMAGED",
	    "so is a name that does not fit its definition");
	test_edit(DB_PACKAGE, "PRAGMA auto_vacuum = FULL; VACUUM", "FORMAT",
	    "a vacuumed file with a map is refused");
}

#define BREAK	"PRAGMA ignore_check_constraints = ON; "

static void
test_values(void)
{
	test_edit(DB_PACKAGE, BREAK "UPDATE record SET text ="
	    " zeroblob(1048577) WHERE idx = 3", "DAMAGED",
	    "a record larger than the limit is refused");
	test_edit(DB_PACKAGE, BREAK "UPDATE record SET text ="
	    " zeroblob(30000000) WHERE idx = 3", "DAMAGED",
	    "one far larger is refused");
	test_edit(DB_PACKAGE, "UPDATE record SET kind ="
	    " printf('%.*c', 30000000, 'A') WHERE idx = 3", "TOO-LARGE",
	    "so is a word of 30 million letters");
	test_edit(DB_PACKAGE, "UPDATE record SET kind ="
	    " printf('%.*c', 33, 'A') WHERE idx = 3", "FORMAT",
	    "and one of 33");
	test_edit(DB_BUNDLE, BREAK "INSERT INTO document SELECT digest,"
	    " zeroblob(30000000) FROM record LIMIT 1", "DAMAGED",
	    "a huge document is refused");
	test_edit(DB_PACKAGE, BREAK "UPDATE document SET digest = 'x'"
	    " WHERE digest GLOB '00*'", "DAMAGED",
	    "a digest that is none is refused");
	test_edit(DB_PACKAGE, BREAK "UPDATE record SET idx = -1 WHERE idx = 1",
	    "DAMAGED", "a place before the first is refused");
	test_edit(DB_PACKAGE, BREAK "UPDATE record SET minisig ="
	    " printf('%.*c', 1200, 's')", "DAMAGED",
	    "signatures that are too long are refused");
	test_edit(DB_PACKAGE, BREAK "UPDATE record SET minisig ="
	    " replace(printf('%.*c', 600, 's'), 's', 'ė')", "FORMAT",
	    "also when only their bytes are too many");
	test_edit(DB_PACKAGE, "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL"
	    " SELECT n + 1 FROM r WHERE n < 10000) INSERT INTO record (kind,"
	    " digest, text, minisig) SELECT 'CALL', printf('f%063x', n), x'41',"
	    " 's' FROM r", "TOO-LARGE",
	    "more records than allowed are refused");
	test_edit(DB_PACKAGE, "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL"
	    " SELECT n + 1 FROM r WHERE n < 201) INSERT INTO document SELECT"
	    " printf('f%063x', n), x'41' FROM r", "TOO-LARGE",
	    "more documents than allowed are refused");
	test_edit(DB_REGISTER, "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL"
	    " SELECT n + 1 FROM r WHERE n < 10000) INSERT INTO record (kind,"
	    " digest, text, minisig) SELECT 'CALL', printf('f%063x', n), x'41',"
	    " 's' FROM r", "read", "a register may have more records");
	/* The type is set behind the back of STRICT, in a table that is not. */
	test_edit(DB_PACKAGE, REWRITE "replace(sql, ') STRICT', ')') WHERE"
	    " name = 'record'; PRAGMA writable_schema = RESET; UPDATE record"
	    " SET text = 'abc' WHERE idx = 3; PRAGMA writable_schema = ON;"
	    " UPDATE sqlite_schema SET sql = sql || ' STRICT'"
	    " WHERE name = 'record'", "DAMAGED",
	    "a text where bytes belong is refused");
}

static void
test_cut(void)
{
	struct buf whole = {0}, part = {0};
	size_t len, refused = 0, tried = 0;

	make(DB_PACKAGE, &whole);
	for (len = 0; len < whole.len; len += len < 200 ? 1 : 509, tried++) {
		buf_put(&part, whole.bytes, len);
		refused += read_all(DB_PACKAGE, part.bytes, part.len, NULL) ==
		    REFUSED;
		buf_release(&part);
	}
	is_int(refused, tried, "a file cut short anywhere is refused");

	/* The same with a header that admits it: pages are missing inside. */
	refused = tried = 0;
	for (len = 4096; len < whole.len; len += 4096, tried++) {
		buf_put(&part, whole.bytes, len);
		part.bytes[30] = (char)(len / 4096 >> 8);
		part.bytes[31] = (char)(len / 4096);
		refused += read_all(DB_PACKAGE, part.bytes, part.len, NULL) ==
		    REFUSED;
		buf_release(&part);
	}
	is_int(refused, tried, "also when its header says so");
	buf_release(&whole);
}

static unsigned
next_random(unsigned long long *state)
{
	*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(*state >> 33);
}

/* Change bytes, a run of bytes, or move a piece, as damage and malice do. */
static void
mutate(struct buf *bytes, unsigned long long *seed)
{
	unsigned kind = next_random(seed) % 4, i;
	size_t at = next_random(seed) % bytes->len;
	size_t from = next_random(seed) % bytes->len;
	size_t len = 1 + next_random(seed) % 600;

	/* Headers of pages and rows are where it hurts. */
	if (next_random(seed) % 2 == 0)
		at = at / 4096 * 4096 + next_random(seed) % 128;
	if (len > bytes->len - at)
		len = bytes->len - at;
	if (len > bytes->len - from)
		len = bytes->len - from;
	if (kind == 0)
		bytes->bytes[at] ^= (char)(1 << next_random(seed) % 8);
	else if (kind == 1)
		for (i = 0; i < 1 + next_random(seed) % 8; i++)
			bytes->bytes[(at + i * 7) % bytes->len] =
			    (char)next_random(seed);
	else if (kind == 2)
		memset(bytes->bytes + at, (int)next_random(seed), len);
	else
		memmove(bytes->bytes + at, bytes->bytes + from, len);
}

static void
test_mutants(enum db_kind kind, unsigned long long seed)
{
	int tally[3] = {0};
	struct buf good = {0}, bytes = {0};
	int i;

	make(kind, &good);
	for (i = 0; i < MUTANTS; i++) {
		buf_put(&bytes, good.bytes, good.len);
		mutate(&bytes, &seed);
		tally[read_all(kind, bytes.bytes, bytes.len, NULL)]++;
		buf_release(&bytes);
	}
	buf_release(&good);
	is_int(tally[UNSOUND], 0, "of %d mutants none gives an unsound row",
	    MUTANTS);
	ok(tally[REFUSED] > MUTANTS / 10, "many are refused at once");
	note("%d refused, %d read", tally[REFUSED], tally[READ]);
}

int
main(void)
{
	test_good(DB_PACKAGE, "package");
	test_good(DB_BUNDLE, "bundle");
	test_good(DB_REGISTER, "register");
	test_headers();
	test_schemas();
	test_values();
	test_cut();
	test_mutants(DB_PACKAGE, 20261123);
	test_mutants(DB_REGISTER, 42);
	return done_testing();
}
