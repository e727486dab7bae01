#ifndef MITA_AUDIT_MAY_H
#define MITA_AUDIT_MAY_H

#include <stddef.h>
#include <stdint.h>

#include "mita/audit/conflicts.h"
#include "mita/audit/outcome.h"

/*
 * Who may judge what in a stage, as the records say it: the facts from the
 * book, the rule from model/bar.h.  Whoever proposes, assigns, hands out,
 * decides or checks asks here.
 */
struct bench {
	const struct book	*book;
	const struct outcome_sheet *sheet;	/* borrowed */
	const struct standing	**by_id;	/* its proposals */
	size_t			 n_conflicts;
	struct conflict		*conflicts;	/* by expert, then proposal */
};

/* An expert, a proposal, and what stands between them. */
struct may {
	const struct admission	*admission;
	const struct proposal	*proposal;
	const struct pair	*pair;		/* that was assigned, or NULL */
	const struct conflict	*conflict;	/* or NULL */
	struct suit		 suit;
};

/* In the book's arena.  pairs_only: no other pair will be asked about. */
int	bench_open(struct bench *out, const struct book *book,
	    const struct outcome_sheet *sheet, bool pairs_only,
	    struct fault *why);

/* How many proposals an expert has who has not left them. */
unsigned bench_taken(const struct bench *bench, const char *expert);

/*
 * Both are of the book.  What only the table of an officer says (a deadline,
 * seats that are given in the same act) the caller adds to the suit.
 */
void	bench_ask(const struct bench *bench,
	    const struct admission *admission,
	    const struct proposal *proposal, struct may *out);

/* A sentence for each of some bars, with a blank between. */
void	may_tell(struct buf *out, const struct may *may, unsigned bars);

/* Two admissions that seem to be of one person: adds findings, likewise. */
int	remark_people(struct book *book, struct fault *why);

/*
 * Where the expert of a pair that stands, or of what counts, should not be
 * there: adds findings.  For book_remark().
 */
int	remark_bars(struct book *book, const struct outcome_sheet *sheet,
	    struct fault *why);

#endif
