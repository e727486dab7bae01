#ifndef MITA_OFFICE_RULINGS_H
#define MITA_OFFICE_RULINGS_H

#include <stdbool.h>

#include "mita/model/record.h"
#include "mita/office/csv_fields.h"

struct book;
struct fault;
struct filing;
struct lookup;
struct register_file;
struct seckey;
struct signer;

/*
 * A table in; nothing is applied when one line is bad (reason CSV).  Release
 * the filing whatever comes.  Columns in mita-coordinator(1).
 */
int	rulings_add(struct register_file *reg, const struct seckey *key,
	    struct filing *in, struct fault *why);
int	conflicts_add(struct register_file *reg, const struct seckey *key,
	    struct filing *in, struct fault *why);

/*
 * The rulings of a stage (0: of all) that no later one on the same thing
 * replaced, by stage, then proposal, then as they were stated; in the book's
 * arena.
 */
int	rulings_standing(const struct book *book, unsigned stage,
	    const struct ruling ***out, size_t *n, struct fault *why);

/* The rest is room-private: steps inside a transaction. */

/* A ruling now, in place of the last on the same thing. */
int	ruling_state(const struct lookup *lookup, struct signer *signer,
	    const struct ruling *ruling, struct fault *why);

/*
 * Fill the answer that a word about a conflict comes to.  False: it does not
 * apply, or says what stands.
 */
bool	conflict_applies(const struct lookup *lookup,
	    const struct conflict_word *word, struct ruling *r);

/* "institutional: as the reason says". */
const char *conflict_reason_text(struct filing *in, const char *type,
	    const char *reason);

/* Are two on one thing, and do they say the same of it? */
int	ruling_thing_cmp(const struct ruling *a, const struct ruling *b);
bool	ruling_says_same(const struct ruling *a, const struct ruling *b);

#endif
