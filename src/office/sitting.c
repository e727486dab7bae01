/* Who takes a seat at a proposal, and how many it should have. */
#include "config.h"

#include "mita/office/sitting.h"

/* Counting who is on a panel; no plan is needed to know what is open. */

void
sitting_add(struct sitting *sitting, const struct pair *pair, enum role role)
{
	if (pair_seat(pair) != SEAT_TAKEN)
		return;
	sitting->all[role]++;
	sitting->begun[role] += pair->state != PAIR_SILENT;
}

static unsigned
lacking(unsigned wanted, unsigned there)
{
	return wanted > there ? wanted - there : 0;
}

/* Seats for roles that these people do not fill. */
static unsigned
unfilled(const unsigned there[static ROLES], const struct stage *stage)
{
	return lacking(lacking(stage->business, there[ROLE_BUSINESS]) +
	    lacking(stage->knowledge, there[ROLE_KNOWLEDGE]),
	    there[ROLE_BOTH]);
}

static unsigned
count(const unsigned there[static ROLES])
{
	return there[ROLE_BUSINESS] + there[ROLE_KNOWLEDGE] +
	    there[ROLE_BOTH];
}

unsigned
sitting_seats(const struct sitting *sitting, const struct stage *stage,
    enum outcome outcome)
{
	unsigned seats = stage->panel + (outcome == OUTCOME_THIRD_EXPERT);
	unsigned whole = count(sitting->begun) + unfilled(sitting->begun,
	    stage);
	unsigned taken = count(sitting->all);

	if (stage->combine == COMBINE_TWO_CLOSEST && whole > 3)
		whole = 3;
	if (whole > seats)
		seats = whole;
	return seats > taken ? seats : taken;
}

unsigned
sitting_lacks(const struct sitting *sitting, const struct stage *stage,
    enum outcome outcome)
{
	unsigned seats = sitting_seats(sitting, stage, outcome);
	unsigned open = seats - count(sitting->all);
	unsigned free = seats - count(sitting->begun);
	unsigned roles = unfilled(sitting->all, stage);

	/* Who has begun gives up the seat to nobody. */
	if (roles > free)
		roles = free;
	return open > roles ? open : roles;
}
