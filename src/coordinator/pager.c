#include "config.h"

#include "mita/coordinator/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/saving.h"

/* A text to read, line by line, and to save. */

enum { R_UP = 1, R_DOWN, R_ON, R_UP_PAGE, R_TOP, R_END, R_SAVE, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_CHAR, ' ', R_ON, N_("Space"), N_("On"),
	    N_("read on") },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'b', R_UP_PAGE, "b", N_("Before"),
	    N_("a page back") },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_UP_PAGE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), NULL,
	    N_("line by line") },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_TOP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_END, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'x', R_SAVE, "x", N_("Save text"),
	    N_("write the text to a file") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct pager {
	struct board	*board;
	char		 title[160];
	char		 name[64];
	char		*text;		/* owned */
	size_t		 at;		/* lines above the screen */
	size_t		 lines;		/* when last painted */
	size_t		 rows;
};

static void
pager_paint(void *state, struct grid *grid)
{
	struct pager *p = state;
	char where[256];
	struct body body;
	size_t more;

	snprintf(where, sizeof(where), "%s > %s", _("Coordinator"), p->title);
	body = board_frame(p->board, grid, where, NULL,
	    _("Read it with Space and the arrows; x writes it to a file."),
	    bindings);
	if (chrome_help(&p->board->chrome, grid, body, bindings, _("A text to"
	    " read. Nothing is changed and nothing is sent.")))
		return;
	p->lines = frame_lines(p->text, body.cols - 4);
	p->rows = (size_t)body.rows;
	if (p->at + p->rows > p->lines)
		p->at = p->lines < p->rows ? 0 : p->lines - p->rows;
	frame_wrap(grid, body.row, 2, body.rows, body.cols - 4, GRID_NORMAL,
	    p->text, p->at, &more);
	if (more > 0) {
		grid_blank(grid, body.row + body.rows - 1);
		grid_printf(grid, body.row + body.rows - 1, 2, GRID_STRONG,
		    translate_n("%zu more line", "%zu more lines", more + 1),
		    more + 1);
	}
	grid_cursor(grid, body.row, 1);
}

static void
save(struct pager *p, struct ui *ui)
{
	struct buf text = {0};

	buf_puts(&text, p->text);
	saving_open(ui, p->board, p->name, &text, NULL);
}

static void
scroll(struct pager *p, int request)
{
	size_t page = p->rows > 2 ? p->rows - 2 : 1;

	if (request == R_UP)
		p->at -= p->at > 0;
	else if (request == R_DOWN)
		p->at++;
	else if (request == R_ON)
		p->at += page;
	else if (request == R_UP_PAGE)
		p->at -= p->at < page ? p->at : page;
	else
		p->at = request == R_TOP ? 0 : p->lines;
	/* Painting keeps it from running past the end. */
}

static void
pager_key(void *state, struct ui *ui, const struct key *key)
{
	struct pager *p = state;
	int request = binding_find(bindings, key);

	if (board_key(p->board, ui, bindings, key, false))
		return;
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_SAVE)
		save(p, ui);
	else if (request == 0)
		chrome_unknown(&p->board->chrome, key);
	else
		scroll(p, request);
}

static void
pager_close(void *state)
{
	struct pager *p = state;

	free(p->text);
	free(p);
}

static const struct view_ops pager_view = {
	.paint = pager_paint, .key = pager_key, .close = pager_close
};

void
pager_open(struct ui *ui, struct board *board, const char *title,
    const char *text, const char *name)
{
	struct pager *p = calloc(1, sizeof(*p));

	if (p == NULL || (p->text = strdup(text)) == NULL) {
		free(p);
		return;
	}
	p->board = board;
	snprintf(p->title, sizeof(p->title), "%s", title);
	snprintf(p->name, sizeof(p->name), "%s", name);
	ui_open(ui, &pager_view, p);
}
