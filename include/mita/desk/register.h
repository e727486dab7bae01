#ifndef MITA_DESK_REGISTER_H
#define MITA_DESK_REGISTER_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/attention.h"
#include "mita/audit/book.h"
#include "mita/audit/conflicts.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/audit/survey.h"
#include "mita/model/record.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"

struct buf;
struct db;
struct fault;
struct filing;

/*
 * The agency's master file and what officers do with it.  The agency's key
 * lies beside it: REGISTER.key (locked) and REGISTER.pub (minisign's form).
 * Every act is one transaction; dry says: do everything but commit.
 */
struct register_file {
	struct db	*db;
	struct book	*book;		/* checked as BOOK_WHOLE */
	char		*path;		/* owned */
};

/*
 * Make the register, the agency's key and the CALL from a call file: all or
 * nothing.  A key that lies there without its register, left by an act that
 * was killed, is used again if the passphrase opens it; else reason EXISTS.
 */
int	register_init(const char *path, const char *call_file,
	    const char *passphrase, enum seckey_memory memory,
	    struct fault *why);

/*
 * Make the register again from a folder of texts, such as a published one.
 * The agency's key is not made: its copy is put beside the register.
 */
int	register_restore(const char *path, const char *folder,
	    struct fault *why);

struct register_file *register_open(const char *path, bool readonly,
	    struct fault *why);
void	register_close(struct register_file *reg);	/* also for NULL */

/* Is every record believed?  Else reason DAMAGED: nothing may rest on it. */
int	register_check(const struct register_file *reg, struct fault *why);
struct seckey *register_unlock(const struct register_file *reg,
	    const char *passphrase, struct fault *why);

/*
 * All that the auditor looks at, as findings in the book: once for a book.
 */
int	register_audit(struct register_file *reg, struct fault *why);

/* Admit experts by their cards, all or none. */
struct admitting {
	const char	*card;		/* path */
	const char	*expert;	/* id; NULL: the next E-01, E-02 ... */
	const char	*role;		/* NULL: as the card says */
	const char	*organisation;	/* code; NULL: the card's EMPLOYMENT or "-" */
	unsigned	 load;		/* 0: the call's */
	const char	*interests;	/* codes beside the card's, with commas, or NULL */
};
int	expert_admit(struct register_file *reg, const struct seckey *key,
	    const struct admitting *experts, size_t n, bool dry,
	    struct fault *why);

/*
 * A table in; nothing is applied when one line is bad (reason CSV).  Release
 * the filing whatever comes.  Columns in mita-coordinator(1).
 */
int	proposals_add(struct register_file *reg, const struct seckey *key,
	    struct filing *in, struct fault *why);
int	assignments_import(struct register_file *reg,
	    const struct seckey *key, struct filing *in, struct fault *why);
int	rulings_add(struct register_file *reg, const struct seckey *key,
	    struct filing *in, struct fault *why);
int	conflicts_add(struct register_file *reg, const struct seckey *key,
	    struct filing *in, struct fault *why);

/*
 * What an officer ends, and why.  officer and reason are not empty.  Nothing
 * is erased; each refuses what would change nothing (reason KNOWN).
 */
struct ending {
	const char	*officer;
	const char	*reason;
	bool		 dry;
};

/*
 * Cancel what the expert has of these proposals in a stage.  Refuses (reason
 * COUNTS) a pair whose evaluation counts, (UNKNOWN) one that is not assigned.
 */
int	assignment_cancel(struct register_file *reg, const struct seckey *key,
	    const char *expert, unsigned stage, const char *const *proposals,
	    size_t n, const struct ending *ending, struct fault *why);

/*
 * End the key of an expert.  last is the digest, in hexadecimal digits, of
 * the last record that stands; NULL: all that is in the register.  *aside
 * counts the records that do not count any more.
 */
int	expert_revoke(struct register_file *reg, const struct seckey *key,
	    const char *expert, const char *last, const struct ending *ending,
	    size_t *aside, struct fault *why);

/*
 * State that an applicant withdrew a proposal from a stage, and cancel what
 * is not evaluated of it.  Refuses (reason DECIDED) after the gate of the
 * stage was decided: a withdrawal does not open that again.
 */
int	proposal_withdraw(struct register_file *reg, const struct seckey *key,
	    const char *proposal, unsigned stage, const struct ending *ending,
	    size_t *cancelled, struct fault *why);

/*
 * A package for each expert who has an assignment, as FOLDER/E-01.package;
 * one that is there with the same content is left alone, another is
 * replaced.  Nothing in it is about another expert.
 */
int	packages_issue(struct register_file *reg, const struct seckey *key,
	    const char *folder, bool dry, size_t *written, struct fault *why);

/*
 * Take one bundle in, or refuse it whole.  news counts records that were
 * not there before; late says that the deadline of something new is over by
 * this clock; expert is known, also after a refusal, once the key was.
 */
struct merge_news {
	char	expert[ID_MAX + 1];
	size_t	evaluations;
	size_t	declarations;
	bool	known;		/* everything was there already */
	bool	late;
	bool	forked;		/* two statements in one place: ask the expert */
	size_t	bundles;	/* of another register: how many were new here */
};
int	bundle_merge(struct register_file *reg, const char *path, bool dry,
	    struct merge_news *news, struct fault *why);

/*
 * Take in what experts signed, and the bundles that are kept, from another
 * copy of this register.  Refuses (reason BEHIND) a copy in which the agency
 * has stated more than here, (SPLIT) one where its line went another way.
 */
int	register_merge(struct register_file *reg, const char *path, bool dry,
	    struct merge_news *news, struct fault *why);

/*
 * Compute the stage and sign its RESULT.  Refuses (reason MISSING) while
 * pairs are missing, unless a reason for deciding without them is given, and
 * (reason LATE) while nobody ruled on what came late, and (ATTENTION) while
 * nobody ruled on what most experts doubt.
 * The same records give the same RESULT: stating it again changes nothing.
 */
int	stage_decide(struct register_file *reg, const struct seckey *key,
	    unsigned stage, const char *missing_reason, bool dry,
	    struct digest *out, struct fault *why);

/*
 * The folder for auditors: every record as a text and a signature, the keys,
 * and VERIFY.txt with the stock commands; no documents of proposals.
 * The register is one that register_check() passes.
 */
struct outbox;
int	register_publish(const struct register_file *reg,
	    struct outbox *outbox, struct fault *why);

#endif
