#ifndef MITA_COORDINATOR_OVERVIEW_H
#define MITA_COORDINATOR_OVERVIEW_H

struct board;
struct buf;

/*
 * The state of a stage in pictures of letters, each beside a sentence that
 * says the same: how many proposals are how far, what came on which day, the
 * ranking with its line and how far apart experts are.
 */
void	overview_text(const struct board *board, struct buf *out);

#endif
