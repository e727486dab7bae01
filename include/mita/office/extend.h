#ifndef MITA_OFFICE_EXTEND_H
#define MITA_OFFICE_EXTEND_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/clock.h"

struct fault;
struct register_file;
struct seckey;

/*
 * More time: the same versions of the same proposals are assigned to the same
 * experts again, with a later deadline.  What was declared, drafted and signed
 * stays bound as it is.
 */
struct extension {
	size_t		 n;		/* experts; 0: all */
	const char	*const *experts;
	unsigned	 stage;		/* 0: both */
	const char	*deadline;	/* as people write a time */
	bool		 dry;
};

struct extended {
	size_t	experts;
	size_t	pairs;
	size_t	later;	/* that have as much time already, or more */
	size_t	in_time;	/* evaluations that are late no more */
	char	deadline[CLOCK_TEXT_LEN + 1];
};

/*
 * Pairs that are cancelled or disqualified are left alone.  Reasons: USAGE,
 * PAST, UNKNOWN for an expert who has nothing, KNOWN when all have as much
 * time already.
 */
int	assignments_extend(struct register_file *reg, const struct seckey *key,
	    const struct extension *extension, struct extended *out,
	    struct fault *why);

/*
 * Assign the newest version of each proposal, with the deadline that stands,
 * to whom an older one is assigned and who has not evaluated it, or whose
 * evaluation is outdated.  How many pairs.
 */
int	versions_renew(struct register_file *reg, const struct seckey *key,
	    bool dry, size_t *pairs, struct fault *why);

#endif
