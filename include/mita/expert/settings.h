#ifndef MITA_EXPERT_SETTINGS_H
#define MITA_EXPERT_SETTINGS_H

struct screen;
struct ui;

/* Languages of the screens and of the forms, colours, the editor. */
void	settings_open(struct ui *ui, struct screen *screen);

#endif
