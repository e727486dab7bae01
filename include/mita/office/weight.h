#ifndef MITA_OFFICE_WEIGHT_H
#define MITA_OFFICE_WEIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/map.h"

struct arena;
struct book;
struct entry;

/*
 * How much an expert's package would hold, from what records say, before a
 * document is read: its file has whole pages, and a document that several
 * proposals share stands in it once.
 */
struct weight {
	struct arena	*arena;
	int64_t		 bytes;
	size_t		 documents;
	size_t		 records;
	struct map	 shared;	/* how often each document is asked */
};

/* One proposal more (sign 1) or, of those there, less (-1).  -1: memory. */
int	weight_add(struct weight *weight, const struct entry *proposal,
	    int sign);

/*
 * Of each expert who was asked for: all that was assigned and not cancelled.
 * Kept in the arena of the map; NULL: out of memory.
 */
struct weights {
	const struct book	*book;
	struct map		 by_expert;
};
struct weight *weights_of(struct weights *weights, const char *expert);

/* More than mita-record(5) LIMITS lets a package have? */
bool	weight_is_too_much(const struct weight *weight);

#endif
