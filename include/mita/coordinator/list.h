#ifndef MITA_COORDINATOR_LIST_H
#define MITA_COORDINATOR_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/ui/tableview.h"
#include "mita/ui/textarea.h"

struct board;
struct ui;

/*
 * A list as the body of a screen, with numbers above it: what its rows are,
 * how they are printed to a file and on the screen, what they open.
 */

struct board;
struct table;
struct ui;

/* What the rows stand for: values of the view, or of the rows' own arena. */
struct rows {
	struct arena	 *arena;	/* owned */
	size_t		  n;
	const void	**at;		/* in the arena */
	bool		  failed; /* out of memory: list_begin() says so */
};

void	rows_begin(struct rows *rows);
void	rows_add(struct rows *rows, const void *row);
/* A copy in the arena of the rows, for rows_add(); NULL: they failed. */
void	*rows_keep(struct rows *rows, const void *row, size_t size);
const char *rows_text(struct rows *rows, const char *text);
void	rows_release(struct rows *rows);

/* A number that counts rows, and opens the list of them. */
struct list_kind;
struct count {
	const char		*label;
	const struct list_kind	*kind;
	bool			 own;	/* of the list's rows, not of all */
	bool			 (*holds)(const void *row);	/* NULL: each */
};

struct list_kind {
	const char		*name;		/* of the file it is saved to */
	const char *const	*columns;	/* of that file */
	size_t			 n_columns;
	void			(*put)(struct table *table,
				    const struct board *board,
				    const void *row);
	const struct tableview_column *shown;	/* of those, on the screen */
	const struct count	*counts; /* ended by a NULL label; or NULL */
	/* The i-th of all that the stage has, NULL behind the last. */
	const void		*(*nth)(const struct board *board, size_t i);
	/* Open what a row stands for. */
	void			(*open)(struct ui *ui, struct board *board,
				    const void *row);
	/* The next step about a row; NULL: that of the stage. */
	void			(*next)(const struct board *board,
				    const void *row, char *out, size_t room);
	/* A line between a row and the one before, NULL if it is the first. */
	const char		*(*above)(const struct board *board,
				    const void *before, const void *row);
};

/* Begin with those of all that are like that, and of this. */
void	rows_select(struct rows *out, const struct list_kind *kind,
	    const struct board *board, bool (*holds)(const void *row,
	    const char *of), const char *of);

struct list {
	struct board		*board;
	const struct list_kind	*kind;
	struct rows		 rows;		/* owned */
	struct table		*table;		/* owned: as they are printed */
	struct tableview	 view;
	bool			 plain;		/* without the numbers */
	long			 count;	/* the one in focus; -1: a row */
	bool			 finding;	/* the text is being typed */
	struct textarea		 find;		/* owned */
};

/* Takes the rows, whatever comes, -1 (memory) too; again with others. */
int	list_begin(struct list *list, struct board *board,
	    const struct list_kind *kind, struct rows *rows);
void	list_end(struct list *list);
void	list_paint(struct list *list, struct grid *grid, struct body body);

/* Everything but leaving and opening a number; false: not its key. */
bool	list_key(struct list *list, struct ui *ui, const struct key *key);

/* Has a number the focus?  Then which, and the rows that it counts. */
bool	list_counted(const struct list *list, struct rows *out,
	    const struct count **count);

/* What the row in focus stands for; NULL when there is none. */
const void *list_row(const struct list *list);

/* The next step, about the row in focus. */
void	list_next(const struct list *list, char *out, size_t room);

/* Bindings of every list, for the tables of views: begin with 100. */
enum { P_OPEN = 100, P_MOVE, P_FIND, P_NEXT, P_BEFORE, P_ORDER, P_SAVE };
#define LIST_MOVES \
	{ KEY_IS_NAMED, NAME_UP, P_MOVE, N_("Up Down"), NULL, \
	    N_("choose a line; above the first one are the numbers") }, \
	{ KEY_IS_NAMED, NAME_DOWN, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'k', P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'j', P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_PAGE_UP, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_HOME, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_END, P_MOVE, NULL, NULL, NULL }
#define LIST_ACTS \
	{ KEY_IS_CHAR, '/', P_FIND, "/", N_("Find"), \
	    N_("look for a text in the list") }, \
	{ KEY_IS_NAMED, NAME_F3, P_NEXT, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'n', P_NEXT, "n N", NULL, \
	    N_("go to the next place with that text, or the one before") }, \
	{ KEY_IS_CHAR, 'N', P_BEFORE, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'd', P_ORDER, "d", N_("Order"), \
	    N_("order the list by its next column") }, \
	{ KEY_IS_CHAR, 'x', P_SAVE, "x", N_("Save table"), \
	    N_("write the list to a file, as CSV and as text") }

#endif
