#ifndef MITA_OFFICE_RECEIPTS_H
#define MITA_OFFICE_RECEIPTS_H

#include <stddef.h>

#include "mita/seal/pubkey.h"

struct entry;
struct fault;
struct register_file;
struct seckey;

/*
 * Sign the end of the ledger, with all that came since the newest one; an act
 * of its own.  Reasons LEDGER, KEY, CHANGED.
 */
int	ledger_close(struct register_file *reg, const struct seckey *key,
	    struct fault *why);

/*
 * Write FOLDER/EXPERT.receipt for each of n experts: what proves that all
 * declarations and evaluations of hers are here.  One that lies there is
 * replaced by what says more.  *written is how many; an expert without any has
 * none.
 */
int	receipts_put(struct register_file *reg, const char *const *experts,
	    size_t n, const char *folder, size_t *written,
	    struct fault *why);

/*
 * The head of the ledger up to this record, as letters tell it: how many
 * records, and the root's short form; "" if the record is in no ledger.
 */
enum { LEDGER_SAID_LEN = 20 + 2 + KEYNAME_LEN };
int	ledger_said(char out[static LEDGER_SAID_LEN + 1],
	    const struct register_file *reg, const struct entry *entry,
	    struct fault *why);

#endif
