#ifndef MITA_OFFICE_CHANGE_H
#define MITA_OFFICE_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/digest.h"

struct fault;
struct lookup;
struct pair;
struct request;
struct requests;

/* What a table of assignments would change.  Room-private. */

/* One thing to do. */
struct change {
	const struct request	*request;
	const struct pair	*pair;		/* to cancel */
	struct digest		 digest;	/* of the proposal to assign */
	const char		*deadline;	/* as in records */
	const char		*officer;
	const char		*reason;
	bool			 done;
};

struct changes {
	struct requests	*requests;
	size_t		 n;
	struct change	*list;
};

/* Withdrawals, then by stage, expert, proposal: as "assign show" has them. */
int	request_cmp(const struct request *a, const struct request *b);

/* Is it so already? */
bool	request_is_on(const struct lookup *lookup,
	    const struct request *request);

/*
 * May all of it be?  What may not is told in the filing, each on its line.
 * -1: it could not be judged.
 */
int	changes_check(const struct changes *changes, struct fault *why);

#endif
