#ifndef MITA_EXPERT_PAGER_H
#define MITA_EXPERT_PAGER_H

struct buf;
struct screen;
struct ui;

/* A text to read; it is taken over, and what was in text is gone. */
void	pager_open(struct ui *ui, struct screen *screen, const char *where,
	    const char *sentence, struct buf *text);

#endif
