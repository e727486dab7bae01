/* What the three programs share: start, speaking, passphrases. */
#include "config.h"

#include "mita/base/program.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/candidates.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/base/verb.h"
#include "mita/base/watch.h"

void
program_start(void)
{
	struct rlimit none = { 0, 0 };

	umask(077);
	setrlimit(RLIMIT_CORE, &none);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
}

static void
print(const char *program, const char *what, const char *text)
{
	struct buf safe = {0};

	text_safe(&safe, text, strlen(text), false);
	fprintf(stderr, "%s: %s%s\n", program, what, buf_text(&safe));
	buf_release(&safe);
}

int
program_language(const char *given, struct fault *why)
{
	translate_to_environment();
	if (given != NULL && translate_to(given) == -1)
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--lang is lt or en, not \"%s\"", given);
	return 0;
}

int
program_fail(const char *program, const struct fault *fault)
{
	print(program, "", fault->text);
	return (int)fault->code;
}

void
program_warn(const char *program, const char *text)
{
	print(program, _("note: "), text);
}

/* Waiting */

enum { TELL_EVERY_MS = 200 };

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* One line that is written over, and is gone when the part is done. */
static void
tell_terminal(struct watch *watch, const char *what, size_t done, size_t all)
{
	int64_t now = milliseconds();
	struct buf line = {0};

	if (watch->what != what) {
		watch->what = what;
		watch->begun = now;
	}
	if (done >= all && watch->shown) {
		fprintf(stderr, "\r\033[K");
		watch->shown = false;
	}
	if (now - watch->told < TELL_EVERY_MS || !watch_text(&line, what, done,
	    all, now - watch->begun))
		return;
	watch->told = now;
	watch->shown = true;
	fprintf(stderr, "\r%s: %s\033[K", watch->program, buf_text(&line));
	fflush(stderr);
	buf_release(&line);
}

struct watch
program_watch(const char *program)
{
	return (struct watch){ .tell = isatty(STDERR_FILENO) ? tell_terminal :
	    NULL, .program = program };
}

int
program_say(const char *program, const struct buf *text)
{
	struct fault fault;

	if (!text->failed && fwrite(buf_text(text), 1, text->len, stdout) ==
	    text->len && fflush(stdout) == 0)
		return 0;
	if (text->failed)
		fault_memory(&fault);
	else
		fault_errno(&fault, "standard output");
	return program_fail(program, &fault);
}

bool
program_answers(const struct program *program, int argc, char *const argv[],
    int *rc)
{
	struct buf out = {0};

	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		buf_putf(&out, "%s %s\n", program->name, PACKAGE_VERSION);
		program->versions(&out);
	} else if (argc > 2 && strcmp(argv[1], "--words") == 0)
		candidates(&out, program, argc - 2, argv + 2);
	else
		return false;
	*rc = program_say(program->name, &out);
	buf_release(&out);
	return true;
}

int
program_help(const struct program *program, const struct parsed *line)
{
	struct buf help = {0};
	int rc;

	verb_help(&help, program, parsed_verb(line));
	rc = program_say(program->name, &help);
	buf_release(&help);
	return rc;
}

int
program_sayf(const char *program, const char *fmt, ...)
{
	struct buf raw = {0}, safe = {0};
	va_list args;
	int rc;

	va_start(args, fmt);
	buf_vputf(&raw, translate(fmt), args);
	va_end(args);
	buf_putc(&raw, '\n');
	text_safe(&safe, buf_text(&raw), raw.len, true);
	safe.failed = safe.failed || raw.failed;
	rc = program_say(program, &safe);
	buf_release(&raw);
	buf_release(&safe);
	return rc;
}

static volatile sig_atomic_t stopped;

static void
on_stop(int number)
{
	stopped = number;
}

/* A stop while the terminal is without echo must not leave it so. */
static void
catch_stops(struct sigaction before[static 3], const struct sigaction *after)
{
	static const int stops[3] = { SIGINT, SIGTERM, SIGHUP };
	int i;

	for (i = 0; i < 3; i++)
		sigaction(stops[i], after == NULL ? &before[i] : after,
		    after == NULL ? NULL : &before[i]);
}

/* Byte by byte: what follows the line belongs to the next reader. */
static int
read_line(int fd, char *out, size_t room, struct fault *why)
{
	size_t len = 0;
	ssize_t n;
	char c;

	while ((n = read(fd, &c, 1)) != 0) {
		if (n == -1 && errno == EINTR && stopped == 0)
			continue;
		if (stopped != 0)
			return fault_advise(why, FAULT_REFUSED, "STOPPED",
			    "nothing was done", "stopped");
		if (n == -1)
			return fault_errno(why, "the passphrase");
		if (c == '\n')
			break;
		if (len + 1 >= room)
			return fault_set(why, FAULT_REFUSED, "PASSPHRASE",
			    "the passphrase is longer than %zu bytes",
			    room - 1);
		out[len++] = c;
	}
	out[len] = '\0';
	if (len > 0 && out[len - 1] == '\r')
		out[len - 1] = '\0';
	return 0;
}

static int
ask(char *out, size_t room, const char *prompt, struct fault *why)
{
	struct sigaction catch = { .sa_handler = on_stop }, caught[3];
	struct termios quiet, before;
	int tty, rc;

	tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (tty == -1 || tcgetattr(tty, &before) == -1) {
		if (tty != -1)
			close(tty);
		return fault_advise(why, FAULT_SYSTEM, "TERMINAL",
		    "give it with --passphrase-fd", "there is no terminal to"
		    " ask for the passphrase");
	}
	catch_stops(caught, &catch);
	quiet = before;
	quiet.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(tty, TCSAFLUSH, &quiet);
	dprintf(tty, "%s: ", translate(prompt));
	rc = read_line(tty, out, room, why);
	dprintf(tty, "\n");
	tcsetattr(tty, TCSAFLUSH, &before);
	catch_stops(caught, NULL);
	close(tty);
	return rc;
}

bool
program_has_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* A longer answer is no "yes" either; what is left of it is read, too. */
bool
program_confirm(const char *question)
{
	char answer[8] = "", rest[80];
	bool whole;

	printf("%s [y/N] ", question);
	fflush(stdout);
	if (fgets(answer, sizeof(answer), stdin) == NULL)
		return false;
	for (whole = strchr(answer, '\n') != NULL; !whole; )
		whole = fgets(rest, sizeof(rest), stdin) == NULL ||
		    strchr(rest, '\n') != NULL;
	answer[strcspn(answer, "\r\n")] = '\0';
	return strcasecmp(answer, "y") == 0 || strcasecmp(answer, "yes") == 0;
}

int
program_passphrase(char *out, size_t room, const struct parsed *line,
    const char *prompt, struct fault *why)
{
	int64_t fd = -1;

	if (line != NULL && parsed_number(line, "--passphrase-fd", 0, 1023,
	    &fd, why) == -1)
		return -1;
	return fd == -1 ? ask(out, room, prompt, why) :
	    read_line((int)fd, out, room, why);
}
