#ifndef MITA_COORDINATOR_NEWS_H
#define MITA_COORDINATOR_NEWS_H

struct arrival;
struct board;
struct ui;

/* The list of what a bundle brought that was not there before. */
void	news_open(struct ui *ui, struct board *board,
	    const struct arrival *file);

#endif
