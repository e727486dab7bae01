/* Reading what a damaged database still gives. */
#include "config.h"

#include "mita/store/rescue.h"

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/store/stmt.h"

static int
find_row(struct db *db, enum stmt_id id, long long row)
{
	sqlite3_stmt *stmt = stmt_of(db, id);

	sqlite3_bind_int64(stmt, 1, row);
	return stmt_step(db, stmt, "", NULL);
}

int
rescue_text(struct db *db, bool earlier, long long row, struct arena *arena,
    struct rescued *out)
{
	enum stmt_id id = earlier ? STMT_RESCUE_EARLIER : STMT_RESCUE_DRAFT;
	sqlite3_stmt *stmt = db->stmts[id];
	int rc = find_row(db, id, row);

	if (rc == 1) {
		out->stage = sqlite3_column_int64(stmt, 0);
		out->proposal = stmt_copy(stmt, 1, arena);
		out->field = stmt_copy(stmt, 2, arena);
		out->value = stmt_copy(stmt, 3, arena);
		out->saved = stmt_copy(stmt, 4, arena);
		if (out->proposal == NULL || out->field == NULL ||
		    out->value == NULL || out->saved == NULL)
			rc = -1;
	}
	stmt_done(stmt);
	return rc;
}

int
rescue_record(struct db *db, long long row, struct buf *text,
    struct buf *minisig)
{
	sqlite3_stmt *stmt = db->stmts[STMT_RESCUE_RECORD];
	int rc = find_row(db, STMT_RESCUE_RECORD, row);

	if (rc == 1) {
		buf_put(text, sqlite3_column_blob(stmt, 0),
		    (size_t)sqlite3_column_bytes(stmt, 0));
		buf_put(minisig, sqlite3_column_blob(stmt, 1),
		    (size_t)sqlite3_column_bytes(stmt, 1));
		rc = text->failed || minisig->failed ? -1 : 1;
	}
	stmt_done(stmt);
	return rc;
}
