#ifndef MITA_EXPERT_ANSWER_H
#define MITA_EXPERT_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

struct body;
struct grid;
struct key;
struct screen;
struct ui;

/* Answering one item: a level of the scale, or one of some answers. */

enum answer_act {
	ANSWER_UP, ANSWER_DOWN,		/* a level, an answer */
	ANSWER_LESS, ANSWER_MORE,	/* a step of the scale */
	ANSWER_CLEAR, ANSWER_CANNOT, ANSWER_ACTS
};

/* What is signed is asked about first: both may open a view. */
void	answer_act(struct screen *screen, struct ui *ui, size_t task,
	    size_t item, enum answer_act act);

/* A score that is being typed: "3", "3,", and then "3,5". */
enum typed_state { TYPED_NONE, TYPED_WHOLE, TYPED_COMMA };
struct typed_score {
	enum typed_state state;
	int	whole;
	size_t	task;
	size_t	item;
};

/*
 * A digit, or the letter on its key, and a comma or full stop behind one;
 * false when the key is none of them, or no points that this scale has.
 */
bool	answer_key(struct screen *screen, struct ui *ui, size_t task,
	    size_t item, const struct key *key);

/* Paint the choice from row on; returns the row behind it. */
int	answer_paint(struct screen *screen, struct grid *grid,
	    struct body body, int row, size_t task, size_t item);

#endif
