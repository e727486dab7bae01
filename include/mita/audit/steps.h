#ifndef MITA_AUDIT_STEPS_H
#define MITA_AUDIT_STEPS_H

#include "mita/audit/book.h"

/*
 * The steps of book_check(), in their order; from some place among the
 * entries on, where older ones are decided about.  Room-private.  Each adds
 * findings and returns -1 only when it could not be done (memory).
 */
int	check_call(struct book *book, const uint8_t *agency_key,
	    struct fault *why);
int	check_signatures(struct book *book, size_t from, struct fault *why);
int	check_revocations(struct book *book, struct fault *why);
int	check_lines(struct book *book, enum book_scope scope,
	    struct fault *why);

/*
 * Of entries from a place on, which experts signed: do their keys stand, and
 * has each of their lines one record in a place?  Then what they add changes
 * nothing that is decided; and the lines that they are in, checked.
 */
bool	lines_are_plain(const struct book *book, size_t from);
int	check_lines_of(struct book *book, size_t from, struct fault *why);

#endif
