#ifndef MITA_AUDIT_RULINGS_H
#define MITA_AUDIT_RULINGS_H

#include "mita/model/call.h"
#include "mita/model/record.h"

/* The rule of mita-record(5) RULING that a ruling breaks, or NULL. */
const char *ruling_breaks(const struct call *call,
	    const struct ruling *ruling);

#endif
