/* The documents of a container. */
#include "config.h"

#include "mita/store/records.h"

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/hex.h"
#include "mita/base/translate.h"
#include "mita/store/stmt.h"

int
documents_put(struct db *db, const struct digest *digest, const void *bytes,
    size_t len, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_DOCUMENT_PUT);
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, digest);
	stmt_bind_text(stmt, 1, hex);
	stmt_bind_bytes(stmt, 2, bytes, len);
	return stmt_run(db, stmt, _("saving a document"), why);
}

static int
take_bytes(sqlite3_stmt *stmt, struct buf *out, struct fault *why)
{
	const void *bytes = sqlite3_column_blob(stmt, 0);
	int len = sqlite3_column_bytes(stmt, 0);

	if (sqlite3_column_type(stmt, 0) != SQLITE_BLOB || len > DOCUMENT_MAX)
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "mita-bundle(5) CONTAINERS: a document is not bytes, or"
		    " more than %d of them", DOCUMENT_MAX);
	buf_put(out, bytes, (size_t)len);
	return out->failed ? fault_memory(why) : 0;
}

int
documents_get(struct db *db, const struct digest *digest, struct buf *out,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_DOCUMENT_GET);
	char hex[DIGEST_TEXT_LEN + 1];
	int rc;

	digest_text(hex, digest);
	stmt_bind_text(stmt, 1, hex);
	rc = stmt_step(db, stmt, _("reading a document"), why);
	if (rc == 1)
		rc = take_bytes(stmt, out, why);
	else if (rc == 0)
		rc = fault_advise(why, FAULT_REFUSED, "MISSING",
		    "ask for the file again", "the document %.16s... is not in"
		    " this file", hex);
	stmt_done(stmt);
	return rc;
}

static int
take_digest(sqlite3_stmt *stmt, struct digest *out, struct fault *why)
{
	if (sqlite3_column_type(stmt, 0) != SQLITE_TEXT ||
	    !hex_read(out->bytes, DIGEST_LEN, sqlite3_column_blob(stmt, 0),
	    (size_t)sqlite3_column_bytes(stmt, 0)))
		return fault_set(why, FAULT_REFUSED, "FORMAT", "mita-bundle(5)"
		    " CONTAINERS: a document stands under a digest that is"
		    " none");
	return 0;
}

static bool
is_full(const struct db *db, size_t n)
{
	return (db->kind == DB_PACKAGE || db->kind == DB_BUNDLE) &&
	    n == DOCUMENTS_MAX;
}

int
documents_list(struct db *db, struct arena *arena, struct digest **out,
    size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_DOCUMENT_LIST);
	struct digest *list = NULL;
	int rc;

	*out = NULL;
	*n = 0;
	while ((rc = stmt_step(db, stmt, _("reading documents"), why)) == 1) {
		if (is_full(db, *n))
			rc = fault_set(why, FAULT_REFUSED, "TOO-LARGE",
			    "mita-record(5) LIMITS: more than %d documents in"
			    " a file", DOCUMENTS_MAX);
		else if ((list = arena_grow(arena, list, *n,
		    sizeof(*list))) == NULL)
			rc = fault_memory(why);
		else
			rc = take_digest(stmt, &list[*n], why);
		if (rc == -1)
			break;
		(*n)++;
	}
	stmt_done(stmt);
	if (rc == -1)
		*n = 0;
	else
		*out = list;
	return rc;
}
