#ifndef MITA_EXPERT_COMPARE_H
#define MITA_EXPERT_COMPARE_H

#include <stddef.h>

struct screen;
struct ui;

/* One's own scores side by side, from one of them on. */
void	compare_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item);

#endif
