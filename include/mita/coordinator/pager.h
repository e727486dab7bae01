#ifndef MITA_COORDINATOR_PAGER_H
#define MITA_COORDINATOR_PAGER_H

struct board;
struct ui;

/* A text to read, and to save under this name if one is given. */
void	pager_open(struct ui *ui, struct board *board, const char *title,
	    const char *text, const char *name);

#endif
