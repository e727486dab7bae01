#ifndef MITA_AUDIT_CONFLICTS_H
#define MITA_AUDIT_CONFLICTS_H

#include <stdbool.h>
#include <stddef.h>

struct book;
struct buf;
struct fault;
struct proposal;
struct ruling;
struct tag;

/*
 * Who should not evaluate what, as far as the records can tell: suggestions
 * for an officer, who decides.  Nothing follows from them but a RULING that
 * a person signs.  Matching is by code, and where no code says the same, by
 * the domain of the e-mail address on the expert's card; never by name.
 */

enum conflict_rule {
	CONFLICT_PARTNER,	/* own organisation has a part in it */
	CONFLICT_INTEREST,	/* so has one the expert has an interest in */
	CONFLICT_CLUSTER,	/* it belongs to a cluster of the expert's */
	CONFLICT_DOMAIN, /* the expert's address is of a partner's domain */
	CONFLICT_DECLARED,	/* the expert declared a potential interest */
	CONFLICT_COMPETITOR,	/* own organisation has a part in another one */
	CONFLICT_COLLEAGUE, /* one of the same organisation is on its panel */
	CONFLICT_RULES
};

struct ground {
	enum conflict_rule	 rule;
	const char		*code;	/* of organisation or cluster, or "-" */
	bool			 by_mail; /* code is the domain of an address */
	/* Proposal, expert, or partner of a domain; "-". */
	const char		*other;
	/* By the expert's card; NULL: the agency stated it at admission. */
	const char		*relation;
};

/* One expert and one proposal. */
struct conflict {
	const char		*expert; /* "-": somebody not admitted yet */
	const struct proposal	*proposal;
	size_t			 n_grounds;	/* at least one */
	struct ground		*grounds;	/* by rule */
	bool			 assigned;	/* and not cancelled */
	const struct ruling	*ruling;	/* the last on it, or NULL */
};

extern const char *const conflict_rule_words[CONFLICT_RULES];

/*
 * All of a stage by expert, then proposal, in the book's arena.  -1 (reason
 * STAGE, or memory).
 */
int	conflicts_of(const struct book *book, unsigned stage,
	    struct conflict **out, size_t *n, struct fault *why);

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

/* "PARTNER+DECLARED"; and a sentence for each ground. */
void	conflict_rules(struct buf *out, const struct conflict *conflict);
void	conflict_reason(struct buf *out, const struct conflict *conflict);

#endif
