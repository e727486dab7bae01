/* What a connection may do. */
#include "config.h"

#include "mita/store/guard.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/translate.h"
#include "mita/store/stmt.h"

enum {
	BUSY_MS		= 5000,
	ROW_ROOM	= 4096,		/* of a row, less its largest value */
	STEPS_UNIT	= 10000,	/* machine steps from look to look */
	STEPS_LEAST	= 2000,		/* looks any file may cost */
	BYTES_PER_STEP	= 16384		/* bytes that excuse one look more */
};

int
guard_run(struct db *db, const char *sql, const char *doing,
    struct fault *why)
{
	if (sqlite3_exec(db->sql, sql, NULL, NULL, NULL) != SQLITE_OK)
		return stmt_fault(db, doing, why);
	return 0;
}

/* The one value a pragma gives: as text in out, cut, or as an integer. */
static int
ask(struct db *db, const char *sql, char *out, size_t room,
    long long *integer, struct fault *why)
{
	sqlite3_stmt *stmt = NULL;
	int rc = -1;

	if (sqlite3_prepare_v2(db->sql, sql, -1, &stmt, NULL) != SQLITE_OK)
		return stmt_fault(db, _("opening"), why);
	if (sqlite3_step(stmt) != SQLITE_ROW)
		stmt_fault(db, _("opening"), why);
	else {
		const unsigned char *text = sqlite3_column_text(stmt, 0);

		snprintf(out, room, "%s", text == NULL ? "" :
		    (const char *)text);
		*integer = sqlite3_column_int64(stmt, 0);
		rc = 0;
	}
	sqlite3_finalize(stmt);
	return rc;
}

int
guard_integer(struct db *db, const char *sql, long long *out,
    struct fault *why)
{
	char text[32];

	return ask(db, sql, text, sizeof(text), out, why);
}

/* What no file of ours needs and an edited one could abuse. */
static int
lock_down(struct db *db, struct fault *why)
{
	static const int switches[][2] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		if (sqlite3_db_config(db->sql, switches[i][0], switches[i][1],
		    NULL) != SQLITE_OK)
			return fault_advise(why, FAULT_SYSTEM, "STORE",
			    "version 3.40 is needed", "this SQLite is too old");
	return 0;
}

int
guard_connect(struct db *db, const char *path, int flags, struct fault *why)
{
	if (sqlite3_open_v2(path, &db->sql, flags | SQLITE_OPEN_NOFOLLOW |
	    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
		return stmt_fault(db, _("opening"), why);
	sqlite3_busy_timeout(db->sql, BUSY_MS);
	if (lock_down(db, why) == -1)
		return -1;
	return guard_run(db, "PRAGMA foreign_keys = ON;"
	    "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
	    "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
	    "PRAGMA trusted_schema = OFF", _("opening"), why);
}

/*
 * Of the rollback journals only DELETE with EXTRA lost no acknowledged
 * commit in simulated power cuts, and a copy of its main file is whole.
 */
int
guard_durable(struct db *db, struct fault *why)
{
	char journal[32];
	long long level;

	if (ask(db, "PRAGMA journal_mode = DELETE", journal, sizeof(journal),
	    &level, why) == -1 ||
	    guard_run(db, "PRAGMA synchronous = EXTRA", _("opening"), why) ==
	    -1 || guard_integer(db, "PRAGMA synchronous", &level, why) == -1)
		return -1;
	if (strcmp(journal, "delete") != 0 || level != 3)
		return fault_advise(why, FAULT_SYSTEM, "DURABLE",
		    "move the file to a disk of this computer",
		    "this disk or this SQLite does not allow safe saving"
		    " (journal %s, synchronous %lld)", journal, level);
	return 0;
}

static int
quick_check(struct db *db, const char *sql, struct fault *why)
{
	char verdict[200];
	long long unused;

	if (ask(db, sql, verdict, sizeof(verdict), &unused, why) == -1)
		return -1;
	if (strcmp(verdict, "ok") == 0)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "DAMAGED", damaged_remedy(db),
	    "the file is damaged (%s)", verdict);
}

/*
 * A workspace is opened many times, and is nearly all documents, which
 * whoever reads one compares with its digest: they are not gone through.
 */
int
guard_quick_check(struct db *db, struct fault *why)
{
	sqlite3_stmt *tables = NULL;
	char check[200];
	int rc = 0;

	if (db->kind != DB_WORKSPACE)
		return quick_check(db, "PRAGMA quick_check(1)", why);
	if (sqlite3_prepare_v2(db->sql, "SELECT name FROM sqlite_schema WHERE"
	    " type = 'table' AND name <> 'document'", -1, &tables, NULL) !=
	    SQLITE_OK)
		return stmt_fault(db, _("opening"), why);
	/* The schema was compared before: the names are ours. */
	while (rc == 0 && sqlite3_step(tables) == SQLITE_ROW) {
		snprintf(check, sizeof(check), "PRAGMA quick_check(%s)",
		    (const char *)sqlite3_column_text(tables, 0));
		rc = quick_check(db, check, why);
	}
	sqlite3_finalize(tables);
	return rc;
}

static bool
is_listed(const char *name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (name != NULL && strcmp(name, *list) == 0)
			return true;
	return false;
}

/* Only SELECT of our own tables, and the questions of the checks. */
static int
authorise(void *unused, int action, const char *a, const char *b,
    const char *database, const char *inside)
{
	static const char *const tables[] = { "sqlite_master", "record",
	    "document", "received", "setting", "draft", "earlier", "ledger",
	    "checkpoint", NULL };
	static const char *const pragmas[] = { "application_id",
	    "user_version", "quick_check", NULL };
	static const char *const functions[] = { "length", "glob", NULL };
	bool good = false;

	(void)unused;
	(void)database;
	if (action == SQLITE_SELECT)
		good = true;
	else if (action == SQLITE_READ)
		good = is_listed(a, tables);
	else if (action == SQLITE_PRAGMA)
		good = is_listed(a, pragmas);
	else if (action == SQLITE_FUNCTION)
		good = is_listed(b, functions);
	/* inside names the view or trigger that asks: we have none. */
	return good && inside == NULL ? SQLITE_OK : SQLITE_DENY;
}

static int
count_steps(void *left)
{
	return --*(int *)left < 0;
}

static int
largest_value(enum db_kind kind)
{
	switch (kind) {
	case DB_REGISTER:
		return CONTAINER_MAX + ROW_ROOM;
	case DB_BUNDLE:
		return RECORD_MAX + ROW_ROOM;
	default:
		return DOCUMENT_MAX + ROW_ROOM;
	}
}

void
guard_foreign(struct db *db, size_t len)
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

	sqlite3_limit(db->sql, SQLITE_LIMIT_LENGTH, largest_value(db->kind));
	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(db->sql, limits[i][0], limits[i][1]);
	db->steps_left = STEPS_LEAST + (int)(len / BYTES_PER_STEP);
	sqlite3_progress_handler(db->sql, STEPS_UNIT, count_steps,
	    &db->steps_left);
	sqlite3_set_authorizer(db->sql, authorise, NULL);
}
