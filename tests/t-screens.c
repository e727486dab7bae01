#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
 * same walk looks for labels that a language 40 % longer would have cut.
 */

/* A key, "'words" to type, "!name" to look. */
static const char *const walk[] = {
	"!list", "?", "!help", "Esc", "F2", "!commands", "Esc", "F9",
	"!settings", "Esc",
	"Enter", "!declare", "Enter", "Down", "!interest", "Enter",
	"'a b c d", "!passphrase", "Enter", "!declared",
	"r", "!read", "/", "'bench", "Enter", "!found", "Down", "m",
	"!marked", "Esc",
	"Enter", "!choice", "Down", "PgDn", "3", "Right", "!score", "t", "!levels", "Esc", "c", "!compare", "Esc",
	"Enter", "'Ąžuolas gražus, kaina pagrįsta.", "!editor", "Esc",
	"!commented", "v", "!split", "Tab", "!reading", "Tab", "v",
	"w", "'tik man", "Esc", "!private", "s", "!check", "Esc",
	"PgDn", "4", "Enter", "'Komentaras apie įgyvendinimą čia.", "Esc",
	"Enter", "'!", "Esc", "Enter", "F5", "!earlier", "Esc", "Esc",
	"s", "!complete", "s", "!sign", "'a b c d", "Enter", "Esc", "z",
	"Esc", "!end", "i", "!import", "Esc", "e", "Esc",
};

enum { STEPS = sizeof(walk) / sizeof(walk[0]) };

struct walker {
	struct player	 player;	/* first: it is cast back */
	size_t		 at;
	const char	*typing;	/* what is left of "'words" */
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
	if (grid->cursor_row < 0 || grid->cursor_row >= grid->rows ||
	    grid->cursor_col < 0 || grid->cursor_col >= grid->cols ||
	    !play_has_focus(grid) || !has_help(grid) || !is_whole(grid, name))
		w->wrong++;
}

/* Looking */

/* The time of saving, and its day, are others each time. */
static void
hide_times(char *text)
{
	char *at;

	for (at = text; (at = strchr(at, ':')) != NULL; at++)
		if (at - text >= 2 && strlen(at) >= 6 && at[3] == ':') {
			memcpy(at - 2, "00:00:00", 8);
			if (at - text >= 13 && at[-3] == ' ' && at[-6] == '-')
				memcpy(at - 13, "0000-00-00", 10);
			at += 3;
		}
}

static void
look(struct walker *w, const struct grid *grid, const char *name)
{
	struct buf dump = {0};

	grid_dump(grid, &dump);
	hide_times(dump.bytes);
	buf_putf(&w->seen, "==== %s\n%s", name, buf_text(&dump));
	buf_release(&dump);
	check_rules(w, grid, name);
}

static void
shown(struct player *player, const struct grid *grid)
{
	struct walker *w = (struct walker *)player;

	while (w->typing == NULL && w->at < STEPS && walk[w->at][0] == '!' &&
	    walk[w->at][1] != '\0')
		look(w, grid, walk[w->at++] + 1);
}

static enum term_event
next(struct player *player, struct key *key)
{
	struct walker *w = (struct walker *)player;

	if (w->typing == NULL && w->at < STEPS && walk[w->at][0] == '\'')
		w->typing = walk[w->at++] + 1;
	if (w->typing != NULL && *w->typing != '\0') {
		*key = (struct key){ .kind = KEY_IS_CHAR };
		w->typing += text_decode(w->typing, strlen(w->typing),
		    &key->value);
		return TERM_KEY;
	}
	w->typing = NULL;
	if (w->at < STEPS && walk[w->at][0] == '!')
		return TERM_IDLE;
	if (w->at == STEPS)
		return TERM_LEAVE;
	*key = play_key(walk[w->at++]);
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
compare(const struct walker *w, const char *language)
{
	const char *source = getenv("srcdir"), *mode = getenv("GOLDEN");
	struct buf want = {0};
	char path[4096];
	bool same;

	snprintf(path, sizeof(path), "%s/tests/golden/%s-%dx%d.txt", source,
	    language, w->player.cols, w->player.rows);
	if (mode != NULL && strcmp(mode, "write") == 0)
		file_write(path, w->seen.bytes, w->seen.len, 0644, NULL);
	if (file_read(path, 1024 * 1024, &want, NULL) == -1)
		note("%s cannot be read", path);
	same = strcmp(buf_text(&want), buf_text(&w->seen)) == 0;
	ok(same, "%s at %dx%d is as it was", language, w->player.cols,
	    w->player.rows);
	if (!same)
		tell_first_difference(buf_text(&w->seen), buf_text(&want));
	buf_release(&want);
}

static void
go(const char *language, int cols, int rows, bool pseudo)
{
	struct walker w = { .player = { rows, cols, next, shown } };

	is_int(play_demo(&w.player, language), 0, "the walk in %s at %dx%d",
	    language, cols, rows);
	ok(w.at == STEPS && w.wrong == 0, "every screen of it has its cursor,"
	    " its help and whole labels");
	if (!pseudo)
		compare(&w, language);
	buf_release(&w.seen);
}

int
main(void)
{
	static const int sizes[][2] = { { 80, 24 }, { 60, 20 }, { 120, 40 } };
	bool pseudo = strcmp(_("Title"), "Title") != 0;
	size_t i;

	for (i = 0; i < 3; i++) {
		go("en", sizes[i][0], sizes[i][1], pseudo);
		if (!pseudo)
			go("lt", sizes[i][0], sizes[i][1], pseudo);
	}
	return done_testing();
}
