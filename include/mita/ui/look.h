#ifndef MITA_UI_LOOK_H
#define MITA_UI_LOOK_H

#include <stddef.h>
#include <stdint.h>

#include "mita/ui/grid.h"

struct buf;

/*
 * How the screens look, in two tables: what a role is on a terminal with and
 * without colour, and which sign stands for which where the terminal cannot
 * draw it.  Views name roles and signs; term.c asks here.
 */

enum { LOOK_BOLD = 1, LOOK_REVERSE = 2, LOOK_UNDERLINE = 4 };

/* The colours that every terminal has, by their ANSI numbers. */
enum { LOOK_OWN = -1, LOOK_BLACK = 0, LOOK_RED = 1, LOOK_GREEN = 2,
	LOOK_CYAN = 6, LOOK_WHITE = 7 };

struct look {
	char		letter;		/* in grid_dump() */
	unsigned	mono;		/* attributes without colour */
	unsigned	coloured;	/* and beside these two */
	int		front;		/* LOOK_OWN: no colours of its own */
	int		back;
};

const struct look *look_of(enum grid_role role);

/* Signs of one column. */
enum glyph {
	GLYPH_ACROSS, GLYPH_DOWN, GLYPH_TOP_LEFT, GLYPH_TOP_RIGHT,
	GLYPH_BOTTOM_LEFT, GLYPH_BOTTOM_RIGHT, GLYPH_TEE_DOWN, GLYPH_TEE_UP,
	GLYPH_TEE_LEFT, GLYPH_TEE_RIGHT, GLYPH_CROSS, GLYPH_HEAVY, GLYPH_DOUBLE,
	GLYPH_FULL,
	GLYPH_EIGHTH,		/* and six more: eighths from the left */
	GLYPH_LIGHT = GLYPH_EIGHTH + 7,
	GLYPH_LOW,		/* and six more: eighths from below */
	GLYPHS = GLYPH_LOW + 7
};

/* What a terminal can draw: all of it; what was in IBM's; only ASCII. */
enum glyph_set { LOOK_ALL, LOOK_CONSOLE, LOOK_ASCII };

const char *glyph_text(enum glyph glyph);	/* UTF-8 */

/* What is shown for a code point there; itself when it is none of them. */
int32_t	glyph_instead(int32_t point, enum glyph_set able);

/* A bar of so many cells, filled as far as n is of all. */
void	put_bar(struct buf *out, int cells, size_t n, size_t all);

#endif
