#ifndef MITA_COORDINATOR_VERB_TEXTS_H
#define MITA_COORDINATOR_VERB_TEXTS_H

struct board;
struct ui;

/* Texts that verbs write, to read on a screen: why, remind. */
void	why_open(struct ui *ui, struct board *board, const char *proposal);
void	reminder_open(struct ui *ui, struct board *board,
	    const char *expert);

#endif
