#ifndef MITA_OFFICE_CHOOSE_H
#define MITA_OFFICE_CHOOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/buf.h"

struct fault;
struct register_file;
struct seckey;

/*
 * One ruling on many conflicts that are alike: of an expert, of a proposal,
 * of an organisation, of a kind.  NULL is any.  A group has only conflicts
 * that no ruling answers yet; one expert and one proposal are a pair, which
 * is ruled on whatever is suggested.
 */
struct choice {
	const char	*answer;	/* "KEEP" or "SET-ASIDE", in any case */
	unsigned	 stage;
	const char	*expert;
	const char	*proposal;
	const char	*organisation;	/* a code, or the domain of addresses */
	const char	*rule;		/* "COMPETITOR" */
	const char	*officer;
	const char	*reason;
	bool		 dry;

	size_t		 ruled;		/* what came of it */
	size_t		 left;	/* in the group, and to be ruled one by one */
	struct buf	 told;		/* a line for each of those.  Owned */
};

/*
 * In a group a KEEP is of one kind: a pair with anything else open is left,
 * as is every interest that an expert declared.
 */
int	conflicts_rule(struct register_file *reg, const struct seckey *key,
	    struct choice *choice, struct fault *why);

#endif
