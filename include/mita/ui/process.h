#ifndef MITA_UI_PROCESS_H
#define MITA_UI_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

/* Other programs of this computer, where a person asked for one. */

/* Where PATH has a program; false: nowhere. */
bool	process_find(const char *name, char *out, size_t room);

/* Run a shell command, with an argument as its "$1", and wait for it. */
bool	process_run(const char *command, const char *argument);

/* Give a program, with an option or NULL, a text to read. */
bool	process_feed(const char *program, const char *option,
	    const char *text);

#endif
