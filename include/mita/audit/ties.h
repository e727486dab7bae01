#ifndef MITA_AUDIT_TIES_H
#define MITA_AUDIT_TIES_H

#include <stdbool.h>

#include "mita/model/record.h"

struct book;
struct conflict;

/* What ties a code or an address to a proposal.  Room-private. */
bool	tie_partner(const struct proposal *proposal, const char *code);
bool	tie_cluster(const struct proposal *proposal, const char *code);

/* The partner that an address is of, by its domain, or NULL. */
const struct mail_domain *tie_domain(const struct proposal *proposal,
	    const char *domain);

/* Where a person works, as far as an address can tell: "" is nowhere. */
const char *tie_domain_of(const struct book *book, const char *email);

/*
 * Bars among a conflict's exclusions that no ruling answers.  A KEEP answers
 * what was so, and what was declared, when it was made.
 */
unsigned conflict_open(const struct book *book,
	    const struct conflict *conflict);

#endif
