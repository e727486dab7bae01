#ifndef MITA_EXPERT_PLAIN_COMMAND_H
#define MITA_EXPERT_PLAIN_COMMAND_H

#include <stdbool.h>

struct plain;

/* A word that is typed, in the work line by line. */

/* Tables of them end with a word that is NULL. */
struct command {
	const char	*word;
	const char	*argument;	/* for help; "" for none */
	const char	*help;
	bool		 needs_task;
	void		(*run)(struct plain *p, const char *rest);
};

#endif
