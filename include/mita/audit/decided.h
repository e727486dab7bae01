#ifndef MITA_AUDIT_DECIDED_H
#define MITA_AUDIT_DECIDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/model/money.h"
#include "mita/model/terms.h"

struct book;
struct entry;
struct outcome_sheet;
struct ruling;
struct standing;

/*
 * What stands of a proposal: the computed outcome, or what a committee
 * decided instead.  No figure of a RESULT changes by it.
 */
struct decided {
	enum outcome		 outcome;
	int64_t			 grant;		/* cents */
	const struct entry	*deviation;	/* RULING, or NULL: computed */
};

struct decided decided_of(const struct book *book,
	    const struct outcome_sheet *sheet,
	    const struct standing *standing);

/* All grants as they stand, and how many deviations there are. */
int64_t	decided_granted(const struct book *book,
	    const struct outcome_sheet *sheet, size_t *deviations);

/*
 * Do they give out more than there is, since a committee decided otherwise?
 * Both sums in EUR.
 */
bool	decided_overspends(const struct book *book,
	    const struct outcome_sheet *sheet, char granted[static MONEY_LEN],
	    char budget[static MONEY_LEN]);

/* All grants if a committee decided these, too: rulings DEVIATION. */
int64_t	decided_granted_if(const struct book *book,
	    const struct outcome_sheet *sheet,
	    const struct ruling *const *deviations, size_t n);

#endif
