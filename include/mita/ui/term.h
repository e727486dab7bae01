#ifndef MITA_UI_TERM_H
#define MITA_UI_TERM_H

#include <stdbool.h>

#include "mita/ui/key.h"

struct fault;
struct grid;

/* The terminal; its source is the only file that knows curses. */

enum term_event { TERM_KEY, TERM_RESIZE, TERM_IDLE, TERM_LEAVE };

/*
 * Take the terminal.  Refuses (reason TERMINAL) when standard input or
 * output is none, or it cannot move its cursor; an unknown TERM is tried as
 * xterm-256color, then xterm, and *note says so.
 */
int	term_open(bool mono, const char **note, struct fault *why);
void	term_close(void);

void	term_size(int *rows, int *cols);

/* Show the grid: only what changed is sent, the cursor is placed last. */
void	term_show(const struct grid *grid);
void	term_redraw(void);		/* everything again at the next show */

/*
 * Wait for something, at most timeout milliseconds.  TERM_LEAVE: hang-up or
 * terminate; save and go.
 */
enum term_event term_wait(int timeout, struct key *key);

#endif
