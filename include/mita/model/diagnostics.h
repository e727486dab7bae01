#ifndef MITA_MODEL_DIAGNOSTICS_H
#define MITA_MODEL_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/agreement.h"

struct arena;
struct call;
struct criterion;
struct evaluation;
struct fault;
struct stage;
struct standing;
struct tally;

/*
 * What a coordinator should look at before deciding: where experts differ,
 * and where it matters.  Diagnostics inform and never change a number; each
 * is an exact fraction or a plain rule that anyone can work out again.
 * Figures are in points of the total, 0 to 100.  mita-coordinator(1)
 * DIFFERENCES has the rules in words.
 */

/* An evaluation in force, and of what by whom. */
struct rating {
	size_t			 standing;	/* index */
	size_t			 expert;	/* index */
	const struct evaluation	*evaluation;
};

/* Everything that was signed in a stage. */
struct sample {
	const struct call	*call;
	const struct stage	*stage;
	size_t			 n_standings;
	const struct standing	*standings;	/* final: outcome and rank */
	size_t			 n_experts;
	const char *const	*experts;	/* ids, ascending */
	size_t			 n_ratings;
	const struct rating	*ratings;	/* by standing, then expert */
};

/* Flags are raised at these shares of the scale. */
enum {
	SPREAD_WIDE	= 40, /* points between the lowest and highest total */
	CLASH_PARTS	= 3,	/* fifths of the scale on one criterion */
	APART_POINTS	= 10,	/* points an expert differs from co-experts, */
	APART_LEAST	= 5,	/* over at least so many proposals */
	FLAT_LEAST	= 3	/* evaluations with one and the same total */
};

/*
 * Of one proposal.  Only evaluations that judge every weighted criterion
 * have a total to compare.
 */
struct proposal_figures {
	size_t		 n;		/* evaluations with a total */
	struct figure	 lowest;
	struct figure	 highest;
	struct figure	 spread;	/* highest less lowest */
	struct figure	 median;
	struct figure	 trimmed; /* mean without one lowest, one highest */
	struct figure	 variance;	/* of the sample, points squared */
	struct figure	 dissent; /* own total less the mean of the others */
	const char	*dissenter; /* whose is the largest; NULL: nobody's */
	/* one at or above the pass mark, one below */
	bool		 straddle;
	bool		 wide;		/* spread of SPREAD_WIDE or more */
	/* far apart on it though not wide; or NULL */
	const struct criterion *clash;
	bool		 fragile; /* without one of them, across the line */
	bool		 third;		/* a third expert is due */
};

/* Of one expert.  Never for the expert, never before signing, no ranking. */
struct expert_figures {
	size_t		n;		/* evaluations with a total */
	struct figure	mean;
	size_t		compared;	/* of them beside another expert's */
	struct figure	severity; /* mean of own less mean of the others */
	bool		apart;		/* severity worth a talk */
	bool		flat;		/* every total the same */
	size_t		halo;	/* evaluations with one score throughout */
	size_t		co_experts;	/* others on the same proposals */
};

enum cutoff_kind { CUTOFF_PASS, CUTOFF_GATE, CUTOFF_MONEY };

/* What divides those who go on from the others, and who is next to it. */
struct cutoff {
	enum cutoff_kind	 kind;
	struct fraction		 at; /* pass mark, or lowest total that is in */
	/* with that total; NULL for CUTOFF_PASS */
	const struct standing	*last;
	const struct standing	*above;	/* next in (at CUTOFF_PASS: or on it) */
	const struct standing	*below;	/* next out */
};

struct call_figures {
	size_t		 evaluations;
	size_t		 compared;	/* of them with a total */
	size_t		 tied;	/* ranked proposals that share their total */
	size_t		 parts;		/* of the assignment, unconnected */
	struct figure	 alpha[METRICS];	/* on totals */
	struct anova	 anova;			/* likewise */
	struct cutoff	 cutoff;
};

/* out[i] is of standings[i]. */
int	diagnose_proposals(struct arena *arena, const struct sample *sample,
	    struct proposal_figures *out, struct fault *why);

/* out[i] is of experts[i]. */
int	diagnose_experts(struct arena *arena, const struct sample *sample,
	    struct expert_figures *out, struct fault *why);

int	diagnose_call(struct arena *arena, const struct sample *sample,
	    struct call_figures *out, struct fault *why);

struct cutoff cutoff_of(const struct sample *sample);

/* Would this tally put it on the other side of the line? */
bool	cutoff_moves(const struct cutoff *cutoff, const struct stage *stage,
	    const struct standing *standing, const struct tally *tally);

/*
 * How often each score was given on a criterion: counts[steps], and
 * counts[top + 1] for "cannot judge".
 */
void	histogram_of(const struct sample *sample,
	    const struct criterion *criterion, size_t *counts);

#endif
