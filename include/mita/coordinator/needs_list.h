#ifndef MITA_COORDINATOR_NEEDS_LIST_H
#define MITA_COORDINATOR_NEEDS_LIST_H

struct list_kind;

/* What waits for an officer. */
extern const struct list_kind needs_list;	/* of struct need */

#endif
