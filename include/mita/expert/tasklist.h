#ifndef MITA_EXPERT_TASKLIST_H
#define MITA_EXPERT_TASKLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/ui/frame.h"

struct session;
struct task;

/* The table of proposals: what waits for the person, what is done. */

enum group { GROUP_TODO, GROUP_DONE, GROUP_RETURNED, GROUPS };

/* Columns: as wide as what stands in them, the title takes the rest. */
enum { COL_ID, COL_STAGE, COL_TITLE, COL_INTEREST, COL_ANSWERS, COL_TOTAL,
	COL_STATE, COLS };

struct tasklist {
	struct session	*session;
	size_t		 at;		/* the task of the cursor */
	bool		 quiet;		/* something else has the keys */
	int		 cols;		/* it is laid out for; 0: not yet */
	int		 start[COLS];
	int		 width[COLS];	/* 0: no room for it */
};

enum group group_of(const struct task *task);

/* Go to the task before or behind in the order that is shown. */
void	tasklist_step(struct tasklist *list, int by);
void	tasklist_end(struct tasklist *list, int by);

/* The next one whose number or title has the text, folded; false: none. */
bool	tasklist_find(struct tasklist *list, const char *text);

/* Returns the row behind it. */
int	tasklist_paint(struct tasklist *list, struct grid *grid,
	    struct body body);

/* What there is to know about one proposal, from a column on. */
void	preview_paint(const struct session *session, struct grid *grid,
	    struct body body, int col, size_t task);

#endif
