/* Which lines a word leads to. */
#include "config.h"

#include "mita/audit/postings.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"

int
postings_add(struct postings *postings, const char *word, size_t line)
{
	struct posting *list = arena_grow(postings->arena, postings->list,
	    postings->n, sizeof(*list));

	if (list == NULL)
		return -1;
	postings->list = list;
	list[postings->n++] = (struct posting){ word, line };
	return 0;
}

static int
by_word(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;
	int order = strcmp(x->word, y->word);

	return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

void
postings_sort(struct postings *postings)
{
	if (postings->n > 0)
		qsort(postings->list, postings->n, sizeof(*postings->list),
		    by_word);
}

const struct posting *
postings_find(const struct postings *postings, const char *word, size_t *n)
{
	size_t low = 0, high = postings->n, first;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(postings->list[middle].word, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (first = low; low < postings->n &&
	    strcmp(postings->list[low].word, word) == 0; low++)
		continue;
	*n = low - first;
	return postings->list == NULL ? NULL : postings->list + first;
}
