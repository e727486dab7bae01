#ifndef MITA_DESK_ADOPT_H
#define MITA_DESK_ADOPT_H

#include <stddef.h>

struct fault;
struct workspace;

/*
 * Take over what was written in another workspace of the same call, whose key
 * is lost: each text into the same field of the same proposal, where nothing
 * stands yet.  Needs no passphrase of the other, which is only read.
 */
int	workspace_adopt(struct workspace *workspace, const char *path,
	    size_t *texts, struct fault *why);

#endif
