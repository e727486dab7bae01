/* Which lines a word leads to. */
#include "config.h"

#include "mita/audit/reach.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"

int
reach_add(struct reach *reach, const char *word, size_t line)
{
	struct reached *list = arena_grow(reach->arena, reach->list, reach->n,
	    sizeof(*list));

	if (list == NULL)
		return -1;
	reach->list = list;
	list[reach->n++] = (struct reached){ word, line };
	return 0;
}

static int
by_word(const void *a, const void *b)
{
	const struct reached *x = a, *y = b;
	int order = strcmp(x->word, y->word);

	return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

void
reach_sort(struct reach *reach)
{
	if (reach->n > 0)
		qsort(reach->list, reach->n, sizeof(*reach->list), by_word);
}

const struct reached *
reach_find(const struct reach *reach, const char *word, size_t *n)
{
	size_t low = 0, high = reach->n, first;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(reach->list[middle].word, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (first = low; low < reach->n &&
	    strcmp(reach->list[low].word, word) == 0; low++)
		continue;
	*n = low - first;
	return reach->list == NULL ? NULL : reach->list + first;
}
