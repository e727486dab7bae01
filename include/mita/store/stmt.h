#ifndef MITA_STORE_STMT_H
#define MITA_STORE_STMT_H

#include <sqlite3.h>
#include <stdbool.h>

#include "mita/store/db.h"

struct arena;
struct fault;

/*
 * Room-private: an open database and the closed catalogue of what it runs.
 * Nothing outside src/store may include this.
 */

enum stmt_id {
	STMT_BEGIN, STMT_COMMIT, STMT_ROLLBACK,
	STMT_RECORD_PUT, STMT_RECORD_LOAD, STMT_DATA_VERSION, STMT_PAGE_COUNT,
	STMT_DOCUMENT_PUT, STMT_DOCUMENT_GET, STMT_DOCUMENT_LIST,
	STMT_DRAFT_SET, STMT_DRAFT_LIST,
	STMT_EARLIER_KEEP, STMT_EARLIER_LIST,
	STMT_RESCUE_DRAFT, STMT_RESCUE_EARLIER, STMT_RESCUE_RECORD,
	STMT_SETTING_SET, STMT_SETTING_GET,
	STMT_RECEIVED_PUT, STMT_RECEIVED_LIST, STMT_RECEIVED_FILE,
	STMT_LINE_LIST, STMT_LINE_PUT, STMT_LINE_DROP, STMT_LINE_STRAYS,
	STMT_PAIR_HAS, STMT_PAIR_PUT, STMT_PAIR_DROP, STMT_INDEX_COUNT,
	STMT_LEDGER_PUT, STMT_LEDGER_FILL, STMT_LEDGER_LIST,
	STMT_LEDGER_TIME,
	STMT_CHECKPOINT_LIST, STMT_CHECKPOINT_PUT,
	STMT_COUNT
};

struct db {
	sqlite3		*sql;
	enum db_kind	 kind;
	char		*path;	/* of a new file: the name it will have, */
	char		*part;		/* and has until then; both owned */
	int		 version;	/* steps of the schema that were done */
	bool		 foreign;	/* a stranger's: only SELECTs, limits */
	int		 steps_left;	/* of a foreign file's patience */
	bool		 begun;		/* a transaction of ours, */
	int		 broken;	/* and the error that ended it, or 0 */
	sqlite3_stmt	*stmts[STMT_COUNT];	/* NULL: not of this kind */
};

/* Nothing opened yet; db_close() takes it back in any state. */
struct db *db_alloc(enum db_kind kind, struct fault *why);

/* Prepare every statement that this kind of file has tables for. */
int	stmt_prepare_all(struct db *db, struct fault *why);
void	stmt_finalise_all(struct db *db);

/*
 * A prepared statement, to bind and to step; NULL when this file has none
 * (binding NULL is harmless, stepping it is a fault).  Bound bytes are
 * borrowed until stmt_done().
 */
sqlite3_stmt *stmt_of(struct db *db, enum stmt_id id);
void	stmt_bind_text(sqlite3_stmt *stmt, int i, const char *text);
void	stmt_bind_bytes(sqlite3_stmt *stmt, int i, const void *bytes,
	    size_t len);

/* 1: a row stands there; 0: the end; -1: a fault.  doing is for its text. */
int	stmt_step(struct db *db, sqlite3_stmt *stmt, const char *doing,
	    struct fault *why);

/* 0: nothing failed since db_begin(); -1: with the fault that did. */
int	stmt_whole(struct db *db, const char *doing, struct fault *why);

/* Give up the read transaction, and what was bound; also for NULL. */
void	stmt_done(sqlite3_stmt *stmt);

/* Step to the end and be done; for statements without rows. */
int	stmt_run(struct db *db, sqlite3_stmt *stmt, const char *doing,
	    struct fault *why);

/* A column's bytes in the arena, with a NUL behind; NULL without memory. */
char	*stmt_copy(sqlite3_stmt *stmt, int column, struct arena *arena);

/* SQLite's last error as a sentence with its remedy; returns -1. */
int	stmt_fault(struct db *db, const char *doing, struct fault *why);

/* What to do with a damaged file: a stranger's, or one's own. */
const char *damaged_remedy(const struct db *db);

#endif
