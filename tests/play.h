#ifndef TESTS_PLAY_H
#define TESTS_PLAY_H

#include "mita/ui/grid.h"
#include "mita/ui/term.h"

/*
 * A terminal that is none: the whole application runs against it in this
 * process.  Keys come from a player, grids go to it.
 */
struct player {
	int			  rows;
	int			  cols;
	enum term_event		(*next)(struct player *player, struct key *key);
	/* Told of what stands there when a key is waited for. */
	void			(*shown)(struct player *player,
				    const struct grid *grid);
};

/* What follows is played in this language; -1: it cannot. */
int	play_begin(struct player *player, const char *language);

/* Run "mita-expert demo" in this language until the player leaves. */
int	play_demo(struct player *player, const char *language);

/* Run the dashboard on ./register.mita until the player leaves. */
int	play_board(struct player *player, const char *language);

/* Is the cursor in a row of what has the focus, if something has? */
bool	play_has_focus(const struct grid *grid);

/* Is the i-th cell a whole character, or the right half of one? */
bool	play_is_sound(const struct grid *grid, int i);

/* Run the application on a workspace; without one, its first start. */
int	play_workspace(struct player *player, const char *language,
	    const char *path);

/* A key by its name ("Enter", "F5", "Ctrl-Z") or its one letter. */
struct key play_key(const char *name);

#endif
