#ifndef MITA_AUDIT_ENDING_H
#define MITA_AUDIT_ENDING_H

#include <stdbool.h>
#include <stddef.h>

struct book;
struct revocation;

/*
 * What a revocation would end: marks in out, by entry, what counts now and
 * would count no more, and counts it.  -1 only without memory.
 */
int	revocation_reach(const struct book *book, const struct revocation *r,
	    bool *out, size_t *n);

#endif
