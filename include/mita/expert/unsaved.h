#ifndef MITA_EXPERT_UNSAVED_H
#define MITA_EXPERT_UNSAVED_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/fault.h"
#include "mita/ui/frame.h"

struct buf;
struct screen;

/* What could not be saved and why, until it is. */
struct unsaved {
	struct fault	why;	/* FAULT_NONE: all is saved */
	bool		held;	/* a field still has it and tries again */
	bool		told;	/* line by line it is said once */
	int		least;	/* rows that the next screen needs; or 0 */
};

/* The last fault kept a change from the file; held: see above. */
void	unsaved_note(struct screen *screen, bool held);
/* Something was saved: say when, and that all is well again. */
void	unsaved_clear(struct screen *screen);

/*
 * What happened, what to do, and the word for the telephone, at the foot of
 * the body; returns what is left of it, so that nothing written is covered.
 */
struct body unsaved_paint(const struct screen *screen, struct grid *grid,
	    struct body body, const struct binding *bindings, bool typing);

/* The same in one line, where no field holds anything. */
void	unsaved_line(const struct screen *screen, struct buf *out);

#endif
