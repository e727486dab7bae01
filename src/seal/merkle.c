/* The Merkle tree of RFC 6962. */
#include "config.h"

#include "mita/seal/merkle.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/seal/base64.h"
#include "mita/seal/digest.h"

/* A leaf can never be taken for a node: section 2.1. */
enum { LEAF = 0, NODE = 1 };

struct digest
merkle_leaf(const void *entry, size_t len)
{
	struct buf bytes = {0};
	struct digest out;

	buf_putc(&bytes, LEAF);
	buf_put(&bytes, entry, len);
	digest_of(out.bytes, bytes.bytes, bytes.len);
	buf_release(&bytes);
	return out;
}

static struct digest
node_of(const struct digest *left, const struct digest *right)
{
	uint8_t bytes[1 + 2 * DIGEST_LEN] = { NODE };
	struct digest out;

	memcpy(bytes + 1, left->bytes, DIGEST_LEN);
	memcpy(bytes + 1 + DIGEST_LEN, right->bytes, DIGEST_LEN);
	digest_of(out.bytes, bytes, sizeof(bytes));
	return out;
}

static bool
equal(const struct digest *a, const struct digest *b)
{
	return memcmp(a->bytes, b->bytes, DIGEST_LEN) == 0;
}

/* Making */

static bool
make_room(struct merkle *tree, unsigned level, size_t n)
{
	size_t room = n < 64 ? 64 : 2 * n;
	struct digest *more;

	if (n < tree->room[level])
		return true;
	more = realloc(tree->levels[level], room * sizeof(*more));
	if (more == NULL)
		return false;
	tree->levels[level] = more;
	tree->room[level] = room;
	return true;
}

void
merkle_add(struct merkle *tree, const struct digest *leaf)
{
	struct digest put = *leaf;
	size_t at = tree->n;
	unsigned level;

	for (level = 0; !tree->failed; level++) {
		if (!make_room(tree, level, at)) {
			tree->failed = true;
			return;
		}
		tree->levels[level][at] = put;
		if (at % 2 == 0)
			break;
		put = node_of(&tree->levels[level][at - 1], &put);
		at /= 2;
	}
	tree->n++;
}

void
merkle_cut(struct merkle *tree, size_t n)
{
	if (n < tree->n)
		tree->n = n;
}

void
merkle_release(struct merkle *tree)
{
	size_t i;

	for (i = 0; i < MERKLE_LEVELS; i++)
		free(tree->levels[i]);
	*tree = (struct merkle){0};
}

/* The largest power of two below n, which is at least 2; and its exponent. */
static size_t
split_of(size_t n, unsigned *level)
{
	size_t k = 1;

	*level = 0;
	while (k < n - k) {
		k *= 2;
		(*level)++;
	}
	return k;
}

/*
 * The root of leaves first to first + n - 1: first is a multiple of a power
 * of two that is not below n, so that each left part is a complete one.
 */
static struct digest
part_root(const struct merkle *tree, size_t first, size_t n)
{
	struct digest stack[MERKLE_LEVELS], out;
	unsigned level, depth = 0;
	size_t k;

	while (n > 1) {
		k = split_of(n, &level);
		stack[depth++] = tree->levels[level][first >> level];
		first += k;
		n -= k;
	}
	out = tree->levels[0][first];
	while (depth > 0)
		out = node_of(&stack[--depth], &out);
	return out;
}

struct digest
merkle_root(const struct merkle *tree, size_t n)
{
	struct digest out = {0};

	if (tree->failed || n > tree->n)
		return out;
	if (n > 0)
		return part_root(tree, 0, n);
	digest_of(out.bytes, "", 0);
	return out;
}

/* What was put from the top to the bottom reads from the bottom. */
static void
turn(struct merkle_proof *proof)
{
	struct digest keep;
	size_t i;

	for (i = 0; i < proof->n / 2; i++) {
		keep = proof->digests[i];
		proof->digests[i] = proof->digests[proof->n - 1 - i];
		proof->digests[proof->n - 1 - i] = keep;
	}
}

void
merkle_include(const struct merkle *tree, size_t n, size_t index,
    struct merkle_proof *out)
{
	size_t first = 0, k;
	unsigned level;

	out->n = 0;
	while (!tree->failed && n > 1) {
		k = split_of(n, &level);
		if (index - first < k) {
			out->digests[out->n++] = part_root(tree, first + k,
			    n - k);
			n = k;
		} else {
			out->digests[out->n++] = part_root(tree, first, k);
			first += k;
			n -= k;
		}
	}
	turn(out);
}

/* Section 2.1.2: down to the part that ends where the old tree did. */
void
merkle_extend(const struct merkle *tree, size_t n, struct merkle_proof *out)
{
	size_t first = 0, left = tree->n, k;
	unsigned level;

	out->n = 0;
	if (tree->failed || n == 0)
		return;
	while (first + left > n) {
		k = split_of(left, &level);
		if (n - first <= k) {
			out->digests[out->n++] = part_root(tree, first + k,
			    left - k);
			left = k;
		} else {
			out->digests[out->n++] = part_root(tree, first, k);
			first += k;
			left -= k;
		}
	}
	if (first > 0)
		out->digests[out->n++] = part_root(tree, first, left);
	turn(out);
}

/* Verifying: RFC 9162, sections 2.1.3.2 and 2.1.4.2, says how for such trees */

bool
merkle_is_included(const struct merkle_proof *proof, uint64_t index,
    const struct digest *leaf, const struct merkle_head *head)
{
	uint64_t at = index, last = head->size - 1;
	struct digest root = *leaf;
	size_t i;

	if (index >= head->size)
		return false;
	for (i = 0; i < proof->n && last > 0; i++) {
		if (at % 2 == 1 || at == last) {
			root = node_of(&proof->digests[i], &root);
			while (at % 2 == 0 && at > 0) {
				at >>= 1;
				last >>= 1;
			}
		} else
			root = node_of(&root, &proof->digests[i]);
		at >>= 1;
		last >>= 1;
	}
	return i == proof->n && last == 0 && equal(&root, &head->root);
}

/* Both roots from the part where the old tree ended, whose digest is first. */
static bool
climb(const struct merkle_proof *proof, size_t i, struct digest first,
    const struct merkle_head *old, const struct merkle_head *head)
{
	uint64_t at = old->size - 1, last = head->size - 1;
	struct digest before = first, now = first;

	while (at % 2 == 1) {
		at >>= 1;
		last >>= 1;
	}
	for (; i < proof->n && last > 0; i++) {
		if (at % 2 == 1 || at == last) {
			before = node_of(&proof->digests[i], &before);
			now = node_of(&proof->digests[i], &now);
			while (at % 2 == 0 && at > 0) {
				at >>= 1;
				last >>= 1;
			}
		} else
			now = node_of(&now, &proof->digests[i]);
		at >>= 1;
		last >>= 1;
	}
	return i == proof->n && last == 0 && equal(&before, &old->root) &&
	    equal(&now, &head->root);
}

bool
merkle_is_extended(const struct merkle_proof *proof,
    const struct merkle_head *old, const struct merkle_head *head)
{
	if (old->size > head->size)
		return false;
	if (old->size == head->size)
		return proof->n == 0 && equal(&old->root, &head->root);
	if (old->size == 0)
		return proof->n == 0;
	if (proof->n == 0)
		return false;
	/* A complete tree is itself the first digest, and is not repeated. */
	if ((old->size & (old->size - 1)) == 0)
		return climb(proof, 0, old->root, old, head);
	return climb(proof, 1, proof->digests[0], old, head);
}

/* Lines */

void
merkle_put(struct buf *out, const struct digest *digest)
{
	base64_write(out, digest->bytes, DIGEST_LEN);
	buf_putc(out, '\n');
}

bool
merkle_take(struct span *in, struct digest *out)
{
	struct span line;

	return span_take_line(in, &line) && base64_read(out->bytes,
	    DIGEST_LEN, line.at, line.left) == 0;
}

void
merkle_proof_put(struct buf *out, const struct merkle_proof *proof)
{
	size_t i;

	for (i = 0; i < proof->n; i++)
		merkle_put(out, &proof->digests[i]);
	buf_putc(out, '\n');
}

bool
merkle_proof_take(struct span *in, struct merkle_proof *out)
{
	out->n = 0;
	while (!span_skip(in, "\n")) {
		/* No tree is higher: C2SP tlog-witness has the same bound. */
		if (out->n == MERKLE_LEVELS - 1 ||
		    !merkle_take(in, &out->digests[out->n]))
			return false;
		out->n++;
	}
	return true;
}
