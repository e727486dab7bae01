#ifndef MITA_WIRE_CLAIM_H
#define MITA_WIRE_CLAIM_H

#include <stddef.h>

#include "mita/model/record.h"

/*
 * Whom and what a text names at its beginning, though it is no record that
 * can be read: somebody changed it.  Nothing may rest on it; it tells a
 * person whose record that was.  "" and 0 for what it does not say.
 */
struct claim {
	char		 signer[ID_MAX + 1];
	char		 expert[ID_MAX + 1];
	char		 proposal[ID_MAX + 1];
	unsigned	 stage;
};

void	claim_read(struct claim *out, const char *text, size_t len);

#endif
