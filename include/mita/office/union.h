#ifndef MITA_OFFICE_UNION_H
#define MITA_OFFICE_UNION_H

#include <stdbool.h>

struct fault;
struct merge_news;
struct register_file;

/*
 * Take in what experts signed, and the bundles that are kept, from another
 * copy of this register.  Refuses (reason BEHIND) a copy in which the agency
 * has stated more than here, (SPLIT) one where its line went another way,
 * (LEDGER) one whose ledger is not the one that the agency signed.
 */
int	register_merge(struct register_file *reg, const char *path, bool dry,
	    struct merge_news *news, struct fault *why);

#endif
