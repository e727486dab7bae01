#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/pty.h"
#include "tests/tap.h"

/*
 * A slow disk, and the real program on a terminal: no key waits for it, what
 * is not on it is not called saved, and one that is killed loses a second and
 * one saving.
 */

enum { KEYS = 40, EACH_MS = 80, LATE_MS = 120 };

static char program[4096], folder[] = "/tmp/mita-slow-XXXXXX", on[64];

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
start(struct pty *pty, const char *ms)
{
	const char *const words[] = { program, "-w", "one", "--lang", "en",
	    NULL };

	unlink(on);
	setenv("SLOW_MS", ms, 1);
	setenv("SLOW_ON", on, 1);
	*pty = (struct pty){ .fd = -1 };
	pty_start(pty, "xterm-256color", "C.UTF-8", words);
	/* The comment of P2 of a proposal that is begun. */
	pty_send(pty, "/P-04\r\r\033[6~\033[6~\033[6~\r");
	ok(pty_shows(pty, "characters"), "the editor, at %s ms", ms);
	pty_settle(pty);
}

static void
slow_down(void)
{
	int fd = open(on, O_WRONLY | O_CREAT, 0600);

	if (fd == -1 || close(fd) == -1)
		note("the disk stays fast");
}

/* How many of some keys were painted late. */
static int
type(struct pty *pty)
{
	char letter[2] = "";
	long at, took, worst = 0;
	int i, late = 0;

	for (i = 0; i < KEYS; i++) {
		letter[0] = (char)('a' + i % 26);
		at = now_ms();
		pty_send(pty, letter);
		while (pty_quiet(pty, 2) == 0 && now_ms() - at < 5000)
			continue;
		took = now_ms() - at;
		worst = took > worst ? took : worst;
		late += took > LATE_MS;
		while (now_ms() - at < EACH_MS)
			pty_quiet(pty, 5);
	}
	note("longest key to paint: %ld ms", worst);
	return late;
}

/* As the program shows it: what is in the file after all. */
static size_t
kept(void)
{
	char command[200], text[32] = "";
	FILE *out;

	snprintf(command, sizeof(command), "sqlite3 one \"SELECT"
	    " max(length(value)) FROM draft WHERE proposal = 'P-04' AND field"
	    " LIKE 'comment%%' AND value LIKE '%%abcdefgh%%'\"");
	if ((out = popen(command, "r")) == NULL)
		return 0;
	if (fgets(text, sizeof(text), out) == NULL)
		text[0] = '\0';
	pclose(out);
	return strtoul(text, NULL, 10);
}

static void
test_speed(const char *ms)
{
	struct pty pty;

	start(&pty, ms);
	slow_down();
	ok(type(&pty) <= 1, "no key waits for a disk of %s ms", ms);
	unlink(on);
	ok(pty_shows(&pty, "Saved "), "and at last it is saved");
	pty_send(&pty, "\033");
	pty_shows(&pty, "threshold");
	pty_send(&pty, "\033");
	pty_shows(&pty, "TO DO");
	pty_send(&pty, "qq");
	is_int(pty_end(&pty), 0, "it leaves");
	pty_release(&pty);
}

static void
test_words(void)
{
	struct pty pty;
	size_t before, after;

	start(&pty, "200");
	before = kept();
	slow_down();
	type(&pty);
	ok(pty_sees(&pty, "Saving"), "what is not on the disk is not called"
	    " saved");
	pty_quiet(&pty, 3500);
	kill(pty.pid, SIGKILL);
	after = kept();
	ok(after >= before + KEYS, "killed a second and a saving later it has"
	    " all: %zu of %zu", after - before, (size_t)KEYS);
	pty_release(&pty);
}

int
main(void)
{
	char command[100];

	snprintf(program, sizeof(program), "%s/tests/slow-expert",
	    getenv("builddir"));
	if (mkdtemp(folder) == NULL || chdir(folder) == -1 || system(
	    "sh \"$srcdir/tests/screens.sh\" >made.txt 2>&1") != 0) {
		ok(false, "the workspace is made");
		return done_testing();
	}
	snprintf(on, sizeof(on), "%s/on", folder);
	setenv("HOME", folder, 1);
	test_speed("0");
	test_speed("50");
	test_speed("200");
	test_speed("1000");
	test_words();
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") == -1 || system(command) != 0)
		note("%s stays", folder);
	return done_testing();
}
