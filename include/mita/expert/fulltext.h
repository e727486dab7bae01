#ifndef MITA_EXPERT_FULLTEXT_H
#define MITA_EXPERT_FULLTEXT_H

#include <stddef.h>

struct screen;
struct ui;

/* One's own evaluation, from the first line to the last. */
void	fulltext_open(struct ui *ui, struct screen *screen, size_t task);

/* What is signed of it, whatever was written since. */
void	fulltext_open_signed(struct ui *ui, struct screen *screen,
	    size_t task);

#endif
