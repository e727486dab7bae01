#include "config.h"

#include "tests/walk.h"

#include <sys/resource.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "tests/tap.h"

struct walker {
	struct player	 player;	/* first: it is cast back */
	int		 rows;		/* without "#WxH" */
	int		 cols;
	const char *const *at;
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
	size_t opened, closed;
	bool whole;
	int row;

	/* A text that is read line by line goes on below. */
	if (strncmp(name, "text-", 5) == 0)
		return true;
	for (row = 0; row < grid->rows; row++) {
		row_text(grid, row, &all);
		buf_putc(&all, '\n');
	}
	/* What goes on below has a sign that says so in place of its end. */
	opened = count(buf_text(&all), "{");
	closed = count(buf_text(&all), "}");
	whole = closed <= opened && opened - closed <= count(buf_text(&all),
	    " more line");
	if (!whole)
		note("%s at %dx%d:\n%s", name, grid->cols, grid->rows,
		    buf_text(&all));
	buf_release(&all);
	return whole;
}

/* How many of P-01 to P-24 stand somewhere. */
static size_t
count_proposals(const char *text)
{
	char id[8];
	size_t n = 0;
	int i;

	for (i = 1; i <= 24; i++) {
		snprintf(id, sizeof(id), "P-%02d ", i);
		n += strstr(text, id) != NULL;
	}
	return n;
}

/* Of a list that goes on somebody says so. */
static bool
is_told(const struct grid *grid, const char *name)
{
	struct buf all = {0};
	bool told = true;
	int row;

	for (row = 0; row < grid->rows; row++) {
		row_text(grid, row, &all);
		buf_putc(&all, '\n');
	}
	if (strncmp(name, "all-", 4) == 0)
		told = count_proposals(buf_text(&all)) == 24 ||
		    strstr(buf_text(&all), " more ") != NULL ||
		    strstr(buf_text(&all), "dar ") != NULL;
	buf_release(&all);
	return told;
}

static void
check_rules(struct walker *w, const struct grid *grid, const char *name)
{
	if (w->player.cols != w->cols)
		return;
	if (grid->cursor_row < 0 || grid->cursor_row >= grid->rows ||
	    grid->cursor_col < 0 || grid->cursor_col >= grid->cols ||
	    !play_has_focus(grid) || !has_help(grid) ||
	    !is_whole(grid, name) || !is_told(grid, name)) {
		note("%s at %dx%d breaks a rule", name, grid->cols,
		    grid->rows);
		w->wrong++;
	}
}

/* Looking: what is another each time becomes stars, or zeros in a time */

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

/* The same as people read it, in groups of eight. */
static void
hide_groups(char *text)
{
	size_t n;

	for (; *text != '\0'; text += n + (text[n] != '\0')) {
		n = strcspn(text, " \n");
		if (n == 8 && strspn(text, "0123456789abcdef") >= 8)
			memset(text, '*', 8);
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
		if (i == 19 && (text[4] == '-' ||
		    strcspn(text, "0123456789") < 19))
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

/* The end of the name of a folder of our own. */
static void
hide_folder(char *text)
{
	static const char mine[] = "/tmp/mita-";

	while ((text = strstr(text, mine)) != NULL)
		for (text += strlen(mine); *text != '\0' &&
		    strchr("/ \n", *text) == NULL; text++)
			*text = '*';
}

static void
look(struct walker *w, const struct grid *grid, const char *name)
{
	struct buf dump = {0};

	grid_dump(grid, &dump);
	hide_digests(dump.bytes);
	hide_groups(dump.bytes);
	hide_codes(dump.bytes);
	hide_folder(dump.bytes);
	hide_times(dump.bytes);
	buf_putf(&w->seen, "==== %s\n%s", name, buf_text(&dump));
	buf_release(&dump);
	check_rules(w, grid, name);
}

/* Walking */

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
	ok(same, "%s in %s at %dx%d is as it was", name, language,
	    w->cols, w->rows);
	if (!same)
		tell_first_difference(buf_text(&w->seen), buf_text(&want));
	buf_release(&want);
}

static void
go(const struct walk *walk, const char *language, const int size[2],
    bool pseudo)
{
	struct walker w = { .player = { size[1], size[0], next, shown },
	    .rows = size[1], .cols = size[0], .at = walk->steps };

	ok(walk->prepare == NULL || walk->prepare() == 0, "%s is prepared",
	    walk->name);
	is_int(walk->play(&w.player, language), 0, "%s in %s at %dx%d",
	    walk->name, language, size[0], size[1]);
	ok(*w.at == NULL && w.wrong == 0, "every screen of it has its cursor,"
	    " its help and whole labels");
	if (!pseudo)
		compare(&w, walk->name, language);
	buf_release(&w.seen);
}

void
walk_all(const struct walk *walk)
{
	static const int sizes[][2] = { { 80, 24 }, { 60, 20 }, { 120, 40 } };
	bool pseudo;
	size_t i;

	/* The walk before this one left its language behind. */
	translate_to("en");
	pseudo = strcmp(_("Title"), "Title") != 0;
	for (i = 0; i < 3; i++) {
		go(walk, "en", sizes[i], pseudo);
		if (!pseudo)
			go(walk, "lt", sizes[i], pseudo);
	}
}
