#include "config.h"

#include "mita/store/stmt.h"

#include "mita/base/fault.h"

/* Which kinds of file have the tables a statement needs. */
enum { ANY = 15, OWN = 1 << DB_WORKSPACE | 1 << DB_REGISTER };

static const struct {
	unsigned	 kinds;
	const char	*sql;
} catalogue[STMT_COUNT] = {
	[STMT_BEGIN] = { ANY, "BEGIN IMMEDIATE" },
	[STMT_COMMIT] = { ANY, "COMMIT" },
	[STMT_ROLLBACK] = { ANY, "ROLLBACK" },
	[STMT_RECORD_PUT] = { ANY,
	    ("INSERT INTO record (kind, digest, text, minisig)"
	     " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (digest) DO NOTHING") },
	[STMT_RECORD_LOAD] = { ANY,
	    ("SELECT idx, kind, digest, text, minisig FROM record"
	     " ORDER BY idx") },
	[STMT_DOCUMENT_PUT] = { ANY,
	    ("INSERT INTO document (digest, data) VALUES (?1, ?2)"
	     " ON CONFLICT (digest) DO NOTHING") },
	[STMT_DOCUMENT_GET] = { ANY,
	    "SELECT data FROM document WHERE digest = ?1" },
	[STMT_DOCUMENT_LIST] = { ANY,
	    "SELECT digest FROM document ORDER BY digest" },
	[STMT_DRAFT_SET] = { 1 << DB_WORKSPACE,
	    ("INSERT INTO draft (stage, proposal, field, value, saved)"
	     " VALUES (?1, ?2, ?3, ?4, ?5)"
	     " ON CONFLICT (stage, proposal, field)"
	     " DO UPDATE SET value = ?4, saved = ?5") },
	[STMT_DRAFT_GET] = { 1 << DB_WORKSPACE,
	    ("SELECT value, saved FROM draft"
	     " WHERE stage = ?1 AND proposal = ?2 AND field = ?3") },
	[STMT_DRAFT_LIST] = { 1 << DB_WORKSPACE,
	    ("SELECT field, value, saved FROM draft"
	     " WHERE stage = ?1 AND proposal = ?2 ORDER BY field") },
	[STMT_EARLIER_KEEP] = { 1 << DB_WORKSPACE,
	    ("INSERT INTO earlier (stage, proposal, field, value, saved)"
	     " SELECT stage, proposal, field, value, saved FROM draft"
	     " WHERE stage = ?1 AND proposal = ?2 AND field = ?3"
	     " AND value <> ?4 AND value <> ''") },
	[STMT_EARLIER_LIST] = { 1 << DB_WORKSPACE,
	    ("SELECT field, value, saved FROM earlier"
	     " WHERE stage = ?1 AND proposal = ?2 AND field = ?3"
	     " ORDER BY idx DESC") },
	[STMT_SETTING_SET] = { OWN,
	    ("INSERT INTO setting (name, value) VALUES (?1, ?2)"
	     " ON CONFLICT (name) DO UPDATE SET value = ?2") },
	[STMT_SETTING_GET] = { OWN,
	    "SELECT value FROM setting WHERE name = ?1" },
	[STMT_RECEIVED_PUT] = { 1 << DB_REGISTER,
	    ("INSERT INTO received (digest, name, expert, time, file)"
	     " VALUES (?1, ?2, ?3, ?4, ?5)"
	     " ON CONFLICT (digest) DO NOTHING") },
	[STMT_RECEIVED_LIST] = { 1 << DB_REGISTER,
	    ("SELECT digest, name, expert, time, length(file) FROM received"
	     " ORDER BY idx") },
};

int
stmt_fault(struct db *db, struct fault *why, const char *doing)
{
	int code = sqlite3_extended_errcode(db->sql);

	switch (code & 0xff) {
	case SQLITE_FULL:
		return fault_set(why, FAULT_SYSTEM, "DISK-FULL", "%s: the disk"
		    " is full; free some space and try again, nothing that was"
		    " saved is lost", doing);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fault_set(why, FAULT_SYSTEM, "BUSY", "%s: another"
		    " program or window has this file open for writing; close"
		    " it and try again", doing);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return fault_set(why, FAULT_SYSTEM, "PERMISSION", "%s: the"
		    " file or its folder may not be written; move it to a"
		    " folder of your own", doing);
	case SQLITE_NOMEM:
		return fault_memory(why);
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return fault_set(why, FAULT_REFUSED, "DAMAGED", "%s: the file"
		    " is damaged or not of this program; take a copy of it and"
		    " ask for help", doing);
	case SQLITE_IOERR:
		return fault_set(why, FAULT_SYSTEM, code ==
		    SQLITE_IOERR_WRITE ? "DISK-FULL" : "DISK", "%s: the disk"
		    " does not take what is written (full, or failing); free"
		    " some space and try again", doing);
	default:
		return fault_set(why, FAULT_SYSTEM, "STORE", "%s: %s", doing,
		    sqlite3_errmsg(db->sql));
	}
}

int
stmt_prepare_all(struct db *db, struct fault *why)
{
	int id;

	for (id = 0; id < STMT_COUNT; id++) {
		if ((catalogue[id].kinds & 1u << db->kind) == 0)
			continue;
		/* Of a stranger's file we only read. */
		if (db->foreign && sqlite3_strnicmp(catalogue[id].sql,
		    "SELECT", 6) != 0)
			continue;
		if (sqlite3_prepare_v3(db->sql, catalogue[id].sql, -1,
		    SQLITE_PREPARE_PERSISTENT, &db->stmts[id], NULL) !=
		    SQLITE_OK)
			return stmt_fault(db, why, "preparing");
	}
	return 0;
}

void
stmt_finalise_all(struct db *db)
{
	int id;

	for (id = 0; id < STMT_COUNT; id++)
		sqlite3_finalize(db->stmts[id]);
}

sqlite3_stmt *
stmt_of(struct db *db, enum stmt_id id)
{
	sqlite3_reset(db->stmts[id]);
	sqlite3_clear_bindings(db->stmts[id]);
	return db->stmts[id];
}

int
stmt_run(struct db *db, sqlite3_stmt *stmt, struct fault *why)
{
	int rc = sqlite3_step(stmt);

	if (rc != SQLITE_DONE && rc != SQLITE_ROW) {
		stmt_fault(db, why, "saving");
		sqlite3_reset(stmt);
		return -1;
	}
	sqlite3_reset(stmt);
	return 0;
}
