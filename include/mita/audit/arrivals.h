#ifndef MITA_AUDIT_ARRIVALS_H
#define MITA_AUDIT_ARRIVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/audit/pairs.h"

struct book;
struct db;
struct fault;

/*
 * When what arrived, by the agency's clock: from the bundles a register keeps
 * as they came.  No total rests on it; an officer rules on what was late.
 */
struct late {
	struct pair	 pair;
	const char	*time;		/* UTC, when it first came */
	const char	*deadline;
	bool		 ruled;	/* there was a RULING LATE after it came */
};

/*
 * Did the pair's evaluation first come after its deadline?  time is when, or
 * NULL.
 */
bool	late_is(const struct book *book, unsigned stage,
	    const struct pair *pair, const char *time, struct late *out);

/* Evaluations in force that first came after their deadline, by pair. */
int	late_find(struct book *book, struct db *db, unsigned stage,
	    struct late **out, size_t *n, struct fault *why);

/* A bundle that was received, and how much of it was not there before. */
struct arrival {
	const char	*name;		/* the file's last name, foreign text */
	const char	*expert;
	const char	*time;		/* UTC, the agency's clock */
	const char	*digest;	/* hexadecimal, of the whole file */
	int64_t		 size;
	size_t		 evaluations;
	size_t		 declarations;
};

/* All of them, as they came one after another. */
struct arrivals {
	size_t			 n;
	struct arrival		*files;
	/* For each entry of the book, in which it came first; or NULL. */
	const struct arrival	**first;
};

/*
 * Read them, and add a finding for each bundle that is not kept as it came
 * (EDITED), and for each record of one that is not in the book (DROPPED).
 * Once for a book: whoever says that all of an expert is well must have
 * asked this, too.
 */
int	arrivals_list(struct book *book, struct db *db, struct arrivals *out,
	    struct fault *why);

/*
 * When each entry first came, UTC by the agency's clock, in the order of the
 * book's entries; NULL for what came in no bundle.
 */
int	arrivals_times(struct book *book, struct db *db,
	    const char ***out, struct fault *why);

/*
 * Add the findings of arrivals_list(), and a notice for each late evaluation
 * and for each that was signed when it cannot have been.
 */
int	arrivals_audit(struct book *book, struct db *db, struct fault *why);

#endif
