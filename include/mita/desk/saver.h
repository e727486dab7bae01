#ifndef MITA_DESK_SAVER_H
#define MITA_DESK_SAVER_H

#include <stdbool.h>

struct fault;

/*
 * Saving beside the keys: a thread with a connection of its own writes what
 * is put into its queue, in that order, each time all that waits in one
 * transaction.  What a disk does not take stays in the queue.
 */
struct saver;

enum saver_state { SAVER_IDLE, SAVER_BUSY, SAVER_FAILED };

/* Of the workspace at this path. */
struct saver *saver_open(const char *path, struct fault *why);

/* Wait for all; -1: something is not on the disk and is given up. */
int	saver_close(struct saver *saver, struct fault *why);

/* One field of a draft, as drafts_set() has it. */
struct saver_field {
	unsigned	 stage;
	const char	*proposal;
	const char	*field;
	const char	*value;
	bool		 keep;
};

/*
 * 0: it is saved, or will be;
 * a healthy disk is waited for.  -1: the disk did not take it, and nothing
 * is kept of it.
 */
int	saver_put(struct saver *saver, const struct saver_field *field,
	    struct fault *why);

/* A setting, with the next field or at the end: it costs no flush. */
void	saver_put_along(struct saver *saver, const char *name,
	    const char *value);

/* How it is; after a failure the next try begins by this. */
enum saver_state saver_look(struct saver *saver, struct fault *why);

/*
 * For how many milliseconds a key waits for its save.  Tests of screens link a
 * longer one: what they compare must not hang on the load of the machine.
 */
unsigned saver_patience(void);

/* Wait until all is on the disk; -1: it is not. */
int	saver_settle(struct saver *saver, struct fault *why);

#endif
