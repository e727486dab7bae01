/* What tables each kind of file has. */
#include "config.h"

#include "mita/store/schema.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/store/guard.h"
#include "mita/store/stmt.h"

/* Made by data/sql/embed.awk from the numbered files beside it. */
static const struct step {
	const char	*family;
	const char	*sql;
} steps[] = {
#include "schema_steps.inc"
};

enum { STEPS = sizeof(steps) / sizeof(steps[0]) };

static const struct {
	int		 application_id;
	const char	*name;
	const char	*family;	/* besides container; NULL: no other */
	int		 readable;	/* steps that have all a reader needs */
} kinds[DB_KINDS] = {
	[DB_WORKSPACE] = { APPLICATION_WORKSPACE, "workspace", "workspace",
	    2 },
	[DB_REGISTER] = { APPLICATION_REGISTER, "register", "register", 2 },
	[DB_PACKAGE] = { APPLICATION_PACKAGE, "package", NULL, 1 },
	[DB_BUNDLE] = { APPLICATION_BUNDLE, "bundle", NULL, 1 },
};

/* The i-th step of a kind, or NULL behind the last. */
static const char *
step_of(enum db_kind kind, int i)
{
	const char *own = kinds[kind].family;
	int at;

	for (at = 0; at < STEPS; at++) {
		if (strcmp(steps[at].family, "container") != 0 &&
		    (own == NULL || strcmp(steps[at].family, own) != 0))
			continue;
		if (i-- == 0)
			return steps[at].sql;
	}
	return NULL;
}

int
schema_newest(enum db_kind kind)
{
	int n = 0;

	while (step_of(kind, n) != NULL)
		n++;
	return n;
}

static int
wrong_kind(enum db_kind kind, long long application_id, struct fault *why)
{
	int is;

	for (is = 0; is < DB_KINDS; is++)
		if (application_id == kinds[is].application_id)
			return fault_set(why, FAULT_REFUSED, "NOT-OURS",
			    "mita-bundle(5) CONTAINERS: this is a %s, and a %s"
			    " is needed", kinds[is].name, kinds[kind].name);
	return fault_set(why, FAULT_REFUSED, "NOT-OURS", "mita-bundle(5)"
	    " CONTAINERS: this is no %s and no other file of these programs",
	    kinds[kind].name);
}

int
schema_check_ids(enum db_kind kind, long long application_id,
    long long user_version, int *steps_missing, struct fault *why)
{
	int newest = schema_newest(kind);

	if (application_id != kinds[kind].application_id)
		return wrong_kind(kind, application_id, why);
	if (user_version < 1 || user_version > newest)
		return fault_advise(why, FAULT_REFUSED, "VERSION",
		    "install a newer program", "mita-bundle(5) CONTAINERS: this"
		    " %s is of version %lld and this program knows 1 to %d",
		    kinds[kind].name, user_version, newest);
	if (steps_missing != NULL)
		*steps_missing = newest - (int)user_version;
	else if (user_version < kinds[kind].readable)
		return fault_advise(why, FAULT_REFUSED, "VERSION",
		    "open it once with the program that writes it",
		    "mita-bundle(5) CONTAINERS: this %s is of the older version"
		    " %lld, and %d is needed", kinds[kind].name, user_version,
		    kinds[kind].readable);
	return 0;
}

static const char list_sql[] =
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type";

static bool
same_row(sqlite3_stmt *a, sqlite3_stmt *b)
{
	int i, len;

	for (i = 0; i < 4; i++) {
		const void *x = sqlite3_column_blob(a, i);
		const void *y = sqlite3_column_blob(b, i);

		len = sqlite3_column_bytes(a, i);
		if (sqlite3_column_type(a, i) != sqlite3_column_type(b, i) ||
		    len != sqlite3_column_bytes(b, i) ||
		    (len > 0 && memcmp(x, y, (size_t)len) != 0))
			return false;
	}
	return true;
}

/* One object more could change what our statements mean. */
static int
compare(struct db *db, sqlite3_stmt *got, sqlite3_stmt *want,
    struct fault *why)
{
	int rc;

	while ((rc = stmt_step(db, got, _("reading the schema"), why)) == 1)
		if (sqlite3_step(want) != SQLITE_ROW || !same_row(got, want))
			break;
	if (rc == -1 || (rc == 0 && sqlite3_step(want) == SQLITE_DONE))
		return rc;
	return fault_advise(why, FAULT_REFUSED, "SCHEMA",
	    "somebody changed the file with another program",
	    "mita-bundle(5) CONTAINERS: the tables of this %s are not those of"
	    " the format", kinds[db->kind].name);
}

/* An empty file in memory with the first n steps done. */
static sqlite3 *
make_model(enum db_kind kind, long long n)
{
	sqlite3 *model;
	int i, rc;

	rc = sqlite3_open_v2(":memory:", &model, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, NULL);
	for (i = 0; i < n && rc == SQLITE_OK; i++)
		rc = sqlite3_exec(model, step_of(kind, i), NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		return model;
	sqlite3_close(model);
	return NULL;
}

static int
check_objects(struct db *db, long long version, struct fault *why)
{
	sqlite3_stmt *got = NULL, *want = NULL;
	sqlite3 *model;
	int rc = -1;

	if ((model = make_model(db->kind, version)) == NULL ||
	    sqlite3_prepare_v2(model, list_sql, -1, &want, NULL) != SQLITE_OK)
		fault_memory(why);
	else if (sqlite3_prepare_v2(db->sql, list_sql, -1, &got, NULL) !=
	    SQLITE_OK)
		stmt_fault(db, _("reading the schema"), why);
	else
		rc = compare(db, got, want, why);
	sqlite3_finalize(got);
	sqlite3_finalize(want);
	sqlite3_close(model);
	return rc;
}

int
schema_check(struct db *db, int *steps_missing, struct fault *why)
{
	long long id, version;

	if (guard_integer(db, "PRAGMA application_id", &id, why) == -1 ||
	    guard_integer(db, "PRAGMA user_version", &version, why) == -1 ||
	    schema_check_ids(db->kind, id, version, steps_missing, why) == -1)
		return -1;
	db->version = (int)version;
	return check_objects(db, version, why);
}

static int
do_steps(struct db *db, struct fault *why)
{
	const char *doing = _("making the tables");
	char pragmas[96];
	long long done;
	const char *sql;

	if (guard_integer(db, "PRAGMA user_version", &done, why) == -1)
		return -1;
	for (; (sql = step_of(db->kind, (int)done)) != NULL; done++)
		if (guard_run(db, sql, doing, why) == -1)
			return -1;
	snprintf(pragmas, sizeof(pragmas),
	    "PRAGMA application_id = %d; PRAGMA user_version = %lld",
	    kinds[db->kind].application_id, done);
	if (guard_run(db, pragmas, doing, why) == -1 ||
	    guard_run(db, "COMMIT", doing, why) == -1)
		return -1;
	db->version = (int)done;
	return 0;
}

int
schema_bring_up(struct db *db, struct fault *why)
{
	if (guard_run(db, "BEGIN IMMEDIATE", _("making the tables"), why) == -1)
		return -1;
	if (do_steps(db, why) == 0)
		return 0;
	if (!sqlite3_get_autocommit(db->sql))
		guard_run(db, "ROLLBACK", "making the tables", NULL);
	return -1;
}
