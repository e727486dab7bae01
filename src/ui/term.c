/* The terminal: the only file that knows curses. */
#include "config.h"

#include "mita/ui/term.h"
#include "mita/ui/term_type.h"

#include <sys/ioctl.h>

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/ui/charset.h"
#include "mita/ui/grid.h"
#include "mita/ui/look.h"

/* curses keeps its state in globals, so its one owner may have some too. */
static struct {
	bool		 open;
	bool		 utf8;		/* else letters give way to others */
	bool		 mono;
	bool		 has_title;	/* and can bring the old one back */
	int		 escape_ms;	/* silence that makes ESC a key */
	int		 pipe[2];	/* signal handlers write one byte */
	SCREEN		*screen;
	struct termios	 before;
	struct decoder	 decoder;
	int64_t		 cut;		/* until when a tail is expected */
	bool		 fresh;		/* what was read is not judged yet */
	enum glyph_set	 able;		/* what lines and blocks it can draw */
	attr_t		 attrs[GRID_ROLES];
	short		 pairs[GRID_ROLES];
	struct grid	 shown;		/* what curses was given last */
	bool		 stale;		/* give it all again */
} term = { .pipe = { -1, -1 } };

/*
 * Behind a lone ESC the terminal is asked after a short silence; its answer
 * tells the Escape key from a longer one that comes in pieces.  One that does
 * not answer is given so long that no link tears a key apart for longer.
 */
enum { ASK_MS = 50, ESCAPE_MS = 2500, ESCAPE_MOST = 5000, TAIL_MS = 2500 };

/* A paste without marks comes in one piece, or with gaps once it is known. */
enum { BURST_MS = 15, GAP_MS = 300 };

static const char question[] = "\033[5n";
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
static const char title_keep[] = "\033[22;0t";
static const char title_back[] = "\033[23;0t";

/* Paste marks and mouse off, the other screen left, cursor and letters back. */
static const char restore[] = "\033[?2004l\033[?1000l\033[?1002l\033[?1006l"
    "\033[?1049l\033[?25h\033[0m\033(B\017\r\n";

static void
send(const char *bytes, size_t len)
{
	ssize_t n;

	while (len > 0 && (n = write(STDOUT_FILENO, bytes, len)) != 0) {
		if (n == -1 && errno != EINTR)
			break;	/* the window is gone; reading tells it */
		if (n == -1)
			continue;
		bytes += n;
		len -= (size_t)n;
	}
}

static void
on_signal(int number)
{
	char byte = number == SIGWINCH ? 'w' : number == SIGCONT ? 'c' :
	    number == SIGTSTP ? 's' : 'l';
	int saved = errno;

	if (write(term.pipe[1], &byte, 1) == -1)
		errno = saved;	/* a full pipe already holds the news */
	errno = saved;
}

/* Nothing but what is safe in a handler: the user gets the terminal back. */
static void
on_crash(int number)
{
	ssize_t n = write(STDOUT_FILENO, restore, sizeof(restore) - 1);

	(void)n;
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
	return fault_advise(why, FAULT_SYSTEM, "TERMINAL",
	    "in scripts use the verbs, see \"--help\"", "the full-screen"
	    " application needs a terminal");
}

static attr_t
attrs_of(unsigned look)
{
	return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_REVERSE ?
	    A_REVERSE : 0) | (look & LOOK_UNDERLINE ? A_UNDERLINE : 0);
}

/*
 * Without colour, attributes.  Where the terminal cannot say "its own
 * colours" we would paint the background: there is no colour either.
 */
static void
set_roles(bool mono)
{
	const char *own = tigetstr("op");
	const struct look *look;
	int i;

	term.mono = mono || !has_colors() || own == NULL ||
	    own == (char *)-1 || start_color() == ERR ||
	    use_default_colors() == ERR;
	for (i = 0; i < GRID_ROLES; i++) {
		look = look_of((enum grid_role)i);
		term.attrs[i] = attrs_of(look->mono);
		term.pairs[i] = 0;
		if (term.mono || (look->front != LOOK_OWN && init_pair(
		    (short)i, (short)look->front, (short)look->back) != OK))
			continue;
		term.attrs[i] = attrs_of(look->coloured);
		term.pairs[i] = (short)(look->front == LOOK_OWN ? 0 : i);
	}
}

bool
term_is_mono(void)
{
	return term.mono;
}

void
term_set_mono(bool mono)
{
	if (!term.open)
		return;
	set_roles(mono);
	term.stale = true;
}

static const int told[] = { SIGWINCH, SIGCONT, SIGTSTP, SIGHUP, SIGTERM,
	SIGINT, SIGQUIT };
static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };

static void
set_signals(bool ours)
{
	size_t i;

	for (i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		catch(told[i], ours ? on_signal : SIG_DFL);
	for (i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		catch(crashes[i], ours ? on_crash : SIG_DFL);
}

static int
escape_wait(void)
{
	const char *given = getenv("ESCDELAY");
	int64_t ms = ESCAPE_MS;

	if (given != NULL)
		number_read(given, 1, ESCAPE_MOST, &ms);
	return (int)ms;
}

static void
take_modes_back(void)
{
	send(paste_off, sizeof(paste_off) - 1);
	if (term.has_title)
		send(title_back, sizeof(title_back) - 1);
}

int
term_open(bool mono, const char **note, struct fault *why)
{
	const char *type, *no_color = getenv("NO_COLOR");

	if (check_terminal(why) == -1 || term_type(&type, note, why) == -1 ||
	    open_pipe(why) == -1)
		return -1;
	term.utf8 = charset_is_utf8(&term.decoder);
	set_signals(true);
	term.screen = newterm(type, stdout, stdin);
	if (term.screen == NULL)
		return fault_advise(why, FAULT_SYSTEM, "TERMINAL",
		    "try TERM=xterm", "the terminal cannot be set up");
	raw();
	typeahead(-1);		/* a key on its way does not halve a screen */
	noecho();
	nonl();
	curs_set(1);
	term.able = term_glyphs(type, term.utf8);
	set_roles(mono || (no_color != NULL && no_color[0] != '\0'));
	term.escape_ms = escape_wait();
	term.has_title = tigetflag("XT") > 0;
	send(paste_on, sizeof(paste_on) - 1);
	if (term.has_title)
		send(title_keep, sizeof(title_keep) - 1);
	term.open = true;
	return 0;
}

bool
term_is_utf8(void)
{
	return term.utf8;
}

void
term_close(void)
{
	if (!term.open)
		return;
	take_modes_back();
	endwin();
	delscreen(term.screen);
	grid_release(&term.shown);
	decoder_release(&term.decoder);
	set_signals(false);
	close(term.pipe[0]);
	close(term.pipe[1]);
	term.open = false;
}

/* Keys that end a program are meant for the other one meanwhile. */
static const int keys[] = { SIGINT, SIGQUIT, SIGTSTP };

void
term_pause(void)
{
	size_t i;

	if (!term.open)
		return;
	take_modes_back();
	endwin();
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		catch(keys[i], SIG_IGN);
}

/* Somebody else may have used the terminal: say and show everything anew. */
static void
refit(void)
{
	reset_prog_mode();
	send(paste_on, sizeof(paste_on) - 1);
	term.shown.title[0] = '\0';
	term_redraw();
}

void
term_resume(void)
{
	size_t i;

	if (!term.open)
		return;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		catch(keys[i], on_signal);
	if (term.has_title)
		send(title_keep, sizeof(title_keep) - 1);
	refit();
}

/* In a session without job control the kernel ignores the stop. */
void
term_suspend(void)
{
	term_pause();
	catch(SIGTSTP, SIG_DFL);
	kill(0, SIGTSTP);
	term_resume();
}

static void
put_base64(struct buf *out, const char *bytes, size_t len)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned long three;
	size_t at, i;

	for (at = 0; at < len; at += 3) {
		for (three = 0, i = 0; i < 3; i++)
			three = three << 8 | (at + i < len ?
			    (unsigned char)bytes[at + i] : 0);
		for (i = 0; i < 4; i++)
			buf_putc(out, at + i > len ? '=' :
			    letters[three >> (18 - 6 * i) & 63]);
	}
}

bool
term_copy(const char *text, size_t len)
{
	const char *way = term.open ? tigetstr("Ms") : NULL;
	struct buf out = {0};
	bool sent;

	/* A terminal that does not know it would print it. */
	if ((way == NULL || way == (char *)-1) && !term.has_title)
		return false;
	buf_puts(&out, "\033]52;c;");
	put_base64(&out, text, len);
	buf_puts(&out, "\033\\");
	sent = !out.failed;
	if (sent)
		send(out.bytes, out.len);
	buf_release(&out);
	return sent;
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

static bool
has_letter(wchar_t point)
{
	char bytes[MB_LEN_MAX];

	return wctomb(bytes, point) > 0;
}

/* One cell of curses, a base and its marks; empty: a blank. */
static void
put_wide(int row, int col, wchar_t *wide, size_t n, const struct cell *cell)
{
	cchar_t out;

	if (n == 0)
		wide[n++] = L' ';
	wide[n] = L'\0';
	if (setcchar(&out, wide, term.attrs[cell->role],
	    term.pairs[cell->role], NULL) == OK)
		/* An absolute move: one bad glyph cannot shift the row. */
		mvadd_wch(row, col, &out);
}

/*
 * curses keeps a base and four marks in a cell and measures by the system's
 * tables.  What is wider for it than for us would push the row along, so
 * that stays out; what is narrower gets blanks.
 */
enum { MARKS_MAX = 4 };

/* As the terminal can show it; width is what curses takes it for. */
static wchar_t
letter_of(int32_t point, int room, int *width)
{
	wchar_t letter = (wchar_t)glyph_instead(point, term.able);

	if (!term.utf8 && !has_letter(letter))
		letter = charset_stand_in(letter);
	*width = wcwidth(letter);
	if (*width >= 0 && *width <= room)
		return letter;
	*width = 1;
	return L'?';
}

static void
show_cell(int row, int col, const struct cell *cell)
{
	size_t len = strlen(cell->text), at = 0, n = 0;
	wchar_t wide[MARKS_MAX + 2], next;
	int32_t point;
	int used = 0, start = 0, width;

	while (at < len) {
		at += text_decode(cell->text + at, len - at, &point);
		next = letter_of(point, 2, &width);
		if (n == 0)
			next = letter_of(point, cell->width, &width);
		if (width == 0 && n == 0) {	/* a mark without a base */
			wide[n++] = L' ';
			used = 1;
		}
		if (width == 0 && n <= MARKS_MAX)
			wide[n++] = next;
		if (width == 0 || used + width > cell->width)
			continue;
		if (n > 0)
			put_wide(row, col + start, wide, n, cell);
		start = used;
		used += width;
		wide[0] = next;
		n = 1;
	}
	put_wide(row, col + start, wide, n, cell);
	while (used < cell->width)
		put_wide(row, col + used++, wide, 0, cell);
}

/* What is shown is remembered: only what is new goes to curses. */
static void
show_row(const struct grid *grid, int row)
{
	const struct cell *now = &grid->cells[row * grid->cols];
	struct cell *before = &term.shown.cells[row * grid->cols];
	int col;

	if (!term.stale && memcmp(before, now, (size_t)grid->cols *
	    sizeof(*now)) == 0)
		return;
	for (col = 0; col < grid->cols && col < COLS; col++) {
		/* The last cell of the last line would scroll. */
		if (row == LINES - 1 && col >= COLS - 1)
			break;
		if (!term.stale && memcmp(&before[col], &now[col],
		    sizeof(*now)) == 0)
			continue;
		before[col] = now[col];
		if (now[col].width > 0)
			show_cell(row, col, &now[col]);
	}
}

static void
show_title(const struct grid *grid)
{
	if (!term.has_title || strcmp(grid->title, term.shown.title) == 0)
		return;
	send("\033]0;", 4);
	send(grid->title, strlen(grid->title));
	send("\a", 1);
	memcpy(term.shown.title, grid->title, sizeof(grid->title));
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
		show_row(grid, row);
	term.stale = false;
	move(grid->cursor_row, grid->cursor_col);
	refresh();
	show_title(grid);
}

void
term_redraw(void)
{
	term.stale = true;
	clearok(curscr, TRUE);
}

/* What signals said; the pipe is emptied. */
static bool
take_signals(enum term_event *event)
{
	bool any = false, stop = false, leave = false;
	char byte;

	while (read(term.pipe[0], &byte, 1) == 1) {
		any = true;
		stop = stop || byte == 's';
		leave = leave || byte == 'l';
		if (byte == 'c')
			refit();
	}
	*event = leave ? TERM_LEAVE : stop ? TERM_STOP : TERM_RESIZE;
	return any;
}

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool
take_key(bool late, struct key *key)
{
	enum decoder_cut before = term.decoder.cut;

	while (decoder_next(&term.decoder, late, key)) {
		if (term.decoder.cut != before)
			term.cut = now_ms() + TAIL_MS;
		if (key->kind != KEY_IS_NONE)
			return true;
	}
	return false;
}

/* False: there will be no more. */
static bool
read_more(void)
{
	char bytes[4096];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (now_ms() > term.cut)
		decoder_forget(&term.decoder);
	if (n > 0)
		decoder_feed(&term.decoder, bytes, (size_t)n);
	bytes_wipe(bytes, n > 0 ? (size_t)n : 0);
	term.fresh = true;
	return n > 0 || (n == -1 && errno == EINTR);
}

/*
 * A text among keys: a paste that came without its marks.  Asked once for
 * what came at once; it is not held against what waits from before.
 */
static bool
take_burst(struct key *key)
{
	struct pollfd fd = { STDIN_FILENO, POLLIN, 0 };

	if (!term.fresh || decoder_typed(&term.decoder) < 2)
		return false;
	while (poll(&fd, 1, decoder_is_text(&term.decoder) ? GAP_MS :
	    BURST_MS) == 1 && read_more())
		continue;
	term.fresh = false;
	return decoder_burst(&term.decoder, key);
}

/* Silence, for as long as was waited: true when it made a key. */
static bool
take_silence(bool asking, struct key *key)
{
	if (!asking)
		return take_key(true, key);
	term.decoder.asked = true;
	send(question, sizeof(question) - 1);
	return false;
}

enum term_event
term_wait(int timeout, struct key *key)
{
	struct pollfd fds[2];
	enum term_event event;
	int patience, rc;
	bool asking;

	for (;;) {
		if (take_signals(&event))
			return event;
		if (take_burst(key) || take_key(false, key))
			return TERM_KEY;
		patience = decoder_patience(&term.decoder, term.escape_ms);
		asking = patience > ASK_MS && decoder_wants_answer(
		    &term.decoder);
		fds[0] = (struct pollfd){ STDIN_FILENO, POLLIN, 0 };
		fds[1] = (struct pollfd){ term.pipe[0], POLLIN, 0 };
		rc = poll(fds, 2, asking ? ASK_MS : patience > 0 ? patience :
		    timeout);
		if (rc == 0 && patience > 0) {
			if (take_silence(asking, key))
				return TERM_KEY;
			continue;
		}
		if (rc == 0)
			return TERM_IDLE;
		if (rc != -1 && fds[0].revents != 0 && !read_more())
			return TERM_LEAVE;
	}
}
