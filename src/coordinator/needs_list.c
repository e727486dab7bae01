/* The list of what waits for an officer. */
#include "config.h"

#include "mita/coordinator/needs_list.h"

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/attention.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/report/table.h"

/* What waits for an officer. */

static const void *
nth_need(const struct board *board, size_t i)
{
	return i < board->view.n_needs ? &board->view.needs[i] : NULL;
}

static const char *
text_of(const char *text)
{
	return text == NULL ? "" : text;
}

static void
put_need(struct table *table, const struct board *board, const void *row)
{
	const struct need *need = row;
	struct buf command = {0};

	table_text(table, need_words[need->kind]);
	table_text(table, text_of(need->expert));
	table_text(table, text_of(need->proposal));
	table_number(table, (int64_t)need->count);
	table_text(table, text_of(need->place));
	attention_command(&command, need, board->stage);
	table_text(table, buf_text(&command));
	buf_release(&command);
}

static void
open_need(struct ui *ui, struct board *board, const void *row)
{
	const struct need *need = row;

	if (need->proposal != NULL)
		board_open(ui, board, SCREEN_PROPOSAL, need->proposal);
	else if (need->expert != NULL)
		board_open(ui, board, SCREEN_EXPERT, need->expert);
	else
		board_open(ui, board, SCREEN_FINDINGS, NULL);
}

static void
say_need(const struct board *board, const void *row, char *out, size_t room)
{
	(void)board;
	attention_say(out, room, row);
}

static const char *const needs_columns[] = {
	"what", "expert", "proposal", "count", "place", "command"
};

static const struct tableview_column needs_shown[] = {
	{ N_("What"), 0, CELL_WORD, FIT_LEFT, 0 },
	{ N_("Expert"), 1, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Proposal"), 2, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Number"), 3, CELL_FIGURE, FIT_RIGHT, 1 },
	{ N_("Command"), 5, CELL_TEXT, FIT_REST, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

const struct list_kind needs_list = {
	.name = "attention", .columns = needs_columns, .n_columns = 6,
	.put = put_need, .shown = needs_shown, .nth = nth_need,
	.open = open_need, .next = say_need
};
