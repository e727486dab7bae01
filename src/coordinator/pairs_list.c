/* The list of pairs of an expert and a proposal. */
#include "config.h"

#include "mita/coordinator/pairs_list.h"

#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/office/register.h"
#include "mita/report/table.h"

/* Pairs of an expert and a proposal. */

static const void *
nth_pair(const struct board *board, size_t i)
{
	return i < board->view.sheet.n_pairs ? &board->view.sheet.pairs[i] :
	    NULL;
}

static void
put_pair(struct table *table, const struct board *board, const void *row)
{
	const struct pair *pair = row;

	table_text(table, pair->expert);
	table_number(table, board->stage);
	table_text(table, pair->proposal);
	table_text(table, pair->assignment->record->body.assignment.deadline);
	table_text(table, pair_state_words[pair->state]);
	table_yes(table, pair_is_missing(pair));
}

bool
pair_in(const void *row)
{
	return ((const struct pair *)row)->state == PAIR_EVALUATED;
}

bool
pair_missing(const void *row)
{
	return pair_is_missing(row);
}

bool
pair_returned(const void *row)
{
	return ((const struct pair *)row)->state == PAIR_DISQUALIFIED;
}

static void
open_pair(struct ui *ui, struct board *board, const void *row)
{
	board_open(ui, board, SCREEN_PROPOSAL,
	    ((const struct pair *)row)->proposal);
}

static void
next_of_pair(const struct board *board, const void *row, char *out,
    size_t room)
{
	const struct pair *pair = row;

	board_next(board, pair->expert, pair->proposal, out, room);
}

static const char *const pairs_columns[] = {
	"expert", "stage", "proposal", "deadline", "state", "missing"
};

static const struct tableview_column pairs_shown[] = {
	{ N_("Expert"), 0, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Proposal"), 2, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("State"), 4, CELL_WORD, FIT_LEFT, 0 },
	{ N_("Deadline"), 3, CELL_TIME, FIT_LEFT, 1 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct count pairs_counts[] = {
	{ N_("Assigned"), &pairs_list, true, NULL },
	{ N_("In"), &pairs_list, true, pair_in },
	{ N_("Missing"), &pairs_list, true, pair_missing },
	{ N_("Returned"), &pairs_list, true, pair_returned },
	{ NULL, NULL, false, NULL }
};

const struct list_kind pairs_list = {
	.name = "assignments", .columns = pairs_columns, .n_columns = 6,
	.put = put_pair, .shown = pairs_shown, .counts = pairs_counts,
	.nth = nth_pair, .open = open_pair, .next = next_of_pair
};
