#ifndef MITA_AUDIT_EXCLUSIONS_H
#define MITA_AUDIT_EXCLUSIONS_H

#include <stddef.h>

#include "mita/audit/postings.h"

struct book;
struct conflict;
struct pair;
struct person;
struct proposal;

/* What one search for conflicts of a stage knows.  Room-private. */

/* The first proposal in which a person's organisation has a part. */
struct part {
	const char	*by_code;	/* or "-" */
	const char	*by_mail;	/* or "-" */
	const char	*domain;	/* as that one has it */
};

struct search {
	const struct book	 *book;
	unsigned		  stage;
	size_t			  n_proposals;
	const struct proposal	**proposals;	/* by id */
	struct postings		  partners;	/* code: proposals */
	struct postings		  clusters;	/* code: proposals */
	struct postings		  domains;	/* lower case: same */
	struct postings		  known;	/* expert: assigned or ruled */
	size_t			  n_pairs;
	struct pair		 *pairs;
	struct pair		**by_proposal;	/* the same */
	struct part		  part;		/* of whom is looked at */
	size_t			  n;
	struct conflict		 *found;
};

/*
 * What stands between a person and a proposal: if anything does, it is added
 * to what was found.  -1: memory.
 */
int	exclusions_check(struct search *search, const struct person *person,
	    const struct proposal *proposal);

#endif
