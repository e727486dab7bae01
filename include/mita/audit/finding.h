#ifndef MITA_AUDIT_FINDING_H
#define MITA_AUDIT_FINDING_H

#include <stdbool.h>
#include <stddef.h>

struct book;
struct entry;

/*
 * What a check found: facts as values, for whoever decides or sorts by them,
 * and a sentence for a person.  Nothing is to be read out of the sentence.
 */

enum grade {
	GRADE_NOTICE,		/* worth knowing, nothing is wrong */
	GRADE_WRONG		/* not believed, or the set is not whole */
};

/*
 * One thing that a check found.  Whom it is about is said as far as anything
 * tells it: of a record that was changed, by the key of its signature and by
 * what its text still claims.  All strings live as long as the book.
 */
struct finding {
	enum grade	 grade;
	const char	*reason; /* stable word: SIGNATURE, CHAIN, FORK ... */
	const struct entry *entry; /* the record; NULL: the set, or a file */
	const char	*signer; /* whom it names as its signer; "" nobody */
	const char	*expert; /* whose evaluation, bundle, seat; or "" */
	const char	*proposal;	/* "" if about none, or about several */
	unsigned	 stage;		/* 0: about none */
	const char	*place;	/* "EVALUATION of P-03 by E-02, seq 5" */
	const char	*text;	/* rule and remedy; foreign text inside */
};

/* Add one about a record, or about the set (entry NULL). */
int	book_find_fault(struct book *book, enum grade grade, const char *reason,
	    const struct entry *entry, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));

/*
 * The same with facts that the record alone does not give.  What is NULL (0
 * for the stage) in facts comes from the record; facts->text is not used.
 */
int	book_find_about(struct book *book, const struct finding *facts,
	    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/*
 * Fill what the findings of a check leave open, once all keys are known.
 * From then on each new one is filled at once.  For book_check().
 */
void	book_name_findings(struct book *book);

/* What could be said of an entry: signer, expert, proposal, stage. */
struct finding book_facts(const struct book *book, const struct entry *entry);

size_t	book_wrong(const struct book *book);	/* findings of GRADE_WRONG */

/* The first finding of GRADE_WRONG, or NULL. */
const struct finding *book_first_wrong(const struct book *book);

/*
 * The first finding that keeps records out, or NULL.  A FORK does not: it
 * is the signer's doing, both records are kept and the fork is reported.
 */
const struct finding *book_broken(const struct book *book);

size_t	book_forks(const struct book *book);	/* findings FORK */

/* Is it about this expert, or about what that expert signed? */
bool	finding_is_about_expert(const struct finding *finding,
	    const char *expert);

#endif
