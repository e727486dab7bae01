#ifndef MITA_OFFICE_SITTING_H
#define MITA_OFFICE_SITTING_H

#include "mita/audit/pairs.h"
#include "mita/model/call.h"
#include "mita/model/record.h"

/* Who takes a seat at a proposal, and how many it should have. */
struct sitting {
	unsigned	all[ROLES];
	unsigned	begun[ROLES];	/* have stated something: they stay */
};

/* Another pair of it, of an expert with that role. */
void	sitting_add(struct sitting *sitting, const struct pair *pair,
	    enum role role);

/*
 * As many seats as the panel has, one more when a third expert is due; as
 * many as are taken; and one for whoever is lacking beside those who have
 * begun.  Of the two closest of more than three there is no result.
 */
unsigned sitting_seats(const struct sitting *sitting,
	    const struct stage *stage, enum outcome outcome);

/* Experts that it needs: for seats nobody has, or in place of another role. */
unsigned sitting_lacks(const struct sitting *sitting,
	    const struct stage *stage, enum outcome outcome);

#endif
