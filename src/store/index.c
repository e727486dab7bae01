/* The tables behind the views of a register. */
#include "config.h"

#include "mita/store/index.h"

#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/store/stmt.h"
#include "mita/wire/record.h"

bool
index_is_there(struct db *db)
{
	return stmt_of(db, STMT_INDEX_COUNT) != NULL;
}

static bool
is_text(sqlite3_stmt *stmt, int column, const char *want)
{
	const void *got = sqlite3_column_blob(stmt, column);
	size_t len;

	if (want == NULL)
		return sqlite3_column_type(stmt, column) == SQLITE_NULL;
	len = strlen(want);
	return sqlite3_column_type(stmt, column) == SQLITE_TEXT &&
	    (size_t)sqlite3_column_bytes(stmt, column) == len &&
	    (len == 0 || memcmp(got, want, len) == 0);
}

static bool
is_number(sqlite3_stmt *stmt, int column, bool has, size_t want)
{
	if (!has)
		return sqlite3_column_type(stmt, column) == SQLITE_NULL;
	return sqlite3_column_type(stmt, column) == SQLITE_INTEGER &&
	    sqlite3_column_int64(stmt, column) == (sqlite3_int64)want;
}

/* Columns: line, word, seven arguments, at, len. */
static bool
is_line(sqlite3_stmt *stmt, const struct record_line *line)
{
	int i;

	if (!is_number(stmt, 0, true, line->number) ||
	    !is_text(stmt, 1, line->word))
		return false;
	for (i = 0; i < LINE_ARGUMENTS; i++)
		if (!is_text(stmt, 2 + i, (size_t)i < line->n_arguments ?
		    line->arguments[i] : NULL))
			return false;
	return is_number(stmt, 9, line->has_text, line->at) &&
	    is_number(stmt, 10, line->has_text, line->len);
}

int
index_has_lines(struct db *db, int64_t record,
    const struct record_line *lines, size_t n, bool *out, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_LINE_LIST);
	size_t i = 0;
	int rc;

	sqlite3_bind_int64(stmt, 1, record);
	while ((rc = stmt_step(db, stmt, _("reading records"), why)) == 1) {
		if (i == n || !is_line(stmt, &lines[i]))
			break;
		i++;
	}
	stmt_done(stmt);
	*out = rc == 0 && i == n;
	return rc == -1 ? -1 : 0;
}

static int
put_line(struct db *db, int64_t record, const struct record_line *line,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_LINE_PUT);
	size_t i;

	sqlite3_bind_int64(stmt, 1, record);
	sqlite3_bind_int64(stmt, 2, line->number);
	stmt_bind_text(stmt, 3, line->word);
	for (i = 0; i < line->n_arguments; i++)
		stmt_bind_text(stmt, 4 + (int)i, line->arguments[i]);
	if (line->has_text) {
		sqlite3_bind_int64(stmt, 11, (sqlite3_int64)line->at);
		sqlite3_bind_int64(stmt, 12, (sqlite3_int64)line->len);
	}
	return stmt_run(db, stmt, _("saving a record"), why);
}

int
index_put_lines(struct db *db, int64_t record,
    const struct record_line *lines, size_t n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_LINE_DROP);
	size_t i;

	sqlite3_bind_int64(stmt, 1, record);
	if (stmt_run(db, stmt, _("saving a record"), why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (put_line(db, record, &lines[i], why) == -1)
			return -1;
	return 0;
}

static sqlite3_stmt *
bind_pair(struct db *db, enum stmt_id id, const struct index_pair *pair)
{
	sqlite3_stmt *stmt = stmt_of(db, id);

	sqlite3_bind_int64(stmt, 1, pair->stage);
	stmt_bind_text(stmt, 2, pair->expert);
	stmt_bind_text(stmt, 3, pair->proposal);
	stmt_bind_text(stmt, 4, pair->state);
	sqlite3_bind_int64(stmt, 5, pair->assignment);
	if (pair->declaration != 0)
		sqlite3_bind_int64(stmt, 6, pair->declaration);
	if (pair->evaluation != 0)
		sqlite3_bind_int64(stmt, 7, pair->evaluation);
	return stmt;
}

int
index_has_pair(struct db *db, const struct index_pair *pair, bool *out,
    struct fault *why)
{
	sqlite3_stmt *stmt = bind_pair(db, STMT_PAIR_HAS, pair);
	int rc = stmt_step(db, stmt, _("reading records"), why);

	stmt_done(stmt);
	*out = rc == 1;
	return rc == -1 ? -1 : 0;
}

int
index_put_pair(struct db *db, const struct index_pair *pair,
    struct fault *why)
{
	return stmt_run(db, bind_pair(db, STMT_PAIR_PUT, pair),
	    _("saving a record"), why);
}

int
index_count(struct db *db, size_t *lines, size_t *pairs, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_INDEX_COUNT);
	int rc = stmt_step(db, stmt, _("reading records"), why);

	if (rc == 1) {
		*lines = (size_t)sqlite3_column_int64(stmt, 0);
		*pairs = (size_t)sqlite3_column_int64(stmt, 1);
	}
	stmt_done(stmt);
	return rc == -1 ? -1 : 0;
}

int
index_drop_strays(struct db *db, struct fault *why)
{
	return stmt_run(db, stmt_of(db, STMT_LINE_STRAYS),
	    _("saving a record"), why);
}

int
index_drop_pairs(struct db *db, struct fault *why)
{
	return stmt_run(db, stmt_of(db, STMT_PAIR_DROP), _("saving a record"),
	    why);
}
