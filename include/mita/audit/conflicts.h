#ifndef MITA_AUDIT_CONFLICTS_H
#define MITA_AUDIT_CONFLICTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/model/bar.h"

struct book;
struct buf;
struct entry;
struct fault;
struct pair;
struct proposal;
struct ruling;
struct tag;

/*
 * Who should not evaluate what, as far as the records can tell: suggestions
 * for an officer, who decides.  What each hinders until then is in
 * model/bar.h.  Matching is by code, and where no code says the same, by the
 * domain of the e-mail address on the expert's card; never by name, but for
 * one person who is admitted twice.
 */
struct exclusion {
	/* Below BAR_CONFLICTS, or BAR_SET_ASIDE or BAR_DISQUALIFIED. */
	enum bar	 bar;
	const char	*code;	/* of organisation or cluster, or "-" */
	bool		 by_mail; /* code is the domain of an address */
	/* Proposal, expert, or partner of a domain; "-". */
	const char	*other;
	/* By the expert's card; NULL: the agency stated it at admission. */
	const char	*relation;
	const struct entry *said;	/* the DECLARATION; or NULL */
	uint32_t	 since;	/* from where on in the agency's line, or 0 */
};

/* One expert and one proposal. */
struct conflict {
	const char		*expert; /* "-": somebody not admitted yet */
	const struct proposal	*proposal;
	size_t			 n_exclusions;	/* at least one */
	struct exclusion		*exclusions;	/* by bar */
	const struct pair	*pair;		/* that was assigned, or NULL */
	bool			 assigned;	/* and not cancelled */
	const struct ruling	*ruling;	/* the last on it, or NULL */
	const struct entry	*ruled;		/* its record */
	unsigned		 open;	/* bars that no KEEP answers, which
					   was made when they were known */
};

/*
 * All of a stage by expert, then proposal, in the book's arena.  -1 (reason
 * STAGE, or memory).
 */
int	conflicts_of(const struct book *book, unsigned stage,
	    struct conflict **out, size_t *n, struct fault *why);

/* Of pairs that are assigned or were, alone. */
int	conflicts_of_pairs(const struct book *book, unsigned stage,
	    struct conflict **out, size_t *n, struct fault *why);

/* One of those, or NULL. */
const struct conflict *conflicts_find(const struct conflict *conflicts,
	    size_t n, const char *expert, const char *proposal);

/* Facts of a suit: what is suggested, what of it is open, what was ruled. */
void	conflict_suit(const struct conflict *conflict, struct suit *out);

/* A graver interest that was declared before this declaration, or NULL. */
const struct entry *interest_taken_back(const struct book *book,
	    const struct entry *declaration);

/* Would two experts on one panel be of one house? */
bool	experts_are_colleagues(const struct book *book, const char *one,
	    const char *other);

/*
 * What somebody who is not admitted could not evaluate.  Each code and the
 * address is held on its own.
 */
struct candidate {
	size_t		 n_codes;
	const struct tag *codes;	/* of organisations and clusters */
	const char	*email;		/* or "" */
};

int	conflicts_check(const struct book *book, unsigned stage,
	    const struct candidate *candidate, struct conflict **out,
	    size_t *n, struct fault *why);

/* What the expert wrote of it, or "". */
const char *exclusion_text(const struct exclusion *exclusion);

/* The bars of its exclusions. */
unsigned conflict_bars(const struct conflict *conflict);

/* "PARTNER+DECLARED"; and a sentence for each exclusion of some bars. */
void	conflict_rules(struct buf *out, const struct conflict *conflict);
void	conflict_reason(struct buf *out, const struct conflict *conflict,
	    unsigned bars);

/* Is a reason only what was found? */
bool	conflict_is_finding(const struct conflict *conflict,
	    const char *reason);

#endif
