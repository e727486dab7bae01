#ifndef MITA_AUDIT_PEOPLE_H
#define MITA_AUDIT_PEOPLE_H

#include "mita/model/person.h"

struct book;
struct fault;

/* Who is who among the experts of a call.  Room-private. */
struct person {
	const char		*expert;	/* "-": not admitted yet */
	const char		*organisation;	/* own, or "-" */
	const struct keycard	*card;		/* or NULL */
	size_t			 n_codes;
	const struct tag	*codes;
	const char		*domain;	/* of the address, or "" */
	uint32_t		 since;		/* the admission's seq */
	bool			 ended;		/* the key */
	struct traits		 traits;
	size_t			 n_twins;	/* the same under other ids */
	struct twin {
		const struct person	*person;
		enum likeness		 likeness;
	}			*twins;
};

/* All whose admission is in force, by id, in the book's arena. */
int	people_of(const struct book *book, struct person **out, size_t *n,
	    struct fault *why);

/* Are both of one organisation, or have both an address of one? */
bool	person_is_colleague(const struct book *book,
	    const struct person *person, const char *other, bool by_mail);

#endif
