#include "config.h"

#include <sys/stat.h>
#include <sys/wait.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/store/received.h"
#include "mita/store/records.h"
#include "tests/tap.h"

/* Files of our own: what is saved stays, what is not ours is refused. */

#define NOW	"2026-11-23T21:00:00Z"
#define LATER	"2026-11-23T21:00:09Z"

static const char *const kind_names[DB_KINDS] = { "workspace", "register",
    "package", "bundle" };

static char folder[64];

/* A path in the test's folder; four may be in use at once. */
static const char *
at(const char *name)
{
	static char paths[4][128];
	static int next;

	next = (next + 1) % 4;
	snprintf(paths[next], sizeof(paths[next]), "%s/%s", folder, name);
	return paths[next];
}

static struct digest
fake(unsigned n)
{
	struct digest digest = {{0}};

	digest.bytes[0] = (uint8_t)(n >> 8);
	digest.bytes[1] = (uint8_t)n;
	digest.bytes[31] = 0xa5;
	return digest;
}

static int
put(struct db *db, unsigned n, bool *added, struct fault *why)
{
	struct digest digest = fake(n);
	char text[64];
	int len;

	len = snprintf(text, sizeof(text), "EVALUATION/1\nseq %u\nend\n", n);
	return records_put(db, &(struct statement){ RECORD_EVALUATION, &digest,
	    text, (size_t)len, "untrusted comment: none\n" }, added, why);
}

/* Records in the file, -1 if they cannot be read. */
static int
count(struct db *db)
{
	struct arena *arena = arena_new();
	struct stored *rows;
	size_t n;
	int rc;

	rc = records_load(db, arena, &rows, &n, NULL);
	arena_free(arena);
	return rc == -1 ? -1 : (int)n;
}

/* Another program's hands in the file. */
static void
tamper(const char *path, const char *sql)
{
	char *words = NULL;
	sqlite3 *raw;

	sqlite3_open(path, &raw);
	if (sqlite3_exec(raw, sql, NULL, NULL, &words) != SQLITE_OK)
		note("tampering failed: %s: %s", sql, words);
	sqlite3_free(words);
	sqlite3_close(raw);
}

static bool
refuses(const char *path, enum db_kind kind, const char *reason,
    const char *what)
{
	struct fault why = {0};
	struct db *db = db_open(path, kind, &why);
	bool good;

	good = is_str(db == NULL ? why.reason : "opened", reason, "%s", what);
	db_close(db);
	return good;
}

static void
test_life(enum db_kind kind)
{
	const char *name = kind_names[kind], *path = at(name);
	struct fault why = {0};
	struct stat st = {0};
	bool added = false;
	struct db *db;
	int other;

	umask(0);
	db = db_create(path, kind, &why);
	if (!ok(db != NULL, "a %s can be made", name)) {
		note("%s", why.text);
		return;
	}
	is_int(put(db, 1, &added, &why), 0, "a %s takes a record", name);
	ok(added, "and says that it is new");
	put(db, 1, &added, &why);
	ok(!added, "and says of the same record that it is not");
	ok(!file_exists(path), "nothing has the name of a %s half made", name);
	is_int(db_finish(db, &why), 0, "it has its name when it is whole");
	stat(path, &st);
	is_int(st.st_mode & 07777, 0600, "a %s is for its owner only", name);

	ok(db_create(path, kind, &why) == NULL, "a %s is never overwritten",
	    name);
	is_str(why.reason, "EXISTS", "with the reason EXISTS");
	db = db_open(path, kind, &why);
	is_int(db == NULL ? -1 : count(db), 1,
	    "the record is there when the %s is opened again", name);
	db_close(db);
	db = db_open_readonly(path, kind, &why);
	is_int(db == NULL ? -1 : count(db), 1, "and when it is only looked at");
	if (db != NULL && put(db, 2, NULL, &why) == -1)
		is_str(why.reason, "PERMISSION", "looking cannot write");
	db_close(db);
	for (other = 0; other < DB_KINDS; other++)
		if (other != (int)kind)
			refuses(path, other, "NOT-OURS",
			    "another kind is refused");
}

static void
test_not_ours(void)
{
	static const char text[] = "Dear agency, here is my evaluation.\n";
	struct fault why = {0};
	char link_name[128];
	struct buf big = {0};
	struct db *db;
	int i;

	refuses(at("absent"), DB_WORKSPACE, "SYSTEM", "no file, no workspace");
	file_write(at("letter"), text, sizeof(text) - 1, 0600, NULL);
	refuses(at("letter"), DB_WORKSPACE, "NOT-OURS", "a letter is refused");
	for (i = 0; i < 1000; i++)
		buf_puts(&big, text);
	file_write(at("novel"), big.bytes, big.len, 0600, NULL);
	refuses(at("novel"), DB_WORKSPACE, "NOT-OURS", "so is a long one");
	buf_release(&big);
	file_write(at("empty"), "", 0, 0600, NULL);
	refuses(at("empty"), DB_REGISTER, "NOT-OURS", "and an empty file");
	refuses(folder, DB_REGISTER, "NOT-A-FILE", "and a folder");
	tamper(at("foreign"), "CREATE TABLE record (idx INTEGER)");
	refuses(at("foreign"), DB_PACKAGE, "NOT-OURS",
	    "and a database of somebody else");

	snprintf(link_name, sizeof(link_name), "%s", at("link"));
	if (symlink(at("workspace"), link_name) == 0)
		refuses(link_name, DB_WORKSPACE, "NOT-A-FILE",
		    "a link is not followed");
	ok(db_create(link_name, DB_WORKSPACE, &why) == NULL,
	    "nor is a new file made through it");
	if (symlink(folder, at("group")) == 0) {
		db = db_open(at("group/workspace"), DB_WORKSPACE, &why);
		ok(db != NULL, "a linked folder on the way is no harm");
		db_close(db);
	}
	ok(db_create(at("no/such/folder"), DB_BUNDLE, &why) == NULL &&
	    strstr(why.text, "no/such/folder") != NULL,
	    "a missing folder is named: %s", why.text);
	ok((db = db_create("file:here?mode=memory", DB_BUNDLE, &why)) != NULL,
	    "a name that looks like a URI is only a name");
	db_finish(db, NULL);
	ok(file_exists("file:here?mode=memory"), "and is on the disk");
}

/* Open a fresh file of the kind after sql was done to it elsewhere. */
static void
test_edit(enum db_kind kind, const char *sql, const char *reason,
    const char *what)
{
	const char *path = at("edited");

	unlink(path);
	db_finish(db_create(path, kind, NULL), NULL);
	tamper(path, sql);
	refuses(path, kind, reason, what);
}

static void
test_edited(void)
{
	struct buf bytes = {0};

	test_edit(DB_WORKSPACE, "CREATE TABLE more (a)", "SCHEMA",
	    "a table more is refused");
	test_edit(DB_REGISTER, "CREATE VIEW v AS SELECT * FROM record",
	    "SCHEMA", "a view is refused");
	test_edit(DB_REGISTER, "CREATE TRIGGER t AFTER INSERT ON record BEGIN"
	    " DELETE FROM record; END", "SCHEMA", "a trigger is refused");
	test_edit(DB_BUNDLE, "CREATE INDEX i ON record (kind)", "SCHEMA",
	    "an index more is refused");
	test_edit(DB_WORKSPACE, "DROP INDEX earlier_field", "SCHEMA",
	    "an index less is refused");
	test_edit(DB_PACKAGE, "DROP TABLE document", "SCHEMA",
	    "a table less is refused");
	test_edit(DB_PACKAGE, "ALTER TABLE record ADD COLUMN more TEXT",
	    "SCHEMA", "a column more is refused");
	test_edit(DB_PACKAGE, "ANALYZE", "SCHEMA",
	    "tables of statistics are refused");
	test_edit(DB_PACKAGE, "PRAGMA user_version = 9", "VERSION",
	    "a newer version is refused");
	test_edit(DB_PACKAGE, "PRAGMA user_version = -1", "VERSION",
	    "a version below nothing is refused");
	test_edit(DB_PACKAGE, "PRAGMA ignore_check_constraints = ON;"
	    "INSERT INTO record VALUES (1, 'call', 'x', x'41', 's')",
	    "DAMAGED", "a row against the rules is refused");
	test_edit(DB_PACKAGE, "PRAGMA journal_mode = WAL", "opened",
	    "a write-ahead log is no harm in a file of our own");
	file_read(at("edited"), CONTAINER_MAX, &bytes, NULL);
	ok(bytes.len > 100 && bytes.bytes[18] == 1 && bytes.bytes[19] == 1,
	    "and is turned back into a journal");
	buf_release(&bytes);
}

/* A workspace as it was when only the first step existed. */
static void
test_older(void)
{
	const char *path = at("older");
	struct fault why = {0};
	struct db *db;

	db = db_create(path, DB_PACKAGE, &why);
	put(db, 1, NULL, &why);
	db_finish(db, NULL);
	tamper(path, "PRAGMA application_id = 0x4d495401");
	db = db_open_readonly(path, DB_WORKSPACE, &why);
	is_str(db == NULL ? why.reason : "opened", "VERSION",
	    "an older file is not brought up to date by looking");
	db_close(db);
	db = db_open(path, DB_WORKSPACE, &why);
	ok(db != NULL && settings_set(db, "a", "b", &why) == 0 &&
	    count(db) == 1, "it is by opening, and keeps its records");
	db_close(db);
	db = db_open(path, DB_WORKSPACE, &why);
	ok(db != NULL, "and opens again");
	db_close(db);
	tamper(path, "PRAGMA user_version = 1");
	refuses(path, DB_WORKSPACE, "SCHEMA",
	    "a version that does not fit its tables is refused");
}

static void
test_drafts(struct db *db)
{
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct draft *list;
	size_t n;

	drafts_list(db, arena, &(struct draft_of){ 1, "P-1", NULL }, &list, &n, &why);
	is_int((long long)n, 0, "a field never written has no text");
	drafts_set(db, &(struct draft_of){ 1, "P-1", "remark" }, "Ger", NOW, false, &why);
	drafts_set(db, &(struct draft_of){ 1, "P-1", "remark" }, "Gera idėja.", NOW, false, &why);
	drafts_list(db, arena, &(struct draft_of){ 1, "P-1", NULL }, &list, &n, &why);
	is_str(n == 1 ? list[0].value : "", "Gera idėja.", "what was typed last is there");
	drafts_earlier(db, arena, &(struct draft_of){ 1, "P-1", "remark" }, &list, &n, &why);
	is_int(n, 0, "typing on keeps no history");
	drafts_set(db, &(struct draft_of){ 1, "P-1", "remark" }, "Bloga.", LATER, true, &why);
	drafts_set(db, &(struct draft_of){ 1, "P-1", "remark" }, "Bloga.", LATER, true, &why);
	drafts_set(db, &(struct draft_of){ 1, "P-1", "remark" }, "", LATER, true, &why);
	drafts_set(db, &(struct draft_of){ 1, "P-1", "remark" }, "It's \"new\"", LATER, true, &why);
	drafts_earlier(db, arena, &(struct draft_of){ 1, "P-1", "remark" }, &list, &n, &why);
	if (is_int(n, 2, "earlier texts are kept, not the same one twice")) {
		is_str(list[0].value, "Bloga.", "the newest first");
		is_str(list[1].value, "Gera idėja.", "then the older");
		is_str(list[1].saved, NOW, "with the time it was saved");
	}
	drafts_set(db, &(struct draft_of){ 2, "P-1", "remark" }, "second stage", NOW, true, &why);
	drafts_set(db, &(struct draft_of){ 1, "P-1", "comment P1" }, "", NOW, true, &why);
	drafts_list(db, arena, &(struct draft_of){ 1, "P-1", NULL }, &list, &n, &why);
	if (is_int(n, 2, "a list holds the fields of its stage only")) {
		is_str(list[0].field, "comment P1", "ordered by name");
		is_str(list[0].value, "", "an empty text is a text");
		is_str(list[1].value, "It's \"new\"", "quotes are harmless");
	}
	is_int(drafts_set(db, &(struct draft_of){ 1, "p'; DROP", "remark" }, "x", NOW, true, &why),
	    -1, "an id that is none is refused");
	is_str(why.reason, "CONSTRAINT", "by the table itself");
	ok(drafts_set(db, &(struct draft_of){ 1, "P-1", "remark" }, "x", "today", false, &why) ==
	    -1 && drafts_set(db, &(struct draft_of){ 0, "P-1", "remark" }, "x", NOW, false, &why) ==
	    -1 && drafts_set(db, &(struct draft_of){ 1, "P-1", "" }, "x", NOW, false, &why) == -1,
	    "so are a time, a stage and a field that are none");
	is_int(received_list(db, arena, &(struct received *){ NULL }, &n,
	    &why), -1, "a workspace has no received bundles, and says so");
	arena_free(arena);
}

static void
test_settings(struct db *db)
{
	struct arena *arena = arena_new();
	struct fault why = {0};
	const char *text = "?";

	settings_get(db, arena, "language", &text, &why);
	ok(text == NULL, "a setting never set has no text");
	settings_set(db, "language", "lt", &why);
	settings_set(db, "language", "en", &why);
	settings_get(db, arena, "language", &text, &why);
	is_str(text, "en", "a setting holds its last text");
	is_int(settings_set(db, "", "x", &why), -1, "it must have a name");
	arena_free(arena);
}

static void
test_received(struct db *db)
{
	struct digest one = fake(1), two = fake(2);
	struct arena *arena = arena_new();
	struct received *list;
	struct fault why = {0};
	bool added = false;
	size_t n;

	received_put(db, &(struct incoming){ "a.bundle", "E-01", NOW,
	    &one, "\0bytes", 6 }, &added, &why);
	ok(added, "a bundle is taken in");
	received_put(db, &(struct incoming){ "copy.bundle", "E-01", LATER,
	    &one, "\0bytes", 6 }, &added, &why);
	ok(!added, "a second time it changes nothing");
	is_int(received_put(db, &(struct incoming){ "\xff\x1b.bundle", "E-02", LATER,
	    &two, NULL, 0 }, &added, &why), 0, "a foreign name is only bytes");
	received_list(db, arena, &list, &n, &why);
	if (is_int(n, 2, "both are listed")) {
		is_str(list[0].name, "a.bundle", "in order of arrival");
		is_int(list[0].size, 6, "with their size");
		ok(strncmp(list[0].digest, "0001", 4) == 0 &&
		    strlen(list[0].digest) == 64, "and their digest");
		is_str(list[1].name, "\xff\x1b.bundle", "as they came");
	}
	arena_free(arena);
}

static void
test_documents(struct db *db)
{
	struct digest one = fake(1), two = fake(2), three = fake(3);
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct buf out = {0};
	struct digest *list;
	size_t n;

	documents_put(db, &two, "%PDF\0-1", 7, &why);
	documents_put(db, &two, "%PDF\0-1", 7, &why);
	is_int(documents_put(db, &one, NULL, 0, &why), 0,
	    "a document may be empty");
	documents_get(db, &two, &out, &why);
	is_mem(out.bytes, out.len, "%PDF\0-1", 7, "it comes back as it was");
	is_int(documents_get(db, &one, &out, &why), 0, "the empty one too");
	is_int(documents_get(db, &three, &out, &why), -1, "another does not");
	is_str(why.reason, "MISSING", "with the reason MISSING");
	documents_list(db, arena, &list, &n, &why);
	ok(n == 2 && digest_equal(&list[0], &one) &&
	    digest_equal(&list[1], &two), "the list is in ascending order");
	buf_release(&out);
	arena_free(arena);
}

static void
test_bounds(struct db *db)
{
	struct digest digest = fake(500);
	char *big = calloc(1, DOCUMENT_MAX + 1);
	char sig[MINISIG_MAX + 2];
	struct fault why = {0};
	int before = count(db);

	memset(sig, 's', sizeof(sig));
	sig[sizeof(sig) - 1] = '\0';
	is_int(records_put(db, &(struct statement){ RECORD_CALL, &digest,
	    big, RECORD_MAX + 1, "s" }, NULL, &why), -1, "a record larger than the limit is refused");
	is_int(records_put(db, &(struct statement){ RECORD_CALL, &digest,
	    big, 0, "s" }, NULL, &why),
	    -1, "so is one without a text");
	is_int(records_put(db, &(struct statement){ RECORD_CALL, &digest,
	    "x", 1, sig }, NULL, &why),
	    -1, "and one with a signature that is too long");
	is_int(documents_put(db, &digest, big, DOCUMENT_MAX + 1, &why), -1,
	    "and a document larger than the limit");
	is_int(count(db), before, "and nothing of them is there");
	is_int(records_put(db, &(struct statement){ RECORD_CALL, &digest,
	    big, RECORD_MAX, "s" }, NULL, &why), 0, "a record of exactly the limit is taken");
	is_int(count(db), before + 1, "and read again");
	free(big);
}

/* As somebody without rights; root has them all, so it becomes nobody. */
static void
test_read_only(void)
{
	struct fault why = {0};
	struct db *db;
	int status = -1;
	pid_t child;

	mkdir(at("locked"), 0755);
	db_finish(db_create(at("locked/w"), DB_WORKSPACE, &why), NULL);
	if (geteuid() == 0 && chown(at("locked/w"), 65534, 65534) == -1)
		note("the file stays root's");
	chmod(at("locked"), 0555);
	chmod(folder, 0755);
	fflush(stdout);
	if ((child = fork()) == 0) {
		if (geteuid() == 0 && setuid(65534) == -1)
			_exit(9);
		db = db_open(at("locked/w"), DB_WORKSPACE, &why);
		if (db != NULL || strcmp(why.reason, "PERMISSION") != 0)
			_exit(1);
		if (db_create(at("locked/n"), DB_WORKSPACE, &why) != NULL)
			_exit(2);
		if (db_open_readonly(at("locked/w"), DB_WORKSPACE, &why) ==
		    NULL)
			_exit(3);
		_exit(0);
	}
	waitpid(child, &status, 0);
	chmod(at("locked"), 0755);
	is_int(status, 0, "a folder without rights is refused for writing,"
	    " and good for looking");
}

static void
test_planted_journal(void)
{
	struct fault why = {0};

	if (geteuid() != 0) {
		skip("only root can give files away",
		    "a journal of somebody else is refused");
		return;
	}
	db_finish(db_create(at("planted"), DB_WORKSPACE, &why), NULL);
	file_write(at("planted-journal"), "hot", 3, 0644, NULL);
	if (chown(at("planted-journal"), 65534, 65534) == 0)
		refuses(at("planted"), DB_WORKSPACE, "NOT-OURS",
		    "a journal of somebody else is refused");
}

/* SQLite would play the journal of a file that is gone into a new one. */
static void
test_given_up(void)
{
	struct fault why = {0};
	struct db *db;

	db = db_create(at("given-up"), DB_REGISTER, &why);
	put(db, 1, NULL, &why);
	db_close(db);
	ok(!file_exists(at("given-up")), "a file given up is not there");
	file_write(at("given-up-journal"), "hot", 3, 0600, NULL);
	db = db_create(at("given-up"), DB_REGISTER, &why);
	ok(db != NULL && !file_exists(at("given-up-journal")),
	    "a journal left by one that is gone is not played into it");
	file_write(at("faster"), "somebody was faster", 19, 0600, NULL);
	rename(at("faster"), at("given-up"));
	is_int(db_finish(db, &why), -1,
	    "a name taken meanwhile is not taken again");
	db = db_open(at("given-up"), DB_REGISTER, &why);
	is_str(db == NULL ? why.reason : "opened", "NOT-OURS",
	    "and what took it is as it was");
	db_close(db);
}

/* The auditor reads a register as a stranger's bytes. */
static void
test_as_bytes(const char *path)
{
	struct db *db = db_open(path, DB_REGISTER, NULL);
	int before = count(db);
	struct fault why = {0};
	struct buf bytes = {0};

	db_close(db);
	file_read(path, REGISTER_MAX, &bytes, &why);
	db = db_read(DB_REGISTER, bytes.bytes, bytes.len, &why);
	is_int(db == NULL ? -1 : count(db), before,
	    "a register on the disk can be read as bytes too");
	if (db == NULL)
		note("%s", why.text);
	db_close(db);
	buf_release(&bytes);
}

int
main(void)
{
	const char *place = getenv("TMPDIR");
	char command[96];
	struct db *db;
	int kind;

	snprintf(folder, sizeof(folder), "%.40s/t-store.XXXXXX",
	    place == NULL ? "/tmp" : place);
	if (mkdtemp(folder) == NULL || chdir(folder) == -1)
		return 1;
	for (kind = 0; kind < DB_KINDS; kind++)
		test_life(kind);
	test_not_ours();
	test_edited();
	test_older();
	db = db_open(at("workspace"), DB_WORKSPACE, NULL);
	test_drafts(db);
	test_settings(db);
	test_documents(db);
	test_bounds(db);
	db_close(db);
	db = db_open(at("register"), DB_REGISTER, NULL);
	test_received(db);
	test_settings(db);
	db_close(db);
	test_as_bytes(at("register"));
	test_read_only();
	test_planted_journal();
	test_given_up();
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	if (chdir("/") == -1 || system(command) != 0)
		note("%s is left behind", folder);
	return done_testing();
}
