#ifndef MITA_STORE_RESCUE_H
#define MITA_STORE_RESCUE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct db;
struct fault;

/*
 * A damaged workspace, from a copy in memory that nothing writes to: a part
 * that was cut off counts as empty, and every row is asked for by its number,
 * so that one that cannot be read takes no other with it.
 */
struct db *rescue_open(const void *bytes, size_t len, struct fault *why);

struct rescued {
	long long	 stage;
	const char	*proposal;
	const char	*field;
	const char	*value;
	const char	*saved;
};

/* 1: it is read; 0: there is no such row; -1: it cannot be read. */
int	rescue_text(struct db *db, bool earlier, long long row,
	    struct arena *arena, struct rescued *out);
int	rescue_record(struct db *db, long long row, struct buf *text,
	    struct buf *minisig);

#endif
