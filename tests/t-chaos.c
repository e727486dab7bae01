#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "tests/any.h"
#include "tests/play.h"
#include "tests/tap.h"

/*
 * Keys without sense, pastes and windows of any size: nothing crashes, no
 * cell is broken, the cursor stays where the focus is.  CHAOS_STEPS and CHAOS_SEED make
 * it longer, and another.
 */

static const char *const begin[] = {
	"Enter", "Enter", "Down", "Enter",
	"o", "p", "e", "r", "a", " ", "m", "e", "t", "r", "o", " ",
	"t", "a", "x", "i", "Enter", "Enter",
};

/* Not q, which leaves, and not o, which starts other programs. */
static const char *const keys[] = {
	"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn",
	"Delete", "Backspace", "Enter", "Enter", "Enter", "Tab", "BackTab",
	"Esc", "Esc", "F1", "F2", "F4", "F5", "F6", "F7", "F8", "F9",
	"Ctrl-Z", "Ctrl-Y", "Ctrl-W", "Ctrl-K", "Ctrl-S", "Ctrl-C", "Ctrl-V",
	"Ctrl-A", "Ctrl-E", "Ctrl-L", "a", "b", "c", "e", "g", "G", "h", "i",
	"j", "k", "l", "m", "n", "N", "p", "r", "s", "t", "v", "w", "x", "z",
	"Z", "0", "3", "5", "9", ",", ".", "?", ":", "/", "(", ")", " ",
	"ą", "č", "ę", "ė", "į", "š", "ų", "ū", "ž", "„", "“", "€", "👍",
};

static const char *const pastes[] = {
	"one line", "two\nlines\r\nand a tab\t.", "q\nq\nq\n",
	"\x1b[31mred\x1b[0m", "a\xCC\x8C\xCC\xA8 z\xCC\x8C", "\xFF\xFE\x00 bad",
	"👩‍🔬👩‍👩‍👧‍👦🇱🇹", "", "\xE2\x80\xAE txet",
};

enum { BEGIN = sizeof(begin) / sizeof(begin[0]),
	KEYS = sizeof(keys) / sizeof(keys[0]),
	PASTES = sizeof(pastes) / sizeof(pastes[0]) };

struct chaos {
	struct player	 player;	/* first: it is cast back */
	unsigned long	 steps;
	unsigned long	 at;
	unsigned long	 broken;
	unsigned long	 lost;		/* cursors outside the focus */
	bool		 saved;		/* all was saved before this screen */
	unsigned long	 compared;	/* texts shown with texts saved */
	unsigned long	 other;
	char		 workspace[512];
};

/* Is the row one line across?  The words of the editor may stand in it. */
static bool
is_rule(const struct grid *grid, int row)
{
	const struct cell *cells = grid->cells + row * grid->cols;

	return strcmp(cells[0].text, "─") == 0 &&
	    strcmp(cells[1].text, "─") == 0;
}

static void
squeeze(struct buf *out, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (strchr(" \n", text[i]) == NULL)
			buf_putc(out, text[i]);
}

/* The text between the two rules: only the editor's. */
static bool
read_editor(const struct grid *grid, struct buf *out)
{
	int row, col, rules = 0;

	if (strstr(grid->title, "> Comment to") == NULL &&
	    strstr(grid->title, "> Komentaras") == NULL)
		return false;
	for (row = 0; row < grid->rows; row++) {
		if (is_rule(grid, row))
			rules++;
		else if (rules == 1)
			for (col = 0; col < grid->cols; col++) {
				const char *cell = grid->cells[row *
				    grid->cols + col].text;

				squeeze(out, cell, strlen(cell));
			}
	}
	return rules == 2;
}

/* Does some text in the file hold what is shown? */
static bool
is_saved(const struct chaos *c, const struct buf *text)
{
	static const char *const proposals[] = { "P-01", "P-02" };
	struct db *db = db_open_readonly(c->workspace, DB_WORKSPACE, NULL);
	struct arena *arena = arena_new();
	struct buf safe = {0}, value = {0};
	bool found = false;
	struct draft *list;
	size_t n, i, p;

	for (p = 0; db != NULL && p < 2; p++) {
		if (drafts_list(db, arena, &(struct draft_of){
		    1, proposals[p], NULL }, &list, &n, NULL) ==
		    -1)
			break;
		for (i = 0; i < n; i++) {
			safe.len = value.len = 0;
			text_safe(&safe, list[i].value, strlen(
			    list[i].value), true);
			squeeze(&value, buf_text(&safe), safe.len);
			found = found || strstr(buf_text(&value),
			    buf_text(text)) != NULL;
		}
	}
	buf_release(&safe);
	buf_release(&value);
	arena_free(arena);
	db_close(db);
	return found;
}

static void
compare(struct chaos *c, const struct grid *grid)
{
	struct buf text = {0};

	if (read_editor(grid, &text) && text.len > 0) {
		c->compared++;
		if (!is_saved(c, &text) && c->other++ == 0)
			note("step %lu: shown and not saved: %s", c->at,
			    buf_text(&text));
	}
	buf_release(&text);
}

/* The one folder of the practice call. */
static void
find_workspace(struct chaos *c)
{
	DIR *folder = opendir(getenv("TMPDIR"));
	struct dirent *entry;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.')
			snprintf(c->workspace, sizeof(c->workspace),
			    "%.200s/%.200s/workspace.mita", getenv("TMPDIR"),
			    entry->d_name);
	if (folder != NULL)
		closedir(folder);
}

static void
shown(struct player *player, const struct grid *grid)
{
	struct chaos *c = (struct chaos *)player;
	struct buf dump = {0};
	int i;

	if (c->at == BEGIN)
		find_workspace(c);
	if (c->saved)
		compare(c, grid);
	c->saved = false;
	if (!play_has_focus(grid) && c->lost++ == 0) {
		grid_dump(grid, &dump);
		note("step %lu: the cursor is not where the focus is:\n%s",
		    c->at, buf_text(&dump));
		buf_release(&dump);
	}
	if (grid->cursor_row < 0 || grid->cursor_row >= grid->rows ||
	    grid->cursor_col < 0 || grid->cursor_col >= grid->cols)
		c->broken++;
	for (i = 0; i < grid->rows * grid->cols; i++)
		if (!play_is_sound(grid, i)) {
			c->broken++;
			note("step %lu: a broken cell at %d, %d", c->at,
			    i / grid->cols, i % grid->cols);
			return;
		}
}

static enum term_event
next(struct player *player, struct key *key)
{
	struct chaos *c = (struct chaos *)player;
	const char *paste;

	if (c->at++ < BEGIN) {
		*key = play_key(begin[c->at - 1]);
		return TERM_KEY;
	}
	if (c->at > c->steps)
		return TERM_LEAVE;
	switch (any(40)) {
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
		paste = pastes[any(PASTES)];
		*key = (struct key){ .kind = KEY_IS_PASTE, .paste = paste,
		    .paste_len = strlen(paste) };
		return TERM_KEY;
	case 4:
		c->saved = true;
		return TERM_IDLE;
	default:
		*key = play_key(keys[any(KEYS)]);
		return TERM_KEY;
	}
}

int
main(void)
{
	const char *steps = getenv("CHAOS_STEPS"), *seed = getenv("CHAOS_SEED");
	struct chaos c = {
		.player = { 24, 80, next, shown },
		.steps = steps == NULL ? 4000 : strtoul(steps, NULL, 10),
	};

	char folder[64] = "/tmp/t-chaos.XXXXXX";

	if (mkdtemp(folder) == NULL || setenv("TMPDIR", folder, 1) == -1)
		return 1;
	any_from(seed == NULL ? 20261124 : strtoull(seed, NULL, 10));
	is_int(play_demo(&c.player, "lt"), 0, "the application ends well"
	    " after %lu keys", c.steps);
	ok(c.at >= c.steps, "having taken them all");
	is_int((long long)c.broken, 0, "no cell was broken");
	is_int((long long)c.lost, 0, "and the cursor was always where the"
	    " focus is");
	ok(c.compared > 0 && c.other == 0, "what the editor showed was what"
	    " the file had, %lu times", c.compared);
	rmdir(folder);
	return done_testing();
}
