#ifndef MITA_OFFICE_DOCUMENT_H
#define MITA_OFFICE_DOCUMENT_H

#include <stddef.h>

/* A document of a proposal, before it is bound into the call. */

/*
 * Why nobody could read these bytes under this name, and what to do, such as
 * "has no bytes; ask for it again"; NULL: it can be read.  The name ends
 * with .txt or .pdf.
 */
const char *document_unreadable(const char *name, const char *bytes,
	    size_t len);

#endif
