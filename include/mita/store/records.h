#ifndef MITA_STORE_RECORDS_H
#define MITA_STORE_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/model/record.h"

struct arena;
struct buf;
struct db;
struct fault;

/* The records and documents of any container. */

/* One row of table record, as it stands in the file: not yet believed. */
struct stored {
	int64_t		 idx;		/* ledger order, from 1 */
	const char	*kind;		/* column, for queries only */
	const char	*digest; /* column, hexadecimal, for queries only */
	const char	*text;
	size_t		 text_len;
	const char	*minisig;
	size_t		 minisig_len;
};

/* A record as it is stated: its text, and the signature beside it. */
struct statement {
	enum record_kind	 kind;
	const struct digest	*digest;	/* of the text */
	const void		*text;
	size_t			 len;
	const char		*minisig;
};

/*
 * Add a record behind the others; one already there (same digest) is left
 * alone.  *added, if given, tells which.
 */
int	records_put(struct db *db, const struct statement *statement,
	    bool *added, struct fault *why);

/*
 * All rows in order of idx, in the arena.  Bounded by RECORD_MAX, MINISIG_MAX
 * and, for packages and bundles, RECORDS_MAX; a value of another type or a
 * larger one is a fault (reason FORMAT) that names the row.
 */
int	records_load(struct db *db, struct arena *arena, struct stored **out,
	    size_t *n, struct fault *why);

/* The same of those that stand behind a row, by idx. */
int	records_load_after(struct db *db, int64_t last, struct arena *arena,
	    struct stored **out, size_t *n, struct fault *why);

int	documents_put(struct db *db, const struct digest *digest,
	    const void *bytes, size_t len, struct fault *why);

/* Append a document's bytes; reason MISSING if it is not there. */
int	documents_get(struct db *db, const struct digest *digest,
	    struct buf *out, struct fault *why);

/* Digests of all documents, ascending, as the column says. */
int	documents_list(struct db *db, struct arena *arena, struct digest **out,
	    size_t *n, struct fault *why);

#endif
