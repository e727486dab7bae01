#ifndef MITA_MODEL_SUMS_H
#define MITA_MODEL_SUMS_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct call;
struct proposal;

/*
 * The sum that a proposal asks for beside all that it can be compared with.
 * A difference is allowed and rejects nothing; it may be a slip of a digit,
 * and an officer answers for it before the stage is decided.
 */
enum sum_kind {
	SUM_PARTNERS,		/* is not what its partners get together */
	SUM_GRANT_MAX,		/* is above what one project can get */
	SUM_ELIGIBLE,		/* is above the eligible costs */
	SUM_SHARE,		/* is above the share of them that is paid */
	SUM_CHANGE,		/* moved further than the call lets pass */
	SUM_KINDS
};

struct sum_doubt {
	enum sum_kind	 kind;
	int64_t		 asked;		/* cents */
	int64_t		 beside;	/* cents: what it is compared with */
};

/* before is the same proposal in the stage before, or NULL.  How many. */
size_t	proposal_sums(const struct call *call, const struct proposal *before,
	    const struct proposal *now, struct sum_doubt out[static SUM_KINDS]);

/* One sentence without a full stop. */
void	sum_doubt_text(struct buf *out, const struct sum_doubt *doubt);

#endif
