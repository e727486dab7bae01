#include "config.h"

#include "mita/store/received.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/store/stmt.h"

int
received_put(struct db *db, const struct digest *digest, const char *name,
    const char *expert, const char *time, const void *bytes, size_t len,
    bool *added, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECEIVED_PUT);
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, digest);
	sqlite3_bind_text(stmt, 1, hex, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 2, name, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 3, expert, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 4, time, -1, SQLITE_STATIC);
	sqlite3_bind_blob64(stmt, 5, bytes, len, SQLITE_STATIC);
	if (stmt_run(db, stmt, why) == -1)
		return -1;
	*added = sqlite3_changes(db->sql) > 0;
	return 0;
}

int
received_list(struct db *db, struct arena *arena, struct received **out,
    size_t *n, struct fault *why)
{
	sqlite3_stmt *stmt = stmt_of(db, STMT_RECEIVED_LIST);
	const char *texts[4];
	struct received *list = NULL;
	int rc, i;

	*n = 0;
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		list = arena_grow(arena, list, *n, sizeof(*list));
		for (i = 0; i < 4; i++)
			texts[i] = arena_copy(arena,
			    sqlite3_column_text(stmt, i),
			    (size_t)sqlite3_column_bytes(stmt, i));
		if (list == NULL || texts[0] == NULL || texts[1] == NULL ||
		    texts[2] == NULL || texts[3] == NULL)
			break;
		list[(*n)++] = (struct received){
			.digest = texts[0], .name = texts[1],
			.expert = texts[2], .time = texts[3],
			.size = sqlite3_column_int64(stmt, 4),
		};
	}
	*out = list;
	if (rc == SQLITE_ROW)
		fault_memory(why);
	else if (rc != SQLITE_DONE)
		stmt_fault(db, why, "reading bundles");
	sqlite3_reset(stmt);
	return rc == SQLITE_DONE ? 0 : -1;
}
