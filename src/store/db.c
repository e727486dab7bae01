/* The SQLite files: making, opening, transactions. */
#include "config.h"

#include "mita/store/db.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/store/guard.h"
#include "mita/store/schema.h"
#include "mita/store/stmt.h"

enum { PAGE_SIZE = 4096 };

/*
 * The path with its folder resolved.  Three reasons: NOFOLLOW refuses links
 * anywhere in a path, and a home may well be one; an absolute path is never
 * taken for a URI or ":memory:"; a later chdir(2) does not move the journal.
 */
static char *
resolve(const char *path, struct fault *why)
{
	const char *slash = strrchr(path, '/');
	const char *last = slash == NULL ? path : slash + 1;
	char *folder, *real, *out = NULL;
	size_t room;

	if ((folder = slash == NULL ? strdup(".") :
	    strndup(path, (size_t)(slash - path) + 1)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	if ((real = realpath(folder, NULL)) == NULL)
		fault_errno(why, "the folder cannot be entered");
	else {
		room = strlen(real) + strlen(last) + 2;
		if ((out = malloc(room)) == NULL)
			fault_memory(why);
		else
			snprintf(out, room, "%s/%s", real, last);
	}
	free(real);
	free(folder);
	return out;
}

static char *
with_ending(const char *path, const char *ending)
{
	size_t room = strlen(path) + strlen(ending) + 1;
	char *name = malloc(room);

	if (name != NULL)
		snprintf(name, room, "%s%s", path, ending);
	return name;
}

/*
 * SQLite plays a journal it finds into the file.  In a folder that others
 * may write to, one that is not ours could say anything.
 */
static int
check_journal(const char *path, const char *ending, uid_t owner,
    struct fault *why)
{
	char *name = with_ending(path, ending);
	struct stat st;
	int rc;

	if (name == NULL)
		return fault_memory(why);
	rc = lstat(name, &st);
	free(name);
	if (rc == -1 || (S_ISREG(st.st_mode) && st.st_uid == owner))
		return 0;
	return fault_advise(why, FAULT_REFUSED, "NOT-OURS", "take it away",
	    "beside it lies a file with the same name and %s, which somebody"
	    " else put there", ending);
}

static int
check_file(char *path, bool writes, struct fault *why)
{
	char *slash = strrchr(path, '/');
	struct stat st;
	int denied;

	if (lstat(path, &st) == -1)
		return fault_errno(why, "cannot be opened");
	if (!S_ISREG(st.st_mode))
		return fault_advise(why, FAULT_REFUSED, "NOT-A-FILE",
		    "give the name of the file itself", "not a regular file");
	if (st.st_size == 0)
		return fault_advise(why, FAULT_REFUSED, "NOT-OURS",
		    "making it was cut off, delete it and start again",
		    "the file is empty");
	if (check_journal(path, "-journal", st.st_uid, why) == -1 ||
	    check_journal(path, "-wal", st.st_uid, why) == -1)
		return -1;
	if (!writes)
		return 0;
	/* The journal needs the folder: say so before anything is typed. */
	*slash = '\0';
	denied = access(*path == '\0' ? "/" : path, W_OK | X_OK);
	*slash = '/';
	if (denied == -1 || access(path, W_OK) == -1)
		return fault_advise(why, FAULT_SYSTEM, "PERMISSION",
		    "move the file to a folder of your own",
		    "the file or its folder may not be written");
	return 0;
}

struct db *
db_alloc(enum db_kind kind, struct fault *why)
{
	struct db *db = calloc(1, sizeof(*db));

	if (db == NULL)
		fault_memory(why);
	else
		db->kind = kind;
	return db;
}

static void
disconnect(struct db *db)
{
	if (db->sql == NULL)
		return;
	stmt_finalise_all(db);
	sqlite3_close(db->sql);
	db->sql = NULL;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	disconnect(db);
	if (db->part != NULL)
		unlink(db->part);
	free(db->part);
	free(db->path);
	free(db);
}

/* Page size and vacuum are part of the format, whatever SQLite's defaults. */
static int
make_tables(struct db *db, struct fault *why)
{
	if (guard_run(db, "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';"
	    "PRAGMA auto_vacuum = NONE", _("making the tables"), why) == -1 ||
	    schema_bring_up(db, why) == -1)
		return -1;
	return stmt_prepare_all(db, why);
}

/* Private, and never over another file. */
static int
take_part(const char *part, struct fault *why)
{
	int fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);

	return fd == -1 ? fault_errno(why, "cannot be made") : close(fd);
}

/*
 * SQLite would play a journal of a file that is no more into the new one:
 * without its file it means nothing.
 */
static int
clear_journal(const char *path, const char *ending, struct fault *why)
{
	char *name;

	if (check_journal(path, ending, geteuid(), why) == -1)
		return -1;
	if ((name = with_ending(path, ending)) == NULL)
		return fault_memory(why);
	unlink(name);
	free(name);
	return 0;
}

static int
create(struct db *db, const char *path, struct fault *why)
{
	char ending[32], *part;

	snprintf(ending, sizeof(ending), ".%ld.part", (long)getpid());
	if ((db->path = resolve(path, why)) == NULL)
		return -1;
	if (file_exists(db->path))
		return fault_advise(why, FAULT_REFUSED, "EXISTS",
		    "choose another name", "already there and is not replaced");
	if ((part = with_ending(db->path, ending)) == NULL)
		return fault_memory(why);
	if (clear_journal(db->path, "-journal", why) == -1 ||
	    clear_journal(db->path, "-wal", why) == -1 ||
	    take_part(part, why) == -1) {
		free(part);
		return -1;
	}
	db->part = part;
	if (guard_connect(db, part, SQLITE_OPEN_READWRITE, why) == -1 ||
	    guard_durable(db, why) == -1)
		return -1;
	return make_tables(db, why);
}

struct db *
db_create(const char *path, enum db_kind kind, struct fault *why)
{
	struct db *db;

	if ((db = db_alloc(kind, why)) == NULL)
		return NULL;
	if (create(db, path, why) == 0)
		return db;
	fault_within(why, "%s", path);
	db_close(db);
	return NULL;
}

int
db_finish(struct db *db, struct fault *why)
{
	int rc;

	disconnect(db);
	if ((rc = file_take_name(db->part, db->path, why)) == 0) {
		free(db->part);
		db->part = NULL;
	}
	db_close(db);
	return rc;
}

static int
open_own(struct db *db, char *path, bool writes, struct fault *why)
{
	int steps_missing = 0;

	if (check_file(path, writes, why) == -1 ||
	    guard_connect(db, path, writes ? SQLITE_OPEN_READWRITE :
	    SQLITE_OPEN_READONLY, why) == -1 ||
	    schema_check(db, writes ? &steps_missing : NULL, why) == -1 ||
	    guard_quick_check(db, why) == -1)
		return -1;
	if (writes && guard_durable(db, why) == -1)
		return -1;
	if (steps_missing > 0 && schema_bring_up(db, why) == -1)
		return -1;
	return stmt_prepare_all(db, why);
}

static struct db *
open_path(const char *path, enum db_kind kind, bool writes,
    struct fault *why)
{
	struct db *db = NULL;
	char *real;

	if ((real = resolve(path, why)) == NULL ||
	    (db = db_alloc(kind, why)) == NULL ||
	    open_own(db, real, writes, why) == -1) {
		fault_within(why, "%s", path);
		db_close(db);
		db = NULL;
	}
	free(real);
	return db;
}

struct db *
db_open(const char *path, enum db_kind kind, struct fault *why)
{
	return open_path(path, kind, true, why);
}

struct db *
db_open_readonly(const char *path, enum db_kind kind, struct fault *why)
{
	return open_path(path, kind, false, why);
}

struct db *
db_new(enum db_kind kind, struct fault *why)
{
	struct db *db;

	if ((db = db_alloc(kind, why)) == NULL)
		return NULL;
	if (guard_connect(db, ":memory:", SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_MEMORY, why) == 0 && make_tables(db, why) == 0)
		return db;
	db_close(db);
	return NULL;
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

int
db_begin(struct db *db, struct fault *why)
{
	if (!db->begun)
		db->broken = 0;
	if (stmt_run(db, stmt_of(db, STMT_BEGIN), _("saving"), why) == -1)
		return -1;
	db->begun = true;
	return 0;
}

int
db_commit(struct db *db, struct fault *why)
{
	if (stmt_whole(db, _("saving"), why) == -1 ||
	    stmt_run(db, stmt_of(db, STMT_COMMIT), _("saving"), why) == -1)
		return -1;
	db->begun = false;
	return 0;
}

static int
ask_number(struct db *db, enum stmt_id id, int64_t *out, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, id);
	int rc = stmt_step(db, stmt, _("opening"), why);

	*out = rc == 1 ? sqlite3_column_int64(stmt, 0) : 0;
	stmt_done(stmt);
	return rc == -1 ? -1 : 0;
}

int
db_size(struct db *db, int64_t *out, struct fault *why)
{
	if (ask_number(db, STMT_PAGE_COUNT, out, why) == -1)
		return -1;
	*out *= PAGE_SIZE;
	return 0;
}

int
db_version(struct db *db, int64_t *out, struct fault *why)
{
	return ask_number(db, STMT_DATA_VERSION, out, why);
}

const char *
db_library(void)
{
	return sqlite3_libversion();
}

int
db_newest(enum db_kind kind)
{
	return schema_newest(kind);
}

void
db_roll_back(struct db *db)
{
	long long version;

	/* After some errors SQLite has rolled back already ... */
	if (!sqlite3_get_autocommit(db->sql))
		stmt_run(db, stmt_of(db, STMT_ROLLBACK), "undoing", NULL);
	/* ... and left the file to be put in order by who reads it next. */
	if (db->broken != 0)
		guard_integer(db, "PRAGMA user_version", &version, NULL);
	db->begun = false;
	db->broken = 0;
}
