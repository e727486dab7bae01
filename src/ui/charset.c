/* Does the terminal show UTF-8? */
#include "config.h"

#include "mita/ui/charset.h"

#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "mita/base/buf.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/ui/key.h"

/*
 * The locale may not tell: LC_ALL=C is what many systems and cron give, and
 * then curses would print "?" for every letter of Lithuanian.  So the
 * terminal is asked, by what it does: print one letter of two bytes at the
 * left edge and ask for the place of the cursor (DSR 6).  A terminal in UTF-8
 * shows one cell and answers column 2; any other shows two and answers 3; one
 * that knows no such question says nothing, and ANSWER_MS later it counts as
 * not in UTF-8.  The answer arrives where keys do, so echo and line mode are
 * off for as long, and bytes around the answer, keys typed ahead, are given
 * to the decoder in their order.  Only then a UTF-8 locale is looked for
 * among the names that systems have; without one, letters are shown as they
 * were.
 */
enum { ANSWER_MS = 200 };

static bool
locale_is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

enum { REPORT_MOST = 32767 };	/* rows or columns of a terminal */

/*
 * The column of "ESC [ row ; column R" among what was read, or 0; the rest
 * was typed.
 */
static int
take_answer(struct buf *in, struct decoder *typed)
{
	int64_t row, column;
	struct span rest;
	char *at;

	for (at = in->bytes; (at = strchr(at, '\033')) != NULL; at++) {
		rest = span_of(at, strlen(at));
		if (!span_skip(&rest, "\033[") ||
		    !number_take(&rest, REPORT_MOST, &row) ||
		    !span_skip(&rest, ";") ||
		    !number_take(&rest, REPORT_MOST, &column) ||
		    !span_skip(&rest, "R"))
			continue;
		decoder_feed(typed, in->bytes, (size_t)(at - in->bytes));
		decoder_feed(typed, rest.at, rest.left);
		return (int)column;
	}
	return 0;
}

/* One letter of two bytes: where does the cursor stand behind it? */
static bool
ask(struct decoder *typed)
{
	static const char question[] = "\r\xC5\xBE\033[6n";
	struct pollfd fd = { STDIN_FILENO, POLLIN, 0 };
	struct buf in = {0};
	char bytes[256];
	int column = 0;
	ssize_t n;

	if (write(STDOUT_FILENO, question, sizeof(question) - 1) == -1)
		return false;
	while (column == 0 && poll(&fd, 1, ANSWER_MS) == 1 &&
	    (n = read(STDIN_FILENO, bytes, sizeof(bytes))) > 0) {
		buf_put(&in, bytes, (size_t)n);
		if (in.failed)
			break;
		column = take_answer(&in, typed);
	}
	if (column == 0)
		decoder_feed(typed, buf_text(&in), in.len);
	buf_release(&in);
	if (write(STDOUT_FILENO, "\r  \r", 4) == -1)
		column = 0;
	return column == 2;
}

/* The answer comes as typed text: unseen, and without waiting for Enter. */
static bool
ask_quietly(struct decoder *typed)
{
	struct termios before, quiet;
	bool yes;

	if (tcgetattr(STDIN_FILENO, &before) == -1)
		return false;
	quiet = before;
	quiet.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &quiet);
	yes = ask(typed);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	return yes;
}

bool
charset_is_utf8(struct decoder *typed)
{
	static const char *const names[] = { "C.UTF-8", "en_US.UTF-8",
	    "UTF-8" };
	size_t i;

	if (locale_is_utf8())
		return true;
	if (!ask_quietly(typed))
		return false;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (setlocale(LC_CTYPE, names[i]) != NULL && locale_is_utf8())
			return true;
	setlocale(LC_CTYPE, "");
	return false;
}

wchar_t
charset_stand_in(wchar_t point)
{
	static const wchar_t quotes[] = L"\x201c\x201d\x201e\x00ab\x00bb";
	static const wchar_t marks[] = L"\x2018\x2019\x201a\x2032";
	static const wchar_t dashes[] = L"\x2010\x2011\x2012\x2013\x2014\x2212";
	struct buf text = {0}, apart = {0};
	wchar_t out = L'?';

	text_encode(&text, (int32_t)point);
	text_nfd(&apart, buf_text(&text), text.len);
	if (apart.len > 0 && (unsigned char)apart.bytes[0] < 0x80)
		out = (wchar_t)apart.bytes[0];
	else if (wcschr(quotes, point) != NULL)
		out = L'"';
	else if (wcschr(marks, point) != NULL)
		out = L'\'';
	else if (wcschr(dashes, point) != NULL)
		out = L'-';
	buf_release(&text);
	buf_release(&apart);
	return out;
}
