#ifndef MITA_EXPERT_OUTSIDE_H
#define MITA_EXPERT_OUTSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/desk/draft.h"

/* Other programs of this computer, where a person asked for one. */

struct screen;

/* Where PATH has a program; false: nowhere. */
bool	outside_find(const char *name, char *out, size_t room);

/* Run a shell command, with an argument as its "$1", and wait for it. */
bool	outside_run(const char *command, const char *argument);

/* The editor of the environment (VISUAL, EDITOR), or NULL. */
const char *outside_editor(void);

/* A text in that editor; it stays as it was unless the editor ends well. */
void	outside_edit(struct screen *screen, size_t task, size_t item,
	    enum part part);

/* To the clipboard, by every way there is; the message tells which. */
void	outside_copy(struct screen *screen, const char *text);
/* To a file where there may be room; the message names it. */
void	outside_write(struct screen *screen, const char *text);

#endif
