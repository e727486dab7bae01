#ifndef MITA_UI_SAVING_H
#define MITA_UI_SAVING_H

struct buf;
struct chrome;
struct ui;

/*
 * Ask for a file name, this one proposed, and write a text as NAME.txt; a
 * table also as NAME.csv, unless csv is NULL.  A file that is there is never
 * replaced.  Both are taken, whatever comes.  from: the screen below.
 */
void	saving_open(struct ui *ui, struct chrome *chrome, const char *from,
	    const char *name, struct buf *text, struct buf *csv);

#endif
