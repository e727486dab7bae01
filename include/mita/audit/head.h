#ifndef MITA_AUDIT_HEAD_H
#define MITA_AUDIT_HEAD_H

#include <stddef.h>

#include "mita/model/digest.h"

struct book;
struct fault;

/*
 * What was verified once, in few bytes: how many entries from the first on,
 * one digest of their texts and signatures in their order, and one of the
 * keys they verified with.  Whoever keeps a head where nobody else writes can
 * tell later whether the very same bytes are there.
 */
struct book_head {
	size_t		 n;
	struct digest	 texts;
	struct digest	 keys;		/* known after the check */
};

/* Let a head that holds for a checked book cover all of its entries. */
void	book_head_grow(const struct book *book, struct book_head *head);

/*
 * book_check() of a whole register that grew since it had this head: what
 * the head covers is not verified again, if it is the same to the bit.  Else
 * all is verified, and the head is one of nothing afterwards.  Findings are
 * the same either way.
 */
int	book_check_since(struct book *book, struct book_head *head,
	    struct fault *why);

#endif
