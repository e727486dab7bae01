#include "config.h"

#include "mita/store/records.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/store/stmt.h"

int
records_put(struct db *db, enum record_kind kind, const struct digest *digest,
    const void *text, size_t text_len, const char *minisig, bool *added,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECORD_PUT);
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, digest);
	sqlite3_bind_text(stmt, 1, record_kind_words[kind], -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 2, hex, -1, SQLITE_STATIC);
	sqlite3_bind_blob64(stmt, 3, text, text_len, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 4, minisig, -1, SQLITE_STATIC);
	if (stmt_run(db, stmt, why) == -1)
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

/* Copy one row; types are as strict as the tables, whoever wrote the file. */
static int
take_row(sqlite3_stmt *stmt, struct arena *arena, struct stored *out,
    struct fault *why)
{
	long long idx = sqlite3_column_int64(stmt, 0);
	int text = sqlite3_column_bytes(stmt, 3);
	int sig = sqlite3_column_bytes(stmt, 4);

	if (sqlite3_column_type(stmt, 3) != SQLITE_BLOB ||
	    sqlite3_column_type(stmt, 1) != SQLITE_TEXT ||
	    sqlite3_column_type(stmt, 2) != SQLITE_TEXT ||
	    sqlite3_column_type(stmt, 4) != SQLITE_TEXT)
		return bad_row(idx, "a value is of another type", why);
	if (text > RECORD_MAX || sig > MINISIG_MAX)
		return bad_row(idx, "larger than a record may be", why);
	out->idx = idx;
	out->kind = arena_copy(arena, sqlite3_column_text(stmt, 1),
	    (size_t)sqlite3_column_bytes(stmt, 1));
	out->digest = arena_copy(arena, sqlite3_column_text(stmt, 2),
	    (size_t)sqlite3_column_bytes(stmt, 2));
	out->text = arena_copy(arena, sqlite3_column_blob(stmt, 3),
	    (size_t)text);
	out->text_len = (size_t)text;
	out->minisig = arena_copy(arena, sqlite3_column_text(stmt, 4),
	    (size_t)sig);
	out->minisig_len = (size_t)sig;
	if (out->kind == NULL || out->digest == NULL || out->text == NULL ||
	    out->minisig == NULL)
		return fault_memory(why);
	return 0;
}

int
records_load(struct db *db, struct arena *arena, struct stored **out,
    size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECORD_LOAD);
	struct stored *rows = NULL;
	int rc;

	*out = NULL;
	*n = 0;
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (db->foreign && db->kind != DB_REGISTER &&
		    *n == RECORDS_MAX) {
			rc = fault_set(why, FAULT_REFUSED, "TOO-LARGE",
			    "mita-record(5) LIMITS: more than %d records",
			    RECORDS_MAX);
			break;
		}
		rows = arena_grow(arena, rows, *n, sizeof(*rows));
		if (rows == NULL) {
			rc = fault_memory(why);
			break;
		}
		if ((rc = take_row(stmt, arena, &rows[*n], why)) == -1)
			break;
		(*n)++;
	}
	if (rc != SQLITE_DONE && rc != -1)
		rc = stmt_fault(db, why, "reading records");
	sqlite3_reset(stmt);
	*out = rows;
	return rc == SQLITE_DONE ? 0 : -1;
}

int
documents_put(struct db *db, const struct digest *digest, const void *bytes,
    size_t len, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_DOCUMENT_PUT);
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, digest);
	sqlite3_bind_text(stmt, 1, hex, -1, SQLITE_STATIC);
	/* A NULL pointer would bind NULL: an empty document is still bytes. */
	sqlite3_bind_blob64(stmt, 2, len == 0 ? "" : bytes, len,
	    SQLITE_STATIC);
	return stmt_run(db, stmt, why);
}

int
documents_get(struct db *db, const struct digest *digest, struct buf *out,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_DOCUMENT_GET);
	char hex[DIGEST_TEXT_LEN + 1];
	int rc;

	digest_text(hex, digest);
	sqlite3_bind_text(stmt, 1, hex, -1, SQLITE_STATIC);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW && sqlite3_column_bytes(stmt, 0) > DOCUMENT_MAX)
		rc = fault_set(why, FAULT_REFUSED, "TOO-LARGE",
		    "mita-record(5) LIMITS: a document larger than %d bytes",
		    DOCUMENT_MAX);
	else if (rc == SQLITE_ROW) {
		buf_put(out, sqlite3_column_blob(stmt, 0),
		    (size_t)sqlite3_column_bytes(stmt, 0));
		rc = out->failed ? fault_memory(why) : 0;
	} else if (rc == SQLITE_DONE)
		rc = fault_set(why, FAULT_REFUSED, "MISSING",
		    "document %.16s is not in this file", hex);
	else
		rc = stmt_fault(db, why, "reading a document");
	sqlite3_reset(stmt);
	return rc;
}

static int
digit(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int
take_digest(const unsigned char *hex, int len, struct digest *out)
{
	int i, high, low;

	if (hex == NULL || len != DIGEST_TEXT_LEN)
		return -1;
	for (i = 0; i < DIGEST_LEN; i++) {
		high = digit(hex[2 * i]);
		low = digit(hex[2 * i + 1]);
		if (high == -1 || low == -1)
			return -1;
		out->bytes[i] = (uint8_t)(high << 4 | low);
	}
	return 0;
}

int
documents_list(struct db *db, struct arena *arena, struct digest **out,
    size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_DOCUMENT_LIST);
	struct digest *list = NULL;
	int rc;

	*n = 0;
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		list = arena_grow(arena, list, *n, sizeof(*list));
		if (list == NULL) {
			rc = fault_memory(why);
			break;
		}
		if ((db->foreign && db->kind != DB_REGISTER &&
		    *n == DOCUMENTS_MAX) ||
		    take_digest(sqlite3_column_text(stmt, 0),
		    sqlite3_column_bytes(stmt, 0), &list[*n]) == -1) {
			rc = fault_set(why, FAULT_REFUSED, "FORMAT",
			    "mita-bundle(5) CONTAINERS: too many documents, or"
			    " a digest that is none");
			break;
		}
		(*n)++;
	}
	if (rc != SQLITE_DONE && rc != -1)
		rc = stmt_fault(db, why, "reading documents");
	sqlite3_reset(stmt);
	*out = list;
	return rc == SQLITE_DONE ? 0 : -1;
}
