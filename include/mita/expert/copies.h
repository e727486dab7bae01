#ifndef MITA_EXPERT_COPIES_H
#define MITA_EXPERT_COPIES_H

#include <stddef.h>

struct session;

/*
 * Copies of documents for other programs to show, in a private folder among
 * the system's temporary files that is found again by its workspace: what a
 * killed program left there goes when the next one begins or ends.
 */

/*
 * Write one more copy; path is its own name, whatever the applicant called
 * it.  -1: see the session's fault; reason TAKEN when the folder is somebody
 * else's.
 */
int	copies_add(struct session *session, const char *ending,
	    const void *bytes, size_t len, char *path, size_t room);

/* Take all of them away; nothing is done by who has not the lock. */
void	copies_drop(const struct session *session);

#endif
