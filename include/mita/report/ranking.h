#ifndef MITA_REPORT_RANKING_H
#define MITA_REPORT_RANKING_H

#include "mita/audit/outcome.h"

struct table;

/* A stage's outcome as rows of a table, best first. */

enum { RANKING_COLUMNS = 11 };
extern const char *const ranking_columns[RANKING_COLUMNS];

void	ranking_fill(struct table *table, const struct book *book,
	    const struct outcome_sheet *sheet);

#endif
