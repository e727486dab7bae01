#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "mita/base/clock.h"
#include "tests/tap.h"
#include "tests/walk.h"

/*
 * Every screen of the dashboard.  tests/board.sh makes the register through
 * the programs; each walk has a fresh copy, and takes the bundles in itself,
 * so that all times are those of this clock.
 */

static const char *const steps[] = {
	/* Before anything came */
	"!experts", "?", "!help", "Esc", "F2", "!commands", "Esc",
	"m", "!text-reminder", " ", "!text-reminder-end", "x", "!save-text", "Esc",
	"Esc", "Up", "!number", "Enter", "!attention", "Esc", "Up", "Up",
	"Enter", "!missing", "Esc", "Home", "Tab", "!proposals", "Tab",
	"!ranking", "Tab", "!files",
	/* Taking in */
	"i", "!import", "Down", "!choose", "Backspace", "Backspace",
	"Backspace", "Backspace", "Backspace", "Backspace", "Backspace",
	"Backspace", "Backspace", "Backspace", "Backspace", "Backspace",
	"Backspace", "Backspace", "'in", "Enter", "!text-results", "End",
	"!text-refused", "Enter", "!text-refused-why", "Esc", "Home", "Enter",
	"!text-taken-why", "Esc", "Esc", "!files-after", "Enter", "!news", "Esc",
	"Up", "Up", "Enter", "!no-file", "Esc", "Home",
	/* With five experts in */
	"Tab", "!experts-after", "Enter", "!expert", "Up", "!expert-number",
	"Enter", "!returned", "Esc", "Home", "b", "!bundles", "Esc", "f",
	"!text-findings", "Esc", "Esc", "Tab", "!proposals-after", "d", "!order",
	"d", "d", "d", "d", "d", "d", "d", "/", "'medien", "!find", "Enter",
	"Enter", "!text-proposal", "Tab", "!text-next-expert", " ", "!text-comments-on",
	"Enter", "!text-why", "Esc", "x", "!save-table", "Esc", "a", "!text-no-seat",
	"Esc", "Esc", "End", "a", "!seats", "Esc", "Tab", "!ranking-after",
	"p", "!final", "p", "Enter", "!text-why-first", "Esc",
	/* All that will come */
	"i", "Backspace", "'later", "Enter", "!text-results-late", "Esc",
	"!ranking-late", "Tab", "Tab", "Up", "Enter", "!attention-late",
	"Enter", "!text-attention-open", "Esc", "Esc", "s", "!stage-two", "Tab",
	"!stage-two-empty", "Esc", "!stay", "F5", "!nothing", NULL
};

/* 2099-12-04 10:00 UTC: eight days before the deadline. */
int64_t
clock_now(void)
{
	return 4100061600;
}

static int
fresh_copy(void)
{
	return system("rm -rf one && mkdir one && cp -r register.mita* in"
	    " later one") == 0 && chdir("one") == 0 ? 0 : -1;
}

static int
play(struct player *player, const char *language)
{
	int rc = play_board(player, language);

	return chdir("..") == 0 ? rc : -1;
}

int
main(void)
{
	static const struct walk walk = {
		"board", steps, fresh_copy, play
	};
	char folder[] = "/tmp/mita-board-XXXXXX", command[64];

	if (mkdtemp(folder) == NULL || chdir(folder) == -1)
		return 99;
	if (system("sh \"$srcdir/tests/board.sh\" >made.txt 2>&1") != 0) {
		system("cat made.txt >&2");
		return 99;
	}
	walk_all(&walk);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") == -1 || system(command) != 0)
		note("%s is left", folder);
	return done_testing();
}
