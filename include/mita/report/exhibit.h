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
	/*
	 * For two calls side by side: so many columns from the first on tell
	 * a row from another; a bit for each column that is compared.
	 */
	size_t			 keys;
	unsigned		 compared;
	const char		*nothing; /* said of no rows; NULL: the usual */
};

struct exhibits {
	size_t			 n;
	const struct exhibit	*list;
};
extern const struct exhibits whole_exhibits;	/* of the whole call */
extern const struct exhibits group_exhibits;	/* of a stage, in this order */
extern const struct exhibits link_exhibits;
extern const struct exhibits people_exhibits;

#endif
