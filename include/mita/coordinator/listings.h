#ifndef MITA_COORDINATOR_LISTINGS_H
#define MITA_COORDINATOR_LISTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/report/table.h"

struct fault;
struct register_file;

/*
 * The tables of the verbs that list.
 */
struct listing {
	const char		*name;		/* "status": for file names */
	const char *const	*columns;
	size_t			 n_columns;
	bool			 staged;	/* another one for each stage */
	/* stage 0: all there are, or the first where one must be chosen. */
	int			(*fill)(struct register_file *reg,
				    unsigned stage, struct table *table,
				    struct fault *why);
};

extern const struct listing experts_listing;	/* expert list */
extern const struct listing proposals_listing;	/* proposal list */
extern const struct listing proposals_export;	/* what proposal add takes */
extern const struct listing pairs_listing;	/* assign show */
extern const struct listing status_listing;
extern const struct listing conflicts_listing;	/* conflict list */
extern const struct listing diagnosis_listing;	/* diagnose */
extern const struct listing expert_diagnosis_listing;
extern const struct listing call_diagnosis_listing;
extern const struct listing findings_listing;	/* check; once for a book */

/* The filled table, the caller's to free; NULL when it could not be made. */
struct table *listing_table(const struct listing *listing,
	    struct register_file *reg, unsigned stage, struct fault *why);

#endif
