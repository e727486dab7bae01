#ifndef MITA_EXPERT_ANSWER_H
#define MITA_EXPERT_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/ui/frame.h"

struct key;
struct screen;

/* Answering one item: a level of the scale, or one of some answers. */

enum answer_act {
	ANSWER_UP, ANSWER_DOWN,		/* a level, an answer */
	ANSWER_LESS, ANSWER_MORE,	/* a step of the scale */
	ANSWER_CLEAR, ANSWER_CANNOT, ANSWER_ACTS
};

void	answer_act(struct screen *screen, size_t task, size_t item,
	    enum answer_act act);

/* A digit, or the letter on its key; false when the key is neither. */
bool	answer_digit(struct screen *screen, size_t task, size_t item,
	    const struct key *key);

/* Paint the choice from row on; returns the row behind it. */
int	answer_paint(struct screen *screen, struct grid *grid,
	    struct body body, int row, size_t task, size_t item);

#endif
