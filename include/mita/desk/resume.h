#ifndef MITA_DESK_RESUME_H
#define MITA_DESK_RESUME_H

#include <stddef.h>

struct fault;
struct workspace;

/*
 * After a package or an own bundle: an evaluation that is there without any
 * draft (a lost key signed it), or that a later copy of this workspace signed
 * (it stands in the book from that place on), becomes the draft of its task.
 * What was written there stays among the earlier texts.
 */
int	tasks_resume(struct workspace *workspace, size_t from,
	    struct fault *why);

#endif
