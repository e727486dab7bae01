#ifndef MITA_AUDIT_RULINGS_H
#define MITA_AUDIT_RULINGS_H

#include <stdbool.h>

#include "mita/model/call.h"
#include "mita/model/record.h"

/* The rule of mita-record(5) RULING that a ruling breaks, or NULL. */
const char *ruling_breaks(const struct call *call,
	    const struct ruling *ruling);

/* Is it a CLARIFICATION that decides nothing, and is kept for the record? */
bool	ruling_says_nothing(const struct ruling *ruling);

/*
 * Is it one of those that says what it answers, and so changes nothing else?
 * Those of earlier writers name nothing, and stand where the last one stands.
 */
bool	ruling_is_note(const struct ruling *ruling);

/* Does it name the record itself? */
bool	ruling_names(const struct ruling *ruling,
	    const struct digest *digest);

/* Was this there when it was ruled?  Earlier writers named nothing: yes. */
bool	ruling_knows(const struct ruling *ruling,
	    const struct digest *digest);

#endif
