#include "config.h"

#include "mita/expert/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/expert/outside.h"
#include "mita/expert/screen.h"

/* A text that is only read: the full text of an evaluation, a receipt. */

enum { R_ON = 1, R_BACK_PAGE, R_DOWN, R_UP, R_TOP, R_END, R_COPY,
	R_FILE, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_CHAR, ' ', R_ON, N_("Space"), N_("On"), N_("a page on") },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'b', R_BACK_PAGE, "b", N_("Back a page"),
	    N_("a page back") },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_BACK_PAGE, NULL, NULL, NULL },
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
	{ KEY_IS_CHAR, 'y', R_COPY, "y Y", N_("Copy"),
	    N_("copy your text to the clipboard; write it to a file") },
	{ KEY_IS_CHAR, 'Y', R_FILE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("back to where you were") },
	{ KEY_IS_NAMED, NAME_ENTER, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'h', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct pager {
	struct screen	*screen;
	char		 where[256];
	char		 sentence[256];
	struct buf	 text;		/* owned */
	size_t skip; /* lines above the first that is shown */
	size_t		 more;		/* lines below */
	int		 rows;
};

static void
pager_paint(void *state, struct grid *grid)
{
	struct pager *pager = state;
	struct body body;

	body = chrome_frame(&pager->screen->chrome, grid, pager->where, NULL,
	    pager->sentence, bindings);
	if (chrome_help(&pager->screen->chrome, grid, body, bindings, _("A text"
	    " to read.")))
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
pager_key(void *state, struct ui *ui, const struct key *key)
{
	struct pager *pager = state;
	long page = pager->rows > 1 ? pager->rows - 1 : 1;

	if (chrome_key(&pager->screen->chrome, ui, bindings, key, false))
		return;
	switch (binding_find(bindings, key)) {
	case R_ON:
		scroll(pager, page);
		break;
	case R_BACK_PAGE:
		scroll(pager, -page);
		break;
	case R_DOWN:
		scroll(pager, 1);
		break;
	case R_UP:
		scroll(pager, -1);
		break;
	case R_TOP:
		pager->skip = 0;
		break;
	case R_END:
		scroll(pager, (long)pager->more);
		break;
	case R_COPY:
		outside_copy(pager->screen, buf_text(&pager->text));
		break;
	case R_FILE:
		outside_write(pager->screen, buf_text(&pager->text));
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		chrome_unknown(&pager->screen->chrome, key);
		break;
	}
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
pager_open(struct ui *ui, struct screen *screen, const char *where,
    const char *sentence, struct buf *text)
{
	struct pager *pager = calloc(1, sizeof(*pager));

	if (pager == NULL || text->failed) {
		buf_release(text);
		free(pager);
		return;
	}
	pager->screen = screen;
	snprintf(pager->where, sizeof(pager->where), "%s", where);
	snprintf(pager->sentence, sizeof(pager->sentence), "%s", sentence);
	pager->text = *text;
	*text = (struct buf){0};
	ui_open(ui, &pager_view, pager);
}
