#ifndef MITA_COORDINATOR_BOARD_H
#define MITA_COORDINATOR_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/fault.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/roll.h"
#include "mita/office/register.h"
#include "mita/ui/chrome.h"
#include "mita/ui/textarea.h"

/*
 * What the views of the dashboard share: the register, read and never
 * written, and its tables.  Every figure on a screen is a cell of one of
 * them, or the number of rows that the list it opens has.
 */

enum board_table {
	/* Those of the verbs, for the stage that is shown */
	BOARD_ADMITTED, BOARD_STATUS, BOARD_PAIRS, BOARD_RANKING,
	BOARD_DIAGNOSIS, BOARD_EVALUATIONS, BOARD_BUNDLES, BOARD_ATTENTION,
	/* Cells of those, put together */
	BOARD_EXPERTS, BOARD_PROPOSALS, BOARD_PLACES,
	BOARD_TABLES
};

struct board {
	const struct parsed	*line;
	struct register_file	*reg;
	unsigned		 stage;
	unsigned		 reading;	/* how often it was read */
	struct table		*tables[BOARD_TABLES];	/* owned */
	char			 line_text[160];	/* gate or money, in words */
	struct chrome		 chrome;
	struct fault		 fault;
};

/*
 * Read the register again, for this stage (0: the first that is open);
 * false: see message.
 */
bool	board_reload(struct board *board, unsigned stage);

/* Close the register and free its tables. */
void	board_end(struct board *board);

/* The tables of another stage; false: see message. */
bool	board_show(struct board *board, unsigned stage);

/* BOARD_EXPERTS and so on from the others. */
int	board_compose(struct board *board);

struct body board_frame(struct board *board, struct grid *grid,
	    const char *where, const char *progress, const char *sentence,
	    const struct binding *bindings);
/* The keys that are the same everywhere; true: it was one. */
bool	board_key(struct board *board, struct ui *ui,
	    const struct binding *bindings, const struct key *key,
	    bool typing);
void	board_complain(struct board *board);	/* the last fault */

/*
 * What comes next: about this expert or proposal if there is something,
 * otherwise about the stage.
 */
void	board_next(const struct board *board, const char *expert,
	    const char *proposal, char *out, size_t room);

/* "4 days left (2026-12-12)": to the nearest deadline of what is missing. */
void	board_deadline(const struct board *board, char *out, size_t room);

/* A number that counts rows of a table; it opens the list of them. */
struct count {
	const char		*label;
	enum board_table	 table;		/* BOARD_TABLES: the page's own */
	const char		*column;	/* NULL: all rows */
	const char		*words;		/* that the column has */
};

/*
 * A table as the body of a screen, with numbers above it: the views below
 * have one each.
 */
struct page;
struct page_kind {
	const char		*name;		/* for the file it is saved to */
	const struct roll_column *columns;
	const struct count	*counts;	/* ended by a NULL label */
	/* Open what a row stands for. */
	void			(*open)(struct ui *ui, struct board *board,
				    const struct table *table, size_t row);
	const char		*(*above)(const void *board, size_t row);
	const struct page_kind	*below;		/* of lists of its own rows */
};

struct page {
	struct board		*board;
	const struct page_kind	*kind;
	const struct table	*table;		/* borrowed */
	struct roll		 roll;
	bool			 plain;		/* without the numbers */
	long			 count;		/* the number in focus; -1: the roll */
	bool			 finding;	/* the text is being typed */
	struct textarea		 find;		/* owned */
};

int	page_begin(struct page *page, struct board *board,
	    const struct page_kind *kind, const struct table *table);
void	page_end(struct page *page);
void	page_paint(struct page *page, struct grid *grid, struct body body);

/* Everything but leaving; false: not its key. */
bool	page_key(struct page *page, struct ui *ui, const struct key *key);

/* Bindings of every page, for the tables of views: begin with 100. */
enum { P_OPEN = 100, P_MOVE, P_FIND, P_NEXT, P_BEFORE, P_ORDER, P_SAVE };
#define PAGE_MOVES \
	{ KEY_IS_NAMED, NAME_UP, P_MOVE, N_("Up Down"), NULL, \
	    N_("choose a line; above the first one are the numbers") }, \
	{ KEY_IS_NAMED, NAME_DOWN, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'k', P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'j', P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_PAGE_UP, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_HOME, P_MOVE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_END, P_MOVE, NULL, NULL, NULL }
#define PAGE_ACTS \
	{ KEY_IS_CHAR, '/', P_FIND, "/", N_("Find"), \
	    N_("look for a text in the list") }, \
	{ KEY_IS_NAMED, NAME_F3, P_NEXT, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'n', P_NEXT, "n N", NULL, \
	    N_("go to the next place with that text, or the one before") }, \
	{ KEY_IS_CHAR, 'N', P_BEFORE, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'd', P_ORDER, "d", N_("Order"), \
	    N_("order the list by its next column") }, \
	{ KEY_IS_CHAR, 'x', P_SAVE, "x", N_("Save table"), \
	    N_("write the list to a file, as CSV and as text") }

/* Each opens a view on top. */
void	list_open(struct ui *ui, struct board *board,
	    const struct page_kind *kind, struct table *table,
	    const char *title);		/* takes the table */
void	count_open(struct ui *ui, const struct page *page,
	    const struct count *count);
void	person_open(struct ui *ui, struct board *board, const char *expert);
void	panel_open(struct ui *ui, struct board *board, const char *proposal);
/* What check found; about one expert, or all of it for NULL. */
struct table *findings_table(struct board *board, const char *expert);
void	findings_open(struct ui *ui, struct board *board,
	    const char *expert);
void	why_open(struct ui *ui, struct board *board, const char *proposal);
void	reminder_open(struct ui *ui, struct board *board,
	    const char *expert);
void	seats_open(struct ui *ui, struct board *board, const char *proposal);
void	import_open(struct ui *ui, struct board *board);

/* A text to read, and to save under this name if one is given. */
void	pager_open(struct ui *ui, struct board *board, const char *title,
	    const char *text, const char *name);

/* Ask for a file name and write what was given; the view takes both. */
struct buf;
void	saving_open(struct ui *ui, struct board *board, const char *name,
	    struct buf *text, struct buf *csv);		/* csv may be NULL */

/* The tab lists, which lists elsewhere have in common. */
extern const struct page_kind experts_page, proposals_page, places_page,
	    bundles_page, pairs_page, attention_page;

#endif
