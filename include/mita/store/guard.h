#ifndef MITA_STORE_GUARD_H
#define MITA_STORE_GUARD_H

#include <stddef.h>

struct db;
struct fault;

/*
 * Room-private: what a connection may do, before anything is asked of it.
 * A file of our own may have been edited too, so it gets the same locks.
 */

/*
 * Open and lock down: no links, no extensions, no views or triggers, no
 * trust in the schema, no memory map, temporary things in memory.
 */
int	guard_connect(struct db *db, const char *path, int flags,
	    struct fault *why);

/* Journal DELETE and synchronous EXTRA, both read back; reason DURABLE. */
int	guard_durable(struct db *db, struct fault *why);

/*
 * For bytes of strangers, once they are deserialised and before the first
 * statement: SQLite's limits, patience in proportion to the len bytes, and
 * an authoriser that lets only our own questions pass.
 */
void	guard_foreign(struct db *db, size_t len);

/* Pages, rows, types and constraints; reason DAMAGED. */
int	guard_quick_check(struct db *db, struct fault *why);

/* Run fixed SQL of our own that gives no rows. */
int	guard_run(struct db *db, const char *sql, const char *doing,
	    struct fault *why);

/* The one integer a pragma gives. */
int	guard_integer(struct db *db, const char *sql, long long *out,
	    struct fault *why);

#endif
