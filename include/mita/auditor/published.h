#ifndef MITA_AUDITOR_PUBLISHED_H
#define MITA_AUDITOR_PUBLISHED_H

struct book;
struct fault;
struct source;

/*
 * Is all that a published folder has beside the records (tables of results,
 * the index, the key files, the sums) what these records give, to the byte?
 * Adds a finding TABLE, with line and column, for each file that is not; of
 * any other source none.
 */
int	published_check(struct book *book, const struct source *source,
	    const char *path, struct fault *why);

/*
 * The same of the pages and tables of results in a folder that "report"
 * wrote; what else is in there is not looked at.
 */
int	reported_check(struct book *book, const char *path,
	    struct fault *why);

#endif
