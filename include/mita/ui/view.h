#ifndef MITA_UI_VIEW_H
#define MITA_UI_VIEW_H

#include <stdbool.h>

#include "mita/ui/grid.h"
#include "mita/ui/key.h"

/*
 * A view is a table of functions; views never call each other, they open
 * another on top of themselves or go back.
 */

struct ui;

/* Below these nothing is painted but that it is too small. */
enum { VIEW_MIN_ROWS = 16, VIEW_MIN_COLS = 60 };

/* What a person can press here: the key line and the help come from it. */
struct binding {
	enum key_kind	 kind;
	int32_t		 value;
	int		 request; /* 1 and up; several keys may share one */
	const char	*key;	/* "Enter"; NULL: not in line and help */
	const char	*label;	/* short, for the key line; NULL: help only */
	const char	*help;		/* what it does, in words */
};

struct view_ops {
	void	(*paint)(void *state, struct grid *grid);
	void	(*key)(void *state, struct ui *ui, const struct key *key);
	bool	(*save)(void *state);	/* keep what is not yet kept; or NULL */
	void	(*close)(void *state);	/* free the state */
	void	(*resume)(void *state);	/* the view above went back; or NULL */
};

/* Open a view on top; the ui owns state from here.  NULL state: nothing. */
void	ui_open(struct ui *ui, const struct view_ops *ops, void *state);

/* Close the top one; it stays when it cannot save what it holds. */
void	ui_back(struct ui *ui);
void	ui_leave(struct ui *ui);	/* close all and end, saved or not */

/* Save what every view holds; false: one could not, and said why. */
bool	ui_save(struct ui *ui);
void	ui_suspend(struct ui *ui);

/* Give a key to whatever is on top when the present key is dealt with. */
void	ui_send(struct ui *ui, enum key_kind kind, int32_t value);

/*
 * Paint the top view now, before something that may take long; or a picture
 * when there is no view yet.
 */
typedef void ui_painter(void *state, struct grid *grid);
void	ui_repaint(struct ui *ui);
void	ui_show(ui_painter *paint, void *state);

/*
 * Run until the last view closed.  A moment after the last key, each second
 * of typing, and before leaving or stopping for whatever cause, all views
 * save.  False: a signal or the person ended all of them at once.
 */
bool	ui_run(const struct view_ops *ops, void *state);

/* The request of a key, 0 when it has none here. */
int	binding_find(const struct binding *bindings, const struct key *key);

#endif
