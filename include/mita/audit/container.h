#ifndef MITA_AUDIT_CONTAINER_H
#define MITA_AUDIT_CONTAINER_H

#include <stddef.h>
#include <stdint.h>

#include "mita/audit/book.h"
#include "mita/base/buf.h"
#include "mita/seal/envelope.h"

struct db;
struct fault;

/*
 * Reading a stranger's sealed file in the only safe order: whole into
 * memory, seal verified, key known, header checked, SQLite from memory,
 * schema, rows, manifest.  mita-bundle(5) READING.
 */
struct container {
	struct buf	 file;		/* owned: the file's bytes */
	struct envelope	 envelope;	/* points into file */
	struct db	*db;		/* NULL until container_unpack() */
	struct arena	*arena;
	size_t		 n_rows;
	struct stored	*rows;		/* without the MANIFEST */
	struct digest	*digests;	/* of their texts */
	const struct manifest *manifest;
};

/*
 * Read the file and verify its seal with the key it names.  Nothing in it is
 * believed or even looked at yet: compare envelope.key first.
 */
int	container_open(struct container *out, enum container_kind kind,
	    const char *path, struct fault *why);

/* The same of bytes at hand; *file is taken over, whatever comes. */
int	container_take(struct container *out, enum container_kind kind,
	    struct buf *file, const char *name, struct fault *why);

/* The key is known: read the database, rows and manifest. */
int	container_unpack(struct container *container, enum container_kind kind,
	    struct fault *why);

/*
 * What a bundle holds is what its expert states: each record of a kind that
 * experts state, signed by who sealed the file, its head and its column as
 * they must be.  Records that a book holds with these very bytes are known,
 * and those it does not hold are left to it; without a book all are checked.
 * Reasons FOREIGN, EDITED, and those of single_read().
 */
int	container_check_bundle(const struct container *bundle,
	    const struct book *known, struct fault *why);

/* Two lines: the libraries below, and the newest of texts and files known. */
void	container_versions(struct buf *out);

void	container_release(struct container *container);

#endif
