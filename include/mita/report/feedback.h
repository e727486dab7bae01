#ifndef MITA_REPORT_FEEDBACK_H
#define MITA_REPORT_FEEDBACK_H

struct book;
struct entry;
struct fault;
struct letter;
struct letterhead;
struct outcome_sheet;
struct standing;

/*
 * What an applicant is told when a stage is decided: the outcome, the
 * conditions that are not met, the scores and what the experts wrote.
 * Experts are not named, and their order tells nothing: it is that of the
 * SHA-256 of call, proposal and record.  Single scores, remarks and answers
 * are for the agency.  What the call withholds with an outcome is left out.
 */

/*
 * The letter about the standing of a sheet from outcome_signed(), in the
 * language that translate_to() has chosen; result is that RESULT.  The
 * caller frees it; NULL and why when it could not be written.
 */
struct letter *feedback_letter(const struct book *book,
	    const struct entry *result, const struct outcome_sheet *sheet,
	    const struct standing *standing, const struct letterhead *head,
	    struct fault *why);

#endif
