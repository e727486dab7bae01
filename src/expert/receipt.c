/* The screens of receipts. */
#include "config.h"

#include "mita/expert/receipt.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/desk/receipt.h"
#include "mita/desk/task.h"
#include "mita/expert/screen.h"
#include "mita/ui/pager.h"

/* Receipts: of a signature, and of a file that was exported. */

bool
receipt_write(struct screen *screen, const char *path, struct buf *out)
{
	char name[4200];

	snprintf(name, sizeof(name), "%s.receipt.txt", path);
	if (bundle_receipt(screen->session.workspace, path, out,
	    &screen->session.fault) == 0 && file_write_new(name, out->bytes,
	    out->len, 0600, &screen->session.fault) == 0)
		return true;
	screen_complain(screen);
	return false;
}

/* What is left to do; after the last one, a word of thanks. */
static void
put_what_is_left(const struct screen *screen, struct buf *out)
{
	size_t left = 0, done = 0, i;

	for (i = 0; i < screen->session.n; i++) {
		done += screen->session.tasks[i].version > 0;
		left += screen->session.tasks[i].version == 0 &&
		    !task_is_closed(&screen->session.tasks[i]);
	}
	if (left > 0)
		buf_putf(out, translate_n("\n%zu evaluation is still to be"
		    " signed.\n", "\n%zu evaluations are still to be"
		    " signed.\n", left), left);
	else
		buf_putf(out, translate_n("\nThat was the last one: you have"
		    " signed %zu evaluation.\n", "\nThat was the last one: you"
		    " have signed %zu evaluations.\n", done), done);
	buf_puts(out, left > 0 ? _("Signing sends nothing. When all is signed,"
	    " e in the list writes one file for the agency.\n") : _("Only the"
	    " export is left: e in the list writes one file for the agency.\n"
	    "\nThank you for your work.\n"));
}

static void
open_receipt(struct ui *ui, struct screen *screen, size_t task, bool fresh)
{
	const struct task *t = &screen->session.tasks[task];
	char sentence[200], name[80];
	const struct reading what = { t->proposal->id, _("Receipt"), sentence,
	    name };
	struct buf text = {0};

	if (task_receipt(screen->session.workspace, t, &text,
	    &screen->session.fault) == -1) {
		screen_complain(screen);
		buf_release(&text);
		return;
	}
	snprintf(sentence, sizeof(sentence), fresh ? _("%s is signed. Nothing"
	    " was sent. Esc goes back.") : _("%s: the code is for the"
	    " telephone. y copies the receipt; Esc goes back."),
	    t->proposal->id);
	if (fresh)
		put_what_is_left(screen, &text);
	snprintf(name, sizeof(name), "receipt-%s", t->proposal->id);
	pager_open(ui, &screen->chrome, &what, &text);
}

void
receipt_open(struct ui *ui, struct screen *screen, size_t task)
{
	open_receipt(ui, screen, task, false);
}

void
receipt_open_fresh(struct ui *ui, struct screen *screen, size_t task)
{
	open_receipt(ui, screen, task, true);
}
