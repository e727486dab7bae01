#ifndef MITA_MODEL_DOUBT_H
#define MITA_MODEL_DOUBT_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"

struct buf;
struct call;

/*
 * Figures of a call that are allowed and look like a slip: EUR where cents
 * are meant, per cent where basis points are.  A call is never refused for
 * one; who signs it is asked.
 */
enum doubt_kind {
	DOUBT_BUDGET,		/* not enough for two of the largest grants */
	DOUBT_GRANT,		/* under 1,000 EUR for one project */
	DOUBT_PASS,		/* under 10 of 100 points */
	DOUBT_SHARE,		/* a share of 1 % or less, and not 0 */
	DOUBT_GATE,		/* aims below the budget */
	DOUBT_WEIGHTS,		/* do not add up to 100 */
	DOUBT_WEIGHTLESS,	/* weighs nothing and has a minimum */
	DOUBT_LONG		/* totals that no RESULT can state */
};

struct doubt {
	enum doubt_kind	 kind;
	unsigned	 stage;		/* 0: of the whole call */
	/* first word of its line, or the criterion */
	const char	*word;
	int64_t		 figure;	/* as it stands in the call */
	int64_t		 beside;	/* what it is small beside, or 0 */
};

enum { DOUBTS_MAX = 4 + 8 * STAGES_MAX };

/* In the order of the call; how many. */
size_t	call_doubts(const struct call *call,
	    struct doubt out[static DOUBTS_MAX]);

/* One sentence without a full stop, with the figure in its usual unit. */
void	doubt_text(struct buf *out, const struct doubt *doubt);

#endif
