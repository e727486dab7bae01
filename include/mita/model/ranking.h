#ifndef MITA_MODEL_RANKING_H
#define MITA_MODEL_RANKING_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/digest.h"
#include "mita/model/fraction.h"
#include "mita/model/panel.h"
#include "mita/model/terms.h"

struct proposal;
struct tie;

/*
 * From totals to ranks, from ranks to who goes on and who is paid.
 * domain.md 5.1 gate, 5.4 tie order, 5.5 money.
 */

struct standing {
	const struct proposal	*proposal;
	struct tally		 tally;
	/*
	 * In: OUTCOME_INELIGIBLE, _INCOMPLETE, _THIRD_EXPERT, _BELOW_THRESHOLD
	 * or _RESERVE (passes); out: final.
	 */
	enum outcome		 outcome;
	bool			 uninvited; /* by the stage before */
	unsigned		 rank;		/* 0: not ranked */
	/* Tie step that put it below the one above; n_ties + 1: equal. */
	unsigned		 tied;		/* 0: the total */
	/* Lots were drawn in the stage, and its own: the lower comes first. */
	bool			 drawn;
	struct digest		 lot;
	int64_t			 grant;		/* cents */
	/* In: the largest remainder that the applicant refuses; 0: none. */
	int64_t			 refuses;
	bool			 refused;	/* so it was passed over */
	int64_t			 left;	/* when its turn for money came */
};

/*
 * Sort (passing ones by total and the call's tie order, the others behind
 * by id) and give competition ranks 1, 2, 2, 4 to the passing ones.
 */
void	ranking_sort(const struct call *call, const struct stage *stage,
	    struct standing *standings, size_t n);

/*
 * What a tie step compares: a mean in steps, or a share of a whole; nothing
 * for COVERAGE, which depends on who stands above, and DRAW, which is a lot.
 */
struct fraction tie_figure(const struct call *call,
	    const struct stage *stage, const struct tie *tie,
	    const struct standing *standing);

/* Invited, funded, or offered what is left. */
bool	outcome_goes_on(enum outcome outcome);

/* How many are ranked: they stand first. */
size_t	ranking_length(const struct standing *standings, size_t n);

/*
 * What one adds to the sum of those down to it, in cents: its grant, what it
 * counts for at the gate where the stage gives out no money, nothing when it
 * is not ranked.
 */
int64_t	standing_adds(const struct call *call, const struct stage *stage,
	    const struct standing *standing);

/* Smaller of asked, the call's most, and the share of eligible costs. */
int64_t	grant_of(const struct call *call, const struct proposal *proposal);

/* What one proposal adds to the sum at the gate. */
int64_t	gate_counts(const struct call *call, const struct proposal *proposal);

/*
 * Let the best go on until the asked sums are nearest to aim x budget, never
 * below floor x budget, never between equal totals.  Ranked standings only.
 */
enum gate_state	gate_apply(const struct call *call, const struct stage *stage,
	    int64_t budget, struct standing *standings, size_t n,
	    struct fraction *lowest);

/*
 * Fund strictly in rank order; equals that rank together are funded together
 * or not at all; what is left is offered to the next if it is enough.  Who
 * refuses the offer moves it one place down, and under the second rules goes
 * behind all others.
 */
void	funding_apply(const struct call *call, int64_t budget,
	    struct standing *standings, size_t n);

#endif
