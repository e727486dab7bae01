/* One window at a time for a workspace. */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/expert/expert.h"
#include "mita/expert/session.h"

/*
 * One window has a workspace; two would write over each other.  A second one
 * is told since when, may look, or takes over: the first is asked to save
 * and leave, as if its terminal had gone.  Who holds the lock the kernel
 * knows, so that nothing stays behind that must be deleted by hand.
 */

enum { SINCE_MAX = 64, TRY_MS = 50, TRIES = 200 };

static const char only_look[] = N_("You only look here: the workspace is open"
    " in another window.");

/* For the next one to read; a lock without it is a lock, too. */
static void
write_since(int lock)
{
	char now[CLOCK_HERE_LEN + 1];

	clock_here(clock_now(), now);
	if (ftruncate(lock, 0) == 0)
		dprintf(lock, "%.16s", now);
}

static bool
take_lock(struct session *session)
{
	session->lock = file_lock(session->lock_path, &session->fault);
	if (session->lock != -1)
		write_since(session->lock);
	return session->lock != -1;
}

/* "2026-11-26 14:02" as the first window wrote it. */
static void
read_since(const struct session *session, char out[static SINCE_MAX])
{
	struct buf text = {0};

	snprintf(out, SINCE_MAX, "?");
	if (file_read(session->lock_path, SINCE_MAX - 1, &text, NULL) == 0 &&
	    text.len > 0)
		snprintf(out, SINCE_MAX, "%s", buf_text(&text));
	buf_release(&text);
}

/* The process that holds the lock, or -1. */
static pid_t
find_holder(const char *path)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC), rc;

	if (fd == -1)
		return -1;
	rc = fcntl(fd, F_GETLK, &whole);
	close(fd);
	return rc == -1 || whole.l_type == F_UNLCK ? -1 : whole.l_pid;
}

/* The other saves all it has and leaves; then the lock is ours. */
static int
take_over(struct session *session)
{
	pid_t holder = find_holder(session->lock_path);
	int i;

	if (holder > 0)
		kill(holder, SIGHUP);
	for (i = 0; i < TRIES; i++) {
		if (take_lock(session))
			return 0;
		poll(NULL, 0, TRY_MS);
	}
	fault_at(&session->fault, FAULT_REFUSED, "LOCKED", session->path,
	    "the other window does not answer");
	return fault_remedy(&session->fault, "close it, then try again");
}

static int
ask(struct session *session, const char *since)
{
	char answer[16] = "";

	program_sayf(expert_program, "%s is open in another window since"
	    " %s.\n  t  go on here: the other window saves and closes\n"
	    "  l  only look\n  Enter  leave it as it is", session->path, since);
	if (fgets(answer, sizeof(answer), stdin) == NULL)
		answer[0] = '\0';
	if (strcmp(answer, "t\n") == 0)
		return take_over(session);
	if (strcmp(answer, "l\n") == 0) {
		session->looking = only_look;
		return 0;
	}
	return -1;
}

int
session_lock(struct session *session)
{
	char since[SINCE_MAX];

	snprintf(session->lock_path, sizeof(session->lock_path), "%s.lock",
	    session->path);
	if (take_lock(session))
		return 0;
	if (strcmp(session->fault.reason, "LOCKED") != 0)
		return -1;
	read_since(session, since);
	fault_at(&session->fault, FAULT_REFUSED, "LOCKED", session->path,
	    "it is open in another window since %s", since);
	fault_remedy(&session->fault, "go on there, or leave it there first");
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) ?
	    ask(session, since) : -1;
}
