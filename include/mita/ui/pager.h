#ifndef MITA_UI_PAGER_H
#define MITA_UI_PAGER_H

struct buf;
struct chrome;
struct ui;

/* A text on a screen of its own: to read, to copy, to save. */
struct reading {
	const char	*where;		/* "P-01 > Receipt" */
	const char	*sentence;	/* what to do; NULL: read it */
	const char	*name;		/* of the file it may become */
};

/* The words are copied; the text is taken, and what was in it is gone. */
void	pager_open(struct ui *ui, struct chrome *chrome,
	    const struct reading *what, struct buf *text);

#endif
