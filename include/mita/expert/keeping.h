#ifndef MITA_EXPERT_KEEPING_H
#define MITA_EXPERT_KEEPING_H

#include <stddef.h>

struct buf;
struct fault;
struct parsed;
struct workspace;

/*
 * Take in a file, whatever it is: a package, what was exported oneself, a
 * receipt, or a workspace whose key is lost, for its texts.  Appends what came
 * of it.
 */
int	keeping_take(struct workspace *workspace, const char *path,
	    const char *agency, struct buf *said, struct fault *why);

/* A sentence about the copy that was just kept. */
void	keeping_told(const char *path, struct buf *out);

/* Another passphrase for the key, asked for on the terminal. */
int	keeping_lock(const struct parsed *line, struct workspace *workspace,
	    struct fault *why);

/* What to say when it is locked. */
const char *keeping_locked(void);

/* The verbs; each returns the exit status. */
int	verb_sheet(const struct parsed *line);
int	verb_copy(const struct parsed *line);
int	verb_restore(const struct parsed *line);
int	verb_passphrase(const struct parsed *line);

#endif
