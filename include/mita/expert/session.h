#ifndef MITA_EXPERT_SESSION_H
#define MITA_EXPERT_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/fault.h"
#include "mita/desk/draft.h"

struct parsed;

/*
 * The workspace of one person, opened: what was assigned, in which language,
 * and that no other window has it.  Full screen and line by line have one.
 */
struct session {
	const struct parsed *line;	/* how the program was started */
	const char	*path;		/* of the workspace */
	struct workspace *workspace;
	size_t		 lang;		/* of the forms */
	size_t		 n;
	struct task	*tasks;
	struct seckey	*key;		/* unlocked for declaring; or NULL */
	bool		 practice;	/* nothing is real */
	const char	*looking;	/* why one may only look, or NULL */
	int		 lock;		/* against a second window, or -1 */
	char		 lock_path[4200];
	struct fault	 fault;		/* the last one */
};

/*
 * Lock and open the workspace and choose the languages; -1: see fault.
 * session_end() in both cases.
 */
int	session_begin(struct session *session, const char *path);
/* -1: something could not be saved, see fault. */
int	session_end(struct session *session);

/* Keep other windows out; a second one may ask its person. */
int	session_lock(struct session *session);

/* Read everything again after something was signed; -1: see fault. */
int	session_reload(struct session *session);

/*
 * How many evaluations are signed (also while they are corrected), of those
 * that are neither given back nor cancelled.
 */
void	session_count(const struct session *session, size_t *done,
	    size_t *all);

/* Of how many the agency cannot know yet what was signed. */
size_t	session_waiting(const struct session *session);

/* A field as last saved and read. */
const char *session_get(const struct session *session, size_t task,
	    size_t item, enum part part);

/* How many characters a part may have; most is 0 where there is no text. */
void	session_limits(const struct session *session, size_t task,
	    size_t item, unsigned *least, unsigned *most);

/* The task of the same proposal in an earlier stage that is signed; or -1. */
long	session_earlier(const struct session *session, size_t task);

/* Is something missing in an item? */
bool	session_is_gap(const struct session *session, size_t task,
	    size_t item);

/* First item that is not answered well enough, from item on, in a circle. */
size_t	session_gap(const struct session *session, size_t task, size_t item);

#endif
