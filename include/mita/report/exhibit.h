#ifndef MITA_REPORT_EXHIBIT_H
#define MITA_REPORT_EXHIBIT_H

#include <stddef.h>

/* What results are made of.  Room-private. */

struct buf;
struct fault;
struct results;
struct stage_results;
struct table;

/*
 * A table of the results, and the picture drawn from its very figures: the
 * two cannot differ.  Columns are the names in CSV and JSON, headings what a
 * page has for them, in English; the last column is the RESULT.
 */
struct exhibit {
	const char		*name;
	const char		*title;
	const char		*says;		/* how it is counted */
	size_t			 n_columns;
	const char *const	*columns;
	const char *const	*headings;
	/* One of these: of the whole call, or of each stage. */
	int			(*fill)(const struct results *results,
				    struct table *table, struct fault *why);
	int			(*fill_stage)(const struct stage_results *stage,
				    struct table *table, struct fault *why);
	/* NULL: no picture; id is its own in the page. */
	void			(*draw)(struct buf *out, const char *id,
				    const struct exhibit *exhibit,
				    const struct table *table);
};

enum { WHOLE_EXHIBITS = 4, GROUP_EXHIBITS = 5, LINK_EXHIBITS = 3,
	PEOPLE_EXHIBITS = 6 };
extern const struct exhibit whole_exhibits[WHOLE_EXHIBITS];
extern const struct exhibit group_exhibits[GROUP_EXHIBITS];
extern const struct exhibit link_exhibits[LINK_EXHIBITS];
extern const struct exhibit people_exhibits[PEOPLE_EXHIBITS];

#endif
