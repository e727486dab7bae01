#ifndef MITA_AUDITOR_FACTS_H
#define MITA_AUDITOR_FACTS_H

struct audited;
struct book;
struct fault;
struct ledger;

/*
 * What is to be said of a book that was audited, beside its findings: fills
 * what is counted and named of it, in the book's arena.
 */
int	facts_fill(struct audited *out, const struct book *book,
	    const struct ledger *ledger, struct fault *why);

#endif
