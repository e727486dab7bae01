#include "config.h"

#include <sys/ioctl.h>
#include <sys/wait.h>

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/ui/grid.h"
#include "mita/ui/look.h"
#include "mita/ui/term.h"
#include "tests/any.h"
#include "tests/pty.h"
#include "tests/tap.h"

/*
 * What curses has in its memory is what stands in the grid, cell by cell,
 * and the cursor is where the grid says; on terminals with 256 colours, with
 * 8 and with none.  The terminal is one of our own, whose bytes go nowhere.
 */

enum { ROWS = 24, COLUMNS = 80, SCREENS = 120 };

static const char *const pieces[] = {
	"a", "Z", " ", "│", "█", "ą", "Ž", "„", "€", "–", "z\xCC\x8C\xCC\xA8",
	"漢", "字", "👩", "👩‍🔬", "👩🏽", "🇱🇹", "☃️", "각", "\xE1\x84\x80\xE1\x85\xA1",
	"\xCC\x81", "㉈", "䷀", "\xE2\x80\xAE", "\xC2\xAD", "\x1b[31m",
	"e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
};

enum { PIECES = sizeof(pieces) / sizeof(pieces[0]) };

static void
fill(struct grid *grid)
{
	struct buf line = {0};
	int row, n;

	grid_clear(grid);
	for (row = 0; row < grid->rows; row++) {
		line.len = 0;
		for (n = (int)any(120); n > 0; n--)
			buf_puts(&line, pieces[any(any(2) ? 6 : PIECES)]);
		grid_text(grid, row, (int)any(8), grid->cols, any(GRID_ROLES),
		    buf_text(&line), line.len);
		if (any(3) == 0)
			grid_mark(grid, row, (int)any(80), (int)any(40),
			    any(GRID_ROLES));
	}
	/* Up to the edge: a wide letter must not jump to the next line. */
	grid_text(grid, (int)any(ROWS), COLUMNS - 3, 3, any(GRID_ROLES), "漢漢",
	    6);
	grid_cursor(grid, (int)any(ROWS), (int)any(COLUMNS));
	buf_release(&line);
}

/* What stands in the memory of curses from col on, width columns. */
static void
memory(int row, int col, int width, struct buf *out, attr_t *attrs,
    short *pair)
{
	wchar_t wide[CCHARW_MAX + 1];
	cchar_t cell;
	int i, k;

	for (i = 0; i < width; i++) {
		memset(wide, 0, sizeof(wide));
		if (mvin_wch(row, col + i, &cell) == ERR ||
		    getcchar(&cell, wide, attrs, pair, NULL) == ERR)
			return;
		for (k = 0; wide[k] != L'\0'; k++)
			text_encode(out, (int32_t)wide[k]);
		/* The right half of a wide letter says the letter again. */
		if (wcwidth(wide[0]) == 2)
			i++;
	}
}

/* Points of shown that do not follow in text; blanks may fill up. */
static int
count_strange(const char *text, const char *shown)
{
	size_t len = strlen(text), n = strlen(shown), at;
	int32_t point, want;
	int strange = 0;

	while (n > 0) {
		at = text_decode(shown, n, &want);
		shown += at;
		n -= at;
		if (want == ' ')
			continue;
		do {
			at = text_decode(text, len, &point);
			text += at;
			len -= at;
		} while (at > 0 && point != want);
		strange += at == 0;
	}
	return strange;
}

static enum glyph_set able;	/* what the terminal is taken for */

/*
 * A letter with at most four marks is shown as it is.  Of what is longer, or
 * wider for the system than for us, the base is seen, or a question mark.
 */
static bool
is_like(const struct cell *cell, const char *shown)
{
	size_t len = strlen(cell->text), at, n = 1;
	int32_t point;
	bool plain;
	int width;

	at = text_decode(cell->text, len, &point);
	if (glyph_instead(point, able) != point)
		return shown[0] == (char)glyph_instead(point, able);
	width = wcwidth((wchar_t)point);
	if (width == 0)
		return shown[0] == ' ' && count_strange(cell->text, shown) ==
		    0;
	if (width > cell->width)
		return shown[0] == '?' && count_strange(cell->text, shown +
		    1) == 0;
	for (plain = width == cell->width; at < len; n++) {
		at += text_decode(cell->text + at, len - at, &point);
		plain = plain && wcwidth((wchar_t)point) == 0;
	}
	return plain && n <= 5 ? strcmp(cell->text, shown) == 0 :
	    strncmp(cell->text, shown, text_decode(shown, strlen(shown),
	    &point)) == 0 && count_strange(cell->text, shown) == 0;
}

/* The three plates have colours of their own. */
static const short pairs[GRID_ROLES] = {
	[GRID_DONE] = GRID_DONE, [GRID_LOOK] = GRID_LOOK,
	[GRID_STOP] = GRID_STOP,
};

static unsigned
count_wrong(const struct grid *grid, const attr_t *roles, bool coloured)
{
	const struct cell *cell;
	struct buf shown = {0};
	unsigned wrong = 0;
	int row, col, y, x;
	attr_t attrs = 0;
	short pair = 0;

	getyx(stdscr, y, x);
	wrong += y != grid->cursor_row || x != grid->cursor_col;
	for (row = 0; row < grid->rows; row++)
		for (col = 0; col < grid->cols; col++) {
			cell = &grid->cells[row * grid->cols + col];
			if (cell->width == 0 || (row == ROWS - 1 &&
			    col >= COLUMNS - 1))
				continue;
			shown.len = 0;
			memory(row, col, cell->width, &shown, &attrs, &pair);
			attrs &= A_BOLD | A_REVERSE | A_UNDERLINE;
			if (is_like(cell, buf_text(&shown)) && (coloured ?
			    pair == pairs[cell->role] : pair == 0 &&
			    attrs == roles[cell->role]))
				continue;
			fprintf(stderr, "# %d,%d: \"%s\" role %d is shown as"
			    " \"%s\" %x pair %d\n", row, col, cell->text,
			    cell->role, buf_text(&shown), (unsigned)attrs,
			    pair);
			wrong++;
		}
	buf_release(&shown);
	return wrong;
}

/* In the child: show many screens, look at each. */
static int
show(const char *type, bool mono, bool coloured)
{
	static const attr_t roles[GRID_ROLES] = {
		[GRID_NORMAL] = 0, [GRID_STRONG] = A_BOLD,
		[GRID_FOCUS] = A_REVERSE, [GRID_DONE] = 0,
		[GRID_LOOK] = A_UNDERLINE, [GRID_STOP] = A_BOLD | A_REVERSE,
		[GRID_TITLE] = A_BOLD | A_REVERSE, [GRID_KEY] = A_REVERSE,
		[GRID_HIT] = A_REVERSE | A_UNDERLINE,
	};
	struct grid grid = {0};
	unsigned wrong = 0;
	const char *note;
	int i;

	setenv("TERM", type, 1);
	able = strcmp(type, "vt100") == 0 ? LOOK_ASCII : LOOK_ALL;
	if (term_open(mono, &note, NULL) == -1)
		return 1;
	grid_resize(&grid, ROWS, COLUMNS);
	for (i = 0; i < SCREENS && wrong < 10; i++) {
		fill(&grid);
		term_show(&grid);
		wrong += count_wrong(&grid, roles, coloured);
	}
	grid_release(&grid);
	term_close();
	return wrong != 0;
}

/* A terminal for a child; what it prints is read and counted. */
static void
on_terminal(const char *type, bool mono, bool coloured)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
	int master = posix_openpt(O_RDWR | O_NOCTTY), slave, status = -1;
	char bytes[4096];
	pid_t child;

	grantpt(master);
	unlockpt(master);
	ioctl(master, TIOCSWINSZ, &size);
	fflush(stdout);
	if ((child = fork()) == 0) {
		setsid();
		slave = open(ptsname(master), O_RDWR);
		dup2(slave, STDIN_FILENO);
		dup2(slave, STDOUT_FILENO);
		close(master);
		close(slave);
		_exit(show(type, mono, coloured));
	}
	while (read(master, bytes, sizeof(bytes)) > 0)
		continue;
	waitpid(child, &status, 0);
	close(master);
	is_int(status, 0, "%s%s: curses has what the grid has, and the cursor"
	    " is there", type, mono ? " without colour" : "");
}

/* Where lines and blocks are not to be had, each of them is something. */
static void
each_sign_has_another(void)
{
	int i, ascii = 0, console = 0;
	int32_t point, other;

	for (i = 0; i < GLYPHS; i++) {
		text_decode(glyph_text((enum glyph)i), 3, &point);
		other = glyph_instead(point, LOOK_ASCII);
		ascii += other > ' ' && other < 0x7f;
		other = glyph_instead(point, LOOK_CONSOLE);
		console += other >= 0x2500 && other <= 0x259f;
		if (glyph_instead(point, LOOK_ALL) != point)
			ascii = -GLYPHS;
	}
	is_int(ascii, GLYPHS, "every sign has one in ASCII");
	is_int(console, GLYPHS, "and one on a console");
	is_int(glyph_instead(0x2573, LOOK_ASCII), '?', "a line that is none of"
	    " ours is told");
	is_int(glyph_instead(0x0105, LOOK_ASCII), 0x0105, "a letter stays");
}

int
main(void)
{
	if (!pty_is_there())
		return skip_all("there is no pseudo-terminal here");
	each_sign_has_another();
	any_from(20261126);
	setlocale(LC_ALL, "C.UTF-8");
	unsetenv("NO_COLOR");
	unsetenv("LINES");
	unsetenv("COLUMNS");
	on_terminal("xterm-256color", false, true);
	on_terminal("xterm", false, true);
	on_terminal("linux", false, true);
	on_terminal("vt100", false, false);
	on_terminal("xterm-256color", true, false);
	setenv("NO_COLOR", "1", 1);
	on_terminal("xterm-256color", false, false);
	return done_testing();
}
