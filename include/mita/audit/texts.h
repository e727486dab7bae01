#ifndef MITA_AUDIT_TEXTS_H
#define MITA_AUDIT_TEXTS_H

#include <stddef.h>

struct arena;
struct fault;
struct stored;

/*
 * Records as files for stock tools, and back.  mita-bundle(5) FOLDER OF
 * TEXTS: NNNN-KIND-SIGNER.txt and .txt.minisig for each record, NNNN its
 * place in the ledger, and .txt.sshsig where there is a second signature; a
 * .pub for each key, and allowed_signers; INDEX.csv, which says the key of
 * each.  Names are made of ids and numbers: nothing in a record names a path.
 */

/* Takes one file; -1 stops the writing. */
typedef int texts_put(void *to, const char *name, const void *bytes,
	    size_t len, struct fault *why);

/* A record that cannot be read is written all the same: it is evidence. */
int	texts_write(const struct stored *rows, size_t n, struct arena *arena,
	    texts_put *put, void *to, struct fault *why);

/*
 * The rows of such a folder in order of NNNN, in the arena.  Only texts and
 * signatures are read; keys and INDEX.csv are for people.  Nothing is
 * believed.  A signature without its text is a fault (reason MISSING), a
 * text without its signature a row with an empty one.
 */
int	texts_read(const char *folder, struct arena *arena,
	    struct stored **rows, size_t *n, struct fault *why);

#endif
