#ifndef MITA_BASE_PROGRAM_H
#define MITA_BASE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/watch.h"

struct buf;
struct fault;
struct parsed;
struct program;

/* What the three programs share: start, one way to speak, passphrases. */

/* Private files, no core dumps, a full disk is an error and no signal. */
void	program_start(void);

/*
 * The language of the screens: that of the environment, above it what was
 * given, if it is not NULL.
 */
int	program_language(const char *given, struct fault *why);

/*
 * Print a fault once, on standard error, through text_safe():
 * "mita-expert: the sentence".  Returns the exit status.
 */
int	program_fail(const char *program, const struct fault *fault);

/* A warning that stops nothing, the same way. */
void	program_warn(const char *program, const char *text);

/*
 * One who waits at the terminal of standard error, and is told after the
 * first second; without a terminal nobody.
 */
struct watch program_watch(const char *program);

/*
 * Print what a verb has to say, on standard output; foreign text in it was
 * made safe by whoever put it there.  0, or FAULT_SYSTEM's status.
 */
int	program_say(const char *program, const struct buf *text);

/*
 * The same for one short text; whatever stands in it is made safe, line by
 * line.  A line end is put behind it.  The format is translated.
 */
int	program_sayf(const char *program, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/*
 * Answer "--version", and "--words WORD..." of the shells' completions, which
 * stand first or not at all; false when it is neither.  *rc: exit status.
 */
bool	program_answers(const struct program *program, int argc,
	    char *const argv[], int *rc);

/* Print the help for the verb of this line, or for the whole program. */
int	program_help(const struct program *program,
	    const struct parsed *line);

/* Is there somebody to ask? */
bool	program_has_terminal(void);

/* Ask there: true for a line "y" or "yes", false for all else. */
bool	program_confirm(const char *question);

/*
 * A passphrase into out (room bytes, guarded by the caller): the first line
 * of the descriptor that --passphrase-fd of the line names, or, when it names
 * none or line is NULL, typed at the terminal without echo behind prompt.
 */
int	program_passphrase(char *out, size_t room, const struct parsed *line,
	    const char *prompt, struct fault *why);

#endif
