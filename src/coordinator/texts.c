#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/tables.h"
#include "mita/office/register.h"
#include "mita/report/reminder.h"
#include "mita/report/why.h"

/* Texts that the verbs write, too: why, remind, check. */

void
why_open(struct ui *ui, struct board *board, const char *proposal)
{
	struct outcome_sheet sheet;
	struct buf text = {0};
	char name[64];

	if (outcome_compute(board->reg->book, board->stage, NULL, &sheet,
	    &board->fault) == -1 || why_write(&text, board->reg->book, &sheet,
	    proposal, &board->fault) == -1)
		board_complain(board);
	else {
		snprintf(name, sizeof(name), "why-%s-%u", proposal,
		    board->stage);
		pager_open(ui, board, _("Why this rank"), buf_text(&text),
		    name);
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
		board_complain(board);
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
		board_complain(board);
	else {
		snprintf(name, sizeof(name), "reminder-%s-%u", expert,
		    board->stage);
		pager_open(ui, board, _("Reminder"), buf_text(&text), name);
	}
	buf_release(&text);
}

/* Findings */

static const struct roll_column findings_columns[] = {
	{ "grade", N_("Grade"), ROLL_WORD, 0, false },
	{ "reason", N_("Reason"), ROLL_TEXT, 0, false },
	{ "place", N_("Place"), ROLL_TEXT, 1, false },
	{ "finding", N_("Finding"), ROLL_TEXT, 0, true },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static void
open_finding(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	struct buf text = {0};

	buf_putf(&text, "%s\n%s\n\n%s\n", table_cell(table, row, "reason"),
	    table_cell(table, row, "place"), table_cell(table, row,
	    "finding"));
	pager_open(ui, board, _("Finding"), buf_text(&text), "finding");
	buf_release(&text);
}

static const struct page_kind findings_page = {
	"findings", findings_columns, NULL, open_finding, NULL, NULL
};

struct table *
findings_table(struct board *board, const char *expert)
{
	struct register_file *reg;
	struct table *table = NULL;

	/* Findings are made once for a book: this one is for them alone. */
	if ((reg = coordinator_open(board->line, true, &board->fault)) != NULL)
		table = findings_about(reg, expert, &board->fault);
	register_close(reg);
	return table;
}

void
findings_open(struct ui *ui, struct board *board, const char *expert)
{
	struct table *table = findings_table(board, expert);

	if (table == NULL)
		board_complain(board);
	else
		list_open(ui, board, &findings_page, table, _("Findings"));
}
