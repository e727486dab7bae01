#ifndef MITA_COORDINATOR_IMPORT_H
#define MITA_COORDINATOR_IMPORT_H

struct board;
struct ui;

/* The screen that takes bundles in. */
void	import_open(struct ui *ui, struct board *board);

#endif
