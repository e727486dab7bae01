#ifndef MITA_AUDIT_LEDGER_H
#define MITA_AUDIT_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/digest.h"
#include "mita/seal/checkpoint.h"
#include "mita/seal/merkle.h"
#include "mita/store/ledger.h"

struct arena;
struct book;
struct buf;
struct db;
struct fault;

/*
 * The ledger: what came, in which order and when, as a tree whose ends the
 * agency signs.  An entry of the tree is a line: digest of the record, time,
 * digest of the bundle, a blank between, with its line end.  Number i of the
 * tree, from 0, is the record with idx i + 1.  mita-register(5) LEDGER.
 *
 * It says nothing about what counts: a result is the same in any order.
 */
struct ledger {
	bool			 there;	/* an older register has none */
	size_t			 n;
	struct ledger_row	*rows;
	size_t			 n_ends;
	struct ledger_end	*ends;		/* the last is the newest */
	struct merkle		 tree;		/* owned; of all rows */
};

/* The two files of it in a published folder: all lines, the newest end. */
#define LEDGER_LINES	"ledger.txt"
#define LEDGER_END	"checkpoint.txt"

/* The log's name, which is also that of its key: "mita/" and the CALL. */
enum { LEDGER_ORIGIN_LEN = 5 + 2 * DIGEST_LEN };
void	ledger_origin(char out[static LEDGER_ORIGIN_LEN + 1],
	    const struct digest *call);

/* An entry of the tree, and what stands in the tree for it. */
void	ledger_line(struct buf *out, const struct ledger_row *row);
void	ledger_grow(struct merkle *tree, const struct ledger_row *rows,
	    size_t n);

/* Of a register; rows and ends live in the arena. */
int	ledger_load(struct ledger *out, struct db *db, struct arena *arena,
	    struct fault *why);

/*
 * The same from the two files of a published folder, if they are there: the
 * lines, and the newest end.  Reason FORMAT.
 */
int	ledger_open(struct ledger *out, const char *folder,
	    struct arena *arena, struct fault *why);
void	ledger_release(struct ledger *ledger);

/*
 * Is a row a line of the one form?  For what a receipt says of one.  Taken
 * from in; strings in the arena; idx is left 0.
 */
bool	ledger_take(struct span *in, struct arena *arena,
	    struct ledger_row *out);

/*
 * Find where records and ledger differ: a record that came and is not here,
 * one that stands elsewhere, one between others that is not in it; an end that
 * is not signed so, or that is of other entries than these; with db, a bundle
 * that is kept as of another time: all LEDGER.  A bundle that is not kept any
 * more is a notice UNKEPT.
 */
int	ledger_audit(const struct ledger *ledger, struct book *book,
	    struct db *db, struct fault *why);

/*
 * The newest end, if the agency signed it: false without one.  The checkpoint
 * borrows from the ledger.
 */
bool	ledger_newest(const struct ledger *ledger, const struct book *book,
	    struct checkpoint *out);

#endif
