#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/expert/screen.h"
#include "mita/ui/textarea.h"

/* Writing the bundle for the agency. */

enum { R_NEXT = 1, R_GO, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Go on"),
	    N_("next field; then write the file") },
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", N_("Next field"),
	    N_("go to the other field") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("back to the list") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct export {
	struct screen	*screen;
	bool		 second;	/* the passphrase has the focus */
	bool		 done;
	struct textarea	 path;
	struct textarea	 passphrase;
	struct buf	 receipt;
};

/* What will be in it, and what is still missing. */
static int
paint_summary(const struct export *x, struct grid *grid, struct body body)
{
	const struct screen *screen = x->screen;
	size_t signed_ = 0, returned = 0, i;
	int row = body.row + 1;

	for (i = 0; i < screen->n; i++) {
		signed_ += screen->tasks[i].version > 0;
		returned += screen->tasks[i].state == TASK_RETURNED;
	}
	if (x->done)
		grid_string(grid, row++, 3, GRID_DONE, _(" DONE. One file was"
		    " written and read back; it is complete. "));
	row++;
	grid_printf(grid, row++, 3, GRID_NORMAL, _("Signed evaluations: %zu"),
	    signed_);
	grid_printf(grid, row++, 3, GRID_NORMAL, _("Given back: %zu"),
	    returned);
	grid_printf(grid, row++, 3, GRID_NORMAL, _("Not signed yet: %zu"),
	    screen->n - signed_ - returned);
	return row + 1;
}

static void
export_paint(void *state, struct grid *grid)
{
	struct export *x = state;
	struct body body;
	int row;

	x->screen->chrome.typing = true;
	body = screen_frame(x->screen, grid, _("Export"), NULL, x->done ?
	    _("Send this file to the agency. Esc goes back to the list.") :
	    x->second ? _("Type your passphrase and press Enter.") :
	    _("Where shall the file be written? Then press Enter."), bindings);
	if (screen_help(x->screen, grid, body, bindings, _("One file with"
	    " everything you signed. A later file contains all of an earlier"
	    " one, so only the newest has to be sent. The program itself sends"
	    " nothing.")))
		return;
	row = paint_summary(x, grid, body);
	frame_field(grid, row++, 3, body.cols - 2, _("File"), &x->path,
	    !x->second && !x->done);
	if (x->done)
		frame_wrap(grid, row + 1, 3, 6, body.cols - 6, GRID_NORMAL,
		    buf_text(&x->receipt), 0, NULL);
	else
		frame_field(grid, row, 3, body.cols - 2,
		    screen_ask_passphrase(x->screen), &x->passphrase, x->second);
}

bool
export_receipt(struct screen *screen, const char *path, struct buf *out)
{
	char name[4200];

	snprintf(name, sizeof(name), "%s.receipt.txt", path);
	if (bundle_receipt(screen->workspace, path, out, &screen->fault) ==
	    0 && file_write_new(name, out->bytes, out->len, 0600,
	    &screen->fault) == 0)
		return true;
	screen_complain(screen);
	return false;
}

static void
write_file(struct export *x)
{
	struct screen *screen = x->screen;
	struct seckey *key;

	key = workspace_unlock(screen->workspace,
	    textarea_text(&x->passphrase), &screen->fault);
	textarea_set(&x->passphrase, "");
	if (key == NULL || bundle_export(screen->workspace, key,
	    textarea_text(&x->path), &screen->fault) == -1)
		screen_complain(screen);
	else {
		x->done = true;
		screen_reload(screen);
		buf_release(&x->receipt);
		export_receipt(screen, textarea_text(&x->path), &x->receipt);
	}
	seckey_free(key);
}

static void
export_key(void *state, struct ui *ui, const struct key *key)
{
	struct export *x = state;
	int request;

	if (screen_key(x->screen, ui, bindings, key, true))
		return;
	request = binding_find(bindings, key);
	if (request == R_BACK || (request == R_GO && x->done))
		ui_back(ui);
	else if (x->done)
		return;
	else if (request == R_NEXT || (request == R_GO && !x->second))
		x->second = !x->second;
	else if (request == R_GO)
		write_file(x);
	else
		textarea_key(x->second ? &x->passphrase : &x->path, key, 500);
}

static void
export_close(void *state)
{
	struct export *x = state;

	textarea_release(&x->path);
	textarea_release(&x->passphrase);
	buf_release(&x->receipt);
	free(x);
}

static const struct view_ops export_view = {
	.paint = export_paint, .key = export_key, .close = export_close
};

void
export_open(struct ui *ui, struct screen *screen)
{
	const char *home = getenv("HOME");
	struct export *x;
	char path[2048];

	if (screen->workspace->expert == NULL)
		screen_say(screen, "There is nothing to export yet.");
	if (screen->workspace->expert == NULL || !screen_may_write(screen) ||
	    (x = calloc(1, sizeof(*x))) == NULL)
		return;
	x->screen = screen;
	x->path.one_line = x->passphrase.one_line = true;
	x->passphrase.hidden = true;
	snprintf(path, sizeof(path), "%s/%s-%s.bundle", home == NULL ? "." :
	    home, screen->workspace->book->call->id,
	    screen->workspace->expert);
	textarea_set(&x->path, path);
	textarea_set(&x->passphrase, "");
	ui_open(ui, &export_view, x);
}
