#ifndef MITA_DESK_PROOF_H
#define MITA_DESK_PROOF_H

#include <stdbool.h>

struct buf;
struct entry;
struct fault;
struct workspace;

/*
 * What the agency proved to have received: the newest receipt that the expert
 * took in (audit/receipt.h), kept in the workspace.
 */

/* Look for it again in the workspace; none that verifies: nothing is known. */
void	proof_find(struct workspace *workspace);

/* When this came to the agency, UTC; NULL: that is not proved. */
const char *proof_time(const struct workspace *workspace,
	    const struct entry *entry);

/*
 * The agency as people call it, in the language that is set: what its name
 * has in brackets, or all of it.
 */
enum { PROOF_BY_LEN = 80 };
const char *proof_by(const struct workspace *workspace,
	    char out[static PROOF_BY_LEN]);

/*
 * Take in a receipt: verified with the agency's key, of records that are
 * here.  One that covers less than the kept one is told and not kept; one
 * that contradicts it is refused (reason SPLIT): the agency told two
 * histories.  Appends what is proved, a line for each record.  Other reasons:
 * those of receipt_read(), COPY (a record that is not in this workspace),
 * EMPTY (no call yet).
 */
int	proof_take(struct workspace *workspace, const char *path,
	    struct buf *out, struct fault *why);

/* Is it a receipt of the agency, and no bundle? */
bool	proof_is(const char *path);

#endif
