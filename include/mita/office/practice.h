#ifndef MITA_OFFICE_PRACTICE_H
#define MITA_OFFICE_PRACTICE_H

#include "mita/seal/pubkey.h"

struct fault;

/*
 * An agency for practising, in a folder that holds practice.call, card,
 * proposals.csv with its documents, and assignments.csv: makes a register
 * there, admits the card as E-01 and issues out/E-01.package.  The one thing
 * of the agency's that the expert's program may use.  agency gets the short
 * name of the key that sealed the package.
 */
int	practice_issue(const char *folder, const char *passphrase,
	    char agency[static KEYNAME_LEN + 1], struct fault *why);

#endif
