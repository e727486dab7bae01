#ifndef MITA_DESK_PACKAGE_H
#define MITA_DESK_PACKAGE_H

#include <stddef.h>

struct fault;
struct workspace;

/* What a package brought. */
struct package_news {
	size_t	proposals;	/* new ones */
	size_t	records;	/* new ones of any kind */
};

/*
 * Take a package in: seal, key, database, manifest, every record; all or
 * nothing; twice is the same as once.  The agency's key must be the one the
 * workspace trusts; for the first package agency (a short name as told by
 * letter or telephone) must match, else reason NEW-KEY and the sentence has
 * the short name to compare.
 */
int	package_take(struct workspace *workspace, const char *path,
	    const char *agency, struct package_news *news, struct fault *why);

#endif
