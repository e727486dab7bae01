#ifndef MITA_AUDIT_REACH_H
#define MITA_AUDIT_REACH_H

#include <stddef.h>

struct arena;

/*
 * Which of many lines a word leads to, such as the proposals in which an
 * organisation has a part: words with numbers, sorted once, so that nobody
 * walks all lines for each word.  Room-private.
 */
struct reach {
	struct arena	*arena;		/* borrowed */
	size_t		 n;
	struct reached {
		const char	*word;	/* borrowed */
		size_t		 line;
	}		*list;		/* by word, then line, once sorted */
};

/* -1: memory. */
int	reach_add(struct reach *reach, const char *word, size_t line);
void	reach_sort(struct reach *reach);

/* The lines of a word, ascending; *n of them. */
const struct reached *reach_find(const struct reach *reach,
	    const char *word, size_t *n);

#endif
