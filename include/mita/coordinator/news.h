#ifndef MITA_COORDINATOR_NEWS_H
#define MITA_COORDINATOR_NEWS_H

struct board;
struct ui;

/* The list of what the bundle of a digest brought that was not there. */
void	news_open(struct ui *ui, struct board *board, const char *digest);

#endif
