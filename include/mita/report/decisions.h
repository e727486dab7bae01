#ifndef MITA_REPORT_DECISIONS_H
#define MITA_REPORT_DECISIONS_H

struct book;
struct outcome_sheet;
struct table;

/*
 * What people decided in a stage beside the figures: every ruling but the
 * eligibility that is answered with YES, in the order of the agency's line,
 * whenever it came.  "computed" is the outcome that the rules give the
 * proposal, so that a deviation stands beside it.
 */
enum { DECISIONS_COLUMNS = 10 };
extern const char *const decisions_columns[DECISIONS_COLUMNS];

void	decisions_fill(struct table *table, const struct book *book,
	    const struct outcome_sheet *sheet);

#endif
