#ifndef MITA_UI_FIELD_H
#define MITA_UI_FIELD_H

#include <stdbool.h>

struct grid;
struct textarea;

/*
 * Paint a text of one line into width columns: the part that has the cursor,
 * with "<" and ">" where more of it is.
 */
void	field_paint(struct textarea *area, struct grid *grid, int row,
	    int col, int width, bool focused);

#endif
