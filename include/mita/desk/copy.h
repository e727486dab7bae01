#ifndef MITA_DESK_COPY_H
#define MITA_DESK_COPY_H

struct container;
struct db;
struct fault;
struct workspace;

/*
 * A copy of a workspace, to be kept, or gone on with on another computer.
 * What was signed behind its back is not in it: signing there again would put
 * two statements into one place.  So a copy does not sign until it was brought
 * up to date by what the expert exported last or by a package that knows as
 * much, or until its owner says that nothing was signed since.
 */

/* Write it, with everything that is on the disk, to a new file. */
int	workspace_copy(struct workspace *workspace, const char *path,
	    struct fault *why);

/* From now on the file calls itself a copy. */
int	copy_mark(struct db *db, struct fault *why);

/* Make a copy the workspace at path, where there is none yet. */
int	workspace_restore(const char *copy, const char *path,
	    struct fault *why);

/* Its owner says that nothing was signed since. */
int	workspace_is_newest(struct workspace *workspace, struct fault *why);

/* Reason COPY: it is one, and nobody knows what was signed since. */
int	workspace_may_sign(const struct workspace *workspace,
	    struct fault *why);

/*
 * Within a transaction, when the book has the rows of the container: are its
 * own statements as new as any here?  Then the copy may sign, and they are
 * known to have been exported.
 */
int	workspace_catch_up(struct workspace *workspace,
	    const struct container *container, struct fault *why);

#endif
