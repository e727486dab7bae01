#ifndef MITA_EXPERT_UNSAVED_H
#define MITA_EXPERT_UNSAVED_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/fault.h"
#include "mita/ui/frame.h"

struct buf;
struct chrome;

/* What could not be saved and why, until it is. */
struct unsaved {
	struct fault	why;	/* FAULT_NONE: all is saved */
	bool		held;	/* a field still has it and tries again */
	bool		told;	/* line by line it is said once */
	int		least;	/* rows that the next screen needs; or 0 */
};

/* This fault kept a change from the file; held: see above. */
void	unsaved_note(struct unsaved *unsaved, struct chrome *chrome,
	    const struct fault *why, bool held);
/* Something was saved: say when, and that all is well again. */
void	unsaved_clear(struct unsaved *unsaved, struct chrome *chrome);

/*
 * What happened, what to do, and the word for the telephone, at the foot of
 * the body; returns what is left of it, so that nothing written is covered.
 * Whom to call (or NULL) is told where there is room.
 */
struct body unsaved_paint(const struct unsaved *unsaved,
	    const char *contact, struct grid *grid, struct body body,
	    const struct binding *bindings, bool typing);

/* The same in one line, for the work line by line. */
void	unsaved_line(const struct unsaved *unsaved, struct buf *out);

#endif
