#ifndef MITA_COORDINATOR_LIST_SCREEN_H
#define MITA_COORDINATOR_LIST_SCREEN_H

struct board;
struct list;
struct list_kind;
struct rows;
struct ui;

/* Open a list on a screen of its own.  Takes the rows, whatever comes. */
void	list_open(struct ui *ui, struct board *board,
	    const struct list_kind *kind, struct rows *rows,
	    const char *title);

/* That of the number in focus, if one has it. */
void	list_open_count(struct ui *ui, const struct list *list);

#endif
