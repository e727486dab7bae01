/* Line by line: what is typed or pasted, of any length. */
#include "config.h"

#include "mita/expert/plain_input.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/expert/expert.h"
#include "mita/expert/plain.h"

/*
 * A terminal that puts lines together itself takes 4095 bytes of each and
 * loses the rest, and a pasted paragraph is longer.  So they are put together
 * here; who types can still delete, and what is deleted is gone.
 */

enum {
	CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, CTRL_U = 21, ESCAPE = 27,
	DELETE = 127
};

void
plain_hold(struct typing *typing)
{
	struct termios own;

	typing->ours = isatty(STDIN_FILENO) &&
	    tcgetattr(STDIN_FILENO, &typing->before) == 0;
	if (!typing->ours)
		return;
	own = typing->before;
	own.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	own.c_cc[VMIN] = 1;
	own.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &own);
}

void
plain_let_go(const struct typing *typing)
{
	if (typing->ours)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &typing->before);
}

/* As whoever is interrupted wants to find the terminal. */
static void
interrupt(struct typing *typing)
{
	typing->before.c_lflag |= ICANON | ECHO | ISIG;
	plain_let_go(typing);
	raise(SIGINT);
}

/* What a terminal would show by itself; if it cannot, it is not missed. */
static void
echo(const char *bytes, size_t len)
{
	ssize_t n;

	for (; len > 0 && (n = write(STDOUT_FILENO, bytes, len)) > 0;
	    bytes += n)
		len -= (size_t)n;
}

/* The last character, all of its bytes. */
static void
take_back(struct buf *line)
{
	if (line->len == 0)
		return;
	do
		line->len--;
	while (line->len > 0 && ((unsigned char)line->bytes[line->len] &
	    0xc0) == 0x80);
	echo("\b \b", 3);
}

/* Keys that send more than a letter (arrows, F1 ...) mean nothing here. */
static void
skip_sequence(void)
{
	char c;

	if (read(STDIN_FILENO, &c, 1) != 1 || (c != '[' && c != 'O'))
		return;
	while (read(STDIN_FILENO, &c, 1) == 1 && (c < '@' || c > '~'))
		continue;
}

/* False: the line is at its end, or there is no more at all. */
static bool
take(struct buf *line, struct typing *typing, char c, bool *ended)
{
	if (c == '\n' || c == '\r') {
		echo("\n", 1);
		return false;
	}
	if (c == CTRL_C)
		interrupt(typing);
	else if (c == CTRL_D && line->len == 0) {
		*ended = true;
		return false;
	} else if (c == BACKSPACE || c == DELETE)
		take_back(line);
	else if (c == CTRL_U)
		while (line->len > 0)
			take_back(line);
	else if (c == ESCAPE)
		skip_sequence();
	else if ((unsigned char)c >= ' ' || c == '\t') {
		buf_putc(line, c);
		echo(&c, 1);
	}
	return true;
}

static char *
type_line(char **out, size_t *room)
{
	struct typing typing;
	struct buf line = {0};
	bool ended = false;
	char c;

	plain_hold(&typing);
	do
		ended = read(STDIN_FILENO, &c, 1) != 1;
	while (!ended && take(&line, &typing, c, &ended));
	plain_let_go(&typing);
	free(*out);
	*out = ended && line.len == 0 ? NULL : strdup(buf_text(&line));
	*room = line.len + 1;
	buf_release(&line);
	return *out;
}

char *
plain_line(char **line, size_t *room)
{
	ssize_t n;

	fflush(stdout);
	if (isatty(STDIN_FILENO))
		return type_line(line, room);
	if ((n = getline(line, room, stdin)) <= 0)
		return NULL;
	while (n > 0 && ((*line)[n - 1] == '\n' || (*line)[n - 1] == '\r'))
		(*line)[--n] = '\0';
	return *line;
}

void
plain_prompt(const char *awaited)
{
	if (!isatty(STDIN_FILENO))
		return;
	fflush(stdout);
	echo(awaited, strlen(awaited));
	echo(" ", 1);
}

bool
plain_ask(const char *question, char *out, size_t room)
{
	char *line = NULL;
	size_t len = 0;
	bool answered;

	say("%s", question);
	if ((answered = plain_line(&line, &len) != NULL))
		snprintf(out, room, "%s", line);
	free(line);
	return answered;
}
