#ifndef MITA_REPORT_STAGE_TABLES_H
#define MITA_REPORT_STAGE_TABLES_H

#include "mita/audit/texts.h"
#include "mita/report/table.h"

struct book;
struct entry;
struct fault;
struct outcome_sheet;
struct table;

/*
 * The tables that committees and auditors get, as files.  They are a function
 * of the records alone, so that whoever has these makes the same bytes.
 */

/*
 * A table as NAME.txt, NAME.csv (REPORT_CSV or REPORT_EXCEL) and NAME.json.
 */
int	table_put_files(const struct table *table, const char *name,
	    enum report_format csv, texts_put *put, void *to,
	    struct fault *why);

/*
 * Of a stage as it was decided, or stands now: "ranking", "summary",
 * "decisions" and, if it was decided before, "changes".
 */
struct stage_tables {
	const char			*folder; /* "stage", then its number, */
	char				 separator;	/* this, and the name */
	const struct book		*book;
	const struct entry		*result; /* NULL: not decided yet */
	const struct outcome_sheet	*sheet;
	enum report_format		 csv;
};
int	stage_tables_put(const struct stage_tables *stage, texts_put *put,
	    void *to, struct fault *why);

/* The tables of a published folder: "results/stage-1-ranking.csv" ... */
int	stage_tables_publish(const struct book *book, texts_put *put, void *to,
	    struct fault *why);

#endif
