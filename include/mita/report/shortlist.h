#ifndef MITA_REPORT_SHORTLIST_H
#define MITA_REPORT_SHORTLIST_H

#include "mita/audit/outcome.h"

struct table;

/*
 * The proposals of a stage that got one kind of outcome, in rank order, with
 * running sums: who goes on, who is paid, who waits.
 */
struct shortlist {
	const char	*name;		/* "funded": for file names */
	bool		 funds;		/* of stages that give out the money */
	bool		 (*holds)(enum outcome outcome);
};

enum { SHORTLISTS = 3, SHORTLIST_COLUMNS = 10 };
extern const struct shortlist shortlists[SHORTLISTS];
extern const char *const shortlist_columns[SHORTLIST_COLUMNS];

void	shortlist_fill(struct table *table, const struct shortlist *list,
	    const struct outcome_sheet *sheet);

#endif
