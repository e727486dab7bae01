#ifndef MITA_AUDITOR_HELD_H
#define MITA_AUDITOR_HELD_H

#include <stddef.h>

struct book;
struct fault;
struct source;

/*
 * Is every record of a file that somebody else holds (a bundle, an older
 * register, a folder, a package, a card) in what is audited?  Adds a finding
 * DROPPED for each that is not, and FORK where the two tell two histories.
 * *n counts the file's records.  Reason FOREIGN: some of them are of nobody
 * whom this call admitted.
 */
int	held_check(struct book *book, const struct source *audited,
	    const char *path, size_t *n, struct fault *why);

#endif
