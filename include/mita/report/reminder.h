#ifndef MITA_REPORT_REMINDER_H
#define MITA_REPORT_REMINDER_H

#include <stddef.h>

#include "mita/audit/pairs.h"

struct fault;
struct letter;

/*
 * What the agency still waits for, and from whom.  What waits for an officer
 * (an interest to rule on, a late file that was refused) is not in it.
 */
struct due {
	unsigned		 stage;
	const struct pair	*pair;
};

/*
 * Everything due in a stage (0: in all), by expert, stage, deadline and
 * proposal, in the book's arena.
 */
int	reminder_list(const struct book *book, unsigned stage,
	    struct due **out, size_t *n, struct fault *why);

/*
 * The reminder of one expert, all of dues[0 .. n - 1] being that expert's, in
 * the language that translate_to() has chosen.  Nothing in it is about
 * another expert.  The caller frees it; NULL and why when it could not be
 * written.
 */
struct letter *reminder_letter(const struct book *book,
	    const struct due *dues, size_t n, struct fault *why);

#endif
