#ifndef MITA_HAND_SIGNER_H
#define MITA_HAND_SIGNER_H

#include <stdint.h>

#include "mita/model/record.h"

struct arena;
struct buf;
struct book;
struct db;
struct entry;
struct fault;
struct seckey;

/*
 * Who signs: one key, one signer, and the place in the signer's line.  Each
 * statement moves the place; nothing is kept unless whoever signs commits
 * the transaction that is open.
 */
struct signer {
	struct db		*db;	/* borrowed, inside a transaction */
	const struct seckey	*key;		/* borrowed */
	char			 id[ID_MAX + 1];
	struct digest		 call;
	uint32_t		 seq;		/* of the last record */
	struct digest		 prev;		/* of the last record */
};

/*
 * Take the place behind the signer's last believed record.  Refuses (reason
 * KEY) a key that is not the signer's in this book.  For the agency before
 * its CALL exists the book has no call: seq 0, prev zeros.
 */
int	signer_begin(struct signer *signer, struct db *db,
	    const struct book *book, const struct seckey *key, const char *id,
	    struct fault *why);

/*
 * Append the text that would be signed next: it needs no key and no file.
 * The record's head is filled.
 */
int	signer_show(struct buf *out, const struct book *book, const char *id,
	    struct record *record, struct fault *why);

/*
 * Fill the record's head, write its text, sign it and put both into db.
 * *out, if given, is the new record's digest.
 */
int	signer_append(struct signer *signer, struct record *record,
	    struct digest *out, struct fault *why);

/* An entry, as it was signed, into another file; see records_put(). */
int	entry_put(struct db *db, const struct entry *entry, bool *added,
	    struct fault *why);

/* What a MANIFEST says of content; the lists are in the arena. */
int	content_list(struct db *content, struct arena *arena,
	    struct manifest *out, struct fault *why);

/*
 * A sealed container of everything in content (a DB_PACKAGE or DB_BUNDLE in
 * memory, records and documents put): states the MANIFEST into it (which
 * stands outside the line) and appends the sealed file to out.
 */
int	signer_close(const struct signer *signer, struct db *content,
	    enum container_kind kind, const char *expert, struct buf *out,
	    struct fault *why);

#endif
