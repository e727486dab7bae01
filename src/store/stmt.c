/* The closed catalogue of SQL, and running it. */
#include "config.h"

#include "mita/store/stmt.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"

/* Which kinds of file have the tables a statement needs. */
enum {
	IN_ALL		= (1 << DB_KINDS) - 1,
	IN_WORKSPACE	= 1 << DB_WORKSPACE,
	IN_REGISTER	= 1 << DB_REGISTER,
	IN_OWN		= IN_WORKSPACE | IN_REGISTER
};

/* Of a stranger's file we only read, and not what we alone fill. */
enum access { READS, COMPARES, WRITES };

static const struct {
	unsigned	 kinds;
	int		 since;		/* user_version that has the tables */
	enum access	 access;
	const char	*sql;
} catalogue[STMT_COUNT] = {
	[STMT_BEGIN] = { IN_ALL, 1, WRITES, "BEGIN IMMEDIATE" },
	[STMT_COMMIT] = { IN_ALL, 1, WRITES, "COMMIT" },
	[STMT_ROLLBACK] = { IN_ALL, 1, WRITES, "ROLLBACK" },
	[STMT_RECORD_PUT] = { IN_ALL, 1, WRITES,
	    ("INSERT INTO record (kind, digest, text, minisig)"
	     " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (digest) DO NOTHING") },
	[STMT_RECORD_LOAD] = { IN_ALL, 1, READS,
	    ("SELECT idx, kind, digest, text, minisig FROM record"
	     " WHERE idx > ?1 ORDER BY idx") },
	[STMT_DATA_VERSION] = { IN_OWN, 1, COMPARES, "PRAGMA data_version" },
	[STMT_PAGE_COUNT] = { IN_OWN, 1, COMPARES, "PRAGMA page_count" },
	[STMT_DOCUMENT_PUT] = { IN_ALL, 1, WRITES,
	    ("INSERT INTO document (digest, data) VALUES (?1, ?2)"
	     " ON CONFLICT (digest) DO NOTHING") },
	[STMT_DOCUMENT_GET] = { IN_ALL, 1, READS,
	    "SELECT data FROM document WHERE digest = ?1" },
	[STMT_DOCUMENT_LIST] = { IN_ALL, 1, READS,
	    "SELECT digest FROM document ORDER BY digest" },
	[STMT_DRAFT_SET] = { IN_WORKSPACE, 1, WRITES,
	    ("INSERT INTO draft (stage, proposal, field, value, saved)"
	     " VALUES (?1, ?2, ?3, ?4, ?5)"
	     " ON CONFLICT (stage, proposal, field)"
	     " DO UPDATE SET value = ?4, saved = ?5") },
	[STMT_DRAFT_LIST] = { IN_WORKSPACE, 1, READS,
	    ("SELECT field, value, saved FROM draft"
	     " WHERE stage = ?1 AND proposal = ?2 ORDER BY field") },
	[STMT_EARLIER_KEEP] = { IN_WORKSPACE, 1, WRITES,
	    ("INSERT INTO earlier (stage, proposal, field, value, saved)"
	     " SELECT stage, proposal, field, value, saved FROM draft"
	     " WHERE stage = ?1 AND proposal = ?2 AND field = ?3"
	     " AND value <> ?4 AND value <> ''") },
	[STMT_EARLIER_LIST] = { IN_WORKSPACE, 1, READS,
	    ("SELECT field, value, saved FROM earlier"
	     " WHERE stage = ?1 AND proposal = ?2 AND field = ?3"
	     " ORDER BY idx DESC") },
	[STMT_RESCUE_DRAFT] = { IN_WORKSPACE, 1, READS,
	    ("SELECT stage, proposal, field, value, saved FROM draft"
	     " WHERE rowid = ?1") },
	[STMT_RESCUE_EARLIER] = { IN_WORKSPACE, 1, READS,
	    ("SELECT stage, proposal, field, value, saved FROM earlier"
	     " WHERE idx = ?1") },
	[STMT_RESCUE_RECORD] = { IN_WORKSPACE, 1, READS,
	    "SELECT text, minisig FROM record WHERE idx = ?1" },
	[STMT_SETTING_SET] = { IN_OWN, 1, WRITES,
	    ("INSERT INTO setting (name, value) VALUES (?1, ?2)"
	     " ON CONFLICT (name) DO UPDATE SET value = ?2") },
	[STMT_SETTING_GET] = { IN_OWN, 1, READS,
	    "SELECT value FROM setting WHERE name = ?1" },
	[STMT_RECEIVED_PUT] = { IN_REGISTER, 1, WRITES,
	    ("INSERT INTO received (digest, name, expert, time, file)"
	     " VALUES (?1, ?2, ?3, ?4, ?5)"
	     " ON CONFLICT (digest) DO NOTHING") },
	[STMT_RECEIVED_LIST] = { IN_REGISTER, 1, READS,
	    ("SELECT digest, name, expert, time, length(file) FROM received"
	     " ORDER BY idx") },
	[STMT_RECEIVED_FILE] = { IN_REGISTER, 1, READS,
	    "SELECT file FROM received WHERE digest = ?1" },
	[STMT_LINE_LIST] = { IN_REGISTER, 3, COMPARES,
	    ("SELECT line, word, a1, a2, a3, a4, a5, a6, a7, at, len FROM line"
	     " WHERE record = ?1 ORDER BY line") },
	[STMT_LINE_PUT] = { IN_REGISTER, 3, WRITES,
	    ("INSERT INTO line (record, line, word, a1, a2, a3, a4, a5, a6, a7,"
	     " at, len) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
	     " ?12)") },
	[STMT_LINE_DROP] = { IN_REGISTER, 3, WRITES,
	    "DELETE FROM line WHERE record = ?1" },
	[STMT_LINE_STRAYS] = { IN_REGISTER, 3, WRITES,
	    "DELETE FROM line WHERE record NOT IN (SELECT idx FROM record)" },
	[STMT_PAIR_HAS] = { IN_REGISTER, 3, COMPARES,
	    ("SELECT 1 FROM pair WHERE stage = ?1 AND expert = ?2"
	     " AND proposal = ?3 AND state = ?4 AND assignment = ?5"
	     " AND declaration IS ?6 AND evaluation IS ?7") },
	[STMT_PAIR_PUT] = { IN_REGISTER, 3, WRITES,
	    ("INSERT INTO pair (stage, expert, proposal, state, assignment,"
	     " declaration, evaluation) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
	     " ON CONFLICT (stage, expert, proposal) DO UPDATE SET state = ?4,"
	     " assignment = ?5, declaration = ?6, evaluation = ?7") },
	[STMT_PAIR_DROP] = { IN_REGISTER, 3, WRITES, "DELETE FROM pair" },
	[STMT_INDEX_COUNT] = { IN_REGISTER, 3, COMPARES,
	    ("SELECT (SELECT count(*) FROM line),"
	     " (SELECT count(*) FROM pair)") },
	[STMT_LEDGER_PUT] = { IN_REGISTER, 4, WRITES,
	    ("INSERT INTO ledger (idx, digest, time, bundle)"
	     " SELECT idx, digest, ?2, ?3 FROM record WHERE digest = ?1"
	     " ON CONFLICT (idx) DO NOTHING") },
	[STMT_LEDGER_FILL] = { IN_REGISTER, 4, WRITES,
	    ("INSERT INTO ledger (idx, digest, time, bundle)"
	     " SELECT idx, digest, ?1, '-' FROM record WHERE idx >"
	     " (SELECT coalesce(max(idx), 0) FROM ledger) ORDER BY idx") },
	[STMT_LEDGER_LIST] = { IN_REGISTER, 4, READS,
	    ("SELECT idx, digest, time, bundle FROM ledger"
	     " WHERE idx > ?1 ORDER BY idx") },
	[STMT_LEDGER_TIME] = { IN_REGISTER, 4, COMPARES,
	    "SELECT time FROM ledger WHERE bundle = ?1 LIMIT 1" },
	[STMT_CHECKPOINT_LIST] = { IN_REGISTER, 4, READS,
	    "SELECT size, note FROM checkpoint ORDER BY size" },
	[STMT_CHECKPOINT_PUT] = { IN_REGISTER, 4, WRITES,
	    ("INSERT INTO checkpoint (size, note) VALUES (?1, ?2)"
	     " ON CONFLICT (size) DO UPDATE SET note = ?2") },
};

/* Full, at the size limit, or failing: the disk rarely says which. */
static int
disk_fault(int code, struct fault *why)
{
	if (code == SQLITE_FULL || code == SQLITE_IOERR_WRITE)
		return fault_advise(why, FAULT_SYSTEM, "DISK-FULL",
		    "free some space and try again, nothing that was saved"
		    " before is lost", "the disk is full");
	return fault_advise(why, FAULT_SYSTEM, "DISK",
	    "copy the file to another disk and work there",
	    "the disk does not read or write as it should (error %d)", code);
}

static int
permission_fault(int code, struct fault *why)
{
	if (code == SQLITE_READONLY_ROLLBACK ||
	    code == SQLITE_READONLY_RECOVERY ||
	    code == SQLITE_READONLY_CANTLOCK)
		return fault_advise(why, FAULT_SYSTEM, "PERMISSION",
		    "open it once where it may be written",
		    "the file was left in the middle of a change and must be"
		    " put in order first");
	if (code == SQLITE_READONLY_DBMOVED)
		return fault_advise(why, FAULT_SYSTEM, "MOVED",
		    "go on in the file that was moved away, often beside it"
		    " under a longer name, and let no program synchronise it",
		    "another program moved or replaced the file while it was"
		    " open");
	if (code == SQLITE_CANTOPEN_SYMLINK)
		return fault_advise(why, FAULT_REFUSED, "NOT-A-FILE",
		    "give the name of the file itself", "this is a link to a"
		    " file");
	return fault_advise(why, FAULT_SYSTEM, "PERMISSION",
	    "move the file to a folder of your own",
	    "the file or its folder may not be opened or written");
}

const char *
damaged_remedy(const struct db *db)
{
	return db->foreign ? N_("keep a copy of it and ask for it again") :
	    N_("keep a copy of it and go on with your last good copy");
}

static int
content_fault(struct db *db, int code, struct fault *why)
{
	switch (code & 0xff) {
	case SQLITE_NOTADB:
		return fault_advise(why, FAULT_REFUSED, "NOT-OURS",
		    "look for another name", "this is not a file of this"
		    " program");
	case SQLITE_TOOBIG:
		return fault_set(why, FAULT_REFUSED, "TOO-LARGE",
		    "a value in the file is larger than the format allows");
	case SQLITE_CONSTRAINT:
		return fault_set(why, FAULT_REFUSED, "CONSTRAINT",
		    "the rules of the file refuse this value (%s)",
		    sqlite3_errmsg(db->sql));
	case SQLITE_INTERRUPT:
		return fault_advise(why, FAULT_REFUSED, "TOO-SLOW",
		    "somebody built it to do so", "the file takes far longer"
		    " to read than one of its size may");
	default:
		return fault_advise(why, FAULT_REFUSED, "DAMAGED",
		    damaged_remedy(db), "the file is damaged");
	}
}

static int
code_fault(struct db *db, int code, struct fault *why)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
	case SQLITE_IOERR:
		return disk_fault(code, why);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fault_advise(why, FAULT_SYSTEM, "BUSY",
		    "close it, or wait, and try again", "another program has"
		    " this file open and is writing");
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return permission_fault(code, why);
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
	case SQLITE_TOOBIG:
	case SQLITE_CONSTRAINT:
	case SQLITE_INTERRUPT:
		return content_fault(db, code, why);
	default:
		return fault_set(why, FAULT_SYSTEM, "STORE", "SQLite says"
		    " \"%s\" (%d)", sqlite3_errmsg(db->sql), code);
	}
}

static int
fault_of(struct db *db, int code, const char *doing, struct fault *why)
{
	if ((code & 0xff) == SQLITE_NOMEM)
		return fault_memory(why);
	code_fault(db, code, why);
	return fault_within(why, "%s", doing);
}

int
stmt_fault(struct db *db, const char *doing, struct fault *why)
{
	return fault_of(db, sqlite3_extended_errcode(db->sql), doing, why);
}

/*
 * After some errors SQLite undoes the whole transaction by itself, and what is
 * written next would be committed singly: a transaction in which something
 * failed takes nothing more, until it is rolled back.
 */
int
stmt_whole(struct db *db, const char *doing, struct fault *why)
{
	return db->broken == 0 ? 0 : fault_of(db, db->broken, doing, why);
}

int
stmt_prepare_all(struct db *db, struct fault *why)
{
	int id;

	for (id = 0; id < STMT_COUNT; id++) {
		if ((catalogue[id].kinds & 1u << db->kind) == 0 ||
		    (db->foreign && catalogue[id].access != READS) ||
		    db->version < catalogue[id].since)
			continue;
		if (sqlite3_prepare_v3(db->sql, catalogue[id].sql, -1,
		    SQLITE_PREPARE_PERSISTENT, &db->stmts[id], NULL) !=
		    SQLITE_OK)
			return stmt_fault(db, _("opening"), why);
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
	stmt_done(db->stmts[id]);
	return db->stmts[id];
}

void
stmt_bind_text(sqlite3_stmt *stmt, int i, const char *text)
{
	sqlite3_bind_text(stmt, i, text, -1, SQLITE_STATIC);
}

void
stmt_bind_bytes(sqlite3_stmt *stmt, int i, const void *bytes, size_t len)
{
	/* A NULL pointer would bind NULL: no bytes are still bytes. */
	sqlite3_bind_blob64(stmt, i, len == 0 ? "" : bytes, len,
	    SQLITE_STATIC);
}

int
stmt_step(struct db *db, sqlite3_stmt *stmt, const char *doing,
    struct fault *why)
{
	int rc;

	if (stmt == NULL)
		return fault_at(why, FAULT_REFUSED, "NOT-OURS", doing,
		    "a file of this kind is not made for that");
	if (!sqlite3_stmt_readonly(stmt) && stmt_whole(db, doing, why) == -1)
		return -1;
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE)
		return 0;
	if (db->begun && (!sqlite3_stmt_readonly(stmt) ||
	    sqlite3_get_autocommit(db->sql)))
		db->broken = sqlite3_extended_errcode(db->sql);
	return stmt_fault(db, doing, why);
}

void
stmt_done(sqlite3_stmt *stmt)
{
	if (stmt == NULL)
		return;
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
}

int
stmt_run(struct db *db, sqlite3_stmt *stmt, const char *doing,
    struct fault *why)
{
	int rc = stmt_step(db, stmt, doing, why);

	stmt_done(stmt);
	return rc == -1 ? -1 : 0;
}

char *
stmt_copy(sqlite3_stmt *stmt, int column, struct arena *arena)
{
	/* Not column_text: it would turn a BLOB into something it was not. */
	const void *bytes = sqlite3_column_blob(stmt, column);

	return arena_copy(arena, bytes,
	    (size_t)sqlite3_column_bytes(stmt, column));
}
