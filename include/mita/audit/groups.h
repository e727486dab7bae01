#ifndef MITA_AUDIT_GROUPS_H
#define MITA_AUDIT_GROUPS_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/audit/book.h"

/*
 * The one index over a checked book.  What is asked for by kind, expert,
 * proposal or key is found here; nobody walks all entries to find a few.
 * A group holds entries whose signature and form are good, in the order of
 * the ledger; whether each is believed, and in the set in question,
 * entry_counts() tells.
 */
enum group {
	GROUP_ADMISSION,	/* of an expert; stage 0 */
	GROUP_PROPOSAL,		/* the versions of one in a stage */
	GROUP_ASSIGNMENT,	/* to an expert in a stage */
	GROUP_CANCELLATION,	/* of what an expert was assigned in a stage */
	GROUP_STATEMENT, /* DECLARATIONs, EVALUATIONs of an expert, stage */
	GROUP_RULING,		/* on a proposal, or "-", in a stage */
	GROUP_RESULT,		/* of a stage; id "" */
	/* By the id of a key: */
	GROUP_ADMITTED,		/* ADMISSIONs of it */
	GROUP_REVOCATION,	/* of it */
	GROUP_LINE		/* what it signed, but for KEY and MANIFEST */
};

struct entries {
	size_t		 n;
	struct entry   **list;
};

/* Never NULL; empty when there are none. */
const struct entries *book_group(const struct book *book, enum group group,
	    unsigned stage, const char *id);
const struct entries *book_key_group(const struct book *book,
	    enum group group, const uint8_t id[static KEYID_LEN]);
const struct entries *book_kind(const struct book *book,
	    enum record_kind kind);

/* Is it believed, and in the set?  set[i] belongs to entries[i]; NULL: all. */
bool	entry_counts(const struct entry *entry, const bool *set);

/*
 * What a ruling is about.  Two rulings about one thing are an earlier and a
 * later answer; the later one stands.
 */
struct ruling_about {
	enum ruling_subject	 subject;
	unsigned		 stage;
	const char		*proposal;	/* "-": of none */
	const char		*expert; /* "-": of none; NULL: whoever */
	const char		*question;	/* "-": of none; NULL: any */
	/* Only for the record: it stands beside what was decided. */
	bool			 note;
};

/* The parts that tell one thing from another differ by subject. */
struct ruling_about ruling_about(const struct ruling *ruling);

int	ruling_about_cmp(const struct ruling_about *a,
	    const struct ruling_about *b);

/*
 * The ruling that stands: of those in the set that no other of the set
 * replaces the one with the highest seq; NULL when there is none.  Of DRAW
 * the first one counts, see outcome.c.
 */
const struct entry *book_ruling(const struct book *book,
	    const struct ruling_about *about, const bool *set);

/* The one that stands on the same thing as this one, or NULL. */
const struct entry *book_ruling_like(const struct book *book,
	    const struct ruling *like);

#endif
