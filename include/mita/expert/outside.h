#ifndef MITA_EXPERT_OUTSIDE_H
#define MITA_EXPERT_OUTSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/desk/draft.h"

/* A text outside of the workspace: in another editor, in a file. */

struct screen;

/* The editor of the environment (VISUAL, EDITOR), or NULL. */
const char *outside_editor(void);

/* A text in that editor; it stays as it was unless the editor ends well. */
void	outside_edit(struct screen *screen, size_t task, size_t item,
	    enum part part);

/* To a file where there may be room; the message names it. */
void	outside_write(struct screen *screen, const char *text);

#endif
