#ifndef MITA_OFFICE_LEDGER_H
#define MITA_OFFICE_LEDGER_H

struct db;
struct digest;
struct fault;
struct merkle;
struct seckey;

/*
 * How an act on a register ends: what is new stands in the ledger, and the
 * agency signs its end.  Room-private; inside a transaction.
 */

/* What stands in no ledger yet came now. */
int	ledger_arrive(struct db *db, struct fault *why);

/*
 * Sign the end, if anything came since the newest.  tree is of the first rows
 * and grows to all of them; whoever rolls back cuts it again.  Reason LEDGER:
 * the rows are not those that were signed before; nothing is signed then.
 */
int	ledger_sign(struct db *db, const struct digest *call,
	    const struct seckey *key, struct merkle *tree,
	    struct fault *why);

#endif
