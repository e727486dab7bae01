#ifndef MITA_EXPERT_PLAIN_INPUT_H
#define MITA_EXPERT_PLAIN_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* What is typed, pasted or piped in the work line by line. */

/*
 * A line of input of any length, without its end; NULL when there is no more.
 * In *line of *room bytes, which the caller frees.
 */
char	*plain_line(char **line, size_t *room);

/*
 * Around several lines that belong together, such as those of a pasted text:
 * the terminal does not come between them.
 */
struct typing {
	struct termios	before;
	bool		ours;		/* the terminal leaves lines to us */
};
void	plain_hold(struct typing *typing);
void	plain_let_go(const struct typing *typing);

/* To a person only: what is awaited, in front of the line. */
void	plain_prompt(const char *awaited);

/* One line typed behind a question, into out; false: there was none. */
bool	plain_ask(const char *question, char *out, size_t room);

#endif
