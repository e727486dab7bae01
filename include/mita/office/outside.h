#ifndef MITA_OFFICE_OUTSIDE_H
#define MITA_OFFICE_OUTSIDE_H

#include <stdbool.h>

#include "mita/model/record.h"

struct fault;

/*
 * What the outside of a file says, to whoever sorts mail without a key: of
 * one that is not encrypted only what it is.  Nothing of it is proved.
 */
struct outside {
	bool		 encrypted;
	const char	*kind;		/* static: PACKAGE, BUNDLE or "" */
	char		 call[ID_MAX + 1];	/* id of the call, or "" */
	char		 expert[ID_MAX + 1];	/* or "" */
};

/* Reasons: those of file_read(), FORMAT. */
int	outside_read(const char *path, struct outside *out,
	    struct fault *why);

#endif
