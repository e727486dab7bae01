#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE_EXTENDED
#include <curses.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/*
 * Drives a program in a pseudo-terminal of 80x24 and times what a person sees.
 *
 *	terminal drive WORDS BEFORE KEY AFTER COMMAND...
 *		from exec until WORDS are written; BEFORE is typed; then KEY
 *		forty times, from the key to the last byte of its paint; then
 *		AFTER, which ends the program.  Prints medians: ms to the
 *		paint, ms and the 95th percentile for a key, bytes for a key,
 *		and the memory that nobody else shares, in KiB.
 *	terminal null
 *		the least that a program with curses does: "ready", a line
 *		that changes with every key, "q" ends it
 *
 * In BEFORE, KEY and AFTER "^" stands before a control letter: ^[ is escape,
 * ^M enter.
 */

enum { KEYS = 40, QUIET_MS = 25, WAIT_MS = 20000 };

static double
now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static void
send_keys(int fd, const char *keys)
{
	char c;

	for (; *keys != '\0'; keys++) {
		c = *keys;
		if (c == '^' && keys[1] != '\0')
			c = (char)(*++keys & 0x1f);
		if (write(fd, &c, 1) != 1)
			exit(1);
	}
}

/* Read until nothing came for a while; when the last came, and how much. */
static double
settle(int fd, size_t *bytes)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	char piece[65536];
	double last = 0;
	ssize_t n;

	*bytes = 0;
	while (poll(&wait, 1, *bytes == 0 ? 400 : QUIET_MS) > 0 &&
	    (n = read(fd, piece, sizeof(piece))) > 0) {
		last = now();
		*bytes += (size_t)n;
	}
	return last;
}

/* Until these words came; -1: they never did. */
static double
wait_for(int fd, const char *words)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	static char seen[1 << 20];
	size_t len = 0;
	ssize_t n;

	while (len + 65536 < sizeof(seen) && poll(&wait, 1, WAIT_MS) > 0 &&
	    (n = read(fd, seen + len, 65536)) > 0) {
		len += (size_t)n;
		if (memmem(seen, len, words, strlen(words)) != NULL)
			return now();
	}
	return -1;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static long
private_memory(pid_t pid)
{
	char path[64], line[256];
	long kib, sum = 0;
	FILE *in;

	snprintf(path, sizeof(path), "/proc/%ld/smaps_rollup", (long)pid);
	if ((in = fopen(path, "r")) == NULL)
		return 0;
	while (fgets(line, sizeof(line), in) != NULL)
		if (sscanf(line, "Private_Clean: %ld", &kib) == 1 ||
		    sscanf(line, "Private_Dirty: %ld", &kib) == 1)
			sum += kib;
	fclose(in);
	return sum;
}

static int
drive(char **argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	double start = now(), paint, key[KEYS], at;
	size_t bytes, all = 0;
	pid_t pid;
	int fd, i, status;

	if ((pid = forkpty(&fd, NULL, NULL, &size)) == -1)
		return 1;
	if (pid == 0) {
		execvp(argv[4], argv + 4);
		_exit(127);
	}
	if ((paint = wait_for(fd, argv[0])) < 0)
		return 1;
	settle(fd, &bytes);
	send_keys(fd, argv[1]);
	settle(fd, &bytes);
	for (i = 0; i < KEYS; i++) {
		at = now();
		send_keys(fd, argv[2]);
		key[i] = settle(fd, &bytes) - at;
		all += bytes;
	}
	qsort(key, KEYS, sizeof(*key), by_size);
	printf("%.2f %.3f %.3f %zu %ld\n", paint - start, key[KEYS / 2],
	    key[KEYS * 95 / 100], all / KEYS, private_memory(pid));
	send_keys(fd, argv[3]);
	settle(fd, &bytes);
	kill(pid, SIGHUP);
	close(fd);
	waitpid(pid, &status, 0);
	return 0;
}

static int
null(void)
{
	int i = 0;

	initscr();
	cbreak();
	noecho();
	do {
		mvprintw(0, 0, "ready %d", i++);
		refresh();
	} while (getch() != 'q');
	endwin();
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "null") == 0)
		return null();
	return argc < 7 || strcmp(argv[1], "drive") != 0 ? 99 : drive(argv +
	    2);
}
