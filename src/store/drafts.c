#include "config.h"

#include "mita/store/drafts.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/store/stmt.h"

static sqlite3_stmt *
bind_field(struct db *db, enum stmt_id id, unsigned stage,
    const char *proposal, const char *field)
{
	sqlite3_stmt *stmt = stmt_of(db, id);

	sqlite3_bind_int64(stmt, 1, stage);
	sqlite3_bind_text(stmt, 2, proposal, -1, SQLITE_STATIC);
	if (field != NULL)
		sqlite3_bind_text(stmt, 3, field, -1, SQLITE_STATIC);
	return stmt;
}

int
drafts_set(struct db *db, unsigned stage, const char *proposal,
    const char *field, const char *value, const char *time, bool keep,
    struct fault *why)
{
	sqlite3_stmt *stmt;

	if (keep) {
		stmt = bind_field(db, STMT_EARLIER_KEEP, stage, proposal,
		    field);
		sqlite3_bind_text(stmt, 4, value, -1, SQLITE_STATIC);
		if (stmt_run(db, stmt, why) == -1)
			return -1;
	}
	stmt = bind_field(db, STMT_DRAFT_SET, stage, proposal, field);
	sqlite3_bind_text(stmt, 4, value, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 5, time, -1, SQLITE_STATIC);
	return stmt_run(db, stmt, why);
}

static char *
column(sqlite3_stmt *stmt, int i, struct arena *arena)
{
	return arena_copy(arena, sqlite3_column_text(stmt, i),
	    (size_t)sqlite3_column_bytes(stmt, i));
}

/* The first column of the one row, or NULL when there is none. */
static int
take_text(struct db *db, sqlite3_stmt *stmt, struct arena *arena,
    const char **out, struct fault *why)
{
	int rc = sqlite3_step(stmt);

	*out = NULL;
	if (rc == SQLITE_ROW) {
		*out = column(stmt, 0, arena);
		rc = *out == NULL ? fault_memory(why) : 0;
	} else if (rc == SQLITE_DONE)
		rc = 0;
	else
		rc = stmt_fault(db, why, "reading");
	sqlite3_reset(stmt);
	return rc;
}

int
drafts_get(struct db *db, struct arena *arena, unsigned stage,
    const char *proposal, const char *field, const char **out,
    struct fault *why)
{
	return take_text(db, bind_field(db, STMT_DRAFT_GET, stage, proposal,
	    field), arena, out, why);
}

static int
take_list(struct db *db, sqlite3_stmt *stmt, struct arena *arena,
    struct draft **out, size_t *n, struct fault *why)
{
	struct draft *list = NULL;
	int rc;

	*n = 0;
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		list = arena_grow(arena, list, *n, sizeof(*list));
		if (list == NULL)
			break;
		list[*n].field = column(stmt, 0, arena);
		list[*n].value = column(stmt, 1, arena);
		list[*n].saved = column(stmt, 2, arena);
		if (list[*n].field == NULL || list[*n].value == NULL ||
		    list[*n].saved == NULL)
			break;
		(*n)++;
	}
	*out = list;
	if (rc == SQLITE_ROW)
		fault_memory(why);
	else if (rc != SQLITE_DONE)
		stmt_fault(db, why, "reading drafts");
	sqlite3_reset(stmt);
	return rc == SQLITE_DONE ? 0 : -1;
}

int
drafts_list(struct db *db, struct arena *arena, unsigned stage,
    const char *proposal, struct draft **out, size_t *n, struct fault *why)
{
	return take_list(db, bind_field(db, STMT_DRAFT_LIST, stage, proposal,
	    NULL), arena, out, n, why);
}

int
drafts_earlier(struct db *db, struct arena *arena, unsigned stage,
    const char *proposal, const char *field, struct draft **out, size_t *n,
    struct fault *why)
{
	return take_list(db, bind_field(db, STMT_EARLIER_LIST, stage, proposal,
	    field), arena, out, n, why);
}

int
settings_set(struct db *db, const char *name, const char *value,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_SETTING_SET);

	sqlite3_bind_text(stmt, 1, name, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 2, value, -1, SQLITE_STATIC);
	return stmt_run(db, stmt, why);
}

int
settings_get(struct db *db, struct arena *arena, const char *name,
    const char **out, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_SETTING_GET);

	sqlite3_bind_text(stmt, 1, name, -1, SQLITE_STATIC);
	return take_text(db, stmt, arena, out, why);
}
