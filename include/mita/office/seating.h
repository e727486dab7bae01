#ifndef MITA_OFFICE_SEATING_H
#define MITA_OFFICE_SEATING_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/audit/may.h"
#include "mita/model/match.h"
#include "mita/model/shortage.h"

struct fault;
struct register_file;

/*
 * A proposed assignment of a stage, from the register as it is.  Who has
 * begun stays; who has stated nothing yet stays unless a seat would be empty
 * otherwise; what is missing is filled with the fewest new pairs, and loads
 * are even.  Nothing is stated: what the plan says is assigned like any other
 * table.  mita-coordinator(1) assign auto.
 */
struct seat {
	const char	*expert;
	const char	*proposal;
};

struct vacancy {
	const char	*proposal;
	unsigned	 seats;		/* that nobody may take */
	/* Experts whom each bar keeps from it; one may be kept by several. */
	unsigned	 barred[BARS];
};

struct seating {
	size_t		 n_seats;
	struct seat	*seats;		/* new, by expert, then proposal */
	size_t		 n_leaving;
	struct seat	*leaving;	/* to be cancelled first; likewise */
	size_t		 n_gone;
	struct seat	*gone;		/* assigned once, and over; likewise */
	size_t		 n_vacant;
	struct vacancy	*vacant;	/* by proposal */
	size_t		 n_shortages;
	struct shortage	*shortages;	/* why; indices as below */
	const char	**experts;	/* ids */
	const char	**proposals;
};

/*
 * Everything in the book's arena.  fit is the path of a table of how well
 * experts fit, or NULL.
 */
int	seating_plan(const struct register_file *reg, unsigned stage,
	    const char *fit, struct seating *out, struct fault *why);

/* Why does an expert not have a proposal, or could? */
enum seating_answer {
	SEATING_STANDS,		/* it is assigned */
	SEATING_PROPOSED,	/* by the plan */
	SEATING_BARRED,
	SEATING_FULL_LOAD,	/* all of it has begun */
	SEATING_FULL_PANEL,	/* likewise */
	SEATING_ORGANISATION,	/* another of the organisation has begun */
	SEATING_POSSIBLE	/* at the price of the difference */
};

struct seating_reason {
	enum seating_answer	 answer;
	struct may		 may;		/* what is known of both */
	unsigned		 bars;		/* that hinder; else 0 */
	unsigned		 load;		/* the expert's most */
	struct match_sum	 best;		/* of the plan, */
	struct match_sum	 forced;	/* of the best with the pair */
	size_t			 n_goals;	/* in what order they count */
	enum match_goal		 goals[MATCH_GOALS];
};

/* Refuses (reason UNKNOWN) what is not there or needs nobody. */
int	seating_explain(const struct register_file *reg, unsigned stage,
	    const char *fit, const struct seat *asked,
	    struct seating_reason *out, struct fault *why);

#endif
