#ifndef MITA_MODEL_PERSON_H
#define MITA_MODEL_PERSON_H

#include "mita/model/record.h"

struct arena;

/* Whether two cards are of one person, as far as cards can tell. */

/* What two writings of a name or an address have in common. */
struct traits {
	const char	*name;
	const char	*mail;		/* "": none is on the card */
	const uint8_t	*key;
};

enum likeness { LIKE_NOBODY, LIKE_KEY, LIKE_MAIL, LIKE_NAME };

/* In the arena; the key is borrowed from the card.  -1: memory. */
int	traits_of(struct arena *arena, const struct keycard *card,
	    struct traits *out);

enum likeness traits_alike(const struct traits *a, const struct traits *b);

/* "e-mail address", for a sentence such as "the same e-mail address". */
const char *likeness_text(enum likeness likeness);

#endif
