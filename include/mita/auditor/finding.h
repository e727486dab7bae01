#ifndef MITA_AUDITOR_FINDING_H
#define MITA_AUDITOR_FINDING_H

struct book;

/* Prints what the check of the book found in the file, a line each. */
void	findings_say(const char *path, const struct book *book);

#endif
