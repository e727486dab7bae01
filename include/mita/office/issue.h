#ifndef MITA_OFFICE_ISSUE_H
#define MITA_OFFICE_ISSUE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/buf.h"

struct fault;
struct register_file;
struct seckey;

/* What is asked for, and what came of it. */
struct issuing {
	const char	*folder;
	bool		 dry;
	size_t		 written;	/* packages */
	size_t		 plain;		/* packages that are not encrypted */
	size_t		 withheld;	/* pairs */
	struct buf	 told;	/* which, and why: a line each.  Owned */
};

/*
 * A package for each expert who has an assignment, as FOLDER/E-01.package;
 * one that is there with the same content is left alone, another is
 * replaced.  Nothing in it is about another expert, and it has no documents
 * of a proposal that its reader may not judge (model/bar.h).  It is encrypted
 * if the call says so and the reader's card has a key that fits.
 */
int	packages_issue(struct register_file *reg, const struct seckey *key,
	    struct issuing *issuing, struct fault *why);

#endif
