#ifndef MITA_SEAL_CHECKPOINT_H
#define MITA_SEAL_CHECKPOINT_H

#include <stddef.h>
#include <stdint.h>

#include "mita/seal/merkle.h"
#include "mita/seal/note.h"

struct buf;
struct fault;

/*
 * A C2SP tlog-checkpoint: the end of a log, as a signed note.  Three lines:
 * the origin, which is also the name of the log's key, how many entries, and
 * their root.  Ours have no more lines, since nobody could audit those.
 */
struct checkpoint {
	struct span		origin;		/* borrowed */
	struct merkle_head	head;
	struct note		note;		/* borrowed */
};

/* Append the text that is signed. */
void	checkpoint_put(struct buf *out, const char *origin,
	    const struct merkle_head *head);

/* Take one apart; nothing is verified.  Reason FORMAT. */
int	checkpoint_read(struct checkpoint *out, const void *bytes, size_t len,
	    struct fault *why);

/*
 * The same of the log of this name, signed with its key: reasons FORMAT,
 * WRONG-CALL (another log's), SIGNATURE, UNKNOWN-KEY (not signed by it).
 */
int	checkpoint_open(struct checkpoint *out, const void *bytes, size_t len,
	    const char *origin, const uint8_t key[static PUBKEY_LEN],
	    struct fault *why);

#endif
