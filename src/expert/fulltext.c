#include "config.h"

#include "mita/expert/fulltext.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/expert/evaluation_text.h"
#include "mita/expert/pager.h"
#include "mita/expert/screen.h"

/* An evaluation of one's own as a text to read. */

void
fulltext_open(struct ui *ui, struct screen *screen, size_t task)
{
	char where[256];
	struct buf text = {0};

	evaluation_text(&screen->session, task, &text);
	snprintf(where, sizeof(where), "%s > %s",
	    screen->session.tasks[task].proposal->id, _("Full text"));
	pager_open(ui, screen, where, _("Your evaluation as it is now. y"
	    " copies it; Esc goes back."), &text);
}

void
fulltext_open_signed(struct ui *ui, struct screen *screen, size_t task)
{
	char where[256];
	struct buf text = {0};

	evaluation_signed_text(&screen->session, task, &text);
	snprintf(where, sizeof(where), "%s > %s",
	    screen->session.tasks[task].proposal->id, _("What you signed"));
	pager_open(ui, screen, where, _("What you signed, to the letter. y"
	    " copies it; Esc goes back."), &text);
}
