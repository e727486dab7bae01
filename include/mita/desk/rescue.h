#ifndef MITA_DESK_RESCUE_H
#define MITA_DESK_RESCUE_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

struct rescue_news {
	size_t	texts;		/* as they stood, and earlier ones */
	size_t	records;
	bool	whole;		/* nothing was met that cannot be read */
};

/*
 * Write what can still be read of a damaged workspace into a new folder: all
 * texts into one file, each record and its signature into files of their
 * own.  The workspace is not touched.
 */
int	workspace_rescue(const char *path, const char *folder,
	    struct rescue_news *news, struct fault *why);

#endif
