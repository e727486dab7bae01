#ifndef MITA_AUDIT_BOOK_H
#define MITA_AUDIT_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/map.h"
#include "mita/model/record.h"

struct arena;
struct db;
struct fault;
struct finding;
struct groups;
struct stored;
struct watch;

/*
 * A book is a set of records and what is true of each.  Everything derived
 * (status, totals, ranks, grants) is a function of the believed entries, so
 * the order in which records came cannot matter.  merge, status, rank and
 * the auditor all read the same book.
 */

struct entry {
	int64_t		 idx;		/* ledger order */
	size_t		 at;		/* its place among the entries */
	struct digest	 digest;	/* SHA-256 of the text as it stands */
	const char	*text;
	size_t		 len;
	const char	*minisig;
	size_t		 minisig_len;
	/* that the signature names, or zeros */
	uint8_t		 key_id[KEYID_LEN];
	const uint8_t	*key;	/* its signature verified with; or NULL */
	struct record	*record;	/* NULL until its signature verified */
	/* signature, form, chain and bindings hold */
	bool		 believed;
	bool		 revoked;	/* it would, but its key ended before */
	bool		 was_believed;	/* before the last book_extend() */
	/* The last that names it in "replaces", and the one before that. */
	struct entry	*replacer;
	struct entry	*next_replacer;
};

/* An admitted signing key. */
struct book_key {
	uint8_t			 id[KEYID_LEN];
	const struct entry	*entry;		/* the ADMISSION */
	const struct admission	*admission;
};

/* A row that was kept under another digest than that of its text. */
struct edited {
	int64_t		 idx;
	struct digest	 digest;	/* of the text */
	const char	*column;	/* the digest it was kept under */
};

/*
 * How whole must the lines of records be?  A package holds only a part of
 * the agency's line.
 */
enum book_scope {
	BOOK_WHOLE,		/* register, audit folder */
	BOOK_PACKAGE	/* of the agency's line only what one expert needs */
};

struct book {
	struct arena	*arena;		/* owned: everything here lives in it */
	size_t		 n;
	struct entry   **entries; /* in ledger order; each stays where it is */
	struct map	 by_digest;	/* entries */
	struct groups	*groups;	/* the index: groups.h */
	size_t		 n_edited;
	struct edited	*edited;
	size_t		 n_findings;
	struct finding	*findings;
	bool		 checked;	/* book_check() has said all it says */
	size_t		 n_keys;
	struct book_key	*keys;		/* of the believed ADMISSIONs */
	const struct entry *call_entry;	/* NULL when no CALL is believed */
	const struct call *call;
	/*
	 * Whoever fills the book vouches that the first of its signatures,
	 * with these texts, verified before: they are not verified again.
	 */
	size_t		 vouched;
	struct watch	*watch;	/* borrowed: who waits for the check; NULL */
	enum book_scope	 scope;		/* of the check */
	const uint8_t	*agency_key;	/* that was asked for, or NULL */
	struct digest	**forms;	/* of the call's stages; or NULL each */
	size_t		 n_checked;	/* entries that are decided about */
	size_t		 n_decided;	/* findings of the check itself */
	/* As it was before what is not settled yet, for book_undo(). */
	struct {
		size_t		 n;
		size_t		 n_edited;
		size_t		 n_findings;
		size_t		 n_decided;
		struct finding	*findings;
		bool		 plain;	/* nothing older was decided anew */
	} before;
};

struct book *book_new(struct fault *why);
void	book_free(struct book *book);		/* also for NULL */

/* Add all records of a container; texts are copied.  Doubles are merged. */
int	book_load(struct book *book, struct db *db, struct fault *why);

/* Add rows already read; borrowed for the life of the book. */
int	book_add(struct book *book, const struct stored *rows, size_t n,
	    struct fault *why);

/*
 * Decide about every entry: signature, round trip, trusted comment, line
 * of its signer, what its digests name.  agency_key, if not NULL, is the key
 * the call must have.  -1 only when the check itself could not be done.
 */
int	book_check(struct book *book, enum book_scope scope,
	    const uint8_t *agency_key, struct fault *why);

/*
 * Decide about what was loaded or added since: findings and beliefs come out
 * as book_check() would have them for all.  No text that verified before is
 * verified or read again.  What a check of another kind added to the findings
 * is let go of.
 */
int	book_extend(struct book *book, struct fault *why);

/* Keep what book_extend() took in; or take all of it out again. */
void	book_settle(struct book *book);
int	book_undo(struct book *book, struct fault *why);

/* Add the records of the container behind the last one that is here. */
int	book_load_more(struct book *book, struct db *db, struct fault *why);

/* SHA-256 of a text: its identity. */
struct digest book_digest(const void *text, size_t len);

/* The entry of this digest, believed or not; NULL if there is none. */
struct entry *book_find(const struct book *book, const struct digest *digest);

/* A believed record of a kind by its digest; NULL otherwise. */
const struct record *book_record(const struct book *book,
	    enum record_kind kind, const struct digest *digest);

/* The admission in force of an expert; NULL if there is none. */
const struct admission *book_admission(const struct book *book,
	    const char *expert);

/* The same among the entries of a set; set[i] belongs to entries[i]. */
const struct admission *book_admission_in(const struct book *book,
	    const char *expert, const bool *set);

/* The expert's card, or NULL when the book does not hold it. */
const struct keycard *book_card(const struct book *book, const char *expert);

/* The admission whose signing key has this id, or NULL. */
const struct admission *book_signer(const struct book *book,
	    const uint8_t key_id[static KEYID_LEN]);

/* Did this key of an expert end? */
bool	book_is_revoked(const struct book *book,
	    const uint8_t sign_key[static PUBKEY_LEN]);

/* Did this part of an assignment end? */
bool	book_is_cancelled(const struct book *book,
	    const struct entry *assignment, const char *proposal);

/* The highest version of a proposal in a stage; NULL if there is none. */
const struct entry *book_proposal(const struct book *book, const char *id,
	    unsigned stage);
const struct entry *book_proposal_in(const struct book *book, const char *id,
	    unsigned stage, const bool *set);

/*
 * The last record in a signer's line (head->seq and digest), for the next
 * one's seq and prev; NULL when there is none.  For an expert without
 * records in the call that is the KEY.
 */
const struct entry *book_last(const struct book *book, const char *signer);

/* "EVALUATION of P-03 by E-02, seq 5", in the arena. */
const char *book_place(const struct book *book, const struct entry *entry);

#endif
