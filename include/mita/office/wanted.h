#ifndef MITA_OFFICE_WANTED_H
#define MITA_OFFICE_WANTED_H

#include "mita/audit/may.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"

/*
 * Seats that a table asks for, held against the rule of who may judge what:
 * what the book says, and what else the same table does.  Room-private.
 */
struct wanted {
	const struct csv_row	*row;
	unsigned		 stage;
	const char		*expert;
	const char		*proposal;
	const char		*deadline;	/* as in records */
	/* What the same table rules on the pair: "KEEP", "SET-ASIDE", "". */
	const char		*ruled;
};

struct wants {
	size_t			 n;
	const struct wanted	*list;	/* by stage, then expert */
	size_t			 n_leaving;
	const struct pair	**leaving;	/* cancelled in the same act */
};

/*
 * Every seat that may not be given is told on a line of its own, with what
 * would allow it (in->told), and makes the table bad.  -1: it could not be
 * judged.
 */
int	wants_check(struct filing *in, const struct lookup *lookup,
	    const struct wants *wants, struct fault *why);

#endif
