#ifndef MITA_EXPERT_SIGNED_H
#define MITA_EXPERT_SIGNED_H

#include <stddef.h>

struct screen;
struct ui;

/* What can be done with an evaluation that is signed. */
void	signed_open(struct ui *ui, struct screen *screen, size_t task);

/* The same over a page of its form, which somebody wants to change. */
void	signed_open_asking(struct ui *ui, struct screen *screen, size_t task);

#endif
