#ifndef MITA_AUDIT_WITNESS_H
#define MITA_AUDIT_WITNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"
#include "mita/base/span.h"
#include "mita/model/digest.h"
#include "mita/seal/checkpoint.h"

struct arena;
struct buf;
struct fault;
struct ledger_end;

/*
 * Whoever sees each end of a ledger and co-signs only what goes on from the
 * one before: by files, without the records (C2SP tlog-witness, which has the
 * form of what is asked and the rules of the answer).  mita-bundle(5) HEAD.
 */

/* A witness is called by its key, so that a line under an end says whose. */
#define WITNESS_PREFIX	"mita-witness/"
enum { WITNESS_NAME_LEN = 13 + 2 * PUBKEY_LEN };
void	witness_name(char out[static WITNESS_NAME_LEN + 1],
	    const uint8_t key[static PUBKEY_LEN]);

/* Append what asks a witness that saw the first old of this end's entries. */
struct merkle_proof;
void	witness_ask(struct buf *out, uint64_t old,
	    const struct merkle_proof *proof, const struct ledger_end *end);

/* What a witness was asked, and what it saw last; all borrowed. */
struct witnessing {
	struct span		note;	/* of next, with all its lines */
	struct checkpoint	next;
	struct checkpoint	last;	/* size 0: it saw none */
};

/*
 * May a witness take this end for the newest?  asked and last are the bytes
 * of the two files (last empty: it saw none), key is that of the agency.
 * Reasons: FORMAT and those of checkpoint_open(), of either; LEDGER, more was
 * seen, or as many and others; PROOF, the proof begins elsewhere than what was
 * seen last, or does not show that it goes on.
 */
int	witness_look(struct witnessing *out, struct span asked,
	    struct span last, const uint8_t key[static PUBKEY_LEN],
	    struct fault *why);

/* Somebody who co-signed an end of a ledger. */
struct witness {
	uint8_t		key[PUBKEY_LEN];
	uint64_t	size;		/* of the newest that it co-signed */
	int64_t		time;		/* when, by its clock */
};

/*
 * Is a line of a note that of a witness?  1: and it verifies, out is filled;
 * 0: it is another line; -1: it does not verify, reason SIGNATURE.
 */
int	witness_read(struct witness *out, const struct checkpoint *end,
	    size_t line, struct fault *why);

/*
 * All who co-signed ends that the agency signed, in order of the first; each
 * once.  -1 only without memory.
 */
int	witness_list(const struct ledger_end *ends, size_t n,
	    struct arena *arena, struct witness **out, size_t *n_out);

#endif
