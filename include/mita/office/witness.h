#ifndef MITA_OFFICE_WITNESS_H
#define MITA_OFFICE_WITNESS_H

#include <stddef.h>
#include <stdint.h>

struct fault;
struct register_file;

/* What the agency gives a witness of its ledger, and takes back. */

enum { WITNESS_NEWEST = -1 };

/*
 * Write a new file that asks a witness to co-sign the newest end, with the
 * proof that it goes on from the first since entries; WITNESS_NEWEST: from the
 * newest end that somebody co-signed, or from nothing.  *from and *size say
 * which.  Reason LEDGER: nothing is signed, or not so much.
 */
int	witness_request(const struct register_file *reg, int64_t since,
	    const char *path, uint64_t *from, uint64_t *size,
	    struct fault *why);

/*
 * Take the lines of witnesses from a head that came back; *added is how many
 * are new.  Reasons: those of checkpoint_open(), LEDGER (no such end is here),
 * SIGNATURE, TOO-LARGE.
 */
int	witness_take(struct register_file *reg, const char *path,
	    size_t *added, struct fault *why);

#endif
