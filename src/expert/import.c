/* The screen that takes in a package. */
#include "config.h"

#include "mita/expert/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/desk/package.h"
#include "mita/expert/expert.h"
#include "mita/expert/folders.h"
#include "mita/expert/keeping.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/ui/textarea.h"

/*
 * Taking in a package.  A file dragged onto the window arrives as a pasted
 * path.  The agency's key is trusted once its short name was compared.
 */

enum { R_GO = 1, R_UP, R_DOWN, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Take in"),
	    N_("take the package in") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Choose"),
	    N_("choose one of the packages that were found") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct import {
	struct screen	*screen;
	/* What the field asks for; a passphrase if the file is encrypted. */
	enum { ASK_FILE, ASK_PASSPHRASE, ASK_NAME } asks;
	struct seckey	*key;		/* owned, or NULL; reads meanwhile */
	bool		 given;		/* with the command */
	size_t		 n_found;	/* packages in the usual folders */
	size_t		 at;		/* n_found: none of them */
	char		 found[FOLDERS_MAX][FOLDER_LEN];
	struct textarea	 path;
	struct textarea	 passphrase;
	struct textarea	 agency;	/* short name of a new key */
};

static void
paint_found(const struct import *x, struct grid *grid, struct body body,
    int row)
{
	size_t i;

	row += frame_wrap(grid, row, 3, 3, body.cols - 6, GRID_NORMAL,
	    x->n_found > 0 ? _("These packages were found:") : _("No package"
	    " was found in the usual folders. It is the file ending in"
	    " .package that the agency sent you."), 0, NULL);
	for (i = 0; i < x->n_found && row < body.row + body.rows; i++)
		grid_printf(grid, row++, 3, i == x->at ? GRID_STRONG :
		    GRID_NORMAL, "%s %s", i == x->at ? ">" : " ",
		    x->found[i]);
}

static void
import_paint(void *state, struct grid *grid)
{
	struct import *x = state;
	struct body body;
	int row;

	x->screen->chrome.typing = true;
	body = chrome_frame(&x->screen->chrome, grid, _("Take in a package"),
	    NULL, x->asks == ASK_NAME ? _("Type the short name from the"
	    " agency's letter, then Enter.") : x->asks == ASK_PASSPHRASE ?
	    _("Type your passphrase and press Enter.") : _("Type the file's"
	    " name or drag the file onto this window; then Enter."), bindings);
	if (chrome_help(&x->screen->chrome, grid, body, bindings, _("The"
	    " package is the file ending in .package that the agency sends."
	    " Taking it in twice changes nothing. What you exported yourself"
	    " brings an older copy up to date; of an old workspace, whose"
	    " passphrase is forgotten, the texts are taken over.")))
		return;
	row = body.row + 1;
	frame_field(grid, row++, 3, body.cols - 2, _("File"), &x->path,
	    x->asks == ASK_FILE);
	if (x->asks == ASK_FILE) {
		if (!x->given)
			paint_found(x, grid, body, row + 1);
		return;
	}
	if (x->asks == ASK_PASSPHRASE) {
		row += 1 + frame_wrap(grid, row + 1, 3, 4, body.cols - 6,
		    GRID_NORMAL, _("This file is encrypted: your key opens"
		    " it."), 0, NULL);
		frame_field(grid, row + 1, 3, body.cols - 2,
		    wording_passphrase(&x->screen->session), &x->passphrase,
		    true);
		return;
	}
	row += 1 + frame_wrap(grid, row + 1, 3, 4, body.cols - 6, GRID_NORMAL,
	    _("This key is new here. The agency's letter has the short name of"
	    " its key; a wrong name means that the file is not from the"
	    " agency."), 0, NULL);
	frame_field(grid, row + 1, 3, body.cols - 2, _("Short name"),
	    &x->agency, true);
}

/* False: the passphrase is still to be typed, or it is not this one. */
static bool
unlock(struct import *x)
{
	struct session *session = &x->screen->session;

	if (x->asks != ASK_PASSPHRASE) {
		x->asks = ASK_PASSPHRASE;
		return false;
	}
	x->key = workspace_unlock(session->workspace,
	    textarea_text(&x->passphrase), &session->fault);
	textarea_set(&x->passphrase, "");
	if (x->key == NULL)
		screen_complain(x->screen);
	session->workspace->reader = x->key;
	return x->key != NULL;
}

static void
take(struct import *x, struct ui *ui)
{
	struct screen *screen = x->screen;
	struct buf said = {0};
	char path[EXPERT_PATH_LEN];

	file_typed_path(textarea_text(&x->path), path, sizeof(path));
	if (path[0] == '\0') {
		chrome_say(&screen->chrome, "Type the file's name first, or"
		    " drag the file onto this window.");
		return;
	}
	if (x->key == NULL && package_is_encrypted(path) && !unlock(x))
		return;
	if (keeping_take(screen->session.workspace, path,
	    x->asks == ASK_NAME ? textarea_text(&x->agency) : NULL, &said,
	    &screen->session.fault) == -1) {
		if (strcmp(screen->session.fault.reason, "NEW-KEY") == 0) {
			/* It is typed from the letter, not from here. */
			x->asks = ASK_NAME;
			return;
		}
		if (x->asks == ASK_PASSPHRASE)
			x->asks = ASK_FILE;
		screen_complain(screen);
		return;
	}
	if (screen_reload(screen))
		chrome_say(&screen->chrome, "%s", buf_text(&said));
	buf_release(&said);
	ui_back(ui);
}

static void
choose(struct import *x, int by)
{
	if (x->asks != ASK_FILE || x->n_found == 0)
		return;
	x->at = (x->at + (by > 0 ? 1 : x->n_found - 1)) % x->n_found;
	textarea_set(&x->path, x->found[x->at]);
}

static void
import_key(void *state, struct ui *ui, const struct key *key)
{
	struct import *x = state;
	int request = binding_find(bindings, key);

	if (chrome_key(&x->screen->chrome, ui, bindings, key, true))
		return;
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_GO)
		take(x, ui);
	else if (request != 0)
		choose(x, request == R_DOWN ? 1 : -1);
	else {
		/* What is typed or dragged here takes the proposal's place. */
		if (x->asks == ASK_FILE && x->n_found > 0 && (key->kind ==
		    KEY_IS_PASTE || key->kind == KEY_IS_CHAR) &&
		    strcmp(textarea_text(&x->path), x->found[x->at]) == 0)
			textarea_set(&x->path, "");
		textarea_key(x->asks == ASK_NAME ? &x->agency :
		    x->asks == ASK_FILE ? &x->path : &x->passphrase, key, 500);
	}
}

static void
import_close(void *state)
{
	struct import *x = state;

	textarea_release(&x->path);
	textarea_release(&x->agency);
	textarea_release(&x->passphrase);
	expert_unread(x->screen->session.workspace, x->key);
	free(x);
}

static const struct view_ops import_view = {
	.paint = import_paint, .key = import_key, .close = import_close
};

static struct import *
import_new(struct screen *screen, const char *package)
{
	struct import *x;

	if (!screen_may_write(screen) || (x = calloc(1, sizeof(*x))) == NULL)
		return NULL;
	x->screen = screen;
	x->path.one_line = x->agency.one_line = true;
	x->passphrase.one_line = x->passphrase.hidden = true;
	textarea_set(&x->passphrase, "");
	x->given = package != NULL;
	x->n_found = x->given ? 0 : folders_packages(x->found);
	textarea_set(&x->path, x->given ? package : x->n_found > 0 ?
	    x->found[0] : "");
	textarea_set(&x->agency, "");
	return x;
}

void
import_open(struct ui *ui, struct screen *screen)
{
	ui_open(ui, &import_view, import_new(screen, NULL));
}

bool
import_run(struct screen *screen, const char *package)
{
	struct import *x = import_new(screen, package);

	return x == NULL || ui_run(&import_view, x);
}
