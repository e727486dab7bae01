#ifndef MITA_OFFICE_LOOKUP_H
#define MITA_OFFICE_LOOKUP_H

#include "mita/audit/book.h"
#include "mita/audit/pairs.h"

/*
 * What a book holds, in order, so that a table of thousands of lines asks it
 * thousands of times.  Room-private; lives as long as the book.
 */
struct lookup {
	const struct book	*book;
	size_t			 n_experts;
	const char		**experts;	/* ids, ascending */
	size_t			 n_mails;
	struct mail		*mails;
	size_t			 n_proposals;
	const struct entry	**proposals;	/* newest versions, by id, stage */
	size_t			 n_rulings;
	const struct entry	**rulings;	/* the last on each thing */
	size_t			 n_pairs[STAGES_MAX + 1];
	struct pair		*pairs[STAGES_MAX + 1];	/* by stage */
};

int	lookup_fill(struct lookup *out, const struct book *book,
	    struct fault *why);

/*
 * The id of the expert whom an id or an e-mail address names, in any case;
 * NULL for nobody.  *many: the address is on the cards of more than one.
 */
const char *lookup_expert(const struct lookup *lookup, const char *word,
	    bool *many);
const struct entry *lookup_proposal(const struct lookup *lookup,
	    const char *id, unsigned stage);

/* The last ruling on the same thing, or NULL. */
const struct entry *lookup_ruling(const struct lookup *lookup,
	    const struct ruling *like);

struct pair *lookup_pair(const struct lookup *lookup, unsigned stage,
	    const char *expert, const char *proposal);

/* Are two rulings on the same thing?  Order for sorting. */
int	ruling_order(const struct ruling *a, const struct ruling *b);

#endif
