#ifndef MITA_DESK_CORRECT_H
#define MITA_DESK_CORRECT_H

#include <stdbool.h>

struct evaluation;
struct fault;
struct task;
struct workspace;

/*
 * What is signed stays as it is.  Its draft, the same to the letter, is
 * frozen: task_set_all() refuses (reason SIGNED) all but private notes, until a
 * correction is begun on purpose.  What was signed counts until a correction
 * is signed.
 */
bool	task_is_frozen(const struct task *task);

/*
 * Begin a correction of the version in force; durable when it returns 0.
 * NULL: the reason is told later.
 */
int	task_correct(struct workspace *workspace, struct task *task,
	    const char *reason, struct fault *why);

/*
 * Drop it: the draft is again what was signed, and frozen.  The texts that
 * are given up stay among the earlier ones.
 */
int	task_drop(struct workspace *workspace, struct task *task,
	    struct fault *why);

/* Within a transaction: make ev the draft, where it is another. */
int	correct_restore(struct workspace *workspace, const struct task *task,
	    const struct evaluation *ev, struct fault *why);

#endif
