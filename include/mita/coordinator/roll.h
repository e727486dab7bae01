#ifndef MITA_COORDINATOR_ROLL_H
#define MITA_COORDINATOR_ROLL_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/ui/frame.h"

struct buf;
struct key;
struct table;

/*
 * A table on the screen: its columns in words of the person's language, one
 * row that has the focus, an order, a text that is looked for.  What does
 * not fit is left out, column by column; all of it is in the table.
 */

enum roll_kind {
	ROLL_TEXT,
	ROLL_WORD,		/* stable words, said as words.c has them */
	ROLL_SIGN,		/* "E-01 SILENT": of words only the sign */
	ROLL_FIGURE,
	ROLL_FIGURES,
	ROLL_MONEY,
	ROLL_TIME		/* UTC in the table, shown as in Vilnius */
};

struct roll_column {
	const char	*name;		/* in the table; NULL ends them */
	const char	*heading;
	enum roll_kind	 kind;
	int		 drop;		/* 0: stays; 1 goes first when narrow */
	bool		 elastic;	/* takes what is left */
};

struct roll {
	const struct roll_column *columns;
	const struct table	*table;		/* borrowed */
	size_t			*rows;		/* owned: as they are shown */
	size_t			 n;
	size_t			 at;
	const struct roll_column *by;		/* NULL: as the table has them */
	char			 wanted[256];	/* folded; "": nothing */
	int			 height;	/* rows when last painted */
	/* A line above a row, when the order is the table's; or NULL. */
	const char		*(*above)(const void *state, size_t row);
	const void		*state;
};

/* Take (another) table; the focus stays at its place. */
int	roll_set(struct roll *roll, const struct roll_column *columns,
	    const struct table *table);
void	roll_release(struct roll *roll);

/*
 * The cursor is set when it has the focus; while a text is looked for the
 * row that was found is only pointed at.
 */
enum roll_focus { ROLL_AWAY, ROLL_FOUND, ROLL_HERE };
void	roll_paint(struct roll *roll, struct grid *grid, struct body body,
	    enum roll_focus focus);

/* Move by a key; false: not its key, or there is nothing in that direction. */
bool	roll_key(struct roll *roll, const struct key *key);

/* The row of the table that has the focus; table_rows() when it is empty. */
size_t	roll_row(const struct roll *roll);

/* Take the next column as order; its heading, or NULL for the table's own. */
const char *roll_order(struct roll *roll);

bool	roll_find(struct roll *roll, const char *text);
bool	roll_find_next(struct roll *roll, int by);

/* The table in the order that is shown, as text and as CSV. */
void	roll_write(const struct roll *roll, struct buf *text,
	    struct buf *csv);

/* A cell as it is shown, instead of what out had. */
void	roll_cell(struct buf *out, const struct table *table, size_t row,
	    const struct roll_column *column);

/* All words of a list as they are said, where a cell has the first alone. */
void	roll_words(struct buf *out, const char *cell);

/* What a stable word is called here; the word itself if it is not known. */
const char *roll_word(const char *word);

/* Its sign, such as "ok" or "!"; "" for none. */
const char *roll_sign(const char *word);

#endif
