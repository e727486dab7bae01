#include "config.h"

#include <sys/resource.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "tests/play.h"
#include "tests/tap.h"

/*
 * Every screen at three sizes in every language, as text, roles and cursor,
 * against tests/golden.  GOLDEN=write writes them anew: read the difference
 * before it is committed.  Linked with pseudo.c instead of the catalogue, the
 * same walks look for labels that a language 40 % longer would have cut.
 * Colours are no part of it: term.c shows a role with or without them.
 */

/*
 * A key, "'words" to type, "!name" to look, "#full" and "#room" for the
 * disk, "#WxH" for another size of the window, "#" for the first one.
 */
static const char *const practice[] = {
	"!list", "?", "!help", "Esc", "F2", "!commands", "Esc", "F9",
	"!settings", "Esc",
	"Enter", "!declare", "Enter", "Down", "!interest", "Enter",
	"'a b c d", "!passphrase", "Enter", "!declared",
	"r", "!read", "/", "'bench", "Enter", "!found", "Down", "m",
	"!marked", "Esc",
	"Enter", "!choice", "Down", "PgDn", "3", "Right", "!score", "t",
	"!levels", "Esc", "c", "!compare", "Esc",
	"Enter", "'Ąžuolas gražus, kaina pagrįsta.", "!editor", "Esc",
	"!commented", "v", "!split", "Tab", "!reading", "Tab", "v",
	"w", "'tik man", "!note", "Esc", "!private", "s", "!check", "Esc",
	"PgDn", "4", "Enter", "'Komentaras apie įgyvendinimą čia.", "Esc",
	"Enter", "'!", "Esc", "Enter", "F5", "!earlier", "Esc", "Esc",
	"s", "!complete", "s", "!sign", "'a b c d", "Enter", "Esc", "z",
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
	"!last-page", "Enter", "!signed-again", "Esc", "!list-after",
	"e", "!export", "Tab", "'four words for tests", "Enter", "!exported",
	"r", "!export-receipt", "Esc", "Esc", "!list-exported",
	"i", "!import", "Enter", "!nothing-new",
	"Home", "Down", "Enter", "!declare", "Enter", "Down", "Down", "Down",
	"Enter", "'Dirbu ten.", "!what", "Enter", "'four words for tests",
	"Enter", "!given-back", "End", "Enter", "!closed",
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
	"!money", "PgDn", "PgDn", "Down", "Down", "Down", "Down", "Right",
	"!criterion", "(", "!no-other", "Enter", "!editor", "Esc",
	"v", "!whole", "r", "!read", "Tab", "Tab", "!own", "Esc", NULL
};

static const char *const first[] = {
	"!language", "Enter", "!who", "'Rūta Pavyzdė", "Enter",
	"'UAB Pavyzdys", "Enter", "'kodas", "Enter", "!code", "Ctrl-K",
	"'305123456", "Enter", "!e-mail", "'ruta@example.org", "Enter",
	"!kind", "Enter", "!passphrase", "'four words", "!short", "Enter",
	"'other words of mine", "Enter", "!too-short", "Tab", "Tab",
	"' for these tests", "Enter", "Enter", "!not-same", "Ctrl-K",
	"'four words for these tests", "Tab", " ", "!seen", "Enter", "!made",
	"p", "!practice", "q", "!nothing-yet", "i", "!import", NULL
};

static const struct {
	const char		*name;
	const char		*workspace;	/* NULL: that of the practice */
	const char *const	*steps;
} walks[] = {
	{ "practice", NULL, practice },
	{ "six", "one", six },
	{ "two", "two", two },
	{ "first", "", first },
};

struct walker {
	struct player	 player;	/* first: it is cast back */
	const char *const *at;
	const char	*typing;	/* what is left of "'words" */
	int		 rows;
	int		 cols;
	struct buf	 seen;		/* owned */
	unsigned	 wrong;		/* screens that break a rule */
};

/* Rules of every screen */

static void
row_text(const struct grid *grid, int row, struct buf *out)
{
	int col;

	for (col = 0; col < grid->cols; col++)
		buf_puts(out, grid->cells[row * grid->cols + col].text);
}

static bool
has_help(const struct grid *grid)
{
	struct buf last = {0};
	bool found;

	row_text(grid, grid->rows - 1, &last);
	found = strstr(buf_text(&last), _("? Help")) != NULL ||
	    strstr(buf_text(&last), _("F1 Help")) != NULL;
	buf_release(&last);
	return found;
}

static size_t
count(const char *text, const char *sign)
{
	size_t n = 0;

	while ((text = strstr(text, sign)) != NULL) {
		text += strlen(sign);
		n++;
	}
	return n;
}

/* In the pseudo-language every text stands between these. */
static bool
is_whole(const struct grid *grid, const char *name)
{
	struct buf all = {0};
	bool whole;
	int row;

	for (row = 0; row < grid->rows; row++) {
		row_text(grid, row, &all);
		buf_putc(&all, '\n');
	}
	whole = count(buf_text(&all), "{") == count(buf_text(&all), "}");
	if (!whole)
		note("%s at %dx%d:\n%s", name, grid->cols, grid->rows,
		    buf_text(&all));
	buf_release(&all);
	return whole;
}

static void
check_rules(struct walker *w, const struct grid *grid, const char *name)
{
	if (w->player.cols != w->cols)
		return;
	if (grid->cursor_row < 0 || grid->cursor_row >= grid->rows ||
	    grid->cursor_col < 0 || grid->cursor_col >= grid->cols ||
	    !play_has_focus(grid) || !has_help(grid) || !is_whole(grid,
	    name)) {
		note("%s breaks a rule", name);
		w->wrong++;
	}
}

/* Looking: what is another each time becomes stars, digit by digit */

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static bool
is_code(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/* A digest, also one that goes on from the line before. */
static void
hide_digests(char *text)
{
	size_t rest = 0, n;

	for (; *text != '\0'; text += n) {
		for (n = 0; is_hex(text[n]); n++)
			continue;
		if (n < 16 && (n == 0 || n != rest)) {
			if (n > 0 || *text > ' ')
				rest = 0;
			n += n == 0;
			continue;
		}
		memset(text, '*', n);
		rest = n > 16 && n < 64 && text[n] == '\n' ? 64 - n : 0;
	}
}

/* Groups of four: the names of keys, and codes for the telephone. */
static void
hide_codes(char *text)
{
	size_t i;

	for (; strlen(text) >= 19; text++) {
		for (i = 0; i < 19; i++)
			if (i % 5 == 4 ? strchr("- ", text[i]) == NULL :
			    !is_code(text[i]) && !is_hex(text[i]))
				break;
		if (i == 19 && strcspn(text, "0123456789") < 19)
			for (i = 0; i < 19; i++)
				text[i] = i % 5 == 4 ? text[i] : '*';
	}
}

/* Times of the programs that made the workspaces; the years beyond stay. */
static void
hide_times(char *text)
{
	size_t i;

	for (; strlen(text) >= 10; text++) {
		if (text[4] != '-' || text[7] != '-' ||
		    strncmp(text, "20", 2) != 0 ||
		    strncmp(text, "203", 3) == 0 ||
		    strncmp(text, "209", 3) == 0)
			continue;
		for (i = 0; i < 20 && strchr("0123456789-:TZ ", text[i]) !=
		    NULL && text[i] != '\0'; i++)
			if (text[i] >= '0' && text[i] <= '9')
				text[i] = '0';
	}
}

static void
look(struct walker *w, const struct grid *grid, const char *name)
{
	struct buf dump = {0};

	grid_dump(grid, &dump);
	hide_digests(dump.bytes);
	hide_codes(dump.bytes);
	hide_times(dump.bytes);
	buf_putf(&w->seen, "==== %s\n%s", name, buf_text(&dump));
	buf_release(&dump);
	check_rules(w, grid, name);
}

static void
shown(struct player *player, const struct grid *grid)
{
	struct walker *w = (struct walker *)player;

	while (w->typing == NULL && *w->at != NULL && (*w->at)[0] == '!' &&
	    (*w->at)[1] != '\0')
		look(w, grid, *w->at++ + 1);
}

/* A disk that is full, and another size of the window. */
static enum term_event
change_world(struct walker *w, const char *what)
{
	struct rlimit limit;

	if (strcmp(what, "full") == 0 || strcmp(what, "room") == 0) {
		getrlimit(RLIMIT_FSIZE, &limit);
		limit.rlim_cur = what[0] == 'f' ? 1 : limit.rlim_max;
		setrlimit(RLIMIT_FSIZE, &limit);
		return TERM_IDLE;
	}
	w->player.cols = w->cols;
	w->player.rows = w->rows;
	if (what[0] != '\0')
		sscanf(what, "%dx%d", &w->player.cols, &w->player.rows);
	return TERM_RESIZE;
}

static enum term_event
next(struct player *player, struct key *key)
{
	struct walker *w = (struct walker *)player;

	if (w->typing == NULL && *w->at != NULL && (*w->at)[0] == '\'')
		w->typing = *w->at++ + 1;
	if (w->typing != NULL && *w->typing != '\0') {
		*key = (struct key){ .kind = KEY_IS_CHAR };
		w->typing += text_decode(w->typing, strlen(w->typing),
		    &key->value);
		return TERM_KEY;
	}
	w->typing = NULL;
	if (*w->at == NULL)
		return TERM_LEAVE;
	if ((*w->at)[0] == '#')
		return change_world(w, *w->at++ + 1);
	if ((*w->at)[0] == '!')
		return TERM_IDLE;
	*key = play_key(*w->at++);
	return TERM_KEY;
}

/* Comparing */

static void
tell_first_difference(const char *got, const char *want)
{
	const char *line = got, *screen = got;

	while (*got != '\0' && *got == *want) {
		if (strncmp(got, "==== ", 5) == 0)
			screen = got;
		if (*got == '\n')
			line = got + 1;
		got++;
		want++;
	}
	note("%.*s differs from this line on:\n%.*s", (int)strcspn(screen,
	    "\n"), screen, (int)strcspn(line, "\n"), line);
}

static void
compare(const struct walker *w, const char *name, const char *language)
{
	const char *source = getenv("srcdir"), *mode = getenv("GOLDEN");
	struct buf want = {0};
	char path[4096];
	bool same;

	snprintf(path, sizeof(path), "%s/tests/golden/%s-%s-%dx%d.txt",
	    source, name, language, w->cols, w->rows);
	if (mode != NULL && strcmp(mode, "write") == 0)
		file_write(path, w->seen.bytes, w->seen.len, 0644, NULL);
	if (file_read(path, 1024 * 1024, &want, NULL) == -1)
		note("%s cannot be read", path);
	same = strcmp(buf_text(&want), buf_text(&w->seen)) == 0;
	ok(same, "%s in %s at %dx%d is as it was", name, language, w->cols,
	    w->rows);
	if (!same)
		tell_first_difference(buf_text(&w->seen), buf_text(&want));
	buf_release(&want);
}

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

static void
go(size_t walk, const char *language, int cols, int rows, bool pseudo)
{
	const char *name = walks[walk].name;
	struct walker w = { .player = { rows, cols, next, shown },
	    .at = walks[walk].steps, .rows = rows, .cols = cols };
	int rc;

	if (walks[walk].workspace == NULL)
		rc = play_demo(&w.player, language);
	else if ((rc = prepare(walks[walk].workspace)) == 0) {
		rc = play_workspace(&w.player, language, "own");
		rc = chdir("..") == 0 ? rc : -1;
	}
	is_int(rc, 0, "walk \"%s\" in %s at %dx%d", name, language, cols,
	    rows);
	ok(*w.at == NULL && w.wrong == 0, "every screen of it has its cursor,"
	    " its help and whole labels");
	if (!pseudo)
		compare(&w, name, language);
	buf_release(&w.seen);
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
	if (system("sh \"$srcdir/tests/screens.sh\" >made.txt 2>&1") == 0)
		return setenv("HOME", ".", 1) == 0;
	system("cat made.txt >&2");
	return false;
}

int
main(void)
{
	static const int sizes[][2] = { { 80, 24 }, { 60, 20 }, { 120, 40 } };
	bool pseudo = strcmp(_("Title"), "Title") != 0;
	char folder[] = "/tmp/mita-screens-XXXXXX", command[80];
	size_t walk, i;

	if (!begin(folder))
		return 99;
	for (walk = 0; walk < sizeof(walks) / sizeof(walks[0]); walk++)
		for (i = 0; i < 3; i++) {
			go(walk, "en", sizes[i][0], sizes[i][1], pseudo);
			if (!pseudo)
				go(walk, "lt", sizes[i][0], sizes[i][1],
				    pseudo);
		}
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") == -1 || system(command) != 0)
		note("%s is left", folder);
	return done_testing();
}
