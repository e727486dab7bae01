#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/play.h"
#include "tests/tap.h"
#include "tests/walk.h"

/*
 * Every screen of the application, from workspaces that the public programs
 * made.
 */

static const char *const practice[] = {
	"!list", "?", "!help", "Esc", "F2", "!commands", "Esc", "F9",
	"!settings", "Esc",
	"Enter", "!declare", "Enter", "Down", "!interest", "Enter",
	"'opera metro taxi", "!text-declaring", "Enter",
	"!declared",
	"r", "!read", "/", "'bench", "Enter", "!found", "Down", "m",
	"!marked", "Esc",
	"Enter", "!choice", "Down", "PgDn", "3", "Right", "!score", "t",
	"!levels", "Esc", "c", "!compare", "Esc",
	"Enter", "'Ąžuolas gražus, kaina pagrįsta.", "!editor", "Esc",
	"!commented", "v", "!split", "Tab", "!reading", "Tab", "v",
	"w", "'tik man", "!note", "Esc", "!private", "s", "!check", "Esc",
	"PgDn", "4", "Enter", "'Komentaras apie įgyvendinimą čia.", "Esc",
	"Enter", "'!", "Esc", "Enter", "F5", "!earlier", "Esc", "Esc",
	"s", "!complete", "s", "!sign", "'opera metro taxi", "Enter", "Esc", "z",
	"Esc", "!end", NULL
};

static const char *const six[] = {
	"!list", "?", "F1", "!telephone", "Esc", "/", "'medien", "!finding",
	"Enter", "Enter", "!signed", "Enter", "!evaluation", "Esc",
	"Down", "Down", "Enter", "!receipt", "Esc", "Up", "Enter", "!reason",
	"'Pataisytas balas.", "Enter", "PgDn", "PgDn", "PgDn", "PgDn",
	"Right", "!correcting", "Esc", "!corrected", "s", "!ready", "s",
	"!sign", "'wrong words here now", "Enter", "!wrong",
	"'four words for tests", "Enter", "!text", "Enter", "!too-early",
	" ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ",
	"!text-last-page", "Enter", "!signed-again", "Esc", "!list-after",
	"e", "!export", "'four words for tests", "Tab",
	"'four words for tests", "Enter", "!in-name", "Down", "Tab",
	"'four words for tests", "Enter", "!exported",
	"r", "!export-receipt", "Esc", "Esc", "!list-exported",
	"i", "!import", "Enter", "!nothing-new",
	"Home", "Down", "Enter", "!declare", "Enter", "Down", "Down", "Down",
	"Enter", "'Dirbu ten.", "!what", "Enter", "!statement",
	"'four words for tests", "Enter", "!given-back", "r", "!text-closed",
	"Down", "d", "Enter", "Down", "Enter", "'four", "!text-unasked",
	"Esc", "Up", "End", "Enter", "!closed",
	"Home", "c", "!compare", "d", "!order", "Esc",
	"Enter", "!gap", "x", "!off", "F2", "!palette", "Esc",
	"s", "!missing", "s", "!refused", "f", "!full-text", "Esc", "Esc",
	"PgDn", "PgDn", "PgDn", "Enter", "#full", "'Neliks.", "Esc",
	"!not-saved", "#room", "Esc", "!saved", "#50x12", "!small", "#",
	"Esc", "q", "!leaving", NULL
};

static const char *const two[] = {
	"!list", "Enter", "!question", "e", "!earlier", "Tab", "!form",
	"PgDn", "PgDn", "PgDn", "!per-code", "PgDn", "PgDn", "'12000",
	"!money", "#full", "'5", "PgDn", "!sum-stays", "#room",
	"!sum-saved", "Backspace", "PgDn", "PgDn", "Down", "Down", "Down",
	"Down", "#full", "Right", "!not-taken", "#room", "Right",
	"!criterion", "(", "!no-other", "Enter", "!editor", "Esc",
	"v", "!whole", "r", "!text-read", "Tab", "Tab", "!own", "Esc", NULL
};

static const char *const first[] = {
	"!language", "Enter", "!who", "'Rūta Pavyzdė", "Down",
	"'UAB Pavyzdys", "Enter", "'kodas", "Enter", "!code", "Ctrl-K",
	"'305123456", "Enter", "!e-mail", "'ruta@example.org", "Up", "!up",
	"Down", "Enter", "!kind", "Down", "!business", "Enter",
	"!passphrase", "'four words", "!short", "Enter", "!too-short",
	"' for these tests", "Enter", "'other words of mine", "Enter",
	"!not-same", "'four words for these tests", "Down",
	"'four words for these tests", "Tab", " ", "!seen",
	"Tab", "!sheet", "Enter", "!made",
	"p", "!practice", "q", "!nothing-yet", "i", "!import",
	"Enter", "!new-key", "'abc", "Enter", "!no-name", NULL
};

/* Whatever "all-" shows is all of 24 proposals, or says that there is more. */
static const char *const many[] = {
	"!all-list", "PgDn", "!all-list-page", "End", "!all-list-end", "Home",
	"c", "!all-compare",
	"Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down",
	"Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down",
	"Down", "Down", "Down", "Down", "Down", "Down", "Right", "Right",
	"!all-compare-end", "Esc", "/", "'P-04", "Enter", "Enter",
	"!question", "F2", "!commands", "Esc", "s", "!check", "Down", "Down",
	"Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down",
	"Down", "Down", "Down", "Down", "!check-end", "Esc", "r", "!read",
	"/", "'robot", "Enter", "!found", "End", "!read-end", "Esc", "Esc",
	"?", "!help", NULL
};

/* A home folder as it is before each walk, with us in it. */
static int
prepare(const char *workspace)
{
	char command[200];

	snprintf(command, sizeof(command), "chmod -R u+w home 2>/dev/null;"
	    " rm -rf home && mkdir home && cp six/out/E-01.package home"
	    " && { test -z '%s' || cp '%s' home/own; }", workspace, workspace);
	return system(command) == 0 && chdir("home") == 0 ? 0 : -1;
}

static int
play_own(struct player *player, const char *language, const char *workspace)
{
	int rc;

	if (prepare(workspace) == -1)
		return -1;
	rc = play_workspace(player, language, "own");
	return chdir("..") == 0 ? rc : -1;
}

static int
play_six(struct player *player, const char *language)
{
	return play_own(player, language, "one");
}

static int
play_two(struct player *player, const char *language)
{
	return play_own(player, language, "two");
}

static int
play_many(struct player *player, const char *language)
{
	return play_own(player, language, "many");
}

static int
play_first(struct player *player, const char *language)
{
	return play_own(player, language, "");
}

/* A folder of our own with the workspaces; what made them is told if not. */
static bool
begin(char *folder)
{
	if (mkdtemp(folder) == NULL || chdir(folder) == -1)
		return false;
	signal(SIGXFSZ, SIG_IGN);
	unsetenv("USER");
	unsetenv("WSL_DISTRO_NAME");
	/* The card for the telephone tells these. */
	setenv("TERM", "dumb", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANG", "C.UTF-8", 1);
	return system("sh \"$srcdir/tests/screens.sh\" >made.txt 2>&1 ||"
	    " { cat made.txt >&2; exit 1; }") == 0 &&
	    setenv("HOME", ".", 1) == 0;
}

int
main(void)
{
	static const struct walk walks[] = {
		{ "practice", practice, NULL, play_demo },
		{ "six", six, NULL, play_six },
		{ "two", two, NULL, play_two },
		{ "many", many, NULL, play_many },
		{ "first", first, NULL, play_first },
	};
	char folder[] = "/tmp/mita-screens-XXXXXX", command[80];
	size_t i;

	if (!begin(folder))
		return 99;
	for (i = 0; i < sizeof(walks) / sizeof(walks[0]); i++)
		walk_all(&walks[i]);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") == -1 || system(command) != 0)
		note("%s is left", folder);
	return done_testing();
}
