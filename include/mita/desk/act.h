#ifndef MITA_DESK_ACT_H
#define MITA_DESK_ACT_H

#include <stdbool.h>

#include "mita/desk/cells.h"
#include "mita/desk/filing.h"
#include "mita/desk/lookup.h"
#include "mita/desk/pen.h"
#include "mita/desk/register.h"

/* How every act on a register begins and ends.  Room-private. */

int	register_begin(struct register_file *reg, const struct seckey *key,
	    struct pen *pen, struct fault *why);
int	register_finish(struct register_file *reg, int rc, bool dry,
	    struct fault *why);

/* Inside a transaction: make the views show what the file has now. */
int	register_show(struct db *db, struct fault *why);

bool	act_is_id(const char *text);

/* Steps that more than one act takes, inside a transaction. */

/* A ruling now, in place of the last on the same thing. */
int	ruling_state(const struct lookup *lookup, struct pen *pen,
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

/* Reason COUNTS or KNOWN: the pair cannot be cancelled. */
int	pair_check_cancel(const struct book *book, unsigned stage,
	    const struct pair *pair, struct fault *why);

/* Cancel the n pairs of chosen, and put NULL in their places. */
int	pairs_cancel(const struct book *book, struct pen *pen,
	    const struct pair **chosen, size_t n, const struct ending *ending,
	    struct fault *why);

/* Reason DECIDED: the gate of the stage does not open again. */
int	gate_check(const struct book *book, unsigned stage,
	    struct fault *why);

/* Pairs of a proposal that are not evaluated: how many go into chosen. */
size_t	pairs_open(const struct pair *pairs, size_t n, const char *proposal,
	    const struct pair **chosen);

#endif
