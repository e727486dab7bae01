#ifndef MITA_EXPERT_QUESTION_H
#define MITA_EXPERT_QUESTION_H

#include <stddef.h>

struct screen;
struct ui;

/* One question of a form: its answer, and what is said about it. */
void	question_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item);

#endif
