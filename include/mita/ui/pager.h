#ifndef MITA_UI_PAGER_H
#define MITA_UI_PAGER_H

struct buf;
struct chrome;
struct ui;

/* A text on a screen of its own: to read, to copy, to save. */
struct reading {
	const char	*above;		/* what it is about, or NULL */
	const char	*title;
	const char	*sentence;	/* what to do; NULL: read it */
	const char	*file;		/* the name of that it may become */
};

/* The words are copied; the text is taken, and what was in it is gone. */
void	pager_open(struct ui *ui, struct chrome *chrome,
	    const struct reading *what, struct buf *text);

#endif
