#ifndef MITA_MODEL_ADDRESS_H
#define MITA_MODEL_ADDRESS_H

#include <stdbool.h>

/*
 * E-mail addresses, as plainly as people have them: a name, one @, a domain.
 * Not all that RFC 5322 allows; no quotes, comments or lists.
 */

/*
 * Has it that shape?  One @, before it at least one byte, behind it a domain
 * of two parts or more; no blanks, no controls, none of <>()[],;:\".  So a
 * plain address is safe as it stands in a line "To:".
 */
bool	address_is_plain(const char *address);

/* Put a domain, or that of an address, in lower case; only A-Z change. */
void	address_lower(char *domain);

/* What stands behind the @; "" of what is not plain. */
const char *address_domain(const char *address);

/*
 * Could this be a domain?  Parts of letters, digits, - and bytes beyond
 * ASCII, with single dots, two parts or more, at most 253 bytes.
 */
bool	address_is_domain(const char *domain);

/* Is a domain the other one, or a part of it, as mif.vu.lt is of vu.lt? */
bool	address_is_within(const char *domain, const char *of);

#endif
