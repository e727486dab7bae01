#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/expert/screen.h"
#include "mita/ui/textarea.h"

/*
 * Signing: the text that is signed is the text that was paged through.  The
 * passphrase unlocks the key first, because key and place in the line stand
 * in the text; the signature is made when the last page was seen.
 */

enum { R_ON = 1, R_BACK_PAGE, R_GO, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Go on"),
	    N_("unlock; then, on the last page, sign") },
	{ KEY_IS_CHAR, ' ', R_ON, N_("Space"), N_("On"), N_("a page on") },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_ON, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'b', R_BACK_PAGE, "b", N_("Back a page"), N_("a page back") },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_BACK_PAGE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_BACK_PAGE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Do not sign"),
	    N_("leave without signing") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct sign {
	struct screen	*screen;
	size_t		 task;
	struct seckey	*key;		/* for this signature only */
	struct textarea	 passphrase;
	struct buf	 text;		/* what will be signed */
	size_t		 skip;
	size_t		 more;
	int		 rows;
	bool		 seen;		/* the last page was shown */
};

static void
paint_ask(struct sign *sign, struct grid *grid, struct body body)
{
	const struct task *task = &sign->screen->tasks[sign->task];
	int row = body.row + 1;

	grid_printf(grid, row++, 3, GRID_NORMAL, _("Evaluation of %s, stage %u,"
	    " version %u"), task->proposal->id, task->stage,
	    task->version + 1);
	grid_text(grid, row++, 3, body.cols - 4, GRID_NORMAL,
	    task->proposal->title, strlen(task->proposal->title));
	row++;
	row += frame_wrap(grid, row, 3, 8, body.cols - 6, GRID_NORMAL,
	    _("First your passphrase; then you page through the full text, and"
	    " sign on its last page.\n\nSigning makes this version final. You"
	    " can correct it later: that is a new version with its own"
	    " signature and a line saying why. Signing sends nothing."), 0,
	    NULL) + 1;
	frame_field(grid, row, 3, body.cols - 2,
	    screen_ask_passphrase(sign->screen), &sign->passphrase, true);
}

static void
sign_paint(void *state, struct grid *grid)
{
	struct sign *sign = state;
	char where[256];
	struct body body;

	screen_where(sign->screen, grid, sign->task, _("Sign"), where, sizeof(where));
	sign->screen->chrome.typing = sign->key == NULL;
	body = screen_frame(sign->screen, grid, where, NULL, sign->key == NULL ?
	    _("Type your passphrase and press Enter. Esc leaves without"
	    " signing.") : sign->seen ? _("That is the whole text. Press Enter to"
	    " sign it, Esc to leave it unsigned.") : _("Read on with Space; you"
	    " can sign on the last page."), bindings);
	if (screen_help(sign->screen, grid, body, bindings, _("You sign exactly"
	    " the text shown here, byte for byte.")))
		return;
	if (sign->key == NULL) {
		paint_ask(sign, grid, body);
		return;
	}
	sign->rows = body.rows;
	frame_wrap(grid, body.row, 1, body.rows, body.cols - 2, GRID_NORMAL,
	    buf_text(&sign->text), sign->skip, &sign->more);
	sign->seen = sign->seen || sign->more == 0;
	grid_cursor(grid, body.row, 1);
}

static void
unlock(struct sign *sign, struct ui *ui)
{
	struct screen *screen = sign->screen;

	sign->key = workspace_unlock(screen->workspace,
	    textarea_text(&sign->passphrase), &screen->fault);
	textarea_set(&sign->passphrase, "");
	if (sign->key == NULL)
		screen_complain(screen);
	else if (task_text(screen->workspace, &screen->tasks[sign->task],
	    sign->key, &sign->text, &screen->fault) == -1) {
		screen_complain(screen);
		ui_back(ui);
	}
}

static void
finish(struct sign *sign, struct ui *ui)
{
	struct screen *screen = sign->screen;
	size_t task = sign->task;

	if (tasks_sign(screen->workspace, &screen->tasks[task], 1, sign->key,
	    &screen->fault) == -1) {
		screen_complain(screen);
		return;
	}
	/* The book was read anew: tasks from before are gone. */
	if (screen_reload(screen))
		screen_say(screen, "%s is signed. Nothing was sent; e exports"
		    " it.", screen->tasks[task].proposal->id);
	ui_back(ui);
}

static void
sign_key(void *state, struct ui *ui, const struct key *key)
{
	struct sign *sign = state;
	int request;

	if (screen_key(sign->screen, ui, bindings, key,
	    sign->key == NULL))
		return;
	request = binding_find(bindings, key);
	if (request == R_BACK) {
		ui_back(ui);
		return;
	}
	if (sign->key == NULL) {
		if (request == R_GO)
			unlock(sign, ui);
		else
			textarea_key(&sign->passphrase, key, 500);
		return;
	}
	if (request == R_ON)
		sign->skip += sign->more < (size_t)sign->rows - 1 ?
		    sign->more : (size_t)sign->rows - 1;
	else if (request == R_BACK_PAGE)
		sign->skip -= sign->skip < (size_t)sign->rows - 1 ?
		    sign->skip : (size_t)sign->rows - 1;
	else if (request == R_GO && sign->seen)
		finish(sign, ui);
	else if (request == R_GO)
		screen_say(sign->screen, "First read to the end: Space goes"
		    " on.");
	else
		screen_unknown(sign->screen, key);
}

static void
sign_close(void *state)
{
	struct sign *sign = state;

	seckey_free(sign->key);
	textarea_release(&sign->passphrase);
	buf_release(&sign->text);
	free(sign);
}

static const struct view_ops sign_view = {
	.paint = sign_paint, .key = sign_key, .close = sign_close
};

void
sign_open(struct ui *ui, struct screen *screen, size_t task)
{
	const struct task *t = &screen->tasks[task];
	struct sign *sign;

	if (task_is_closed(t) || t->state == TASK_SIGNED) {
		screen_say(screen, "There is nothing new to sign in %s.",
		    t->proposal->id);
		return;
	}
	if (t->version > 0 && t->draft.reason[0] == '\0') {
		reason_open(ui, screen, task);
		return;
	}
	if (!screen_may_write(screen) ||
	    (sign = calloc(1, sizeof(*sign))) == NULL)
		return;
	sign->screen = screen;
	sign->task = task;
	sign->passphrase.one_line = sign->passphrase.hidden = true;
	textarea_set(&sign->passphrase, "");
	ui_open(ui, &sign_view, sign);
}
