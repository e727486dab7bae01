#ifndef MITA_COORDINATOR_REMIND_H
#define MITA_COORDINATOR_REMIND_H

#include <stddef.h>

struct book;
struct buf;
struct due;
struct fault;
struct parsed;

/* Reminders and dates. */

/*
 * The reminder of one expert, all of dues being that expert's, as text in
 * the expert's language.
 */
int	coordinator_reminder(const struct book *book, const struct due *dues,
	    size_t n, struct buf *out, struct fault *why);

int	verb_remind(const struct parsed *line);
int	verb_calendar(const struct parsed *line);

#endif
