#ifndef MITA_AUDITOR_SOURCE_H
#define MITA_AUDITOR_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/audit/container.h"
#include "mita/audit/ledger.h"
#include "mita/base/buf.h"

struct fault;

enum source_kind { SOURCE_CARD, SOURCE_PACKAGE, SOURCE_BUNDLE,
	SOURCE_REGISTER, SOURCE_FOLDER, SOURCES };
extern const char *const source_words[SOURCES];	/* "card" ... */

/*
 * The records of a file of any kind, its own proofs of wholeness checked: a
 * package or bundle by seal and manifest, a card by its signature, a
 * register (which anybody could write) by its tables only.  A folder is one
 * that was published, or the texts in it: each proves itself.
 */
struct source {
	enum source_kind	 kind;
	bool			 published;	/* a folder with "records" */
	struct arena		*arena;		/* owned */
	struct buf		 file;		/* owned; register or card */
	struct db		*db;		/* owned; register only */
	struct ledger		 ledger;	/* owned; register or folder */
	struct container	 container;	/* owned; package or bundle */
	size_t			 n_rows;
	struct stored		*rows;
};

int	source_open(struct source *out, const char *path, struct fault *why);
void	source_release(struct source *source);

#endif
