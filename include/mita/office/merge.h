#ifndef MITA_OFFICE_MERGE_H
#define MITA_OFFICE_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/record.h"

struct fault;
struct register_file;

/*
 * Take one bundle in, or refuse it whole.  news counts records that were
 * not there before; late says that the deadline of something new is over by
 * this clock; expert is known, also after a refusal, once the key was.
 */
struct merge_news {
	char	expert[ID_MAX + 1];
	size_t	evaluations;
	size_t	declarations;
	/* The first of which an interest is declared, or taken back; or "". */
	char	interest[ID_MAX + 1];
	char	taken_back[ID_MAX + 1];
	bool	known;		/* everything was there already */
	bool	late;
	/* One that has more evaluations now than its rule takes, or "". */
	char	surplus[ID_MAX + 1];
	bool	forked;	/* two statements in one place: ask the expert */
	size_t	bundles; /* of another register: how many were new here */
};
int	bundle_merge(struct register_file *reg, const char *path, bool dry,
	    struct merge_news *news, struct fault *why);

#endif
