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
	struct arena	*arena;		/* the caller's */
	int64_t		 bytes;
	size_t		 documents;
	size_t		 records;
	struct map	 shared;	/* how often each document is asked for */
};

/* Of all that an expert was assigned and that was not cancelled. */
int	weight_of(struct weight *out, const struct book *book,
	    const char *expert);

/* One proposal more (sign 1) or, of those there, less (-1).  -1: memory. */
int	weight_add(struct weight *weight, const struct entry *proposal,
	    int sign);

/* More than mita-record(5) LIMITS lets a package have? */
bool	weight_is_too_much(const struct weight *weight);

#endif
