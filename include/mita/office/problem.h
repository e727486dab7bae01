#ifndef MITA_OFFICE_PROBLEM_H
#define MITA_OFFICE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/audit/may.h"
#include "mita/model/match.h"

struct fault;

/*
 * The experts and the open proposals of one stage, both by id, as a match:
 * who stands, who may come, and who may not.  Room-private.
 */
struct assignment_problem {
	const struct book	*book;
	struct outcome_sheet	 sheet;
	struct bench		 bench;
	size_t			 n_experts;
	const struct admission **admissions;
	size_t			 n_proposals;
	const struct standing  **standings;
	struct match_expert	*experts;
	struct match_proposal	*proposals;
	struct match		 match;
};

/*
 * In the book's arena.  fit, if not NULL, is the path of a table with how
 * well experts fit; mita-coordinator(1) Fit.
 */
int	problem_open(struct assignment_problem *out, const struct book *book,
	    unsigned stage, const char *fit, struct fault *why);

/* What was assigned, or NULL. */
const struct pair *problem_pair(const struct assignment_problem *problem,
	    const char *expert, const char *proposal);

/* What hinders proposing a pair that does not stand; 0: nothing. */
unsigned problem_bars(const struct assignment_problem *problem,
	    size_t expert, size_t proposal, struct may *out);

#endif
