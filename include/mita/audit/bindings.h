#ifndef MITA_AUDIT_BINDINGS_H
#define MITA_AUDIT_BINDINGS_H

#include "mita/audit/book.h"

/*
 * The last step of book_check(), room-private: what a record names must be
 * there, be believed, and fit.  From some place among the entries on; adds
 * findings and returns -1 only when it could not be done (memory).
 */
int	check_bindings(struct book *book, size_t from, struct fault *why);

/*
 * The rule that a CANCELLATION or a RULING breaks, or NULL: bindings in
 * files of their own.
 */
const char *bind_cancellation(const struct book *book,
	    const struct entry *entry);
const char *bind_ruling(const struct book *book, const struct entry *entry);

#endif
