#ifndef MITA_OFFICE_LOOKUP_H
#define MITA_OFFICE_LOOKUP_H

#include "mita/audit/book.h"
#include "mita/audit/pairs.h"

/*
 * Who is meant by an id or an address, and the pairs of all stages, for a
 * table of thousands of lines that asks thousands of times.  Room-private;
 * lives as long as the book.  What else the book holds, the book is asked.
 */
struct lookup {
	const struct book	*book;
	size_t			 n_experts;
	const char		**experts;	/* ids, ascending */
	size_t			 n_mails;
	struct mail		*mails;		/* ascending, in any case */
	size_t			 n_proposals;
	const struct entry	**proposals; /* newest versions, by id, stage */
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

struct pair *lookup_pair(const struct lookup *lookup, unsigned stage,
	    const char *expert, const char *proposal);

#endif
