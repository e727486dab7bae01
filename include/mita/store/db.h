#ifndef MITA_STORE_DB_H
#define MITA_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct fault;

/*
 * The SQLite files of the house.  All four hold records and documents; a
 * workspace and a register hold more.  Each has its own application_id;
 * user_version counts the numbered steps of data/sql that made it.
 * mita-bundle(5) CONTAINERS.
 */
struct db;

enum db_kind { DB_WORKSPACE, DB_REGISTER, DB_PACKAGE, DB_BUNDLE, DB_KINDS };

/*
 * A new file of our own, mode 0600; reason EXISTS if the name is taken.  It
 * is whole or not there: it has its name once db_finish(), which closes it in
 * any case, has returned 0; db_close() before that takes it away.
 */
struct db *db_create(const char *path, enum db_kind kind, struct fault *why);
int	db_finish(struct db *db, struct fault *why);

/*
 * A file of our own, journal DELETE and synchronous EXTRA (both read back),
 * its schema compared to the letter, older steps brought up to date.
 * Reasons: NOT-OURS, NOT-A-FILE, VERSION, SCHEMA, DAMAGED, DURABLE, BUSY,
 * PERMISSION, DISK, DISK-FULL, SYSTEM.
 */
struct db *db_open(const char *path, enum db_kind kind, struct fault *why);

/* The same without the right to change it; for looking. */
struct db *db_open_readonly(const char *path, enum db_kind kind,
	    struct fault *why);

/*
 * An empty container in memory, to be filled and turned into bytes: the same
 * things put in the same order give the same bytes.
 */
struct db *db_new(enum db_kind kind, struct fault *why);
int	db_bytes(struct db *db, struct buf *out, struct fault *why);

/*
 * Foreign bytes as a database: header checked, then deserialised read-only
 * from a copy in memory (no path, no journal, no writing), locked down,
 * schema compared to the letter, quick check.  The caller verified the seal
 * before.  Reasons: FORMAT, NOT-OURS, VERSION, SCHEMA, DAMAGED, TOO-LARGE,
 * TOO-SLOW.
 */
struct db *db_read(enum db_kind kind, const void *bytes, size_t len,
	    struct fault *why);

/* The library's version, and how many steps the newest file of a kind has. */
const char *db_library(void);
int	db_newest(enum db_kind kind);

void	db_close(struct db *db);	/* also for NULL; rolls back */

/*
 * One act of a person, one transaction.  begin takes the write lock
 * (IMMEDIATE; reason BUSY says that another program holds the file).
 * Nothing is done until commit has returned 0.
 */
int	db_begin(struct db *db, struct fault *why);
int	db_commit(struct db *db, struct fault *why);
void	db_roll_back(struct db *db);

/* Bytes of the file, with what is not committed yet. */
int	db_size(struct db *db, int64_t *out, struct fault *why);

/* Another number than before: another connection changed the file. */
int	db_version(struct db *db, int64_t *out, struct fault *why);

#endif
