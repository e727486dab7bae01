#ifndef MITA_REPORT_SHORTLIST_H
#define MITA_REPORT_SHORTLIST_H

#include "mita/audit/outcome.h"

struct table;

/*
 * The proposals of a stage that got one kind of outcome, in rank order, with
 * running sums: who goes on, who is paid, who waits.  Where a committee
 * decided otherwise, what it decided stands, and "computed" has the outcome
 * in whose place it is.
 */
struct shortlist {
	const char	*name;		/* "funded": for file names */
	bool		 funds;		/* of stages that give out the money */
	bool		 (*holds)(enum outcome outcome);
};

enum { SHORTLISTS = 3, SHORTLIST_COLUMNS = 11 };
extern const struct shortlist shortlists[SHORTLISTS];
extern const char *const shortlist_columns[SHORTLIST_COLUMNS];

void	shortlist_fill(struct table *table, const struct shortlist *list,
	    const struct book *book, const struct outcome_sheet *sheet);

#endif
