#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/clock.h"
#include "tests/any.h"
#include "tests/tap.h"
#include "tests/walk.h"

/*
 * Every screen of the dashboard.  tests/board.sh makes the register through
 * the programs; each walk has a fresh copy, and takes the bundles in itself,
 * so that all times are those of this clock.
 */

static const char *const tour[] = {
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
	"Enter", "!text-why", "Esc", "x", "!save-table", "Esc", "a", "!no-seat",
	"Down", "Down", "!seat", "Enter", "!text-explained", "Esc", "Esc", "Esc", "End", "a", "!seats",
	"Esc", "Tab", "!ranking-after",
	"p", "!final", "p", "Enter", "!text-why-first", "Esc",
	"o", "!text-overview", " ", "!text-overview-on", "Esc",
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

/* Keys without sense, pastes and windows of any size */

/* Not q, which leaves. */
static const char *const keys[] = {
	"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn",
	"Delete", "Backspace", "Enter", "Enter", "Enter", "Enter", "Tab",
	"BackTab", "Esc", "Esc", "Esc", "F1", "F2", "F3", "F5", "F9",
	"Ctrl-Z", "Ctrl-S", "Ctrl-C", "Ctrl-V", "Ctrl-L", "a", "b", "d", "f",
	"i", "j", "k", "m", "n", "N", "p", "r", "s", "x", "?", ":", "/", " ",
	"ą", "ž", "👍",
};

static const char *const pastes[] = {
	"one line", "q\nq\nq\n", "\x1b[31mred\x1b[0m", "\xFF\xFE bad", "",
	"👩‍🔬👩‍👩‍👧‍👦🇱🇹",
};

enum { KEYS = sizeof(keys) / sizeof(keys[0]),
	PASTES = sizeof(pastes) / sizeof(pastes[0]) };

struct chaos {
	struct player	 player;	/* first: it is cast back */
	unsigned long	 steps;
	unsigned long	 at;
	unsigned long	 broken;
	bool		 writing;	/* where a "/" would leave the folder */
};

static void
shown(struct player *player, const struct grid *grid)
{
	struct chaos *c = (struct chaos *)player;
	int i;

	c->writing = strstr(grid->title, "Write to a file") != NULL ||
	    strstr(grid->title, "Įrašymas į failą") != NULL;
	c->broken += !play_has_focus(grid);
	for (i = 0; i < grid->rows * grid->cols; i++)
		c->broken += !play_is_sound(grid, i);
}

static enum term_event
next(struct player *player, struct key *key)
{
	struct chaos *c = (struct chaos *)player;
	const char *name;

	if (c->at++ == c->steps)
		return TERM_LEAVE;
	switch (any(30)) {
	case 0:
		player->rows = 1 + (int)any(60);
		player->cols = 1 + (int)any(200);
		return TERM_RESIZE;
	case 1:
	case 2:
		player->rows = 24;
		player->cols = 80;
		return TERM_RESIZE;
	case 3:
		name = pastes[any(PASTES)];
		*key = (struct key){ .kind = KEY_IS_PASTE, .paste = name,
		    .paste_len = strlen(name) };
		return TERM_KEY;
	default:
		name = keys[any(KEYS)];
		*key = play_key(c->writing && name[0] == '/' ? "Esc" : name);
		return TERM_KEY;
	}
}

static void
chaos(void)
{
	const char *steps = getenv("CHAOS_STEPS"), *seed = getenv("CHAOS_SEED");
	struct chaos c = {
		.player = { 24, 80, next, shown },
		.steps = steps == NULL ? 2000 : strtoul(steps, NULL, 10),
	};

	any_from(seed == NULL ? 20261126 : strtoull(seed, NULL, 10));
	ok(fresh_copy() == 0 && play(&c.player, "lt") == 0, "the dashboard"
	    " ends well after %lu keys", c.steps);
	ok(c.at > c.steps, "having taken them all");
	is_int((long long)c.broken, 0, "no cell was broken, no cursor lost");
}

int
main(void)
{
	static const struct walk walk = {
		"board", tour, fresh_copy, play
	};
	char folder[] = "/tmp/mita-board-XXXXXX", command[64];

	if (mkdtemp(folder) == NULL || chdir(folder) == -1)
		return 99;
	if (system("sh \"$srcdir/tests/board.sh\" >made.txt 2>&1 ||"
	    " { cat made.txt >&2; exit 1; }") != 0)
		return 99;
	walk_all(&walk);
	chaos();
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") == -1 || system(command) != 0)
		note("%s is left", folder);
	return done_testing();
}
