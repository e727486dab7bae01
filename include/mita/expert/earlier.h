#ifndef MITA_EXPERT_EARLIER_H
#define MITA_EXPERT_EARLIER_H

#include <stddef.h>

struct screen;
struct ui;

/* Earlier texts of a comment or of a private note, to take one of them. */
void	earlier_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item);
void	earlier_private_open(struct ui *ui, struct screen *screen,
	    size_t task, size_t item);

#endif
