#ifndef MITA_COORDINATOR_PANEL_H
#define MITA_COORDINATOR_PANEL_H

struct board;
struct ui;

/* The screen of one proposal. */
void	panel_open(struct ui *ui, struct board *board, const char *proposal);

#endif
