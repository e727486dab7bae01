#ifndef MITA_REPORT_CHANGES_H
#define MITA_REPORT_CHANGES_H

struct outcome_sheet;
struct table;

/* Two results of one stage side by side, in the order of the newer one. */
enum { CHANGES_COLUMNS = 10 };
extern const char *const changes_columns[CHANGES_COLUMNS];

void	changes_fill(struct table *table, const struct outcome_sheet *before,
	    const struct outcome_sheet *now);

#endif
