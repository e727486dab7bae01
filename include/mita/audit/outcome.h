#ifndef MITA_AUDIT_OUTCOME_H
#define MITA_AUDIT_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/ranking.h"

struct book;
struct entry;
struct fault;
struct pair;
struct result;
struct ruling;

/*
 * A stage's outcome as a pure function of a set of believed records.  The
 * coordinator signs it; the auditor computes it again and compares bytes.
 */
struct outcome_sheet {
	const struct stage	*stage;
	const bool		*set;		/* borrowed; NULL: all */
	int64_t			 budget;	/* the call's, or as amended */
	size_t			 n_standings;
	struct standing		*standings; /* ranked ones first, in order */
	enum gate_state		 gate;
	struct fraction		 gate_total;
	size_t			 n_pairs;
	struct pair		*pairs;
	struct pair	       **by_proposal;	/* the same, see pairs_sort() */
	size_t			 n_rests;
	struct digest		*rests;		/* ascending */
};

/* Everything in the book's arena.  set as in pairs_of(). */
int	outcome_compute(const struct book *book, unsigned stage,
	    const bool *set, struct outcome_sheet *out, struct fault *why);

/* The RESULT that says so. */
int	outcome_result(const struct book *book,
	    const struct outcome_sheet *sheet, const char *missing_reason,
	    struct result *out, struct fault *why);

/* Evaluations of one proposal that are in force, as opinions. */
int	outcome_opinions(const struct book *book,
	    const struct outcome_sheet *sheet, const char *proposal,
	    struct opinion **out, size_t *n, struct fault *why);

/* The newest believed RESULT of a stage; NULL when there is none. */
const struct entry *outcome_latest(const struct book *book, unsigned stage);
const struct entry *outcome_latest_in(const struct book *book,
	    unsigned stage, const bool *set);

/* The one in whose place it stands: the newest with a lower seq, or NULL. */
const struct entry *outcome_before(const struct book *book,
	    const struct entry *result);

/* Would the stage come out differently than its newest RESULT says? */
int	outcome_is_stale(const struct book *book,
	    const struct outcome_sheet *sheet, bool *stale,
	    struct fault *why);

/* The sheet of a believed RESULT, from the records it rests on alone. */
int	outcome_signed(const struct book *book, const struct entry *result,
	    struct outcome_sheet *out, struct fault *why);

/*
 * The ruling of a subject that stands on a proposal, whatever expert it
 * names; "-" for no proposal or question.  NULL if there is none.
 */
const struct entry *outcome_ruling(const struct book *book,
	    const struct outcome_sheet *sheet, enum ruling_subject subject,
	    const char *proposal, const char *question);

/*
 * What a committee decided on a proposal beside the computed list: the
 * latest RULING DEVIATION of the stage, whenever it came, or NULL.  In a set
 * as in pairs_of().
 */
const struct entry *outcome_deviation(const struct book *book,
	    unsigned stage, const char *proposal, const bool *set);

/* What it says: an outcome that the call's rules know. */
enum outcome deviation_outcome(const struct ruling *ruling);

/*
 * The ruling that says the seed of a stage's lots: the first one, since who
 * draws again changes nothing.  NULL if there is none.  set as in pairs_of().
 */
const struct entry *outcome_draw(const struct book *book, unsigned stage,
	    const bool *set);

/*
 * Compute every believed RESULT again from the records it rests on, compare
 * to the byte, and see that it left nothing out that stood before it; and
 * book_remark().  Adds findings; -1 only when it could not be done.
 */
int	outcome_audit(struct book *book, struct fault *why);

/* What to say of the RESULTs of a stage: a part of book_remark(). */
int	remark_decisions(struct book *book, unsigned stage,
	    struct fault *why);

#endif
