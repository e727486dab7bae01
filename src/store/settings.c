/* Named values of a file. */
#include "config.h"

#include "mita/store/drafts.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/store/stmt.h"

int
settings_set(struct db *db, const char *name, const char *value,
    struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_SETTING_SET);

	stmt_bind_text(stmt, 1, name);
	stmt_bind_text(stmt, 2, value);
	return stmt_run(db, stmt, _("saving a setting"), why);
}

int
settings_get(struct db *db, struct arena *arena, const char *name,
    const char **out, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_SETTING_GET);
	int rc;

	*out = NULL;
	stmt_bind_text(stmt, 1, name);
	rc = stmt_step(db, stmt, _("reading a setting"), why);
	if (rc == 1) {
		*out = stmt_copy(stmt, 0, arena);
		rc = *out == NULL ? fault_memory(why) : 0;
	}
	stmt_done(stmt);
	return rc;
}
