#ifndef MITA_COORDINATOR_SEATS_H
#define MITA_COORDINATOR_SEATS_H

struct board;
struct ui;

/* The list of who could take a proposal. */
void	seats_open(struct ui *ui, struct board *board, const char *proposal);

#endif
