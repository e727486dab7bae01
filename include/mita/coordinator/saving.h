#ifndef MITA_COORDINATOR_SAVING_H
#define MITA_COORDINATOR_SAVING_H

struct board;
struct buf;
struct ui;

/* Ask for a file name and write what was given; the view takes both. */
void	saving_open(struct ui *ui, struct board *board, const char *name,
	    struct buf *text, struct buf *csv);		/* csv may be NULL */

#endif
