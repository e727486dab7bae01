#ifndef MITA_MODEL_PANEL_H
#define MITA_MODEL_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/record.h"

struct fault;

/*
 * From the evaluations of one proposal to its total, exactly.
 * Totals run from 0 to 100: weight x steps, over the weights and the top.
 */

struct opinion {
	const struct evaluation	*evaluation;
	enum role		 role;
	struct fraction		 total;		/* filled by panel_tally() */
	bool			 counts;	/* likewise: in the mean */
};

struct tally {
	size_t		n;		/* opinions behind the mean */
	struct fraction	total;		/* 0 to 100 */
	struct fraction	means[CRITERIA_MAX];	/* steps, in the stage's order */
	bool		complete;	/* the panel is as the call asks */
	bool		third;		/* a third expert must be called */
	bool		passes;		/* complete, every minimum and the pass mark met */
};

/* Total of one evaluation; -1 (reason RANGE) only on absurd figures. */
int	opinion_total(const struct call *call, const struct stage *stage,
	    const struct evaluation *ev, struct fraction *out,
	    struct fault *why);

/* The pass mark, as a total. */
struct fraction stage_pass(const struct stage *stage);

/* Every minimum and the pass mark met, be the panel complete or not. */
bool	tally_reaches(const struct stage *stage, const struct tally *tally);

/*
 * The stage's rule: panel size and roles; mean, or mean of the two closest
 * of three (the middle one when both are equally far).
 */
int	panel_tally(const struct call *call, const struct stage *stage,
	    struct opinion *opinions, size_t n, struct tally *out,
	    struct fault *why);

#endif
