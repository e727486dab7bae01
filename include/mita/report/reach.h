#ifndef MITA_REPORT_REACH_H
#define MITA_REPORT_REACH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/audit/decided.h"
#include "mita/audit/outcome.h"
#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/diagnostics.h"
#include "mita/model/record.h"

struct table;

/* What the results of a call are counted from.  Room-private. */

/* A stage that was decided, and what is worked out of it once. */
struct stage_results {
	const struct book	*book;
	const struct entry	*result;
	char			 digest[DIGEST_TEXT_LEN + 1];	/* its own */
	struct outcome_sheet	 sheet;
	struct decided		*decided;	/* of the standings */
	struct sample		 sample;
	struct proposal_figures	*spreads;	/* of the standings */
	struct expert_figures	*experts;
	struct call_figures	 figures;
};

struct results {
	const struct book	*book;
	size_t			 n;
	struct stage_results	 stages[STAGES_MAX];
};
int	results_of(const struct book *book, struct results *out,
	    struct fault *why);

/* The one that gives out the money; NULL while it is not decided. */
const struct stage_results *results_funding(const struct results *results);

/*
 * How far proposals come.  Each step has all that the later ones have; but
 * a committee may have decided of any.
 */
enum step { STEP_RECEIVED, STEP_ELIGIBLE, STEP_ABOVE, STEP_ON, STEPS };

struct reach {
	size_t	n;
	int64_t	asked;		/* cents */
	int64_t	granted;
};
bool	results_reach(const struct stage_results *stage, size_t standing,
	    enum step step);
void	reach_add(struct reach *reach, const struct stage_results *stage,
	    size_t standing);
struct reach reach_of(const struct stage_results *stage, enum step step);

/* A share in per cent with one digit; none of nothing. */
void	put_percent(struct table *table, int64_t part, int64_t whole);

#endif
