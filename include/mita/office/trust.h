#ifndef MITA_OFFICE_TRUST_H
#define MITA_OFFICE_TRUST_H

#include "mita/audit/head.h"

struct book;

/*
 * What this program, run by this person on this computer, verified of a
 * register before.  It lies in a folder of that person's own, a file a call,
 * never beside the register: whoever may write to the register cannot make
 * it say more.  What is missing, older, or not the person's alone says
 * nothing, and then all is verified.  Room-private.
 */

/* A head of nothing when there is none; folder may be NULL. */
struct book_head trust_read(const char *folder, const struct book *book);

/*
 * Keep the head of a book in which nothing is wrong, but for a FORK; head is
 * one that holds for it, or of nothing, and covers all afterwards.  If it
 * cannot be kept, the next opening takes longer.
 */
void	trust_keep(const char *folder, const struct book *book,
	    struct book_head *head);

#endif
