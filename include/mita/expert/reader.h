#ifndef MITA_EXPERT_READER_H
#define MITA_EXPERT_READER_H

#include <stddef.h>

struct screen;
struct ui;

/* Reading a proposal; first: from the list, without its form below. */
void	reader_open(struct ui *ui, struct screen *screen, size_t task);
void	reader_open_first(struct ui *ui, struct screen *screen, size_t task);

#endif
