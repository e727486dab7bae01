#ifndef MITA_EXPERT_UNDO_H
#define MITA_EXPERT_UNDO_H

#include <stdbool.h>
#include <stddef.h>

/* An answer as it was and became, for taking back. */
struct change {
	size_t	 task;
	size_t	 item;
	char	*before;		/* owned */
	char	*after;			/* owned */
};

/* Answers of one task in their order; those of the one before are gone. */
struct undo {
	struct change	*changes;	/* owned */
	size_t		 n;
	size_t		 done;		/* changes that are not taken back */
};

/* What was taken back cannot be done again after another change. */
void	undo_remember(struct undo *undo, size_t task, size_t item,
	    const char *before, const char *after);

/* What to take back next, or to do again; NULL: nothing of this task. */
const struct change *undo_next(const struct undo *undo, size_t task,
	    bool again);
/* It was done. */
void	undo_step(struct undo *undo, bool again);

void	undo_release(struct undo *undo);

#endif
