#ifndef MITA_AUDIT_SAMPLE_H
#define MITA_AUDIT_SAMPLE_H

struct book;
struct fault;
struct outcome_sheet;
struct sample;

/*
 * The evaluations in force behind an outcome, as diagnostics want them:
 * whose each is.  Everything in the book's arena; -1 only without memory.
 */
int	sample_of(const struct book *book, const struct outcome_sheet *sheet,
	    struct sample *out, struct fault *why);

#endif
