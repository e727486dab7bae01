#ifndef MITA_AUDITOR_SINCE_H
#define MITA_AUDITOR_SINCE_H

#include <stdbool.h>
#include <stddef.h>

struct book;
struct fault;
struct ledger;

/*
 * Is the ledger that is audited a continuation of what somebody holds: an
 * older register, a published folder, a checkpoint, a receipt?  Every entry
 * that is in it must stand here in the same place, and its end must be one of
 * these entries; else a finding LEDGER.  *n is how many entries are under
 * that end, or of a receipt how many it proves.  Only what the agency signed
 * is compared.  Reasons: those of source_open(), checkpoint_open(),
 * receipt_read(); LEDGER (the file has none, or not the one that was signed).
 */
int	since_check(struct book *book, const struct ledger *ledger,
	    const char *path, size_t *n, struct fault *why);

/* Is the file a receipt or a checkpoint, which have no records in them? */
bool	since_is_proof(const char *path);

#endif
