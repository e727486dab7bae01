#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/desk/seating.h"

/* Who could take a proposal: what assign auto proposes for it. */

static const char *const seats_columns[] = { "expert", "stage", "proposal" };

static const struct roll_column seats_shown[] = {
	{ "expert", N_("Expert"), ROLL_TEXT, 0, false },
	{ "stage", N_("Stage"), ROLL_TEXT, 0, false },
	{ "proposal", N_("Proposal"), ROLL_TEXT, 0, true },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static void
open_seat(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	person_open(ui, board, table_cell(table, row, "expert"));
}

static const struct page_kind seats_page = {
	"seats", seats_shown, NULL, open_seat, NULL, NULL
};

static void
tell_vacant(struct board *board, const struct seating *plan,
    const char *proposal)
{
	size_t i;

	for (i = 0; i < plan->n_vacant; i++)
		if (strcmp(plan->vacant[i].proposal, proposal) == 0)
			chrome_say(&board->chrome, "%s: nobody may take a seat"
			    " that is empty; admit an expert of the role that"
			    " is missing, or raise a load.", proposal);
}

void
seats_open(struct ui *ui, struct board *board, const char *proposal)
{
	struct table *table;
	struct seating plan;
	size_t i;

	if (seating_plan(board->reg, board->stage, NULL, &plan,
	    &board->fault) == -1) {
		board_complain(board);
		return;
	}
	if ((table = table_new(seats_columns, 3)) == NULL)
		return;
	for (i = 0; i < plan.n_seats; i++) {
		if (strcmp(plan.seats[i].proposal, proposal) != 0)
			continue;
		table_row(table);
		table_text(table, plan.seats[i].expert);
		table_number(table, board->stage);
		table_text(table, proposal);
	}
	if (table_rows(table) == 0) {
		chrome_say(&board->chrome, "%s needs no further expert.",
		    proposal);
		tell_vacant(board, &plan, proposal);
		table_free(table);
		return;
	}
	chrome_say(&board->chrome, "Proposed, not assigned: x writes the table,"
	    " assign import takes it.");
	list_open(ui, board, &seats_page, table, _("Who could take it"));
}
