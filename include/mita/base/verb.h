#ifndef MITA_BASE_VERB_H
#define MITA_BASE_VERB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct fault;

/*
 * A command line as data: a program is a table of verbs, a verb a table of
 * options; help is written from the same tables, so it cannot lie.
 */

struct option_spec {
	const char	*name;		/* "--format" or "-r" */
	const char	*argument;	/* "WHAT" for help; NULL: a switch */
	const char	*help;
};

struct parsed;			/* options and operands of one command line */

struct verb {
	const char	*name;		/* "expert add": one or two words */
	const char	*operands;	/* "CARD...", for help; "" for none */
	const char	*help;		/* one line, what it does */
	const struct option_spec *options;	/* ended by a NULL name */
	size_t		 least;		/* operands */
	size_t		 most;		/* SIZE_MAX: any number */
	int		(*run)(const struct parsed *line); /* exit status */
};

struct program {
	const char	*name;		/* "mita-expert" */
	const char	*about;		/* one line */
	const struct option_spec *options;	/* before or behind any verb */
	const struct verb *verbs;		/* ended by a NULL name */
	void		(*versions)(struct buf *out); /* of its libraries */
};

/*
 * Take a command line apart.  The program's options may stand before or
 * behind the verb; "--" ends options.  NULL: memory, or FAULT_USAGE, which
 * names the word and how to get help.  To be freed with parsed_free(); it
 * borrows the words of argv.
 */
struct parsed *parsed_new(const struct program *program, int argc,
	    char *const argv[], struct fault *why);
void	parsed_free(struct parsed *line);

/* NULL when no verb was given. */
const struct verb *parsed_verb(const struct parsed *line);
bool	parsed_wants_help(const struct parsed *line);

/* The option's argument, "" for a switch, NULL when not given. */
const char *parsed_option(const struct parsed *line, const char *name);

/* Of an option that may be given again and again, the one from 0. */
const char *parsed_repeated(const struct parsed *line, const char *name,
	    size_t at);

/*
 * The option's argument as a whole number from least to most; *out stays as
 * it was when the option is not given.  FAULT_USAGE names all four.
 */
int	parsed_number(const struct parsed *line, const char *name,
	    int64_t least, int64_t most, int64_t *out, struct fault *why);

size_t	parsed_operands(const struct parsed *line);
const char *parsed_operand(const struct parsed *line, size_t i);

/* Help for the program, or for one verb when it is given. */
void	verb_help(struct buf *out, const struct program *program,
	    const struct verb *verb);

#endif
