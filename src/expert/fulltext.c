/* The screen of a text as it is, or would be, signed. */
#include "config.h"

#include "mita/expert/fulltext.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/evaluation_text.h"
#include "mita/expert/screen.h"
#include "mita/ui/pager.h"

/* An evaluation of one's own as a text to read. */

static void
open_text(struct ui *ui, struct screen *screen, size_t task, const char *title,
    const char *sentence, struct buf *text)
{
	const char *id = screen->session.tasks[task].proposal->id;
	char name[80];
	const struct reading what = { id, title, sentence, name };

	snprintf(name, sizeof(name), "evaluation-%s", id);
	pager_open(ui, &screen->chrome, &what, text);
}

void
fulltext_open(struct ui *ui, struct screen *screen, size_t task)
{
	struct buf text = {0};

	evaluation_text(&screen->session, task, &text);
	open_text(ui, screen, task, _("Full text"), _("Your evaluation as it is"
	    " now. y copies it; Esc goes back."), &text);
}

void
fulltext_open_signed(struct ui *ui, struct screen *screen, size_t task)
{
	struct buf text = {0};

	evaluation_signed_text(&screen->session, task, &text);
	open_text(ui, screen, task, _("What you signed"), _("What you signed,"
	    " to the letter. y copies it; Esc goes back."), &text);
}
