#ifndef MITA_AUDIT_PAIRS_H
#define MITA_AUDIT_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

struct book;
struct digest;
struct entry;
struct fault;

/*
 * Every (expert, proposal) that was assigned in a stage, and what became of
 * it.  Each ends in exactly one state.
 */

enum pair_state {
	PAIR_SILENT,		/* nothing signed yet */
	PAIR_DECLARED,		/* no conflict, evaluation not yet in */
	PAIR_CONFLICT_OPEN,	/* potential interest: the agency must rule */
	PAIR_EVALUATED,		/* counts */
	PAIR_DISQUALIFIED,	/* declared, or ruled so: set aside */
	PAIR_CANCELLED,		/* its assignment ended: set aside */
	PAIR_LATE,		/* came too late, and an officer refused it */
	PAIR_OUTDATED,	/* evaluates an earlier version of the proposal */
	PAIR_FORKED,	/* two evaluations, neither replaces the other */
	PAIR_STATES
};

struct pair {
	const char		*expert;
	const char		*proposal;
	const struct entry	*assignment;	/* that stands */
	const struct entry	*cancellation;	/* of it, or NULL */
	const struct entry	*declaration;	/* in force, or NULL */
	const struct entry	*evaluation;	/* in force, or NULL */
	enum pair_state		 state;
};

extern const char *const pair_state_words[PAIR_STATES];

/*
 * All pairs of a stage by expert, then proposal, from the believed entries;
 * from those of set only, if it is given (set[i] belongs to entries[i]).
 */
int	pairs_of(const struct book *book, unsigned stage, const bool *set,
	    struct pair **out, size_t *n, struct fault *why);

/* Those of one expert. */
int	pairs_of_expert(const struct book *book, unsigned stage,
	    const char *expert, struct pair **out, size_t *n,
	    struct fault *why);

/* Is this a correction that an officer refused, because it came too late? */
bool	pairs_refuse(const struct book *book, const struct entry *evaluation);

/* One of those, or NULL. */
struct pair *pairs_find(struct pair *pairs, size_t n, const char *expert,
	    const char *proposal);

/*
 * What is left of an assignment, from the least to the most.  Three questions
 * are asked of it: is it assigned (more than SEAT_NONE), does the expert sit
 * on the panel, so that colleagues matter (more than SEAT_BARRED), and does
 * nobody else have to come (SEAT_TAKEN)?
 */
enum pair_seat {
	SEAT_NONE,	/* cancelled: it may be assigned anew */
	SEAT_BARRED,	/* assigned still, and disqualified: never counts */
	/*
	 * On the panel, came too late and was refused: an officer may still
	 * accept it, and may ask somebody else.
	 */
	SEAT_OPEN,
	SEAT_TAKEN	/* evaluates, or has evaluated */
};
enum pair_seat pair_seat(const struct pair *pair);

/*
 * All of them by proposal, then expert, in the book's arena; NULL: memory.
 * pairs_on() is the first of a proposal in it; *n says how many.
 */
struct pair **pairs_sort(const struct book *book, struct pair *pairs,
	    size_t n);
struct pair **pairs_on(struct pair **sorted, size_t n_all,
	    const char *proposal, size_t *n);

/* The version of the proposal that was assigned. */
const struct digest *pair_version(const struct pair *pair);

/* Does the pair still wait for somebody?  Then a result must name it. */
bool	pair_is_missing(const struct pair *pair);

/*
 * Do more evaluations of a proposal count than the rule of its stage takes?
 * Then it has no total, and the assignment of one may be cancelled.
 */
bool	pairs_exceed(const struct book *book, unsigned stage,
	    const char *proposal);

/* Was a declaration known when an officer ruled? */
bool	declaration_is_heard(const struct entry *declaration,
	    const struct entry *ruling);

/* Is there an evaluation that does not count, whatever comes? */
bool	pair_is_set_aside(const struct pair *pair);

#endif
