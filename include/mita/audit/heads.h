#ifndef MITA_AUDIT_HEADS_H
#define MITA_AUDIT_HEADS_H

#include "mita/model/record.h"
#include "mita/seal/merkle.h"

struct book;
struct entry;
struct ledger;

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
	/* The newest end of the ledger that the agency signed; size 0: none. */
	struct merkle_head	 ledger;
	size_t			 since;	/* what came behind it */
};

/* -1 only without memory. */
int	heads_of(const struct book *book, const struct ledger *ledger,
	    struct heads *out);

#endif
