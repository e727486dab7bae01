/* The order in which records came. */
#include "config.h"

#include "mita/store/ledger.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/model/record.h"
#include "mita/store/stmt.h"

bool
ledger_is_there(struct db *db)
{
	return stmt_of(db, STMT_LEDGER_LIST) != NULL;
}

int
ledger_put(struct db *db, const struct digest *record, const char *time,
    const char *bundle, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_LEDGER_PUT);
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, record);
	stmt_bind_text(stmt, 1, hex);
	stmt_bind_text(stmt, 2, time);
	stmt_bind_text(stmt, 3, bundle);
	return stmt_run(db, stmt, _("saving a record"), why);
}

int
ledger_fill(struct db *db, const char *time, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_LEDGER_FILL);

	stmt_bind_text(stmt, 1, time);
	return stmt_run(db, stmt, _("saving a record"), why);
}

int
ledger_time(struct db *db, const char *bundle, struct arena *arena,
    const char **out, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_LEDGER_TIME);
	int rc;

	*out = NULL;
	stmt_bind_text(stmt, 1, bundle);
	rc = stmt_step(db, stmt, _("reading records"), why);
	if (rc == 1)
		rc = (*out = stmt_copy(stmt, 0, arena)) == NULL ?
		    fault_memory(why) : 0;
	stmt_done(stmt);
	return rc;
}

static int
take_row(sqlite3_stmt *stmt, struct arena *arena, struct ledger_row *out,
    struct fault *why)
{
	out->idx = sqlite3_column_int64(stmt, 0);
	out->digest = stmt_copy(stmt, 1, arena);
	out->time = stmt_copy(stmt, 2, arena);
	out->bundle = stmt_copy(stmt, 3, arena);
	if (out->digest == NULL || out->time == NULL || out->bundle == NULL)
		return fault_memory(why);
	return 0;
}

int
ledger_rows(struct db *db, int64_t behind, struct arena *arena,
    struct ledger_row **out, size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_LEDGER_LIST);
	struct ledger_row *list = NULL;
	int rc;

	*out = NULL;
	*n = 0;
	sqlite3_bind_int64(stmt, 1, behind);
	while ((rc = stmt_step(db, stmt, _("reading records"), why)) == 1) {
		list = arena_grow(arena, list, *n, sizeof(*list));
		rc = list == NULL ? fault_memory(why) :
		    take_row(stmt, arena, &list[*n], why);
		if (rc == -1)
			break;
		(*n)++;
	}
	stmt_done(stmt);
	if (rc == 0)
		*out = list;
	return rc;
}

int
ledger_ends(struct db *db, struct arena *arena, struct ledger_end **out,
    size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_CHECKPOINT_LIST);
	struct ledger_end *list = NULL;
	int rc;

	*out = NULL;
	*n = 0;
	while ((rc = stmt_step(db, stmt, _("reading records"), why)) == 1) {
		list = arena_grow(arena, list, *n, sizeof(*list));
		if (list == NULL || (list[*n].note = stmt_copy(stmt, 1,
		    arena)) == NULL) {
			rc = fault_memory(why);
			break;
		}
		list[*n].size = sqlite3_column_int64(stmt, 0);
		list[(*n)++].len = (size_t)sqlite3_column_bytes(stmt, 1);
	}
	stmt_done(stmt);
	if (rc == 0)
		*out = list;
	return rc;
}

int
ledger_keep(struct db *db, int64_t size, const char *note, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_CHECKPOINT_PUT);

	sqlite3_bind_int64(stmt, 1, size);
	stmt_bind_text(stmt, 2, note);
	return stmt_run(db, stmt, _("saving a record"), why);
}
