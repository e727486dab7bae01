#ifndef MITA_REPORT_AUDITED_H
#define MITA_REPORT_AUDITED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/audit/heads.h"
#include "mita/audit/pairs.h"

struct book;
struct buf;
struct fault;
struct finding;

/*
 * What an auditor checked and found, as values: for programs as JSON
 * (mita-auditor(1) FORMATS), for people as a page.  All strings are borrowed.
 */

struct audited_key {
	const char	*owner;		/* "AGENCY" or an expert's id */
	const char	*name;		/* of the person, or "" */
	const char	*said;		/* its short name */
	bool		 ended;
};

struct audited_stage {
	unsigned	 stage;
	size_t		 assigned;
	size_t		 states[PAIR_STATES];
	size_t		 missing;
};

/* The head of the ledger up to a RESULT, as letters to applicants have it. */
struct audited_decided {
	unsigned	 stage;
	size_t		 size;
	const char	*said;
};

/* Who co-signed an end of the ledger, the newest of each. */
struct audited_witness {
	const char	*said;		/* short name of its key */
	const char	*time;		/* UTC, by its clock */
	uint64_t	 size;
};

struct audited_with {
	const char	*path;
	size_t		 n;		/* records of it */
	bool		 all;		/* that are all there */
};

struct audited {
	const char			*path;
	const char			*what;	/* "register"; NULL: not read */
	size_t				 n;	/* records */
	size_t				 n_findings;
	const struct finding		*findings;
	/* What follows is of an audit alone. */
	const struct book		*book;	/* NULL: only verified */
	bool				 key_given;
	size_t				 kinds[RECORD_KINDS];	/* believed */
	size_t				 doubtful;
	size_t				 n_stages;
	const struct audited_stage	*stages;
	size_t				 n_keys;
	const struct audited_key	*keys;
	struct heads			 heads;
	const char			*agency_said;	/* of heads, or "" */
	const char			*all_said;
	const char			*ledger_said;
	size_t				 n_decided;
	const struct audited_decided	*decided;
	size_t				 n_witnesses;
	const struct audited_witness	*witnesses;
	size_t				 n_with;
	const struct audited_with	*with;
	const char			*results; /* compared, or NULL */
	bool				 results_same;
};

size_t	audited_wrong(const struct audited *audited);	/* findings WRONG */

/* One file as an object of JSON, in the order of its keys on the page. */
void	audited_json(struct buf *out, const struct audited *audited);

/* A page in the language that is set; -1 only without memory. */
int	audited_page(struct buf *out, const struct audited *audited,
	    struct fault *why);

#endif
