#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/store/stmt.h"
#include "schema_steps.inc"

/* mita-bundle(5) CONTAINERS; "mita" and one letter would not be unique. */
static const struct {
	int		 application_id;
	const char	*steps;
	const char	*name;
} kinds[DB_KINDS] = {
	[DB_WORKSPACE] = { 0x4d495401, STEP_CONTAINER_0001 STEP_WORKSPACE_0001,
	    "workspace" },
	[DB_REGISTER] = { 0x4d495402, STEP_CONTAINER_0001 STEP_REGISTER_0001,
	    "register" },
	[DB_PACKAGE] = { 0x4d495403, STEP_CONTAINER_0001, "package" },
	[DB_BUNDLE] = { 0x4d495404, STEP_CONTAINER_0001, "bundle" },
};

const char *
schema_sql(enum db_kind kind)
{
	return kinds[kind].steps;
}

int
schema_application_id(enum db_kind kind)
{
	return kinds[kind].application_id;
}

int
schema_create(struct db *db, struct fault *why)
{
	char pragmas[128];

	snprintf(pragmas, sizeof(pragmas),
	    "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    kinds[db->kind].application_id, SCHEMA_VERSION);
	if (db_exec(db, "BEGIN IMMEDIATE", why) == -1)
		return -1;
	if (db_exec(db, kinds[db->kind].steps, why) == -1 ||
	    db_exec(db, pragmas, why) == -1 ||
	    db_exec(db, "COMMIT", why) == -1) {
		sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL);
		return -1;
	}
	return 0;
}

static int
check_header(struct db *db, struct fault *why)
{
	long long id, version;

	if (db_integer(db, "PRAGMA application_id", &id, why) == -1 ||
	    db_integer(db, "PRAGMA user_version", &version, why) == -1)
		return -1;
	if (id != kinds[db->kind].application_id)
		return fault_set(why, FAULT_REFUSED, "NOT-OURS",
		    "mita-bundle(5) CONTAINERS: this file is no %s",
		    kinds[db->kind].name);
	if (version != SCHEMA_VERSION)
		return fault_set(why, FAULT_REFUSED, "VERSION",
		    "mita-bundle(5) CONTAINERS: this %s is of version %lld,"
		    " the program knows %d; install a newer one",
		    kinds[db->kind].name, version, SCHEMA_VERSION);
	return 0;
}

static const char list_sql[] =
    "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
    " ORDER BY name, type";

/* Do both statements give the same rows? */
static bool
same_rows(sqlite3_stmt *a, sqlite3_stmt *b)
{
	int x, y, i;

	do {
		x = sqlite3_step(a);
		y = sqlite3_step(b);
		for (i = 0; x == SQLITE_ROW && y == SQLITE_ROW && i < 4; i++) {
			const void *s = sqlite3_column_blob(a, i);
			const void *t = sqlite3_column_blob(b, i);
			int len = sqlite3_column_bytes(a, i);

			if (len != sqlite3_column_bytes(b, i) || (len > 0 &&
			    memcmp(s, t, (size_t)len) != 0))
				return false;
		}
	} while (x == SQLITE_ROW && y == SQLITE_ROW);
	return x == SQLITE_DONE && y == SQLITE_DONE;
}

/* A trigger, view or column more could change what our statements mean. */
static int
compare(struct db *db, sqlite3 *model, struct fault *why)
{
	sqlite3_stmt *a = NULL, *b = NULL;
	int rc = -1;

	if (sqlite3_exec(model, kinds[db->kind].steps, NULL, NULL, NULL) !=
	    SQLITE_OK || sqlite3_prepare_v2(model, list_sql, -1, &b, NULL) !=
	    SQLITE_OK)
		fault_memory(why);
	else if (sqlite3_prepare_v2(db->sql, list_sql, -1, &a, NULL) !=
	    SQLITE_OK)
		stmt_fault(db, why, "reading the schema");
	else if (!same_rows(a, b))
		fault_set(why, FAULT_REFUSED, "SCHEMA", "mita-bundle(5)"
		    " CONTAINERS: the tables of this %s are not those of the"
		    " format; somebody changed the file", kinds[db->kind].name);
	else
		rc = 0;
	sqlite3_finalize(a);
	sqlite3_finalize(b);
	return rc;
}

int
schema_check(struct db *db, struct fault *why)
{
	sqlite3 *model;
	int rc;

	if (check_header(db, why) == -1)
		return -1;
	if (sqlite3_open(":memory:", &model) != SQLITE_OK) {
		sqlite3_close(model);
		return fault_memory(why);
	}
	rc = compare(db, model, why);
	sqlite3_close(model);
	return rc;
}
