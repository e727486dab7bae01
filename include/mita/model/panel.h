#ifndef MITA_MODEL_PANEL_H
#define MITA_MODEL_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/limits.h"
#include "mita/model/fraction.h"
#include "mita/model/terms.h"

struct call;
struct evaluation;
struct fault;
struct stage;

/*
 * From the evaluations of one proposal to its total, exactly.
 * Totals run from 0 to 100: weight x steps, over the weights and the top.
 */

struct opinion {
	const struct evaluation	*evaluation;
	enum role		 role;
	/* The rest is filled by panel_tally(). */
	bool			 judged;	/* has a total of its own: */
	struct fraction		 total;
	bool			 counts;	/* in the means */
};

/* The numbers of a total in lowest terms are below this: 18 digits. */
#define TOTAL_END	1000000000000000000LL

/* TWO-CLOSEST takes two evaluations, or three. */
enum { CLOSEST_MAX = 3 };

/* What keeps a proposal from having a total at all. */
enum tally_trouble {
	TALLY_SOUND,
	TALLY_SURPLUS,		/* more evaluations than TWO-CLOSEST takes */
	TALLY_TOO_LONG		/* its exact total has too many digits */
};

struct tally {
	enum tally_trouble trouble;	/* if any, all but this is nothing */
	size_t		n;		/* opinions behind the means */
	struct fraction	total;		/* 0 to 100 */
	struct fraction	means[CRITERIA_MAX];	/* steps, in the stage's order;
						   medians under MEDIAN */
	bool		complete;	/* the panel is as the call asks */
	bool		third;		/* a third expert must be called */
	/* complete, every minimum and the pass mark met */
	bool		passes;
};

/*
 * Total of one evaluation; -1 (reason RANGE) only on absurd figures.  Under
 * the second rules over what it judges: 0 if that weighs nothing.
 */
int	opinion_total(const struct call *call, const struct stage *stage,
	    const struct evaluation *ev, struct fraction *out,
	    struct fault *why);

/* The pass mark, as a total. */
struct fraction stage_pass(const struct stage *stage);

/* Every minimum and the pass mark met, be the panel complete or not. */
bool	tally_reaches(const struct stage *stage, const struct tally *tally);

/*
 * The stage's rule: panel size and roles; mean, median, or mean of the two
 * closest of three (the middle one when both are equally far).  Whatever is
 * wrong with one proposal is said in its tally, so that others go on.
 */
void	panel_tally(const struct call *call, const struct stage *stage,
	    struct opinion *opinions, size_t n, struct tally *out);

#endif
