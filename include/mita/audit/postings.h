#ifndef MITA_AUDIT_POSTINGS_H
#define MITA_AUDIT_POSTINGS_H

#include <stddef.h>

struct arena;

/*
 * Which of many lines a word leads to, such as the proposals in which an
 * organisation has a part: words with numbers, sorted once, so that nobody
 * walks all lines for each word.  Room-private.
 */
struct postings {
	struct arena	*arena;		/* borrowed */
	size_t		 n;
	struct posting {
		const char	*word;	/* borrowed */
		size_t		 line;
	}		*list;		/* by word, then line, once sorted */
};

/* -1: memory. */
int	postings_add(struct postings *postings, const char *word, size_t line);
void	postings_sort(struct postings *postings);

/* The lines of a word, ascending; *n of them. */
const struct posting *postings_find(const struct postings *postings,
	    const char *word, size_t *n);

#endif
