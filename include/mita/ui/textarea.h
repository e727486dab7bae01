#ifndef MITA_UI_TEXTAREA_H
#define MITA_UI_TEXTAREA_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/buf.h"

struct grid;
struct key;

/*
 * A text being written: cursor by user-perceived characters, soft wrap,
 * undo and redo without limit, every entrance composed (NFC).  Text is only
 * ever changed through one edit, which undo can take back.
 */
struct edit;

struct textarea {
	struct buf	 text;		/* owned; valid UTF-8 in NFC */
	size_t		 at;		/* cursor, a byte offset on a cluster */
	int		 goal;		/* column that up and down aim at; -1 */
	size_t		 top;		/* offset of the first line shown */
	int		 rows;		/* as painted last: a page */
	bool		 one_line;	/* Enter and line feeds are not text */
	bool		 hidden;	/* painted as stars: a passphrase */
	struct edit	*edits;		/* owned */
	size_t		 n_edits;
	size_t		 room;
	size_t		 done;		/* edits that are in the text */
	unsigned	 changes;	/* counts every change, also undo */
	size_t		 left_out;	/* of what was inserted last */
	size_t		*lines;		/* owned: where the soft lines begin */
	size_t		 n_lines;
	/* and for what they hold: 0 for nothing */
	int		 lines_width;
	unsigned	 lines_changes;
};

void	textarea_set(struct textarea *area, const char *text);
void	textarea_release(struct textarea *area);	/* wipes, too */
const char *textarea_text(const struct textarea *area);

/*
 * Insert at the cursor as one undo step; returns characters taken.  How many
 * were not, as text_clean() has it, is in left_out.
 */
size_t	textarea_insert(struct textarea *area, const char *text, size_t len);
/* Take another text as one undo step. */
void	textarea_replace(struct textarea *area, const char *text);
void	textarea_undo(struct textarea *area);
void	textarea_redo(struct textarea *area);

/* Do what a key means in a text of this width; false if it means nothing. */
bool	textarea_key(struct textarea *area, const struct key *key, int width);

/* Paint, keeping the cursor inside; sets the grid's cursor when focused. */
void	textarea_paint(struct textarea *area, struct grid *grid, int row,
	    int col, int rows, int width, bool focused);

#endif
