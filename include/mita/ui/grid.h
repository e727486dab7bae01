#ifndef MITA_UI_GRID_H
#define MITA_UI_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/*
 * The screen as plain memory: cells of one user-perceived character each,
 * with a role instead of a colour.  Views paint here; a test can look, and
 * term.c shows it.  Painting outside is clipped, never a fault.
 */

enum grid_role {
	GRID_NORMAL, GRID_STRONG, GRID_FOCUS, GRID_DONE, GRID_LOOK, GRID_STOP,
	GRID_TITLE,		/* the line that says where one is */
	GRID_KEY,		/* the name of a key */
	GRID_HIT,		/* what was looked for */
	GRID_ROLES
};

enum glyph;

enum { CELL_BYTES = 32, TITLE_BYTES = 160 };

struct cell {
	char	text[CELL_BYTES];	/* "" in the right half of a wide one */
	uint8_t	width;			/* 0 (right half), 1 or 2 */
	uint8_t	role;
};

struct grid {
	int		 rows;
	int		 cols;
	int		 cursor_row;	/* the focused item, always visible */
	int		 cursor_col;
	struct cell	*cells;		/* owned, row by row */
	char		 title[TITLE_BYTES];	/* of the window */
};

/* rows and cols at least 1; -1 when out of memory (the old grid stays). */
int	grid_resize(struct grid *grid, int rows, int cols);
void	grid_release(struct grid *grid);
void	grid_clear(struct grid *grid);

/*
 * Put foreign text (it passes text_safe() here) into at most width columns
 * from row, col; returns the column behind it.  What does not fit ends in
 * "..".
 */
int	grid_text(struct grid *grid, int row, int col, int width,
	    enum grid_role role, const char *text, size_t len);
int	grid_string(struct grid *grid, int row, int col, enum grid_role role,
	    const char *text);
int	grid_printf(struct grid *grid, int row, int col, enum grid_role role,
	    const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* Give a run of cells a role, whatever they hold. */
void	grid_mark(struct grid *grid, int row, int col, int width,
	    enum grid_role role);
void	grid_glyph(struct grid *grid, int row, int col, enum glyph glyph);
/* A line across width columns, or down as many rows. */
void	grid_across(struct grid *grid, int row, int col, int width,
	    enum glyph glyph);
void	grid_down(struct grid *grid, int row, int col, int rows);
void	grid_rule(struct grid *grid, int row);	/* across the whole row */
/* "-- 3 more lines --" into such a line, from col on. */
void	grid_more(struct grid *grid, int row, int col, const char *text);
void	grid_blank(struct grid *grid, int row);

/* Put the cells of a smaller grid at row, col; with its cursor, if told. */
void	grid_paste(struct grid *grid, int row, int col,
	    const struct grid *part, bool cursor);
void	grid_cursor(struct grid *grid, int row, int col);

/* Foreign text, as in grid_text(); cut at a letter. */
void	grid_title(struct grid *grid, const char *text);

/*
 * Text, roles (one letter a cell) and cursor, for comparing; blanks and
 * normal cells at the end of a row are left out.
 */
void	grid_dump(const struct grid *grid, struct buf *out);

#endif
