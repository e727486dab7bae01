#ifndef MITA_UI_TERM_H
#define MITA_UI_TERM_H

#include <stdbool.h>

#include "mita/ui/key.h"

struct fault;
struct grid;

/* The terminal; its source is the only file that knows curses. */

enum term_event { TERM_KEY, TERM_RESIZE, TERM_IDLE, TERM_STOP, TERM_LEAVE };

/*
 * Take the terminal.  Refuses (reason TERMINAL) when standard input or
 * output is none, or it cannot move its cursor; an unknown TERM is tried as
 * xterm-256color, then xterm, and *note says so.
 */
int	term_open(bool mono, const char **note, struct fault *why);
void	term_close(void);

/* False: letters give way to others, and what is typed cannot be trusted. */
bool	term_is_utf8(void);
bool	term_is_mono(void);
void	term_set_mono(bool mono);

/* Give the terminal to another program, and take it back. */
void	term_pause(void);
void	term_resume(void);
/* Stop this process until the shell wakes it; save first. */
void	term_suspend(void);

/* Offer text to the terminal's clipboard (OSC 52); false: it has none. */
bool	term_copy(const char *text, size_t len);

void	term_size(int *rows, int *cols);

/* Show the grid: only what changed is sent, the cursor is placed last. */
void	term_show(const struct grid *grid);
void	term_redraw(void);		/* everything again at the next show */

/*
 * Wait for something, at most timeout milliseconds.  TERM_LEAVE: hang-up or
 * terminate; save and go.  TERM_STOP: save, then term_suspend().
 */
enum term_event term_wait(int timeout, struct key *key);

#endif
