#ifndef MITA_COORDINATOR_PERSON_H
#define MITA_COORDINATOR_PERSON_H

struct board;
struct ui;

/* The screen of one expert. */
void	person_open(struct ui *ui, struct board *board, const char *expert);

#endif
