#ifndef MITA_EXPERT_EXPORT_H
#define MITA_EXPERT_EXPORT_H

struct screen;
struct ui;

/* One file with all that was signed, for the agency. */
void	export_open(struct ui *ui, struct screen *screen);

#endif
