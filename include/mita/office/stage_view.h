#ifndef MITA_OFFICE_STAGE_VIEW_H
#define MITA_OFFICE_STAGE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/model/diagnostics.h"

struct fault;

/*
 * A stage as an officer looks at it: who was admitted and what is in, the
 * proposals in their order, what came, and what waits for a person.  Plain
 * values, worked out once from the records; the verbs print them as tables
 * and the dashboard on its screens, so that no figure has two origins.
 *
 * All of it, texts too, lives in the book's arena and as long as the book.
 * Times are UTC as the records have them, money is in cents.
 */

/* Somebody whose admission is in force. */
struct admitted {
	const struct admission	*admission;
	const struct keycard	*card;
	bool			 revoked;	/* the key ended */
};

/* What became of all that one expert was assigned. */
struct workload {
	const char		*expert;
	const struct pair	*pairs;		/* by proposal */
	size_t			 n;
	size_t			 states[PAIR_STATES];	/* of them, how many */
	size_t			 missing;
};

struct expert_view {
	struct admitted		 who;
	struct workload		 load;		/* n may be 0 */
	size_t			 n_bundles;	/* that came */
	const char		*last;	/* when the newest did; or NULL */
	bool			 wrong;		/* a check says so of something
						   the expert signed or sent */
};

/* An expert's part in a proposal; the total is FIGURE_NONE until it counts. */
struct part_view {
	const struct pair	*pair;
	struct figure		 total;
};

struct proposal_view {
	const struct standing	*standing;
	const struct proposal_figures *figures;
	struct figure		 total;		/* NONE: nothing counts yet */
	bool			 shared;	/* another one has its rank */
	int64_t			 sum;		/* down to it, if it is ranked:
						   granted, or asked by stage */
	size_t			 n_parts;
	struct part_view	*parts;		/* by expert */
	size_t			 n_needs;
	const struct need	**needs;	/* those that name it */
};

/* What waits for an officer, and not only for experts. */
enum need_kind {
	NEED_WRONG,		/* a check found something wrong */
	NEED_STALE,		/* the result would come out differently now */
	NEED_INTEREST,		/* to rule on */
	NEED_REFUSED,		/* an evaluation, as it came late */
	NEED_OUTDATED,		/* an evaluation is of an earlier version */
	NEED_FORKED,	/* two evaluations, neither replaces the other */
	NEED_REVOKED,		/* the key ended, evaluations are missing */
	NEED_OVERDUE,		/* evaluations, after their deadline */
	NEED_LATE,		/* an evaluation that came late: to rule on */
	NEED_ELIGIBILITY,	/* questions without an answer */
	NEED_DOUBT,		/* most experts doubt what passes */
	NEED_THIRD_EXPERT,	/* two are far apart */
	NEED_SEATS,		/* experts are lacking */
	NEEDS
};
extern const char *const need_words[NEEDS];	/* stable: "THIRD-EXPERT" */

struct need {
	enum need_kind		 kind;
	const char		*expert;	/* or NULL */
	const char		*proposal;	/* or NULL */
	/* Of what is missing; NEED_DOUBT: who say so; NEED_STALE: the stage. */
	size_t			 count;
	const char		*place;		/* of NEED_WRONG; else NULL */
	const char		*text;	/* of NEED_INTEREST: what is said */
};

struct stage_view {
	const struct book	*book;
	struct outcome_sheet	 sheet;		/* with the pairs */
	size_t			 n_experts;
	struct expert_view	*experts;	/* as they were admitted */
	const struct expert_view **by_expert;	/* the same by id */
	size_t			 n_proposals;
	struct proposal_view	*places;	/* as they are ranked */
	const struct proposal_view **by_proposal;	/* the same by id */
	const struct arrivals	*arrivals;	/* borrowed */
	bool			 stale;	/* signed, and not so any more */
	size_t			 n_needs;
	struct need		*needs;
};

/* All of it.  Linear in the records but for sorting, and no plan is made. */
int	stage_view_make(struct stage_view *out, const struct book *book,
	    const struct arrivals *arrivals, unsigned stage,
	    struct fault *why);

/* One of them by its id, or NULL. */
const struct expert_view *stage_view_expert(const struct stage_view *view,
	    const char *expert);
const struct proposal_view *stage_view_proposal(
	    const struct stage_view *view, const char *proposal);

/* Parts of it, for who wants no more: in the order of the admissions; */
int	admitted_of(const struct book *book, struct admitted **out, size_t *n,
	    struct fault *why);

/* of who has pairs among these of one stage, by expert. */
int	workloads_of(const struct book *book, const struct pair *pairs,
	    size_t n_pairs, struct workload **out, size_t *n,
	    struct fault *why);

#endif
