#ifndef MITA_COORDINATOR_EXPERTS_LIST_H
#define MITA_COORDINATOR_EXPERTS_LIST_H

struct expert_view;
struct list_kind;

struct expert_view;

/* What each expert has in, and what is missing. */
extern const struct list_kind experts_list;	/* of struct expert_view */

/* The stable word for the signatures of an expert: VALID, WRONG ... */
const char *signature_word(const struct expert_view *expert);

#endif
