#ifndef MITA_AUDIT_SINGLE_H
#define MITA_AUDIT_SINGLE_H

#include <stdint.h>

#include "mita/model/record.h"

struct arena;
struct fault;
struct minisig;
struct stored;

/*
 * One record by itself: all that holds of it without its call.  A book, a
 * bundle and a card that is admitted are held to the same.  mita-record(5)
 * SIGNATURES.
 */

/* Who is expected to have signed, and under which name. */
struct signatory {
	const uint8_t	*key;
	const char	*name;	/* "AGENCY", an expert's id, "-" in a KEY */
};

/*
 * May this signer state it, with this key and name in its head?  Reasons
 * SIGNER, KEY-ID.
 */
int	single_check_head(const struct record *record,
	    const struct signatory *signer, const struct minisig *sig,
	    struct fault *why);

/* The trusted comment says what the record says; reason COMMENT. */
int	single_check_comment(const struct record *record,
	    const struct minisig *sig, struct fault *why);

/*
 * What an expert stated: signature, form, head, comment.  Reasons those of
 * minisig_verify() and record_read(), and the above.
 */
int	single_read(struct record *out, struct arena *arena,
	    const struct stored *row, const struct signatory *signer,
	    struct fault *why);

/* The same of a card, whose key stands inside; reasons WHAT, WEAK-KEY, too. */
int	single_read_card(struct record *out, struct arena *arena,
	    const struct stored *row, struct fault *why);

#endif
