#ifndef MITA_COORDINATOR_BOARD_H
#define MITA_COORDINATOR_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/fault.h"
#include "mita/office/stage_view.h"
#include "mita/ui/chrome.h"

/*
 * What the screens of the dashboard share: the register, read and never
 * written, and one stage of it in plain values.  Every figure on a screen is
 * one of those, or the number of rows that the list it opens has.
 */

struct board;
struct parsed;
struct register_file;

/* Screens are asked for by name, so that none needs to know another. */
enum board_screen {
	SCREEN_EXPERT,		/* about: its id */
	SCREEN_PROPOSAL,
	SCREEN_SEATS,		/* who could take a proposal */
	SCREEN_WHY,		/* why a proposal has its rank */
	SCREEN_REMINDER,	/* to an expert */
	SCREEN_FINDINGS,	/* about an expert; NULL: all */
	SCREEN_NEWS,		/* in a bundle: its digest */
	BOARD_SCREENS
};
typedef void board_opener(struct ui *ui, struct board *board,
	    const char *about);

struct board {
	const struct parsed	*line;
	board_opener *const	*screens;	/* BOARD_SCREENS of them */
	struct register_file	*reg;		/* owned */
	struct arrivals		 arrivals;
	struct stage_view	 view;		/* of this stage: */
	unsigned		 stage;
	unsigned		 reading;	/* how often that was made */
	/* "gate: 7 go on, asking 171 000 EUR" */
	char			 line_text[160];
	struct chrome		 chrome;
	struct fault		 fault;
};

/*
 * Read the register again, for this stage (0: the first that is open);
 * false: see message.
 */
bool	board_reload(struct board *board, unsigned stage);

/* Another stage of it; false: see message. */
bool	board_show(struct board *board, unsigned stage);
void	board_close(struct board *board);

void	board_open(struct ui *ui, struct board *board,
	    enum board_screen screen, const char *about);

/* A text to read; it is taken.  name: of the file it may be saved as. */
struct buf;
void	board_read(struct ui *ui, struct board *board, const char *title,
	    const char *name, struct buf *text);

/*
 * What comes next: about this expert or proposal if there is something,
 * otherwise about the stage.
 */
void	board_next(const struct board *board, const char *expert,
	    const char *proposal, char *out, size_t room);

/* "4 days left (2026-12-12)": to the nearest deadline of what is missing. */
void	board_deadline(const struct board *board, char *out, size_t room);

/* Say again, in the language of now, what line_text has. */
void	board_line(struct board *board);

/* How many pairs are in, how many are missing, of one expert or of all. */
size_t	board_in(const struct board *board);
size_t	board_missing(const struct board *board, const char *expert);

#endif
