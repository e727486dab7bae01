#ifndef MITA_COORDINATOR_PAIRS_LIST_H
#define MITA_COORDINATOR_PAIRS_LIST_H

#include <stdbool.h>

struct list_kind;

/* Pairs of an expert and a proposal. */
extern const struct list_kind pairs_list;	/* of struct pair */

/* For numbers that count them. */
bool	pair_in(const void *row);
bool	pair_missing(const void *row);
bool	pair_returned(const void *row);		/* for an interest */

#endif
