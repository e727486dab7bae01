#ifndef MITA_COORDINATOR_BOARD_LISTS_H
#define MITA_COORDINATOR_BOARD_LISTS_H

#include "mita/coordinator/list.h"

/* The lists of the dashboard: what each shows, counts, and opens. */

extern const struct list_kind experts_list;	/* of struct expert_view */
extern const struct list_kind proposals_list;	/* of struct proposal_view */
extern const struct list_kind places_list;	/* likewise, as ranked */
extern const struct list_kind bundles_list;	/* of struct arrival */
extern const struct list_kind pairs_list;	/* of struct pair */
extern const struct list_kind needs_list;	/* of struct need */

/* Is nothing waited for any more? */
bool	place_is_final(const struct proposal_view *place);

/* The stable word for the signatures of an expert: VALID, WRONG ... */
const char *signature_word(const struct expert_view *expert);

/* Of a proposal: the stable words of what is to be looked at. */
void	attention_words(struct buf *out, const struct proposal_view *place);

#endif
