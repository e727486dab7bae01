#ifndef MITA_STORE_STMT_H
#define MITA_STORE_STMT_H

#include <sqlite3.h>
#include <stdbool.h>

#include "mita/store/db.h"

struct buf;
struct fault;

/* Room-private: an open database and the closed catalogue of what it runs. */

enum stmt_id {
	STMT_BEGIN, STMT_COMMIT, STMT_ROLLBACK,
	STMT_RECORD_PUT, STMT_RECORD_LOAD,
	STMT_DOCUMENT_PUT, STMT_DOCUMENT_GET, STMT_DOCUMENT_LIST,
	STMT_DRAFT_SET, STMT_DRAFT_GET, STMT_DRAFT_LIST,
	STMT_EARLIER_KEEP, STMT_EARLIER_LIST,
	STMT_SETTING_SET, STMT_SETTING_GET,
	STMT_RECEIVED_PUT, STMT_RECEIVED_LIST,
	STMT_COUNT
};

struct db {
	sqlite3		*sql;
	enum db_kind	 kind;
	bool		 foreign;	/* from strangers: limits are tighter */
	sqlite3_stmt	*stmts[STMT_COUNT];
};

/* Prepare every statement that this kind of file has tables for. */
int	stmt_prepare_all(struct db *db, struct fault *why);
void	stmt_finalise_all(struct db *db);

/* A prepared statement, reset, to bind and step. */
sqlite3_stmt *stmt_of(struct db *db, enum stmt_id id);

/* Run to the end and reset; for statements without rows. */
int	stmt_run(struct db *db, sqlite3_stmt *stmt, struct fault *why);

/* SQLite's last error as a sentence with its remedy; returns -1. */
int	stmt_fault(struct db *db, struct fault *why, const char *doing);

/* The schema of a kind. */
const char *schema_sql(enum db_kind kind);
int	schema_application_id(enum db_kind kind);
enum { SCHEMA_VERSION = 1 };
int	schema_create(struct db *db, struct fault *why);
int	schema_check(struct db *db, struct fault *why);

/* Run fixed SQL of our own. */
int	db_exec(struct db *db, const char *sql, struct fault *why);

/* The one integer a pragma or query gives. */
int	db_integer(struct db *db, const char *sql, long long *out,
	    struct fault *why);

#endif
