#ifndef MITA_REPORT_SUMMARY_H
#define MITA_REPORT_SUMMARY_H

struct book;
struct outcome_sheet;
struct table;

/*
 * What a stage comes to, a figure in each row: how many proposals have which
 * outcome, the gate or the money, what is not spent, and what a committee's
 * deviations would come to.
 */
enum { SUMMARY_COLUMNS = 2 };
extern const char *const summary_columns[SUMMARY_COLUMNS];

void	summary_fill(struct table *table, const struct book *book,
	    const struct outcome_sheet *sheet);

#endif
