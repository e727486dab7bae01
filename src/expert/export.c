/* The screen that writes the bundle. */
#include "config.h"

#include "mita/expert/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/desk/receipt.h"
#include "mita/desk/sign.h"
#include "mita/desk/task.h"
#include "mita/desk/timely.h"
#include "mita/desk/workspace.h"
#include "mita/expert/folders.h"
#include "mita/expert/original.h"
#include "mita/expert/outside.h"
#include "mita/expert/receipt.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/ui/clipboard.h"
#include "mita/ui/pager.h"
#include "mita/ui/textarea.h"

/* Writing the bundle for the agency. */

enum { R_NEXT = 1, R_GO, R_UP, R_DOWN, R_FOLDER, R_COPY, R_RECEIPT, R_KEEP,
	R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Go on"),
	    N_("next field; then write the file") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Folder"),
	    N_("another folder to write into") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", N_("Next field"),
	    N_("go to the other field") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("back to the list") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static const struct binding done_bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_BACK, "Enter", N_("List"),
	    N_("back to the list") },
	{ KEY_IS_CHAR, 'o', R_FOLDER, "o", N_("Open folder"),
	    N_("open the folder in another program") },
	{ KEY_IS_CHAR, 'y', R_COPY, "y", N_("Copy name"),
	    N_("copy the file's name, to paste it into another program") },
	{ KEY_IS_CHAR, 'k', R_KEEP, "k", N_("Keep a copy"),
	    N_("a copy of all your work beside the file, for a stick") },
	{ KEY_IS_CHAR, 'r', R_RECEIPT, "r", N_("Receipt"),
	    N_("read the receipt") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("back to the list") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct export {
	struct screen	*screen;
	bool		 second;	/* the passphrase has the focus */
	bool		 done;
	size_t		 folder;	/* the one that was chosen */
	size_t		 n_folders;
	char		 folders[FOLDERS_MAX][FOLDER_LEN];
	struct textarea	 path;
	struct textarea	 passphrase;
	struct buf	 receipt;
};

/* What of a proposal is in it; false when nothing is. */
static bool
put_contained(const struct task *task, struct buf *out)
{
	if (task->state == TASK_RETURNED)
		buf_putf(out, "  %s%s", task->proposal->id, _(" given back"));
	else if (task->version > 0)
		buf_putf(out, "  %s v%u", task->proposal->id, task->version);
	else if (task->declaration != NULL)
		buf_putf(out, "  %s%s", task->proposal->id, _(" declared"));
	else
		return false;
	return true;
}

/* What will be in it, and what is still missing. */
static void
summary(const struct export *x, struct buf *out)
{
	const struct session *session = &x->screen->session;
	size_t contained = 0, missing = 0, i;
	char timely[TIMELY_LEN];

	if (!x->done && tasks_timely(session->workspace, session->tasks,
	    session->n, timely))
		buf_putf(out, "! %s\n", timely);
	buf_puts(out, _("Contains:"));
	for (i = 0; i < session->n; i++)
		contained += put_contained(&session->tasks[i], out);
	if (contained == 0)
		buf_puts(out, _("  nothing is signed yet"));
	buf_puts(out, "\n");
	for (i = 0; i < session->n; i++) {
		const struct task *task = &session->tasks[i];

		if (task->version > 0 || task_is_closed(task))
			continue;
		buf_putf(out, "%s  %s", missing++ == 0 ?
		    _("Evaluations missing:") : "", task->proposal->id);
	}
	if (missing > 0)
		buf_puts(out, "\n");
}

static int
paint_summary(const struct export *x, struct grid *grid, struct body body)
{
	struct buf text = {0};
	int row = body.row;

	if (x->done) {
		row += 1 + frame_wrap(grid, row, 3, 2, body.cols - 6,
		    GRID_DONE, _(" DONE. One file was written and read back;"
		    " all that you signed is in it. "), 0, NULL);
	}
	summary(x, &text);
	row += frame_wrap(grid, row, 3, 8, body.cols - 6, GRID_NORMAL,
	    buf_text(&text), 0, NULL);
	buf_release(&text);
	return row + 1;
}

static int
paint_folders(const struct export *x, struct grid *grid, struct body body,
    int row)
{
	size_t i;

	grid_string(grid, row++, 3, GRID_NORMAL, _("Folder"));
	for (i = 0; i < x->n_folders && row < body.row + body.rows - 3; i++)
		grid_printf(grid, row++, 3, i == x->folder ? GRID_STRONG :
		    GRID_NORMAL, "%s %s", i == x->folder ? ">" : " ",
		    x->folders[i]);
	return row + 1;
}

/* The field; a name that is longer than it stands below as a whole. */
static int
paint_file(struct export *x, struct grid *grid, struct body body, int row)
{
	const char *path = textarea_text(&x->path);

	if (!x->done)
		frame_field(grid, row++, 3, body.cols - 2, _("File"),
		    &x->path, !x->second);
	if (x->done || (int)strlen(path) > body.cols - 20)
		row += frame_wrap(grid, row, 3, 3, body.cols - 6, GRID_STRONG,
		    path, 0, NULL);
	return row;
}

static const struct binding *
bindings_of(const struct export *x)
{
	return x->done ? done_bindings : bindings;
}

static void
export_paint(void *state, struct grid *grid)
{
	struct export *x = state;
	struct body body;
	int row;

	x->screen->chrome.typing = !x->done;
	body = chrome_frame(&x->screen->chrome, grid, _("Export"), NULL, x->done
	    ? _("Send this file to the agency. k also keeps a copy of all your"
	    " work.") :
	    x->second ? _("Type your passphrase and press Enter.") :
	    _("Where shall the file be written? Then press Enter."),
	    bindings_of(x));
	if (chrome_help(&x->screen->chrome, grid, body, bindings_of(x), _("One"
	    " file with everything you signed. A later file contains all of an"
	    " earlier one, so only the newest has to be sent. The program"
	    " itself sends nothing.")))
		return;
	row = paint_summary(x, grid, body);
	if (!x->done)
		row = paint_folders(x, grid, body, row);
	row = paint_file(x, grid, body, row);
	if (x->done)
		frame_wrap(grid, row + 1, 3, body.row + body.rows - row - 1,
		    body.cols - 6, GRID_NORMAL, _("Nothing has been sent:"
		    " upload the file at the address in your letter, or hand"
		    " over the stick. Only the newest file has to be sent. The"
		    " receipt lies beside it (.receipt.txt)."),
		    0, NULL);
	else
		frame_field(grid, row, 3, body.cols - 2,
		    wording_passphrase(&x->screen->session), &x->passphrase,
		    x->second);
	if (x->done)
		grid_cursor(grid, body.row, 3);
}

/* A name that was not there a minute ago: nothing is ever replaced. */
static void
propose_path(struct export *x)
{
	const struct workspace *workspace = x->screen->session.workspace;
	char path[2 * FOLDER_LEN], now[CLOCK_HERE_LEN + 1];

	clock_here(clock_now(), now);
	snprintf(path, sizeof(path), "%s/%s-%s-%.10s-%.2s%.2s.bundle",
	    x->n_folders == 0 ? "." : x->folders[x->folder],
	    workspace->book->call->id, workspace->expert, now, now + 11,
	    now + 14);
	textarea_set(&x->path, path);
}

static void
write_file(struct export *x, struct ui *ui)
{
	const char *passphrase = textarea_text(&x->passphrase);
	struct screen *screen = x->screen;
	struct seckey *key;

	/* Typed before the focus was there, it would be sent along. */
	if (passphrase[0] != '\0' && strstr(textarea_text(&x->path),
	    passphrase) != NULL) {
		x->second = false;
		textarea_set(&x->passphrase, "");
		chrome_say(&screen->chrome, "The passphrase stands in the"
		    " file's name; take it out there.");
		return;
	}
	screen_wait(screen, ui, _("Writing the file and reading it back"
	    " ..."));
	key = workspace_unlock(screen->session.workspace, passphrase,
	    &screen->session.fault);
	textarea_set(&x->passphrase, "");
	if (key == NULL || bundle_export(screen->session.workspace, key,
	    textarea_text(&x->path), &screen->session.fault) == -1)
		screen_complain(screen);
	else {
		x->done = true;
		screen_reload(screen);
		buf_release(&x->receipt);
		screen->session.workspace->reader = key;
		receipt_write(screen, textarea_text(&x->path), &x->receipt);
		screen->session.workspace->reader = NULL;
	}
	seckey_free(key);
}

static void
open_receipt(const struct export *x, struct ui *ui)
{
	const struct reading what = { NULL, _("Receipt"), _("The code is for"
	    " the telephone. y copies the receipt; Esc goes back."),
	    "receipt" };
	struct buf text = {0};

	buf_puts(&text, buf_text(&x->receipt));
	pager_open(ui, &x->screen->chrome, &what, &text);
}

static void
act_done(struct export *x, struct ui *ui, int request)
{
	char folder[4200];
	char *slash;

	snprintf(folder, sizeof(folder), "%s", textarea_text(&x->path));
	if ((slash = strrchr(folder, '/')) != NULL)
		slash[slash == folder] = '\0';
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_FOLDER)
		original_open_path(x->screen, slash == NULL ? "." : folder);
	else if (request == R_KEEP)
		screen_keep(x->screen, textarea_text(&x->path));
	else if (request == R_COPY)
		clipboard_copy(&x->screen->chrome,
		    textarea_text(&x->path), NULL);
	else
		open_receipt(x, ui);
}

static void
act(struct export *x, struct ui *ui, int request)
{
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_NEXT || (request == R_GO && !x->second))
		x->second = !x->second;
	else if (request == R_GO)
		write_file(x, ui);
	else if (x->n_folders > 0) {
		x->second = false;
		x->folder = (x->folder + (request == R_DOWN ? 1 :
		    x->n_folders - 1)) % x->n_folders;
		propose_path(x);
	}
}

static void
export_key(void *state, struct ui *ui, const struct key *key)
{
	struct export *x = state;
	int request = binding_find(bindings_of(x), key);

	if (chrome_key(&x->screen->chrome, ui, bindings_of(x), key, !x->done))
		return;
	if (x->done && request == 0)
		chrome_unknown(&x->screen->chrome, key);
	else if (x->done)
		act_done(x, ui, request);
	else if (request != 0)
		act(x, ui, request);
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
	struct export *x;

	if (screen->session.workspace->expert == NULL)
		chrome_say(&screen->chrome, "There is nothing to export yet.");
	if (screen->session.workspace->expert == NULL ||
	    !screen_may_write(screen) || (x = calloc(1, sizeof(*x))) == NULL)
		return;
	x->screen = screen;
	x->path.one_line = x->passphrase.one_line = true;
	x->passphrase.hidden = true;
	textarea_set(&x->passphrase, "");
	x->n_folders = folders_usual(x->folders);
	propose_path(x);
	ui_open(ui, &export_view, x);
}
