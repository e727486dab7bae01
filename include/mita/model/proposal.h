#ifndef MITA_MODEL_PROPOSAL_H
#define MITA_MODEL_PROPOSAL_H

#include <stdbool.h>
#include <stdint.h>

struct call;
struct proposal;
struct stage;

/* A proposal beside what the call pays, and beside its earlier versions. */

/* Does it ask for more than the call's share of eligible costs? */
bool	proposal_is_above_share(const struct call *call,
	    const struct proposal *proposal);

/*
 * How much more now asks for than before, in basis points of before, cut
 * towards zero; 0 when before asked for nothing.
 */
int64_t	proposal_asked_change(const struct proposal *before,
	    const struct proposal *now);

/*
 * Would an expert read the same, but for sums and partners?  And but for the
 * title, too?
 */
bool	proposal_reads_alike(const struct proposal *a,
	    const struct proposal *b);
bool	proposal_differs_in_title(const struct proposal *a,
	    const struct proposal *b);

/* Are all sums the same: asked, eligible, each partner's? */
bool	proposal_sums_alike(const struct proposal *a,
	    const struct proposal *b);

/* Is that more, up or down, than the stage lets pass unasked? */
bool	proposal_asked_moved(const struct stage *stage,
	    const struct proposal *before, const struct proposal *now);

#endif
