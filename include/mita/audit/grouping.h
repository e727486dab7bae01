#ifndef MITA_AUDIT_GROUPING_H
#define MITA_AUDIT_GROUPING_H

#include "mita/audit/book.h"

/* How the index comes about; room-private.  See groups.h for what it tells. */

int	groups_start(struct book *book);	/* anew */
/* An entry whose signature and form are good. */
int	groups_add(struct book *book, struct entry *entry);
void	groups_drop(struct book *book, const struct entry *entry);

#endif
