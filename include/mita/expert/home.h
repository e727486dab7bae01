#ifndef MITA_EXPERT_HOME_H
#define MITA_EXPERT_HOME_H

struct screen;

/* The list of proposals, until the person leaves. */
void	home_run(struct screen *screen);

#endif
