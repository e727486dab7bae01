/* Texts that verbs write, read on a screen. */
#include "config.h"

#include "mita/coordinator/verb_texts.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/remind.h"
#include "mita/office/register.h"
#include "mita/report/reminder.h"
#include "mita/report/why.h"

/* Texts that the verbs write, too: why and remind. */

void
why_open(struct ui *ui, struct board *board, const char *proposal)
{
	struct buf text = {0};
	char name[64];

	if (why_write(&text, board->reg->book, &board->view.sheet, proposal,
	    &board->fault) == -1)
		chrome_complain(&board->chrome, &board->fault);
	else {
		snprintf(name, sizeof(name), "why-%s-%u", proposal,
		    board->stage);
		board_read(ui, board, _("Why this rank"), name, &text);
	}
	buf_release(&text);
}

void
reminder_open(struct ui *ui, struct board *board, const char *expert)
{
	struct buf text = {0};
	size_t n, first, end;
	struct due *dues;
	char name[64];

	if (reminder_list(board->reg->book, board->stage, &dues, &n,
	    &board->fault) == -1) {
		chrome_complain(&board->chrome, &board->fault);
		return;
	}
	for (first = 0; first < n && strcmp(dues[first].pair->expert,
	    expert) != 0; first++)
		continue;
	for (end = first; end < n && strcmp(dues[end].pair->expert,
	    expert) == 0; end++)
		continue;
	if (first == end)
		chrome_say(&board->chrome, "%s owes nothing in this stage; no"
		    " reminder is needed.", expert);
	else if (coordinator_reminder(board->reg->book, dues + first,
	    end - first, &text, &board->fault) == -1)
		chrome_complain(&board->chrome, &board->fault);
	else {
		snprintf(name, sizeof(name), "reminder-%s-%u", expert,
		    board->stage);
		board_read(ui, board, _("Reminder"), name, &text);
	}
	buf_release(&text);
}
