#ifndef MITA_UI_FRAME_H
#define MITA_UI_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/ui/grid.h"

struct binding;

/* A word on a ground of its own: the state of what the screen is about. */
struct plate {
	enum grid_role	role;
	char		text[40];	/* "": none */
};

/*
 * The same frame on every screen: where I am, a plate, when it was saved,
 * progress, a rule, the body, a rule, the sentence that says the next step,
 * the keys.  But for the first row the last column stays empty.
 */
struct frame {
	const char		*where;
	const struct plate	*plate;
	const char		*right;		/* "Saved 14:32:07" */
	const char		*progress; /* or NULL: the body starts higher */
	const char		*sentence;
	const struct binding	*bindings;
	bool			 typing;	/* "?" is text: F1 is help */
};

/* Where the body is. */
struct body {
	int	row;
	int	rows;
	int	cols;
	int	sentence;	/* the row below, where a field may be */
};

struct body frame_paint(struct grid *grid, const struct frame *frame);

/* Instead of any screen; needed are rows and cols. */
void	frame_too_small(struct grid *grid, int rows, int cols, bool saved);

/*
 * Put wrapped text from row on, at most rows; returns the rows used.  skip
 * lines are left out first; *more, if given, says how many did not fit.
 */
int	frame_wrap(struct grid *grid, int row, int col, int rows, int width,
	    enum grid_role role, const char *text, size_t skip, size_t *more);

/* Lines that text takes at this width. */
size_t	frame_lines(const char *text, int width);

/*
 * What must not be overlooked, in a frame that fills the rows of box: a
 * heading, then wrapped lines.
 */
void	frame_box(struct grid *grid, struct body box, const char *heading,
	    const char *text);

/* "label [ text ]" up to the column end. */
struct textarea;
void	frame_field(struct grid *grid, int row, int col, int end,
	    const char *label, struct textarea *area, bool focused);

/*
 * Two parts of the body, each painted as a grid of its own: side by side
 * from 100 columns, else one above the other, with their titles; "=" is
 * under the title of the one that has the keys.
 */
struct pane {
	const char	*title;
	void		(*paint)(void *state, struct grid *grid);
};
void	frame_split(struct grid *grid, struct body body,
	    const struct pane panes[static 2], int focused, void *state);

/*
 * The help of a screen, made from its bindings, whose texts are translated
 * here, as those of the key line are.  Leaves out skip keys; *more is how
 * many there are than fit.  Returns the row behind the last.
 */
int	frame_help(struct grid *grid, struct body body,
	    const struct binding *bindings, const char *about, size_t skip,
	    size_t *more);

#endif
