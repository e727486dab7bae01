#ifndef MITA_EXPERT_IMPORT_H
#define MITA_EXPERT_IMPORT_H

struct screen;
struct ui;

/* Take in a package of the agency. */
void	import_open(struct ui *ui, struct screen *screen);

#endif
