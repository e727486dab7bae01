#ifndef MITA_AUDIT_RECEIPT_H
#define MITA_AUDIT_RECEIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/audit/ledger.h"
#include "mita/seal/checkpoint.h"

struct arena;
struct book;
struct buf;
struct fault;

/*
 * A receipt: what the agency proves to an expert to have received.  One C2SP
 * tlog-proof behind another, for each of the expert's declarations and
 * evaluations; its "extra" is the entry of the ledger, and all have the same
 * checkpoint.  mita-bundle(5) RECEIPT.
 */
struct receipt {
	struct checkpoint	 end;	/* borrows the bytes that were read */
	size_t			 n;
	struct ledger_row	*rows;	/* idx is the place in the ledger */
};

/* Does it begin like one? */
bool	receipt_is(const void *bytes, size_t len);

/*
 * Append that of an expert's records under the ledger's newest end; *n says
 * how many there are.  Those behind the end are left out.
 */
int	receipt_prove(struct buf *out, const struct ledger *ledger,
	    const struct book *book, const char *expert, size_t *n,
	    struct fault *why);

/*
 * Take one apart and verify it with the call's key: each entry is where it
 * says under the one end.  Rows are in the arena.  Reasons FORMAT, PROOF (an
 * entry is not under the end), and those of checkpoint_open().
 */
int	receipt_read(struct receipt *out, struct arena *arena,
	    const void *bytes, size_t len, const struct book *book,
	    struct fault *why);

/* The row of a record's digest, as hexadecimal digits; or NULL. */
const struct ledger_row *receipt_find(const struct receipt *receipt,
	    const char *digest);

#endif
