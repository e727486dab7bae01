#ifndef MITA_STORE_INDEX_H
#define MITA_STORE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct fault;
struct record_line;

/*
 * What the views of a register ask: a copy of what stands in its records, and
 * of what was computed from them.  Only written and compared, never read for
 * anything else.  mita-register(5).
 */

/* The state of one expert and proposal; records by their idx, 0: none. */
struct index_pair {
	unsigned	 stage;
	const char	*expert;
	const char	*proposal;
	const char	*state;
	int64_t		 assignment;
	int64_t		 declaration;
	int64_t		 evaluation;
};

/* Has this file one?  A register of an older version has not. */
bool	index_is_there(struct db *db);

/* Are the lines that are kept of a record these? */
int	index_has_lines(struct db *db, int64_t record,
	    const struct record_line *lines, size_t n, bool *out,
	    struct fault *why);

/* Make them so. */
int	index_put_lines(struct db *db, int64_t record,
	    const struct record_line *lines, size_t n, struct fault *why);

int	index_has_pair(struct db *db, const struct index_pair *pair, bool *out,
	    struct fault *why);
int	index_put_pair(struct db *db, const struct index_pair *pair,
	    struct fault *why);

/* How many rows there are of each. */
int	index_count(struct db *db, size_t *lines, size_t *pairs,
	    struct fault *why);

/* Take away the lines of what is no record, and all pairs. */
int	index_drop_strays(struct db *db, struct fault *why);
int	index_drop_pairs(struct db *db, struct fault *why);

#endif
