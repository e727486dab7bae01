#ifndef MITA_AUDIT_PAST_H
#define MITA_AUDIT_PAST_H

#include <stdbool.h>

struct book;
struct entry;
struct fault;

/*
 * What was known when a RESULT was stated.  A result is judged by that: what
 * is ended behind it is of the next one.
 */

/*
 * Did an entry stand before a result?  The agency's own line is in the order
 * that it signed, whatever the order of the ledger; what others sent is in
 * that of the ledger.
 */
bool	past_has(const struct entry *result, const struct entry *entry);

/* Could a result name it: is it believed, or was it until a key ended? */
bool	past_may_count(const struct entry *entry);

/*
 * All that stood before a result, decided about as if nothing had come since;
 * for book_free(), before the book that it was taken from.
 */
struct book *past_of(const struct book *book, const struct entry *result,
	    struct fault *why);

#endif
