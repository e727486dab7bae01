#ifndef MITA_EXPERT_DECLARE_H
#define MITA_EXPERT_DECLARE_H

#include <stddef.h>

struct screen;
struct ui;

/* The declaration of interest in a proposal, before its text opens. */
void	declare_open(struct ui *ui, struct screen *screen, size_t task);

#endif
