/* The records of any container. */
#include "config.h"

#include "mita/store/records.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/store/stmt.h"

int
records_put(struct db *db, const struct statement *statement, bool *added,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECORD_PUT);
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, statement->digest);
	stmt_bind_text(stmt, 1, record_kind_words[statement->kind]);
	stmt_bind_text(stmt, 2, hex);
	stmt_bind_bytes(stmt, 3, statement->text, statement->len);
	stmt_bind_text(stmt, 4, statement->minisig);
	if (stmt_run(db, stmt, _("saving a record"), why) == -1)
		return -1;
	if (added != NULL)
		*added = sqlite3_changes(db->sql) > 0;
	return 0;
}

static int
bad_row(long long idx, const char *what, struct fault *why)
{
	return fault_set(why, FAULT_REFUSED, "FORMAT",
	    "mita-bundle(5) CONTAINERS: row %lld of record: %s", idx, what);
}

/* Types are as strict as the tables, whoever wrote the file. */
static int
check_row(sqlite3_stmt *stmt, struct fault *why)
{
	static const int types[] = { SQLITE_INTEGER, SQLITE_TEXT, SQLITE_TEXT,
	    SQLITE_BLOB, SQLITE_TEXT };
	long long idx = sqlite3_column_int64(stmt, 0);
	int i;

	for (i = 0; i < 5; i++)
		if (sqlite3_column_type(stmt, i) != types[i])
			return bad_row(idx, "a value is of another type", why);
	if (sqlite3_column_bytes(stmt, 1) > ID_MAX ||
	    sqlite3_column_bytes(stmt, 2) != DIGEST_TEXT_LEN ||
	    sqlite3_column_bytes(stmt, 3) > RECORD_MAX ||
	    sqlite3_column_bytes(stmt, 4) > MINISIG_MAX)
		return bad_row(idx, "a value is longer than it may be", why);
	return 0;
}

static int
take_row(sqlite3_stmt *stmt, struct arena *arena, struct stored *out,
    struct fault *why)
{
	if (check_row(stmt, why) == -1)
		return -1;
	*out = (struct stored){
		.idx = sqlite3_column_int64(stmt, 0),
		.kind = stmt_copy(stmt, 1, arena),
		.digest = stmt_copy(stmt, 2, arena),
		.text = stmt_copy(stmt, 3, arena),
		.text_len = (size_t)sqlite3_column_bytes(stmt, 3),
		.minisig = stmt_copy(stmt, 4, arena),
		.minisig_len = (size_t)sqlite3_column_bytes(stmt, 4),
	};
	if (out->kind == NULL || out->digest == NULL || out->text == NULL ||
	    out->minisig == NULL)
		return fault_memory(why);
	return 0;
}

static bool
is_full(const struct db *db, size_t n)
{
	return (db->kind == DB_PACKAGE || db->kind == DB_BUNDLE) &&
	    n == RECORDS_MAX;
}

int
records_load(struct db *db, struct arena *arena, struct stored **out,
    size_t *n, struct fault *why)
{
	return records_load_after(db, INT64_MIN, arena, out, n, why);
}

int
records_load_after(struct db *db, int64_t last, struct arena *arena,
    struct stored **out, size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECORD_LOAD);
	struct stored *rows = NULL;
	int rc;

	*out = NULL;
	*n = 0;
	sqlite3_bind_int64(stmt, 1, last);
	while ((rc = stmt_step(db, stmt, _("reading records"), why)) == 1) {
		if (is_full(db, *n))
			rc = fault_set(why, FAULT_REFUSED, "TOO-LARGE",
			    "mita-record(5) LIMITS: more than %d records in a"
			    " file", RECORDS_MAX);
		else if ((rows = arena_grow(arena, rows, *n,
		    sizeof(*rows))) == NULL)
			rc = fault_memory(why);
		else
			rc = take_row(stmt, arena, &rows[*n], why);
		if (rc == -1)
			break;
		(*n)++;
	}
	stmt_done(stmt);
	if (rc == -1)
		*n = 0;
	else
		*out = rows;
	return rc;
}
