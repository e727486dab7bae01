#ifndef MITA_SEAL_MERKLE_H
#define MITA_SEAL_MERKLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/span.h"
#include "mita/model/digest.h"

struct buf;

/*
 * The Merkle tree of RFC 6962, section 2.1: entries in a row, of which one
 * digest, the root, says all.  It only grows; that one root is of more than
 * another, or that an entry is under it, is shown by a few digests.
 */
enum { MERKLE_LEVELS = 64 };

/* Of the digests of complete parts: level 0 are the leaves. */
struct merkle {
	size_t		 n;		/* leaves */
	struct digest	*levels[MERKLE_LEVELS];	/* owned */
	size_t		 room[MERKLE_LEVELS];
	bool		 failed;	/* out of memory: it says nothing */
};

/* Digests from the bottom to the top, as the RFC lists them. */
struct merkle_proof {
	size_t		 n;
	struct digest	 digests[MERKLE_LEVELS];
};

/* An end: of so many entries the root is this. */
struct merkle_head {
	uint64_t	 size;
	struct digest	 root;
};

/* What stands in the tree for an entry of these bytes. */
struct digest merkle_leaf(const void *entry, size_t len);

/* Start with struct merkle tree = {0}. */
void	merkle_add(struct merkle *tree, const struct digest *leaf);
void	merkle_cut(struct merkle *tree, size_t n);	/* n leaves stay */
void	merkle_release(struct merkle *tree);

/* The root of the first n leaves, of which there are as many. */
struct digest merkle_root(const struct merkle *tree, size_t n);

/*
 * That leaf index is among the first n (index < n), and that the first n are
 * the beginning of all (0 < n).
 */
void	merkle_include(const struct merkle *tree, size_t n, size_t index,
	    struct merkle_proof *out);
void	merkle_extend(const struct merkle *tree, size_t n,
	    struct merkle_proof *out);

/*
 * Does the proof hold?  Nothing extends no entry but with an empty proof; an
 * index that is not below the size is under no root.
 */
bool	merkle_is_included(const struct merkle_proof *proof, uint64_t index,
	    const struct digest *leaf, const struct merkle_head *head);
bool	merkle_is_extended(const struct merkle_proof *proof,
	    const struct merkle_head *old, const struct merkle_head *head);

/*
 * A digest as a line of base64; a proof as such lines, up to one that is
 * empty, which is taken, too.  False for any other length or form, and for
 * more than a proof can have.
 */
void	merkle_put(struct buf *out, const struct digest *digest);
bool	merkle_take(struct span *in, struct digest *out);
void	merkle_proof_put(struct buf *out, const struct merkle_proof *proof);
bool	merkle_proof_take(struct span *in, struct merkle_proof *out);

#endif
