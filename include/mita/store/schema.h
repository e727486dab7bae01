#ifndef MITA_STORE_SCHEMA_H
#define MITA_STORE_SCHEMA_H

#include "mita/store/db.h"

struct db;
struct fault;

/*
 * Room-private: what tables each kind of file has.  A kind is made by the
 * steps of its families in data/sql, in the order in which the build lists
 * them: the family container for all, workspace and register for their own.
 * user_version counts the steps done, so a new step goes to the end of the
 * list, and a released one is never edited.  mita-bundle(5) CONTAINERS.
 */

/* SQLite's application_id, bytes 68 to 71: "MIT" and a number of ours. */
enum {
	APPLICATION_WORKSPACE	= 0x4d495401,
	APPLICATION_REGISTER	= 0x4d495402,
	APPLICATION_PACKAGE	= 0x4d495403,
	APPLICATION_BUNDLE	= 0x4d495404
};

/*
 * Is this the kind we want, and not newer than we know?  *steps_missing, if
 * given, is how many steps it lacks; without it one that is too old to be read
 * is a fault too.
 * Reasons NOT-OURS, VERSION.
 */
int	schema_check_ids(enum db_kind kind, long long application_id,
	    long long user_version, int *steps_missing, struct fault *why);

/*
 * The same for an open file; then every object of its schema must equal,
 * letter for letter, what the steps it claims to have done make.
 * Reason SCHEMA.
 */
int	schema_check(struct db *db, int *steps_missing, struct fault *why);

/* How many steps there are for a kind: the user_version of its newest. */
int	schema_newest(enum db_kind kind);

/* Do the steps not done yet, all of them in an empty file; one transaction. */
int	schema_bring_up(struct db *db, struct fault *why);

#endif
