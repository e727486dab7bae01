#ifndef MITA_AUDIT_SURVEY_H
#define MITA_AUDIT_SURVEY_H

struct book;
struct fault;
struct outcome_sheet;
struct survey;

/*
 * The evaluations in force behind an outcome, as diagnostics want them:
 * whose each is.  Everything in the book's arena; -1 only without memory.
 */
int	survey_of(const struct book *book, const struct outcome_sheet *sheet,
	    struct survey *out, struct fault *why);

#endif
