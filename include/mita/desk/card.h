#ifndef MITA_DESK_CARD_H
#define MITA_DESK_CARD_H

#include "mita/desk/workspace.h"

struct arena;
struct fault;
struct seckey;

/*
 * An expert's enrolment card from what the person typed: texts cleaned,
 * words and codes checked, both public keys.  Texts and lists go into the
 * arena.  Refusals (USAGE) say how it is written.
 */
int	card_fill(struct arena *arena, const struct enrolment *enrolment,
	    const struct seckey *key, struct keycard *card,
	    struct fault *why);

#endif
