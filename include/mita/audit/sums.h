#ifndef MITA_AUDIT_SUMS_H
#define MITA_AUDIT_SUMS_H

#include <stddef.h>

#include "mita/model/sums.h"

struct book;
struct entry;

/* What is to be asked about the sum of a proposal, and who answered. */
struct sums {
	size_t			 n;
	struct sum_doubt	 doubts[SUM_KINDS];
	/*
	 * A ruling CLARIFICATION of it with question SUMS that came after this
	 * version, so that it is of these figures; or NULL.
	 */
	const struct entry	*ruling;
};

extern const char sums_question[];	/* "SUMS" */

/* Of one version of a proposal. */
struct sums sums_of(const struct book *book, const struct entry *proposal);

#endif
