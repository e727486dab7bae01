#include "config.h"

#include <sys/wait.h>

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/pty.h"
#include "tests/tap.h"

/*
 * The real program on a real terminal: what it prints and how it leaves the
 * terminal, byte by byte.  The practice call is what it works on.
 */

static char program[4096];

static void
start(struct pty *pty, const char *term, const char *locale)
{
	const char *const words[] = { program, "demo", "--lang", "en", NULL };

	*pty = (struct pty){ .column = pty->column, .mute = pty->mute };
	pty_start(pty, term, locale, words);
}

static void
begin(struct pty *pty)
{
	start(pty, "xterm-256color", "C.UTF-8");
	ok(pty_sees(pty, "TO DO"), "the list");
}

/* Declare an interest and go to the editor of the first note or comment. */
static void
to_editor(struct pty *pty)
{
	pty_send(pty, "\r");
	pty_sees(pty, "you undertake");
	pty_send(pty, "\r");
	pty_sees(pty, "Choose with");
	pty_send(pty, "\033[B");
	pty_sees(pty, "(x)");
	pty_send(pty, "\r");
	pty_sees(pty, "passphrase");
	pty_send(pty, "opera metro taxi");
	pty_send(pty, "\r");
	pty_sees(pty, "Declared");
	pty_send(pty, "\r");
	pty_sees(pty, "answers ");
	pty_send(pty, "\033[6~");
	pty_shows(pty, "threshold");
	pty_send(pty, "\r");
	ok(pty_shows(pty, "more are needed"), "the editor");
}

/* The same way without looking; and with a score on it. */
static const char to_comment[] = "\r\r\033[B\ropera metro taxi\r\r\033[6~\r";
static const char to_score[] = "\r\r\033[B\ropera metro taxi\r\r\033[6~3\r";

static void
leave(struct pty *pty)
{
	int status;

	pty_send(pty, "q");
	status = pty_end(pty);
	ok(WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
	    pty_is_restored(pty), "it leaves, and gives the terminal back");
	pty_release(pty);
}

/* ESC alone needs no other key behind it; and what is the same is not sent. */
static void
test_keys(void)
{
	struct timespec from, to;
	struct pty pty = { .fd = -1 };

	begin(&pty);
	pty_quiet(&pty, 900);
	is_int((long long)pty_quiet(&pty, 900), 0, "nothing is sent while"
	    " nothing happens");
	pty_send(&pty, "?");
	ok(pty_sees(&pty, "WHAT YOU CAN DO"), "help");
	clock_gettime(CLOCK_MONOTONIC, &from);
	pty_send(&pty, "\033");
	ok(pty_sees(&pty, "TO DO"), "a lone ESC goes back");
	clock_gettime(CLOCK_MONOTONIC, &to);
	note("after %ld ms", (to.tv_sec - from.tv_sec) * 1000 +
	    (to.tv_nsec - from.tv_nsec) / 1000000);
	pty_send(&pty, "X");
	ok(pty_sees(&pty, "This key does nothing here"), "an unknown key says"
	    " so");
	pty_quiet(&pty, 900);
	pty_send(&pty, "X");
	is_int((long long)pty_quiet(&pty, 900), 0, "said once more, nothing"
	    " is sent");
	pty_send(&pty, "\033[1;9Z\033[<0;3;4M\033[M !!");
	is_int((long long)pty_quiet(&pty, 300), 0, "sequences nobody knows"
	    " are no keys");
	pty_send(&pty, "\x03");
	ok(pty_sees(&pty, "Nothing is lost"), "Ctrl-C ends nothing");
	pty_send(&pty, "\x13");
	ok(pty_sees(&pty, "Everything is saved already"), "Ctrl-S stops"
	    " nothing");
	pty_send(&pty, "\x16");
	ok(pty_sees(&pty, "Ctrl-Shift-V"), "Ctrl-V says how to paste");
	pty_send(&pty, "\x11\x1c\x1a");
	ok(pty_sees(&pty, "This key does nothing"), "Ctrl-Q, Ctrl-\\ and"
	    " Ctrl-Z do no harm");
	leave(&pty);
}

static void
test_paste(void)
{
	struct pty pty = { .fd = -1 };

	begin(&pty);
	pty_send(&pty, "\033[200~q\nq\n\033[201~");
	ok(pty_sees(&pty, "no text field"), "a paste among commands is"
	    " refused");
	pty_send(&pty, "X");
	pty_sees(&pty, "This key does nothing");
	pty_send(&pty, "qqqqqqqqqq\rq\r");
	ok(pty_sees(&pty, "no text field"), "and so is one that comes without"
	    " its marks");
	to_editor(&pty);
	pty_send(&pty, "viena\rdu\rtrys ir keturi\r");
	ok(pty_shows(&pty, "Pasted 24 characters"), "in a text it is taken,"
	    " and counted");
	pty_send(&pty, "\x1a");
	ok(pty_shows(&pty, "0 of"), "undo takes all of it back");
	pty_send(&pty, "\033[200~\033]0;evil\a\033[31mraudona\x7f\t!\r\nir\033[201~");
	ok(pty_shows(&pty, "Pasted "), "a paste with controls");
	ok(strstr(pty.out.bytes, "]0;evil\a") == NULL &&
	    strstr(pty.out.bytes, "\033[31mraudona") == NULL, "sends none of"
	    " them to the terminal");
	pty_send(&pty, "\033[200~be galo");
	ok(pty_sees(&pty, "galo"), "a paste whose end was lost ends by"
	    " itself");
	pty_send(&pty, "\033");
	pty_shows(&pty, "threshold");
	pty_send(&pty, "\033");
	pty_shows(&pty, "TO DO");
	leave(&pty);
}

/* Typed before the program listens, or over a link that stood still. */
static void
test_ahead(void)
{
	struct pty pty = { .fd = -1 };

	start(&pty, "xterm-256color", "C.UTF-8");
	pty_send(&pty, to_comment);
	ok(pty_shows(&pty, "more are needed"), "the way to a comment, the"
	    " passphrase and its Enter too, in one go");
	pty_send(&pty, "labas rytas");
	ok(pty_shows(&pty, "11 of"), "and what is typed there");
	pty_send(&pty, "\033");
	pty_shows(&pty, "threshold");
	pty_send(&pty, "4\t3\t\t\t");
	ok(pty_shows(&pty, "so far 72.00"), "scores and Tabs at once");
	pty_send(&pty, "\033");
	pty_shows(&pty, "TO DO");
	pty_send(&pty, "jjkkjjkkjjq");
	ok(pty_end(&pty) == 0, "and a row of commands");
	pty_release(&pty);
}

/*
 * Every key in two pieces, at every byte, with a gap of up to two seconds:
 * what is in the comment behind letters that are typed between them, and
 * the score above, tell that each was that key.  All at the same time, on
 * terminals that answer and on such that do not.
 */
static const struct torn {
	const char	*bytes;
	const char	*text;
} torn[] = {
	{ "\033[5~", "abcdefghijklmno" },		/* PgUp: first row */
	{ "\033[1~", "onmlkjihgfedcba" },		/* Home */
	{ "\033OH", "jihgfedcba" },
	{ "\033[3~", "abcdefghijklmno" },		/* Delete, at the end */
	{ "\033[1;5C", "abcdefghijklmnopqrstuvwxy" },	/* a word on */
	{ "ė", "ėaėbėcėdėe" },
	{ "\033[200~5\033[201~", "5a5b5c5d5e5f5g5h5i5j5k5l" },
};
enum { TORN = sizeof(torn) / sizeof(torn[0]) };

static const int gaps[] = { 0, 30, 100, 400, 2000 };

static void
tear(struct pty *ptys, int gap, size_t at, int *typed)
{
	char letter[2] = "";
	size_t i;

	for (i = 0; i < 2 * TORN; i++)
		if (at < strlen(torn[i / 2].bytes))
			pty_send_head(&ptys[i], torn[i / 2].bytes, at);
	for (i = 0; i < 2 * TORN; i++)
		pty_quiet(&ptys[i], gap / (2 * TORN) + 1);
	for (i = 0; i < 2 * TORN; i++) {
		if (at >= strlen(torn[i / 2].bytes))
			continue;
		pty_send_tail(&ptys[i], torn[i / 2].bytes, at);
		letter[0] = (char)('a' + typed[i]++);
		pty_send(&ptys[i], letter);
	}
	pty_quiet(&ptys[0], 30);
}

static void
test_torn(void)
{
	struct pty ptys[2 * TORN];
	int typed[2 * TORN] = {0};
	size_t i, at, gap;

	for (i = 0; i < 2 * TORN; i++) {
		ptys[i] = (struct pty){ .mute = i % 2 == 1 };
		start(&ptys[i], "xterm-256color", "C.UTF-8");
		pty_send(&ptys[i], to_score);
	}
	for (i = 0; i < 2 * TORN; i++)
		pty_shows(&ptys[i], "more are needed");
	/* The mark of a paste is long: each of its bytes, with one gap. */
	for (gap = 0; gap < sizeof(gaps) / sizeof(gaps[0]); gap++)
		for (at = 1; at < 6; at++)
			tear(ptys, gaps[gap], at, typed);
	for (i = 0; i < 2 * TORN; i++) {
		ok(pty_shows(&ptys[i], torn[i / 2].text) &&
		    pty_shows(&ptys[i], "Your answer: 3"), "%s, in pieces%s",
		    torn[i / 2].text, ptys[i].mute ? ", no answer" : "");
		pty_release(&ptys[i]);
	}
}

/* Among "ESC [ 1;30;42 m": thirties are letters, forties what is behind. */
static bool
has_colour(const char *out)
{
	const char *at, *end;
	char *next;
	long number;

	for (at = out; (at = strstr(at, "\033[")) != NULL; ) {
		at += 2;
		end = at + strspn(at, "0123456789;");
		for (; *end == 'm' && at < end; at = next + 1) {
			number = strtol(at, &next, 10);
			if ((number >= 30 && number <= 38) ||
			    (number >= 40 && number <= 48))
				return true;
			if (next >= end)
				break;
		}
		at = end;
	}
	return false;
}

static void
test_modes(void)
{
	struct pty pty = { .fd = -1 };
	const char *out;

	begin(&pty);
	ok(strstr(pty.out.bytes, "\033[?2004h") != NULL, "paste marks on");
	ok(strstr(pty.out.bytes, "\033[22;0t") != NULL, "the window's title"
	    " kept");
	pty.from = 0;
	ok(pty_sees(&pty, "\033]0;My evaluations"), "and set");
	ok(strstr(pty.out.bytes, "[40m") == NULL &&
	    strstr(pty.out.bytes, ";40m") == NULL &&
	    strstr(pty.out.bytes, "[2J\033[4") == NULL, "the background is"
	    " not painted");
	ok(strstr(pty.out.bytes, "\033[?100") == NULL, "the mouse is left"
	    " alone");
	pty_send(&pty, "q");
	pty_end(&pty);
	out = pty.out.bytes + pty.from;
	ok(strstr(out, "\033[?2004l") != NULL, "at the end paste marks off");
	ok(strstr(out, "\033[23;0t") != NULL, "the title as it was");
	ok(strstr(out, "\033[?1049l") != NULL, "and the other screen left");
	ok(pty_is_restored(&pty), "and the settings are those from before");
	pty_release(&pty);

	setenv("NO_COLOR", "1", 1);
	begin(&pty);
	unsetenv("NO_COLOR");
	pty_send(&pty, "?");
	pty_sees(&pty, "WHAT YOU CAN DO");
	ok(!has_colour(pty.out.bytes), "NO_COLOR: not one colour is sent");
	pty_send(&pty, "\033");
	pty_shows(&pty, "TO DO");
	leave(&pty);
}

/* Other kinds of terminals: what each cannot do is not sent to it. */
static void
test_types(void)
{
	static const struct {
		const char	*name;
		bool		 title;
		bool		 colour;
	} types[] = {
		{ "xterm", true, true }, { "linux", false, true },
		{ "vt100", false, false }, { "vt220", false, false },
		{ "screen", false, true }, { "no-such-terminal", true, true },
	};
	struct pty pty = { .fd = -1 };
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		start(&pty, types[i].name, "C.UTF-8");
		ok(pty_sees(&pty, "TO DO"), "%s: it starts", types[i].name);
		pty_send(&pty, "?");
		pty_sees(&pty, "WHAT YOU CAN DO");
		pty_send(&pty, "\033");
		pty_shows(&pty, "TO DO");
		ok((strstr(pty.out.bytes, "\033]0;") != NULL) ==
		    types[i].title, "  a title only where there is one");
		ok(types[i].colour || !has_colour(pty.out.bytes),
		    "  colours only where there are some");
		leave(&pty);
	}
}

/* A signal that ends the process; crash: nobody could tidy up. */
static void
end_by(int number, bool crash)
{
	struct pty pty = { .fd = -1 };
	const char *name = strsignal(number), *out;
	int status;

	begin(&pty);
	kill(pty.pid, number);
	status = pty_end(&pty);
	ok(crash ? WIFSIGNALED(status) && WTERMSIG(status) == number :
	    WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s ends it",
	    name);
	out = pty.out.bytes + pty.from;
	ok(strstr(out, "\033[?2004l") != NULL && strstr(out, "\033[?1049l") !=
	    NULL, "%s: paste marks off, the other screen left", name);
	ok(!crash || (strstr(out, "\033[?25h") != NULL && strstr(out,
	    "\033[?1000l") != NULL), "%s: cursor on, mouse off", name);
	ok(pty_is_restored(&pty), "%s: the settings are those from before",
	    name);
	pty_release(&pty);
}

/* Sizes down to nothing, inside every question; it goes on where it was. */
static void
test_sizes(void)
{
	static const int sizes[][2] = { { 1, 2 }, { 2, 200 }, { 60, 1 },
	    { 16, 60 }, { 15, 59 }, { 60, 200 }, { 24, 80 } };
	struct pty pty = { .fd = -1 };
	size_t i;

	begin(&pty);
	to_editor(&pty);
	pty_send(&pty, "x");
	pty_shows(&pty, "1 of ");
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		pty_resize(&pty, sizes[i][0], sizes[i][1]);
		/* A "W" is in the question, too: the word, where it fits. */
		ok(pty_shows(&pty, sizes[i][0] >= 16 && sizes[i][1] >= 60 ?
		    "1 of " : sizes[i][1] < 20 ? "W" : "Window is"),
		    "%d x %d is painted", sizes[i][1], sizes[i][0]);
		if (sizes[i][0] != 15)
			continue;
		pty_settle(&pty);
		pty_send(&pty, "z");	/* nobody sees it: no text */
		pty_shows(&pty, "Window is");
		pty_resize(&pty, 1, 1);
	}
	pty_send(&pty, "y");
	ok(pty_shows(&pty, "2 of "), "after seven sizes the text has what was seen to be typed");
	ok(pty_shows(&pty, "xy"), "that, and nothing else");
	pty_send(&pty, "\033");
	pty_shows(&pty, "threshold");
	pty_send(&pty, "\033");
	pty_shows(&pty, "TO DO");
	leave(&pty);
}

/* As a job of a shell: stopped by its own command and by force. */
static void
test_stop(void)
{
	const char *const words[] = { "/bin/sh", "-i", NULL };
	struct pty pty = { .fd = -1 };

	setenv("PS1", "ready> ", 1);
	setenv("ENV", "", 1);
	pty_start(&pty, "xterm-256color", "C.UTF-8", words);
	pty_sees(&pty, "ready> ");
	pty_send(&pty, program);
	pty_send(&pty, " demo --lang en\r");
	ok(pty_sees(&pty, "TO DO"), "as a job of a shell");
	pty_send(&pty, ":");
	ok(pty_sees(&pty, "All commands"), "the list of commands");
	pty_send(&pty, "stop th");
	ok(pty_sees(&pty, "fg"), "has one that stops the program");
	pty_send(&pty, "\r");
	ok(pty_sees(&pty, "\033[?2004l"), "which takes the paste marks away");
	ok(pty_sees(&pty, "Stopped") && pty_sees(&pty, "ready> "), "and the"
	    " shell has the terminal");
	pty_resize(&pty, 30, 100);
	pty_send(&pty, "fg\r");
	ok(pty_sees(&pty, "\033[?2004h") && pty_sees(&pty, "TO DO"),
	    "fg at another size: it goes on");
	ok(pty_shows(&pty, "\033[30"), "down to the new last line");
	pty_send(&pty, "q");
	ok(pty_sees(&pty, "ready> "), "and leaves");
	pty_send(&pty, "exit\r");
	pty_end(&pty);
	ok(pty_is_restored(&pty), "with the settings from before");
	pty_release(&pty);

	begin(&pty);
	kill(pty.pid, SIGSTOP);
	waitpid(pty.pid, NULL, WUNTRACED);
	tcsetattr(pty.slave, TCSANOW, &pty.before);
	pty_resize(&pty, 30, 100);
	kill(pty.pid, SIGCONT);
	ok(pty_sees(&pty, "TO DO"), "stopped by force and woken at"
	    " another size it shows everything again");
	pty_send(&pty, "?");
	ok(pty_sees(&pty, "WHAT YOU CAN DO"), "and hears single keys");
	pty_send(&pty, "\033");
	pty_shows(&pty, "TO DO");
	leave(&pty);
}

/* Letters where LC_ALL says nothing of them, on both kinds of terminals. */
static void
letters(const char *locale, int column, const char *shown)
{
	const char *const words[] = { program, "demo", "--lang", "lt", NULL };
	struct pty pty = { .fd = -1 };
	bool utf8 = column == 2;

	pty.column = column;
	pty_start(&pty, "xterm-256color", locale, words);
	ok(pty_sees(&pty, shown), "%s on a terminal that %s: %s", locale,
	    utf8 ? "shows UTF-8" : column == 0 ? "does not answer" :
	    "does not", shown);
	pty_send(&pty, "\r");
	ok(pty_sees(&pty, utf8 ? "MB Suoliukas" : "LC_ALL"), utf8 ?
	    "  and one can write" : "  and one can only read");
	pty_release(&pty);
}

/* The Baltic codes of before, made for this test; false: cannot be. */
static bool
make_baltic(void)
{
	char command[4500], folder[4200];

	snprintf(command, sizeof(command), "localedef -i lt_LT -f ISO-8859-13"
	    " '%s/tests/lt_LT.ISO-8859-13' 2>/dev/null", getenv("builddir"));
	snprintf(folder, sizeof(folder), "%s/tests", getenv("builddir"));
	setenv("LOCPATH", folder, 1);
	/* It warns of what Baltic codes lack, and makes it all the same. */
	return system(command) != -1 && setlocale(LC_ALL,
	    "lt_LT.ISO-8859-13") != NULL;
}

int
main(void)
{
	if (!pty_is_there())
		return skip_all("there is no pseudo-terminal here");
	snprintf(program, sizeof(program), "%s/mita-expert",
	    getenv("builddir"));
	unsetenv("NO_COLOR");
	test_keys();
	test_paste();
	test_ahead();
	test_torn();
	test_modes();
	test_types();
	end_by(SIGTERM, false);
	end_by(SIGHUP, false);
	end_by(SIGQUIT, false);
	end_by(SIGSEGV, true);
	end_by(SIGABRT, true);
	end_by(SIGBUS, true);
	test_sizes();
	test_stop();
	letters("C", 2, "skaityti naktį");
	letters("C", 3, "skaityti nakti");
	letters("C", 0, "skaityti nakti");
	if (make_baltic()) {
		letters("lt_LT.ISO-8859-13", 2, "skaityti naktį");
		letters("lt_LT.ISO-8859-13", 3, "skaityti nakt\xE1");
	} else
		skip("no localedef here", "lt_LT.ISO-8859-13");
	return done_testing();
}
