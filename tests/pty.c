#include "config.h"

#include "tests/pty.h"

#include <sys/ioctl.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/tap.h"

enum { WAIT_MS = 60000, LOST_MS = 300 };

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
pty_is_there(void)
{
	int fd = posix_openpt(O_RDWR | O_NOCTTY), slave = -1;

	if (fd == -1)
		return false;
	if (grantpt(fd) == 0 && unlockpt(fd) == 0 && ptsname(fd) != NULL)
		slave = open(ptsname(fd), O_RDWR | O_NOCTTY);
	if (slave != -1)
		close(slave);
	close(fd);
	return slave != -1;
}

void
pty_start(struct pty *pty, const char *term, const char *locale,
    const char *const words[])
{
	pty->fd = posix_openpt(O_RDWR | O_NOCTTY);
	grantpt(pty->fd);
	unlockpt(pty->fd);
	pty->slave = open(ptsname(pty->fd), O_RDWR | O_NOCTTY);
	pty_resize(pty, 24, 80);
	tcgetattr(pty->slave, &pty->before);
	fflush(stdout);
	if ((pty->pid = fork()) != 0)
		return;
	setsid();
	ioctl(pty->slave, TIOCSCTTY, 0);
	dup2(pty->slave, STDIN_FILENO);
	dup2(pty->slave, STDOUT_FILENO);
	dup2(pty->slave, STDERR_FILENO);
	close(pty->slave);
	close(pty->fd);
	setenv("TERM", term, 1);
	setenv("LC_ALL", locale, 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	execv(words[0], (char *const *)(uintptr_t)words);
	_exit(127);
}

void
pty_send(struct pty *pty, const char *bytes)
{
	if (write(pty->fd, bytes, strlen(bytes)) == -1)
		note("the terminal takes nothing: %s", strerror(errno));
}

/* As a terminal does: behind all that was pressed before it was asked. */
static void
pay(struct pty *pty)
{
	if (pty->owes && !pty->holding)
		pty_send(pty, "\033[0n");
	pty->owes = pty->owes && pty->holding;
}

void
pty_send_head(struct pty *pty, const char *bytes, size_t at)
{
	pty->holding = true;
	if (write(pty->fd, bytes, at) == -1)
		note("the terminal takes nothing: %s", strerror(errno));
}

void
pty_send_tail(struct pty *pty, const char *bytes, size_t at)
{
	pty_send(pty, bytes + at);
	pty->holding = false;
	pay(pty);
}

void
pty_resize(struct pty *pty, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
	    .ws_col = (unsigned short)cols };

	ioctl(pty->slave, TIOCSWINSZ, &size);
}

/* A terminal says how it is and where its cursor is when it is asked. */
static void
answer(struct pty *pty, size_t from)
{
	char text[32];

	if (!pty->mute && strstr(pty->out.bytes + from, "\033[5n") != NULL)
		pty->owes = true;
	pay(pty);
	if (pty->column == 0 || strstr(pty->out.bytes + from, "\033[6n") ==
	    NULL)
		return;
	snprintf(text, sizeof(text), "\033[1;%dR", pty->column);
	pty_send(pty, text);
}

/* Read what comes within ms; false: nothing did, or it ended. */
static bool
hear(struct pty *pty, int ms)
{
	struct pollfd fd = { pty->fd, POLLIN, 0 };
	size_t from = pty->out.len;
	char bytes[4096];
	ssize_t n;

	if (poll(&fd, 1, ms) != 1 ||
	    (n = read(pty->fd, bytes, sizeof(bytes))) <= 0)
		return false;
	buf_put(&pty->out, bytes, (size_t)n);
	answer(pty, from > 3 ? from - 3 : 0);
	return true;
}

bool
pty_sees(struct pty *pty, const char *text)
{
	long end = now_ms() + (pty->lost ? LOST_MS : WAIT_MS);
	const char *at;

	while ((at = strstr(buf_text(&pty->out) + pty->from, text)) == NULL) {
		if (now_ms() > end)
			break;
		hear(pty, 50);
	}
	if (at == NULL) {
		if (!pty->lost)
			note("not printed: %s", text);
		pty->lost = true;
	} else
		pty->from = (size_t)(at - pty->out.bytes) + strlen(text);
	return at != NULL;
}

bool
pty_shows(struct pty *pty, const char *text)
{
	long end = now_ms() + (pty->lost ? LOST_MS : WAIT_MS);
	bool lost = pty->lost;

	pty->lost = true;	/* a short wait each time */
	do {
		pty_send(pty, "\x0c");
		if (pty_sees(pty, text)) {
			pty->lost = lost;
			return true;
		}
	} while (now_ms() < end);
	return false;
}

size_t
pty_quiet(struct pty *pty, int ms)
{
	long end = now_ms() + ms;
	size_t before = pty->out.len;

	while (now_ms() < end)
		hear(pty, (int)(end - now_ms()));
	return pty->out.len - before;
}

void
pty_settle(struct pty *pty)
{
	long end = now_ms() + WAIT_MS;

	while (pty_quiet(pty, LOST_MS) > 0 && now_ms() < end)
		continue;
	pty->from = pty->out.len;
}

int
pty_end(struct pty *pty)
{
	long end = now_ms() + WAIT_MS;
	int status = -1;

	while (now_ms() < end) {
		hear(pty, 20);
		if (waitpid(pty->pid, &status, WNOHANG) == pty->pid) {
			pty->pid = -1;
			while (hear(pty, 20))
				continue;
			return status;
		}
	}
	return -1;
}

bool
pty_is_restored(const struct pty *pty)
{
	struct termios now;

	return tcgetattr(pty->slave, &now) == 0 &&
	    now.c_lflag == pty->before.c_lflag &&
	    now.c_iflag == pty->before.c_iflag &&
	    now.c_oflag == pty->before.c_oflag;
}

void
pty_release(struct pty *pty)
{
	if (pty->pid > 0) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	close(pty->fd);
	close(pty->slave);
	buf_release(&pty->out);
	*pty = (struct pty){ .pid = -1 };
}
