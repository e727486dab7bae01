#ifndef MITA_EXPERT_IMPORT_H
#define MITA_EXPERT_IMPORT_H

#include <stdbool.h>

struct screen;
struct ui;

/* Take in a package of the agency. */
void	import_open(struct ui *ui, struct screen *screen);

/* The same, alone and with this package; false: the person leaves. */
bool	import_run(struct screen *screen, const char *package);

#endif
