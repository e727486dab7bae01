#ifndef MITA_COORDINATOR_BUNDLES_LIST_H
#define MITA_COORDINATOR_BUNDLES_LIST_H

struct list_kind;

/* Bundles as they came, and how much of each was new. */
extern const struct list_kind bundles_list;	/* of struct arrival */

#endif
