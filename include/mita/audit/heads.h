#ifndef MITA_AUDIT_HEADS_H
#define MITA_AUDIT_HEADS_H

#include "mita/model/record.h"

struct book;
struct entry;

/*
 * By what two people who each hold a set of records find out, by talking,
 * whether it is the same: the last record of the agency's line, and a digest
 * of all.  mita-auditor(1) HEADS.
 */
struct heads {
	const struct entry	*agency;	/* NULL: it stated nothing */
	/*
	 * SHA-256 over the digests of all records, each as hexadecimal digits
	 * and a line end, in ascending order.
	 */
	struct digest		 all;
};

/* -1 only without memory. */
int	heads_of(const struct book *book, struct heads *out);

#endif
