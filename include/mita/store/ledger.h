#ifndef MITA_STORE_LEDGER_H
#define MITA_STORE_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct db;
struct digest;
struct fault;

/*
 * The order in which a register's records came, and the signed ends of it.
 * Nothing is believed here; what it means is in audit/ledger.h.
 */
struct ledger_row {
	int64_t		 idx;		/* of the record, from 1 */
	const char	*digest;	/* hexadecimal */
	const char	*time;		/* UTC, the agency's clock; or "-" */
	const char	*bundle;	/* digest of the file; or "-" */
};

struct ledger_end {
	int64_t		 size;		/* as the column says */
	const char	*note;		/* a checkpoint */
	size_t		 len;
};

/* A register of an older version has none. */
bool	ledger_is_there(struct db *db);

/* The record of this digest came; nothing if that is known. */
int	ledger_put(struct db *db, const struct digest *record,
	    const char *time, const char *bundle, struct fault *why);

/* So did each that stands behind the last one that is known. */
int	ledger_fill(struct db *db, const char *time, struct fault *why);

/* When the bundle of this digest came; NULL in *out if that is not known. */
int	ledger_time(struct db *db, const char *bundle, struct arena *arena,
	    const char **out, struct fault *why);

/* In order of idx, those behind one; the ends in order of size. */
int	ledger_rows(struct db *db, int64_t behind, struct arena *arena,
	    struct ledger_row **out, size_t *n, struct fault *why);
int	ledger_ends(struct db *db, struct arena *arena,
	    struct ledger_end **out, size_t *n, struct fault *why);

/* Keep an end; another note of the same size takes its place. */
int	ledger_keep(struct db *db, int64_t size, const char *note,
	    struct fault *why);

#endif
