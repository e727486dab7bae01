/* The bundles a register took in, byte for byte. */
#include "config.h"

#include "mita/store/received.h"

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/store/stmt.h"

int
received_put(struct db *db, const struct incoming *arrival, bool *added,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECEIVED_PUT);
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, arrival->digest);
	stmt_bind_text(stmt, 1, hex);
	stmt_bind_text(stmt, 2, arrival->name);
	stmt_bind_text(stmt, 3, arrival->expert);
	stmt_bind_text(stmt, 4, arrival->time);
	stmt_bind_bytes(stmt, 5, arrival->bytes, arrival->len);
	if (stmt_run(db, stmt, _("saving a bundle"), why) == -1)
		return -1;
	if (added != NULL)
		*added = sqlite3_changes(db->sql) > 0;
	return 0;
}

int
received_file(struct db *db, const char *digest, struct buf *out,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECEIVED_FILE);
	int rc;

	stmt_bind_text(stmt, 1, digest);
	rc = stmt_step(db, stmt, _("reading a bundle"), why);
	if (rc == 1) {
		buf_put(out, sqlite3_column_blob(stmt, 0),
		    (size_t)sqlite3_column_bytes(stmt, 0));
		rc = out->failed ? fault_memory(why) : 0;
	} else if (rc == 0)
		rc = fault_set(why, FAULT_REFUSED, "MISSING", "the bundle"
		    " %.16s... is not in this register", digest);
	stmt_done(stmt);
	return rc;
}

static int
take_row(sqlite3_stmt *stmt, struct arena *arena, struct received *out,
    struct fault *why)
{
	out->digest = stmt_copy(stmt, 0, arena);
	out->name = stmt_copy(stmt, 1, arena);
	out->expert = stmt_copy(stmt, 2, arena);
	out->time = stmt_copy(stmt, 3, arena);
	out->size = sqlite3_column_int64(stmt, 4);
	if (out->digest == NULL || out->name == NULL || out->expert == NULL ||
	    out->time == NULL)
		return fault_memory(why);
	return 0;
}

int
received_list(struct db *db, struct arena *arena, struct received **out,
    size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECEIVED_LIST);
	struct received *list = NULL;
	int rc;

	*out = NULL;
	*n = 0;
	while ((rc = stmt_step(db, stmt, _("reading bundles"), why)) == 1) {
		list = arena_grow(arena, list, *n, sizeof(*list));
		rc = list == NULL ? fault_memory(why) :
		    take_row(stmt, arena, &list[*n], why);
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
