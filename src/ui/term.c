#include "config.h"

#include "mita/ui/term.h"

#include <sys/ioctl.h>

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/ui/grid.h"

/* curses keeps its state in globals, so its one owner may have some too. */
static struct {
	bool		 open;
	bool		 mono;
	int		 pipe[2];	/* signal handlers write one byte */
	SCREEN		*screen;
	struct termios	 before;
	struct decoder	 decoder;
	attr_t		 attrs[6];
	short		 pairs[6];
	struct grid	 shown;		/* what curses was given last */
	bool		 stale;		/* give it all again */
} term = { .pipe = { -1, -1 } };

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

/* Leave the alternate screen, paste marks and hidden cursor behind. */
static const char restore[] = "\033[?2004l\033[?1049l\033[?25h\033[0m\r\n";

static void
on_signal(int number)
{
	int saved = errno;
	char byte = number == SIGWINCH || number == SIGCONT ? 'w' : 'l';

	if (write(term.pipe[1], &byte, 1) == -1)
		errno = saved;	/* a full pipe already holds the news */
	errno = saved;
}

/* Nothing but what is safe in a handler: the user gets the terminal back. */
static void
on_crash(int number)
{
	if (write(STDOUT_FILENO, restore, sizeof(restore) - 1) != -1)
		tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
	signal(number, SIG_DFL);
	raise(number);
}

static void
catch(int number, void (*handler)(int))
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = handler;
	sigaction(number, &action, NULL);
}

static int
open_pipe(struct fault *why)
{
	int i;

	if (pipe(term.pipe) == -1)
		return fault_errno(why, "the terminal");
	for (i = 0; i < 2; i++)
		fcntl(term.pipe[i], F_SETFL, O_NONBLOCK);
	return 0;
}

static int
check_terminal(struct fault *why)
{
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	    tcgetattr(STDIN_FILENO, &term.before) == 0)
		return 0;
	return fault_set(why, FAULT_SYSTEM, "TERMINAL", "the full-screen"
	    " application needs a terminal; in scripts use the verbs, see"
	    " \"--help\"");
}

/* Does terminfo know this name, and can it move the cursor? */
static bool
is_known(const char *name)
{
	int status;
	bool moves;

	if (name == NULL || setupterm(name, STDOUT_FILENO, &status) != OK)
		return false;
	moves = tigetstr("cup") != NULL && tigetstr("cup") != (char *)-1;
	del_curterm(cur_term);
	return moves;
}

static int
choose_type(const char **type, const char **note, struct fault *why)
{
	static const char *const others[] = { "xterm-256color", "xterm" };
	size_t i;

	*note = NULL;
	*type = getenv("TERM");
	if (is_known(*type))
		return 0;
	if (*type != NULL && strcmp(*type, "dumb") == 0)
		return fault_set(why, FAULT_SYSTEM, "TERMINAL", "this terminal"
		    " (TERM=dumb) cannot move its cursor; use the verbs, see"
		    " \"--help\"");
	for (i = 0; i < 2; i++)
		if (is_known(others[i])) {
			*type = others[i];
			*note = N_("Your terminal is of an unknown type"
			    " (TERM); it is used like xterm.");
			return 0;
		}
	return fault_set(why, FAULT_SYSTEM, "TERMINAL", "the type of this"
	    " terminal (TERM) is not known; try TERM=xterm");
}

/* Pairs readable on black and on white; without colour, attributes. */
static void
set_roles(void)
{
	static const struct {
		short	front;
		short	back;
		attr_t	extra;
	} colours[6] = {
		[GRID_DONE] = { COLOR_BLACK, COLOR_GREEN, 0 },
		[GRID_LOOK] = { COLOR_BLACK, COLOR_CYAN, 0 },
		[GRID_STOP] = { COLOR_WHITE, COLOR_RED, A_BOLD },
	};
	short i;

	term.attrs[GRID_STRONG] = A_BOLD;
	term.attrs[GRID_FOCUS] = A_REVERSE;
	term.attrs[GRID_DONE] = A_NORMAL;
	term.attrs[GRID_LOOK] = A_UNDERLINE;
	term.attrs[GRID_STOP] = A_BOLD | A_REVERSE;
	if (term.mono || !has_colors() || start_color() == ERR)
		return;
	use_default_colors();
	for (i = GRID_DONE; i <= GRID_STOP; i++)
		if (init_pair(i, colours[i].front, colours[i].back) == OK) {
			term.pairs[i] = i;
			term.attrs[i] = colours[i].extra;
		}
}

static void
set_signals(void)
{
	catch(SIGWINCH, on_signal);
	catch(SIGCONT, on_signal);
	catch(SIGHUP, on_signal);
	catch(SIGTERM, on_signal);
	catch(SIGINT, on_signal);
	catch(SIGQUIT, on_signal);
	catch(SIGSEGV, on_crash);
	catch(SIGABRT, on_crash);
	catch(SIGBUS, on_crash);
}

int
term_open(bool mono, const char **note, struct fault *why)
{
	const char *type, *no_color = getenv("NO_COLOR");

	if (check_terminal(why) == -1 || choose_type(&type, note, why) == -1 ||
	    open_pipe(why) == -1)
		return -1;
	term.mono = mono || (no_color != NULL && no_color[0] != '\0');
	set_signals();
	term.screen = newterm(type, stdout, stdin);
	if (term.screen == NULL)
		return fault_set(why, FAULT_SYSTEM, "TERMINAL",
		    "the terminal cannot be set up; try TERM=xterm");
	raw();
	noecho();
	nonl();
	set_roles();
	if (write(STDOUT_FILENO, paste_on, sizeof(paste_on) - 1) == -1)
		*note = N_("Pasting may not work in this terminal.");
	term.open = true;
	return 0;
}

void
term_close(void)
{
	if (!term.open)
		return;
	if (write(STDOUT_FILENO, paste_off, sizeof(paste_off) - 1) == -1)
		term.open = false;	/* it is gone; the rest cannot hurt */
	endwin();
	delscreen(term.screen);
	grid_release(&term.shown);
	decoder_release(&term.decoder);
	close(term.pipe[0]);
	close(term.pipe[1]);
	term.open = false;
}

void
term_size(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 &&
	    size.ws_col > 0 && (size.ws_row != LINES ||
	    size.ws_col != COLS))
		resizeterm(size.ws_row, size.ws_col);
	*rows = LINES;
	*cols = COLS;
}

static void
show_cell(int row, int col, const struct cell *cell)
{
	wchar_t wide[CELL_BYTES];
	size_t len = strlen(cell->text), at, n = 0;
	int32_t point;

	for (at = 0; at < len && n + 1 < CELL_BYTES; ) {
		at += text_decode(cell->text + at, len - at, &point);
		wide[n++] = (wchar_t)point;
	}
	wide[n] = L'\0';
	attr_set(term.attrs[cell->role], term.pairs[cell->role], NULL);
	/* An absolute move: one bad glyph cannot shift the row. */
	mvaddwstr(row, col, wide);
}

static void
show_row(const struct grid *grid, int row)
{
	const struct cell *cells = &grid->cells[row * grid->cols];
	int col;

	attr_set(A_NORMAL, 0, NULL);
	move(row, 0);
	clrtoeol();
	for (col = 0; col < grid->cols && col < COLS; col++)
		/* The last cell of the last line would scroll. */
		if (cells[col].width > 0 &&
		    !(row == LINES - 1 && col >= COLS - 1) &&
		    (cells[col].text[0] != ' ' || cells[col].role != 0))
			show_cell(row, col, &cells[col]);
}

/* Was this row shown just so?  Remembers it for the next time. */
static bool
is_shown(const struct grid *grid, int row)
{
	size_t len = (size_t)grid->cols * sizeof(*grid->cells);
	struct cell *before = &term.shown.cells[row * grid->cols];
	const struct cell *now = &grid->cells[row * grid->cols];

	if (!term.stale && memcmp(before, now, len) == 0)
		return true;
	memcpy(before, now, len);
	return false;
}

void
term_show(const struct grid *grid)
{
	int row;

	if (grid->rows != term.shown.rows || grid->cols != term.shown.cols) {
		if (grid_resize(&term.shown, grid->rows, grid->cols) == -1)
			return;
		term.stale = true;
		erase();
	}
	for (row = 0; row < grid->rows && row < LINES; row++)
		if (!is_shown(grid, row))
			show_row(grid, row);
	term.stale = false;
	move(grid->cursor_row, grid->cursor_col);
	refresh();
}

void
term_redraw(void)
{
	clearok(stdscr, TRUE);
}

/* What signals said; the pipe is emptied. */
static bool
take_signals(enum term_event *event)
{
	bool any = false;
	char byte;

	while (read(term.pipe[0], &byte, 1) == 1) {
		if (!any || byte == 'l')
			*event = byte == 'l' ? TERM_LEAVE : TERM_RESIZE;
		any = true;
	}
	return any;
}

/* Escape alone is told from a sequence by 50 ms of silence. */
enum { ESCAPE_MS = 50 };

static bool
take_key(bool late, struct key *key)
{
	while (decoder_next(&term.decoder, late, key))
		if (key->kind != KEY_IS_NONE)
			return true;
	return false;
}

enum term_event
term_wait(int timeout, struct key *key)
{
	struct pollfd fds[2];
	enum term_event event;
	char bytes[4096];
	bool waiting;
	ssize_t n;
	int rc;

	for (;;) {
		if (take_signals(&event))
			return event;
		if (take_key(false, key))
			return TERM_KEY;
		waiting = decoder_is_waiting(&term.decoder);
		fds[0] = (struct pollfd){ STDIN_FILENO, POLLIN, 0 };
		fds[1] = (struct pollfd){ term.pipe[0], POLLIN, 0 };
		rc = poll(fds, 2, waiting ? ESCAPE_MS : timeout);
		if (rc == 0 && waiting) {
			if (take_key(true, key))
				return TERM_KEY;
			continue;
		}
		if (rc == 0)
			return TERM_IDLE;
		if (rc == -1 || fds[0].revents == 0)
			continue;
		n = read(STDIN_FILENO, bytes, sizeof(bytes));
		if (n == 0 || (n == -1 && errno != EINTR))
			return TERM_LEAVE;
		if (n > 0)
			decoder_feed(&term.decoder, bytes, (size_t)n);
	}
}
