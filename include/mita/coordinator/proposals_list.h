#ifndef MITA_COORDINATOR_PROPOSALS_LIST_H
#define MITA_COORDINATOR_PROPOSALS_LIST_H

#include <stdbool.h>

struct buf;
struct list_kind;
struct proposal_view;

struct proposal_view;

/* Proposals: by id, to work through, and as they are ranked. */
/* Both of struct proposal_view. */
extern const struct list_kind proposals_list;
extern const struct list_kind places_list;	/* as ranked */

/* Is nothing waited for any more? */
bool	place_is_final(const struct proposal_view *place);

/* Of a proposal: the stable words of what is to be looked at. */
void	attention_words(struct buf *out, const struct proposal_view *place);

#endif
