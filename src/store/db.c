#include "config.h"

#include "mita/store/db.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/store/stmt.h"

int
db_exec(struct db *db, const char *sql, struct fault *why)
{
	if (sqlite3_exec(db->sql, sql, NULL, NULL, NULL) != SQLITE_OK)
		return stmt_fault(db, why, "opening");
	return 0;
}

int
db_integer(struct db *db, const char *sql, long long *out, struct fault *why)
{
	sqlite3_stmt *stmt = NULL;
	int rc = -1;

	if (sqlite3_prepare_v2(db->sql, sql, -1, &stmt, NULL) != SQLITE_OK ||
	    sqlite3_step(stmt) != SQLITE_ROW)
		stmt_fault(db, why, "reading");
	else {
		*out = sqlite3_column_int64(stmt, 0);
		rc = 0;
	}
	sqlite3_finalize(stmt);
	return rc;
}

static struct db *
db_alloc(enum db_kind kind, struct fault *why)
{
	struct db *db = calloc(1, sizeof(*db));

	if (db == NULL)
		fault_memory(why);
	else
		db->kind = kind;
	return db;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	stmt_finalise_all(db);
	sqlite3_close(db->sql);
	free(db);
}

/* What no file of ours needs and an edited one could abuse. */
static void
lock_down(struct db *db)
{
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0,
	    NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db->sql, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
}

static int
set_up(struct db *db, struct fault *why)
{
	sqlite3_extended_result_codes(db->sql, 1);
	sqlite3_busy_timeout(db->sql, 5000);
	lock_down(db);
	return db_exec(db, "PRAGMA foreign_keys = ON;"
	    "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
	    "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
	    "PRAGMA trusted_schema = OFF", why);
}

/*
 * DELETE with EXTRA is the only pair of DELETE that lost no acknowledged
 * commit in simulated power cuts; ask and read back what we got.
 */
static int
set_durable(struct db *db, struct fault *why)
{
	sqlite3_stmt *stmt = NULL;
	long long level;
	bool is_delete;

	if (sqlite3_prepare_v2(db->sql, "PRAGMA journal_mode = DELETE", -1,
	    &stmt, NULL) != SQLITE_OK)
		return stmt_fault(db, why, "opening");
	is_delete = sqlite3_step(stmt) == SQLITE_ROW && strcmp((const char *)
	    sqlite3_column_text(stmt, 0), "delete") == 0;
	sqlite3_finalize(stmt);
	if (db_exec(db, "PRAGMA synchronous = EXTRA", why) == -1 ||
	    db_integer(db, "PRAGMA synchronous", &level, why) == -1)
		return -1;
	if (!is_delete || level != 3)
		return fault_set(why, FAULT_SYSTEM, "DURABLE", "this disk or"
		    " SQLite does not allow safe saving; use a local disk");
	return 0;
}

static int
quick_check(struct db *db, struct fault *why)
{
	sqlite3_stmt *stmt = NULL;
	bool good;

	if (sqlite3_prepare_v2(db->sql, "PRAGMA quick_check(1)", -1, &stmt,
	    NULL) != SQLITE_OK)
		return stmt_fault(db, why, "checking");
	good = sqlite3_step(stmt) == SQLITE_ROW &&
	    sqlite3_column_text(stmt, 0) != NULL &&
	    strcmp((const char *)sqlite3_column_text(stmt, 0), "ok") == 0;
	sqlite3_finalize(stmt);
	if (!good)
		return fault_set(why, FAULT_REFUSED, "DAMAGED", "the file is"
		    " damaged; take a copy of it and ask for help");
	return 0;
}

static int
open_own(struct db *db, const char *path, int flags, struct fault *why)
{
	if (sqlite3_open_v2(path, &db->sql, flags | SQLITE_OPEN_NOFOLLOW |
	    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
		return stmt_fault(db, why, "opening");
	return set_up(db, why);
}

struct db *
db_create(const char *path, enum db_kind kind, struct fault *why)
{
	struct db *db;
	int fd;

	/* Take the name ourselves: private, and never over another file. */
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    0600);
	if (fd == -1) {
		if (file_exists(path))
			fault_set(why, FAULT_REFUSED, "EXISTS", "%s: already"
			    " there and is not replaced", path);
		else
			fault_errno(why, "%s: cannot be made", path);
		return NULL;
	}
	close(fd);
	if ((db = db_alloc(kind, why)) == NULL)
		goto remove;
	if (open_own(db, path, SQLITE_OPEN_READWRITE, why) == -1 ||
	    set_durable(db, why) == -1 || schema_create(db, why) == -1 ||
	    stmt_prepare_all(db, why) == -1) {
		fault_within(why, "%s", path);
		goto remove;
	}
	return db;
remove:
	db_close(db);
	unlink(path);
	return NULL;
}

static struct db *
open_existing(const char *path, enum db_kind kind, int flags,
    struct fault *why)
{
	struct db *db;

	if (access(path, F_OK) == -1) {
		fault_errno(why, "%s", path);
		return NULL;
	}
	if ((db = db_alloc(kind, why)) == NULL)
		return NULL;
	if (open_own(db, path, flags, why) == -1 ||
	    schema_check(db, why) == -1 || quick_check(db, why) == -1)
		goto fail;
	if (flags == SQLITE_OPEN_READWRITE && set_durable(db, why) == -1)
		goto fail;
	if (stmt_prepare_all(db, why) == -1)
		goto fail;
	return db;
fail:
	fault_within(why, "%s", path);
	db_close(db);
	return NULL;
}

struct db *
db_open(const char *path, enum db_kind kind, struct fault *why)
{
	return open_existing(path, kind, SQLITE_OPEN_READWRITE, why);
}

struct db *
db_open_readonly(const char *path, enum db_kind kind, struct fault *why)
{
	return open_existing(path, kind, SQLITE_OPEN_READONLY, why);
}

struct db *
db_new(enum db_kind kind, struct fault *why)
{
	struct db *db;

	if ((db = db_alloc(kind, why)) == NULL)
		return NULL;
	if (open_own(db, ":memory:", SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, why) == -1 ||
	    db_exec(db, "PRAGMA page_size = 4096", why) == -1 ||
	    schema_create(db, why) == -1 || stmt_prepare_all(db, why) == -1) {
		db_close(db);
		return NULL;
	}
	return db;
}

int
db_bytes(struct db *db, struct buf *out, struct fault *why)
{
	sqlite3_int64 len;
	unsigned char *bytes;

	bytes = sqlite3_serialize(db->sql, "main", &len, 0);
	if (bytes == NULL)
		return fault_memory(why);
	buf_put(out, bytes, (size_t)len);
	sqlite3_free(bytes);
	return out->failed ? fault_memory(why) : 0;
}

/* Foreign bytes */

static unsigned
big_endian(const unsigned char *at, size_t n)
{
	unsigned value = 0;

	while (n-- > 0)
		value = value << 8 | *at++;
	return value;
}

/* What SQLite's header may say; all else is not made by us. */
static int
check_bytes(const unsigned char *h, size_t len, struct fault *why)
{
	if (len < 4096 || memcmp(h, "SQLite format 3", 16) != 0)
		return fault_set(why, FAULT_REFUSED, "FORMAT", "mita-bundle(5)"
		    " CONTAINERS: there is no SQLite database inside");
	if (big_endian(h + 16, 2) != 4096 ||
	    len != (size_t)big_endian(h + 28, 4) * 4096 || h[18] != 1 ||
	    h[19] != 1 || h[20] != 0 || big_endian(h + 56, 4) != 1 ||
	    big_endian(h + 52, 4) != 0)
		return fault_set(why, FAULT_REFUSED, "FORMAT", "mita-bundle(5)"
		    " CONTAINERS: page size, length, journal, encoding or"
		    " vacuum mode is not as the format says, or the file was"
		    " cut short");
	return 0;
}

static int
authorise(void *unused, int action, const char *a, const char *b,
    const char *c, const char *d)
{
	(void)unused;
	(void)a;
	(void)b;
	(void)c;
	(void)d;
	return action == SQLITE_SELECT || action == SQLITE_READ ||
	    action == SQLITE_PRAGMA || action == SQLITE_FUNCTION ?
	    SQLITE_OK : SQLITE_DENY;
}

/* Called every 10,000 steps; a file of ours needs a few hundred calls. */
static int
count_steps(void *left)
{
	return --*(int *)left < 0;
}

static void
limit(struct db *db, size_t len)
{
	static const int limits[][2] = {
		{ SQLITE_LIMIT_SQL_LENGTH, 10000 },
		{ SQLITE_LIMIT_COLUMN, 16 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 10 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 3 },
		{ SQLITE_LIMIT_VDBE_OP, 25000 },
		{ SQLITE_LIMIT_FUNCTION_ARG, 8 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
		{ SQLITE_LIMIT_VARIABLE_NUMBER, 10 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
	};
	size_t i;

	sqlite3_limit(db->sql, SQLITE_LIMIT_LENGTH, (int)(len < 100000 ?
	    100000 : len));
	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(db->sql, limits[i][0], limits[i][1]);
}

static int
load_copy(struct db *db, const void *bytes, size_t len, struct fault *why)
{
	unsigned char *copy = sqlite3_malloc64(len);

	if (copy == NULL)
		return fault_memory(why);
	memcpy(copy, bytes, len);
	/* From here on the copy is SQLite's, also when this fails. */
	if (sqlite3_deserialize(db->sql, "main", copy, (sqlite3_int64)len,
	    (sqlite3_int64)len, SQLITE_DESERIALIZE_FREEONCLOSE |
	    SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
		return stmt_fault(db, why, "reading");
	return 0;
}

struct db *
db_read(enum db_kind kind, const void *bytes, size_t len, struct fault *why)
{
	int left = 2000 + (int)(len / 65536);
	struct db *db;

	if (check_bytes(bytes, len, why) == -1)
		return NULL;
	if ((db = db_alloc(kind, why)) == NULL)
		return NULL;
	db->foreign = true;
	if (open_own(db, ":memory:", SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_MEMORY, why) == -1 ||
	    load_copy(db, bytes, len, why) == -1)
		goto fail;
	limit(db, len);
	sqlite3_progress_handler(db->sql, 10000, count_steps, &left);
	if (schema_check(db, why) == -1 || quick_check(db, why) == -1 ||
	    stmt_prepare_all(db, why) == -1)
		goto fail;
	sqlite3_progress_handler(db->sql, 0, NULL, NULL);
	sqlite3_set_authorizer(db->sql, authorise, NULL);
	return db;
fail:
	db_close(db);
	return NULL;
}

int
db_begin(struct db *db, struct fault *why)
{
	return stmt_run(db, stmt_of(db, STMT_BEGIN), why);
}

int
db_commit(struct db *db, struct fault *why)
{
	return stmt_run(db, stmt_of(db, STMT_COMMIT), why);
}

void
db_roll_back(struct db *db)
{
	if (!sqlite3_get_autocommit(db->sql))
		stmt_run(db, stmt_of(db, STMT_ROLLBACK), NULL);
}
