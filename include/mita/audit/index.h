#ifndef MITA_AUDIT_INDEX_H
#define MITA_AUDIT_INDEX_H

#include <stdbool.h>

struct book;
struct db;
struct fault;

/*
 * The tables behind the views of a register: what the believed records of a
 * checked book say.  Nothing in these programs reads them but to compare.
 */

/*
 * Write what is not as the book says; the rest is left alone.  Inside a
 * transaction, with the book loaded from this file.
 */
int	index_write(const struct book *book, struct db *db, struct fault *why);

/* The same where all was right before what book_extend() took in. */
int	index_add(const struct book *book, struct db *db, struct fault *why);

/* Do they say what the book says? */
int	index_check(const struct book *book, struct db *db, bool *right,
	    struct fault *why);

/*
 * Add a finding (INDEX) if they say anything else.  No result rests on
 * them: the records may still be good.  A register of a version without them
 * has nothing to compare.
 */
int	index_audit(struct book *book, struct db *db, struct fault *why);

#endif
