#ifndef MITA_AUDIT_ATTENTION_H
#define MITA_AUDIT_ATTENTION_H

#include <stddef.h>

struct attention;
struct book;
struct entry;
struct fault;
struct outcome_sheet;
struct proposal;

/*
 * Proposals that pass although most experts gave an answer to which the
 * call's "attention" points, such as "out of scope": a person must look, and
 * say so in a RULING, before the stage is decided.
 */
struct concern {
	const struct proposal	*proposal;
	const struct attention	*attention;
	size_t			 gave;		/* experts who answered so */
	size_t			 of;		/* whose evaluations count */
	const struct entry	*ruling; /* CLARIFICATION on it, or NULL */
};

/* By rank, then the call's order; in the book's arena. */
int	concerns_of(const struct book *book,
	    const struct outcome_sheet *sheet, struct concern **out, size_t *n,
	    struct fault *why);

#endif
