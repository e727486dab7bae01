#ifndef MITA_EXPERT_CHECK_H
#define MITA_EXPERT_CHECK_H

#include <stddef.h>

struct screen;
struct ui;

/* What keeps an evaluation from being signed, and what to look at. */
void	check_open(struct ui *ui, struct screen *screen, size_t task);

#endif
