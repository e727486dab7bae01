/* Drafts of a workspace, with their history. */
#include "config.h"

#include "mita/store/drafts.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/store/stmt.h"

/* The columns that name a field, the same in every statement of drafts. */
static sqlite3_stmt *
of_field(struct db *db, enum stmt_id id, const struct draft_of *of)
{
	sqlite3_stmt *stmt = stmt_of(db, id);

	sqlite3_bind_int64(stmt, 1, of->stage);
	stmt_bind_text(stmt, 2, of->proposal);
	if (of->field != NULL)
		stmt_bind_text(stmt, 3, of->field);
	return stmt;
}

int
drafts_set(struct db *db, const struct draft_of *of, const char *value,
    const char *time, bool keep, struct fault *why)
{
	const char *doing = _("saving what was written");
	sqlite3_stmt *stmt;

	if (keep) {
		stmt = of_field(db, STMT_EARLIER_KEEP, of);
		stmt_bind_text(stmt, 4, value);
		if (stmt_run(db, stmt, doing, why) == -1)
			return -1;
	}
	stmt = of_field(db, STMT_DRAFT_SET, of);
	stmt_bind_text(stmt, 4, value);
	stmt_bind_text(stmt, 5, time);
	return stmt_run(db, stmt, doing, why);
}

static int
take_draft(sqlite3_stmt *stmt, struct arena *arena, struct draft *out,
    struct fault *why)
{
	out->field = stmt_copy(stmt, 0, arena);
	out->value = stmt_copy(stmt, 1, arena);
	out->saved = stmt_copy(stmt, 2, arena);
	if (out->field == NULL || out->value == NULL || out->saved == NULL)
		return fault_memory(why);
	return 0;
}

static int
take_all(struct db *db, sqlite3_stmt *stmt, struct arena *arena,
    struct draft **out, size_t *n, struct fault *why)
{
	struct draft *list = NULL;
	int rc;

	*out = NULL;
	*n = 0;
	while ((rc = stmt_step(db, stmt, _("reading what was written"),
	    why)) == 1) {
		list = arena_grow(arena, list, *n, sizeof(*list));
		rc = list == NULL ? fault_memory(why) :
		    take_draft(stmt, arena, &list[*n], why);
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

int
drafts_list(struct db *db, struct arena *arena, const struct draft_of *of,
    struct draft **out, size_t *n, struct fault *why)
{
	return take_all(db, of_field(db, STMT_DRAFT_LIST, of), arena, out, n,
	    why);
}

int
drafts_earlier(struct db *db, struct arena *arena, const struct draft_of *of,
    struct draft **out, size_t *n, struct fault *why)
{
	return take_all(db, of_field(db, STMT_EARLIER_LIST, of), arena, out, n,
	    why);
}
