/* A text on a screen of its own. */
#include "config.h"

#include "mita/ui/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/ui/chrome.h"
#include "mita/ui/clipboard.h"
#include "mita/ui/frame.h"
#include "mita/ui/saving.h"

/* A text to read, line by line or page by page. */

enum { R_ON = 1, R_BEFORE, R_DOWN, R_UP, R_TOP, R_END, R_COPY, R_SAVE,
	R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_CHAR, ' ', R_ON, N_("Space"), N_("On"), N_("a page on") },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'b', R_BEFORE, "b", N_("Back"), N_("a page back") },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_BEFORE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, N_("Up Down"), NULL,
	    N_("a line") },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_UP, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_TOP, "Home End", NULL,
	    N_("the beginning and the end") },
	{ KEY_IS_CHAR, 'g', R_TOP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_END, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'G', R_END, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'y', R_COPY, "y", N_("Copy"),
	    N_("copy the text to the clipboard") },
	{ KEY_IS_CHAR, 'x', R_SAVE, "x", N_("Save text"),
	    N_("write the text to a file") },
	{ KEY_IS_CHAR, 'Y', R_SAVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("back to where you were") },
	{ KEY_IS_NAMED, NAME_ENTER, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'h', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct pager {
	struct chrome	*chrome;
	char		 above[128];	/* or "" */
	char		 title[128];
	char		 sentence[256];
	char		 file[80];
	struct buf	 text;		/* owned */
	size_t skip; /* lines above the first that is shown */
	size_t		 more;		/* lines below */
	int		 rows;
};

static void
put_where(struct pager *pager, char *out, size_t room)
{
	chrome_where(pager->chrome, pager->above[0] == '\0' ? NULL :
	    pager->above, pager->title, out, room);
}

static void
pager_paint(void *state, struct grid *grid)
{
	struct pager *pager = state;
	char where[256];
	struct body body;

	put_where(pager, where, sizeof(where));
	body = chrome_frame(pager->chrome, grid, where, NULL,
	    pager->sentence[0] != '\0' ? pager->sentence : _("Read it with"
	    " Space and the arrows; x writes it to a file."), bindings);
	if (chrome_help(pager->chrome, grid, body, bindings, _("A text to"
	    " read. Nothing is changed and nothing is sent.")))
		return;
	pager->rows = body.rows - 1;
	frame_wrap(grid, body.row, 1, pager->rows, body.cols - 2, GRID_NORMAL,
	    buf_text(&pager->text), pager->skip, &pager->more);
	if (pager->more > 0)
		grid_printf(grid, body.row + pager->rows, 1, GRID_STRONG,
		    translate_n("%zu more line: Space goes on", "%zu more"
		    " lines: Space goes on", pager->more), pager->more);
	grid_cursor(grid, body.row, 1);
}

static void
scroll(struct pager *pager, long by)
{
	if (by > 0)
		pager->skip += pager->more < (size_t)by ? pager->more :
		    (size_t)by;
	else
		pager->skip -= pager->skip < (size_t)-by ? pager->skip :
		    (size_t)-by;
}

static void
save(struct pager *pager, struct ui *ui)
{
	struct buf text = {0};
	char where[256];

	put_where(pager, where, sizeof(where));
	buf_puts(&text, buf_text(&pager->text));
	saving_open(ui, pager->chrome, where, pager->file, &text, NULL);
}

static void
move(struct pager *pager, int request)
{
	long page = pager->rows > 1 ? pager->rows - 1 : 1;

	if (request == R_ON || request == R_BEFORE)
		scroll(pager, request == R_ON ? page : -page);
	else if (request == R_DOWN || request == R_UP)
		scroll(pager, request == R_DOWN ? 1 : -1);
	else if (request == R_END)
		scroll(pager, (long)pager->more);
	else
		pager->skip = 0;
}

static void
pager_key(void *state, struct ui *ui, const struct key *key)
{
	struct pager *pager = state;
	int request = binding_find(bindings, key);

	if (chrome_key(pager->chrome, ui, bindings, key, false))
		return;
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_COPY)
		clipboard_copy(pager->chrome, buf_text(&pager->text), "x");
	else if (request == R_SAVE)
		save(pager, ui);
	else if (request == 0)
		chrome_unknown(pager->chrome, key);
	else
		move(pager, request);
}

static void
pager_close(void *state)
{
	struct pager *pager = state;

	buf_release(&pager->text);
	free(pager);
}

static const struct view_ops pager_view = {
	.paint = pager_paint, .key = pager_key, .close = pager_close
};

void
pager_open(struct ui *ui, struct chrome *chrome, const struct reading *what,
    struct buf *text)
{
	struct pager *pager = calloc(1, sizeof(*pager));

	if (pager == NULL || text->failed) {
		buf_release(text);
		free(pager);
		return;
	}
	pager->chrome = chrome;
	snprintf(pager->above, sizeof(pager->above), "%s",
	    what->above == NULL ? "" : what->above);
	snprintf(pager->title, sizeof(pager->title), "%s", what->title);
	snprintf(pager->sentence, sizeof(pager->sentence), "%s",
	    what->sentence == NULL ? "" : what->sentence);
	snprintf(pager->file, sizeof(pager->file), "%s", what->file);
	pager->text = *text;
	*text = (struct buf){0};
	ui_open(ui, &pager_view, pager);
}
