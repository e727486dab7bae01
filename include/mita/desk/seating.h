#ifndef MITA_DESK_SEATING_H
#define MITA_DESK_SEATING_H

#include <stddef.h>

#include "mita/desk/register.h"

struct fault;

/*
 * A proposed assignment of a stage, from the register as it is: what stands
 * stays, what is missing is filled, loads are even.  Nobody gets a proposal
 * in which a stated interest, a declaration or a ruling stands against it,
 * whose language is not on the card, or, when the own organisation takes part
 * in a proposal of the stage, any at all.  Nothing is stated: what the plan
 * says is assigned like any other table.  mita-coordinator(1) assign auto.
 */
struct seat {			/* that is not assigned yet */
	const char	*expert;
	const char	*proposal;
};

struct vacancy {
	const char	*proposal;
	unsigned	 seats;		/* that nobody may take */
};

struct seating {
	size_t		 n_seats;
	struct seat	*seats;		/* by expert, then proposal */
	size_t		 n_vacant;
	struct vacancy	*vacant;	/* by proposal */
};

/* Everything in the book's arena. */
int	seating_plan(const struct register_file *reg, unsigned stage,
	    struct seating *out, struct fault *why);

#endif
