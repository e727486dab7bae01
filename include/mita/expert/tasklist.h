#ifndef MITA_EXPERT_TASKLIST_H
#define MITA_EXPERT_TASKLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/ui/frame.h"
#include "mita/ui/tableview.h"

struct key;
struct session;
struct task;

/* The table of proposals: what waits for the person, what is done. */

enum group { GROUP_TODO, GROUP_DONE, GROUP_RETURNED, GROUPS };

struct tasklist {
	struct session	*session;
	size_t		 at;		/* the task of the cursor */
	bool		 quiet;		/* something else has the keys */
	size_t		*tasks;		/* owned: as they are shown */
	struct tableview view;
};

enum group group_of(const struct task *task);

/* Move as in every table; false: not its key, or nothing is there. */
bool	tasklist_key(struct tasklist *list, const struct key *key);
void	tasklist_end(struct tasklist *list, int by);

/* The next one with the text, or with that of before (NULL); false: none. */
bool	tasklist_find(struct tasklist *list, const char *text);

/* Returns the row behind it. */
int	tasklist_paint(struct tasklist *list, struct grid *grid,
	    struct body body);
void	tasklist_release(struct tasklist *list);

/* What there is to know about one proposal, from a column on. */
void	preview_paint(const struct session *session, struct grid *grid,
	    struct body body, int col, size_t task);

#endif
