#ifndef MITA_UI_TABLEVIEW_H
#define MITA_UI_TABLEVIEW_H

#include <stdbool.h>
#include <stddef.h>

struct body;
struct buf;
struct grid;
struct key;

/*
 * A table on the screen: its columns in words of the person's language, one
 * row that has the focus, an order, a text that is looked for.  What does
 * not fit is left out, column by column.  What the rows are is the business
 * of who fills them.
 */

enum tableview_fit {
	FIT_LEFT, FIT_RIGHT,
	FIT_PLATE,	/* what has a colour keeps it where the focus is */
	FIT_REST,		/* at most what the others leave */
	FIT_FILL		/* all that the others leave */
};

struct tableview_column {
	const char		*heading;	/* NULL ends them */
	size_t			 at;		/* for the filler: which, */
	int			 kind;		/* and how it is shown */
	enum tableview_fit	 fit;
	int			 drop;	/* 0: stays; 1 goes first when narrow */
};

struct tableview_rows {
	const void	*state;
	/* A cell as it is shown, instead of what out had, and its colour. */
	enum grid_role	(*cell)(const void *state, size_t row,
			    const struct tableview_column *column,
			    struct buf *out);
	/* As strcmp(); the larger figure comes first. */
	int		(*compare)(const void *state, size_t a, size_t b,
			    const struct tableview_column *column);
	/* A line above a row, in the rows' own order; NULL: none. */
	const char	*(*above)(const void *state, size_t row);
	bool		 headings;	/* those head groups; else they part */
};

struct tableview {
	const struct tableview_column *columns;
	struct tableview_rows	 rows;
	size_t			*order;	/* owned: rows as they are shown */
	size_t			 n;
	size_t			 at;
	const struct tableview_column *by;	/* NULL: in their own order */
	char			 wanted[256];	/* folded; "": nothing */
	int			 height;	/* rows when last painted */
};

/* Take (other) rows, n of them; the focus stays at its place. */
int	tableview_set(struct tableview *view,
	    const struct tableview_column *columns,
	    const struct tableview_rows *rows, size_t n);
void	tableview_release(struct tableview *view);

/*
 * The cursor is set when it has the focus; while a text is looked for the
 * row that was found is only pointed at.  Returns the row behind it.
 */
enum tableview_focus { TABLEVIEW_AWAY, TABLEVIEW_FOUND, TABLEVIEW_HERE };
int	tableview_paint(struct tableview *view, struct grid *grid,
	    struct body body, enum tableview_focus focus);

/* Move by a key; false: not its key, or there is nothing in that direction. */
bool	tableview_key(struct tableview *view, const struct key *key);

/* The row that has the focus; n when there is none. */
size_t	tableview_row(const struct tableview *view);

/* Take the next column as order; its heading, or NULL for their own. */
const char *tableview_order(struct tableview *view);

bool	tableview_find(struct tableview *view, const char *text);
bool	tableview_find_next(struct tableview *view, int by);

#endif
