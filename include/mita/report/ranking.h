#ifndef MITA_REPORT_RANKING_H
#define MITA_REPORT_RANKING_H

#include "mita/audit/outcome.h"

struct buf;
struct table;

/*
 * A stage's outcome as rows of a table, best first.  "cumulative" is what
 * the ranked ones down to a row are granted together or, where the stage
 * gives out no money, what they ask.  "deviation" is what a committee decided
 * instead of the outcome.
 */

enum { RANKING_COLUMNS = 13 };
extern const char *const ranking_columns[RANKING_COLUMNS];

void	ranking_fill(struct table *table, const struct book *book,
	    const struct outcome_sheet *sheet);

/* A cell with the rounded total of a proposal; none where nobody judged it. */
void	ranking_put_total(struct table *table, const struct stage *stage,
	    const struct standing *s);

/* What the rows come to. */
struct ranking_figures {
	size_t			 on;		/* go on, or are paid */
	size_t			 reserve;
	int64_t			 asked;		/* by those who go on, cents */
	int64_t			 granted;
	int64_t			 left;		/* of the budget */
	const struct standing	*next;		/* first behind them, or NULL */
};
struct ranking_figures ranking_figures(const struct outcome_sheet *sheet);

/*
 * The same in a sentence: the money granted and not spent, or
 * how many go on and what they ask together; then with what a committee
 * decided otherwise.
 */
void	ranking_sum(struct buf *out, const struct book *book,
	    const struct outcome_sheet *sheet);

#endif
