#ifndef MITA_EXPERT_EDITOR_H
#define MITA_EXPERT_EDITOR_H

#include <stddef.h>

struct screen;
struct ui;

/* Writing: a comment, a private note, the reason of a correction. */
void	comment_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item);
void	private_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item);
void	reason_open(struct ui *ui, struct screen *screen, size_t task);

#endif
