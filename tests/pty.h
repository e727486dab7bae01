#ifndef TESTS_PTY_H
#define TESTS_PTY_H

#include <sys/types.h>

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#include "mita/base/buf.h"

/* A program on a terminal of its own, bytes in and bytes out. */
struct pty {
	int		fd;		/* the terminal's side */
	int		slave;		/* kept open: to look at its settings */
	pid_t		pid;
	struct termios	before;
	struct buf	out;		/* all that was printed */
	size_t		from;		/* seen so far */
	int		column;		/* answered to "where is the cursor" */
	bool		mute;		/* says nothing when asked how it is */
	bool		holding;	/* in the midst of a key: answers later */
	bool		owes;		/* an answer */
	bool		lost;		/* one text did not come: wait less */
};

/* Can there be one?  Not in a container without /dev/pts. */
bool	pty_is_there(void);

/* Its words; the environment is ours, with TERM and LC_ALL as given. */
void	pty_start(struct pty *pty, const char *term, const char *locale,
	    const char *const words[]);
void	pty_send(struct pty *pty, const char *bytes);
/* A key in two pieces: the first at bytes, and then the rest of it. */
void	pty_send_head(struct pty *pty, const char *bytes, size_t at);
void	pty_send_tail(struct pty *pty, const char *bytes, size_t at);
void	pty_resize(struct pty *pty, int rows, int cols);

/* Wait until text is printed behind what was seen; a minute at most. */
bool	pty_sees(struct pty *pty, const char *text);
/* The same after everything was printed anew (Ctrl-L), until it is there. */
bool	pty_shows(struct pty *pty, const char *text);
/* Bytes printed in this time. */
size_t	pty_quiet(struct pty *pty, int ms);
/* Wait until nothing more is printed: what comes later answers what is sent
 * later. */
void	pty_settle(struct pty *pty);
/* Wait for the end; the status of waitpid(), -1 when it does not end. */
int	pty_end(struct pty *pty);
/* Are the terminal's settings those from before? */
bool	pty_is_restored(const struct pty *pty);
void	pty_release(struct pty *pty);

#endif
