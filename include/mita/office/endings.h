#ifndef MITA_OFFICE_ENDINGS_H
#define MITA_OFFICE_ENDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/limits.h"

struct book;
struct fault;
struct pair;
struct register_file;
struct seckey;
struct signer;

/*
 * What an officer ends, and why.  officer and reason are not empty.  Nothing
 * is erased; each refuses what would change nothing (reason KNOWN).
 */
struct ending {
	const char	*officer;
	const char	*reason;
	bool		 dry;
};

/* Some of what an expert was assigned in a stage. */
struct cancelling {
	const char		*expert;
	unsigned		 stage;
	const char *const	*proposals;
	size_t			 n;
};

/*
 * Cancel that.  Refuses (reason COUNTS) a pair whose evaluation counts,
 * (UNKNOWN) one that is not assigned.
 */
int	assignment_cancel(struct register_file *reg, const struct seckey *key,
	    const struct cancelling *what, const struct ending *ending,
	    struct fault *why);

/* What ending a key takes away: records, and the stages that rest on them. */
struct reach {
	size_t		 records;
	size_t		 n_stages;
	unsigned	 stages[STAGES_MAX];
};

/*
 * End the key of an expert.  last is the digest, in hexadecimal digits, of
 * the last record that stands; NULL: all that is in the register.
 * expert_reach() says before what will not count any more.
 */
int	expert_reach(const struct book *book, const char *expert,
	    const char *last, struct reach *out, struct fault *why);
int	expert_revoke(struct register_file *reg, const struct seckey *key,
	    const char *expert, const char *last, const struct ending *ending,
	    struct fault *why);

struct withdrawal {
	const char	*proposal;
	unsigned	 stage;
	size_t		 cancelled;	/* pairs; filled */
};

/*
 * State that an applicant withdrew a proposal from a stage, and cancel what
 * is not evaluated of it.  Refuses (reason DECIDED) after the gate of the
 * stage was decided: a withdrawal does not open that again.
 */
int	proposal_withdraw(struct register_file *reg, const struct seckey *key,
	    struct withdrawal *what, const struct ending *ending,
	    struct fault *why);

/* The rest is room-private: steps inside a transaction. */

/* Reason COUNTS or KNOWN: the pair cannot be cancelled. */
int	pair_check_cancel(const struct book *book, unsigned stage,
	    const struct pair *pair, struct fault *why);

/* Cancel the n pairs of chosen, and put NULL in their places. */
int	pairs_cancel(const struct book *book, struct signer *signer,
	    const struct pair **chosen, size_t n, const struct ending *ending,
	    struct fault *why);

/* Reason DECIDED: the gate of the stage does not open again. */
int	gate_check(const struct book *book, unsigned stage,
	    struct fault *why);

/* Pairs of a proposal that are not evaluated: how many go into chosen. */
size_t	pairs_open(const struct pair *pairs, size_t n, const char *proposal,
	    const struct pair **chosen);

/*
 * Words typed on a command line, fit for a record: what says which, such as
 * "the reason".  Room-private.
 */
int	words_admit(const struct book *book, const char *what,
	    const char *typed, const char **out, struct fault *why);

#endif
