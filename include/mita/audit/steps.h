#ifndef MITA_AUDIT_STEPS_H
#define MITA_AUDIT_STEPS_H

#include "mita/audit/book.h"

/* Of the index: begin it anew; an entry whose signature and form are good. */
int	groups_start(struct book *book);
int	groups_add(struct book *book, struct entry *entry);
void	groups_drop(struct book *book, const struct entry *entry);

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
int	check_bindings(struct book *book, size_t from, struct fault *why);

/*
 * Of entries from a place on, which experts signed: do their keys stand, and
 * has each of their lines one record in a place?  Then what they add changes
 * nothing that is decided; and the lines that they are in, checked.
 */
bool	lines_are_plain(const struct book *book, size_t from);
int	check_lines_of(struct book *book, size_t from, struct fault *why);

/* A part of book_remark(). */
int	remark_decisions(struct book *book, unsigned stage,
	    struct fault *why);

/*
 * The rule that a CANCELLATION or a RULING breaks, or NULL: bindings in
 * files of their own.
 */
const char *bind_cancellation(const struct book *book,
	    const struct entry *entry);
const char *bind_ruling(const struct book *book, const struct entry *entry);

#endif
