#ifndef MITA_EXPERT_LEVELS_H
#define MITA_EXPERT_LEVELS_H

#include <stddef.h>

struct screen;
struct ui;

/* All levels of the scale with their texts. */
void	levels_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item);

#endif
