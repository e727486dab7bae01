#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "tests/play.h"
#include "tests/tap.h"

/*
 * Keys without sense, pastes and windows of any size: nothing crashes, no
 * cell is broken, the cursor stays where the focus is.  CHAOS_STEPS and CHAOS_SEED make
 * it longer, and another.
 */

static const char *const begin[] = {
	"Enter", "Enter", "Down", "Enter", "a", " ", "b", " ", "c", " ", "d",
	"Enter", "Enter",
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
	uint64_t	 state;
	unsigned long	 steps;
	unsigned long	 at;
	unsigned long	 broken;
	unsigned long	 lost;		/* cursors outside the focus */
};

static unsigned
any(struct chaos *c, unsigned n)
{
	c->state ^= c->state << 13;
	c->state ^= c->state >> 7;
	c->state ^= c->state << 17;
	return (unsigned)((c->state >> 33) % n);
}

static bool
is_sound(const struct grid *grid, int i)
{
	const struct cell *cell = &grid->cells[i];
	bool last = (i + 1) % grid->cols == 0;

	if (cell->width == 2)
		return !last && cell[1].width == 0 && cell[1].text[0] == '\0';
	return cell->width == 1 ? cell->text[0] != '\0' &&
	    text_is_utf8(cell->text, strlen(cell->text)) : i > 0 &&
	    cell[-1].width == 2;
}

static void
shown(struct player *player, const struct grid *grid)
{
	struct chaos *c = (struct chaos *)player;
	struct buf dump = {0};
	int i;

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
		if (!is_sound(grid, i)) {
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
	switch (any(c, 40)) {
	case 0:
		player->rows = 1 + (int)any(c, 60);
		player->cols = 1 + (int)any(c, 200);
		return TERM_RESIZE;
	case 1:
	case 2:
		player->rows = 24;
		player->cols = 80;
		return TERM_RESIZE;
	case 3:
		paste = pastes[any(c, PASTES)];
		*key = (struct key){ .kind = KEY_IS_PASTE, .paste = paste,
		    .paste_len = strlen(paste) };
		return TERM_KEY;
	case 4:
		return TERM_IDLE;
	default:
		*key = play_key(keys[any(c, KEYS)]);
		return TERM_KEY;
	}
}

int
main(void)
{
	const char *steps = getenv("CHAOS_STEPS"), *seed = getenv("CHAOS_SEED");
	struct chaos c = {
		.player = { 24, 80, next, shown },
		.state = seed == NULL ? 20261124 : strtoull(seed, NULL, 10),
		.steps = steps == NULL ? 4000 : strtoul(steps, NULL, 10),
	};

	is_int(play_demo(&c.player, "lt"), 0, "the application ends well"
	    " after %lu keys", c.steps);
	ok(c.at >= c.steps, "having taken them all");
	is_int((long long)c.broken, 0, "no cell was broken");
	is_int((long long)c.lost, 0, "and the cursor was always where the"
	    " focus is");
	return done_testing();
}
