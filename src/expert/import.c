#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/expert/expert.h"
#include "mita/expert/screen.h"
#include "mita/ui/textarea.h"

/*
 * Taking in a package.  A file dragged onto the window arrives as a pasted
 * path.  The agency's key is trusted once its short name was compared.
 */

enum { R_GO = 1, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Take in"),
	    N_("take the package in") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct import {
	struct screen	*screen;
	bool		 asking;	/* for the short name of a new key */
	struct textarea	 path;
	struct textarea	 agency;
};

static void
import_paint(void *state, struct grid *grid)
{
	struct import *x = state;
	struct body body;
	int row;

	x->screen->chrome.typing = true;
	body = screen_frame(x->screen, grid, _("Take in a package"), NULL,
	    x->asking ? _("Type the short name from the agency's letter, then"
	    " Enter.") : _("Type the file's name or drag the file onto this"
	    " window; then Enter."), bindings);
	if (screen_help(x->screen, grid, body, bindings, _("The package is the"
	    " file ending in .package that the agency sends. Taking it in"
	    " twice changes nothing.")))
		return;
	row = body.row + 1;
	frame_field(grid, row++, 3, body.cols - 2, _("File"), &x->path,
	    !x->asking);
	if (!x->asking)
		return;
	row += 1 + frame_wrap(grid, row + 1, 3, 4, body.cols - 6, GRID_NORMAL,
	    _("This key is new here. The agency's letter has the short name of"
	    " its key; a wrong name means that the file is not from the"
	    " agency."), 0, NULL);
	frame_field(grid, row + 1, 3, body.cols - 2, _("Short name"),
	    &x->agency, true);
}

static void
take(struct import *x, struct ui *ui)
{
	struct screen *screen = x->screen;
	struct package_news news;
	char path[EXPERT_PATH_LEN];

	file_typed_path(textarea_text(&x->path), path, sizeof(path));
	if (package_take(screen->workspace, path, x->asking ?
	    textarea_text(&x->agency) : NULL, &news, &screen->fault) == -1) {
		if (strcmp(screen->fault.reason, "NEW-KEY") == 0)
			x->asking = true;
		screen_complain(screen);
		return;
	}
	if (screen_reload(screen))
		snprintf(screen->chrome.message, sizeof(screen->chrome.message),
		    news.records == 0 ? _("Nothing new: this package was taken"
		    " in before.") : translate_n("Taken in: %zu new proposal.",
		    "Taken in: %zu new proposals.", news.proposals),
		    news.proposals);
	ui_back(ui);
}

static void
import_key(void *state, struct ui *ui, const struct key *key)
{
	struct import *x = state;
	int request = binding_find(bindings, key);

	if (screen_key(x->screen, ui, bindings, key, true))
		return;
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_GO)
		take(x, ui);
	else
		textarea_key(x->asking ? &x->agency : &x->path, key, 500);
}

static void
import_close(void *state)
{
	struct import *x = state;

	textarea_release(&x->path);
	textarea_release(&x->agency);
	free(x);
}

static const struct view_ops import_view = {
	.paint = import_paint, .key = import_key, .close = import_close
};

void
import_open(struct ui *ui, struct screen *screen)
{
	struct import *x;

	if (!screen_may_write(screen) || (x = calloc(1, sizeof(*x))) == NULL)
		return;
	x->screen = screen;
	x->path.one_line = x->agency.one_line = true;
	textarea_set(&x->path, "");
	textarea_set(&x->agency, "");
	ui_open(ui, &import_view, x);
}
