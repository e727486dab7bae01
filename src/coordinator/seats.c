#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/office/seating.h"

/*
 * Who could take a proposal: everybody, whom assign auto proposes for it
 * first, then who has the least.  What bars one, or what it would cost, is
 * what assign explain says.
 */

static const char *const seats_columns[] = {
	"expert", "name", "plan", "assigned", "role", "proposal"
};

static const struct roll_column seats_shown[] = {
	{ "expert", N_("No"), ROLL_TEXT, 0, false },
	{ "name", N_("Expert"), ROLL_TEXT, 0, true },
	{ "role", N_("From"), ROLL_WORD, 1, false },
	{ "assigned", N_("Has"), ROLL_FIGURE, 0, false },
	{ "plan", N_("The plan"), ROLL_WORD, 0, false },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static void
open_seat(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	const struct seat asked = { table_cell(table, row, "expert"),
	    table_cell(table, row, "proposal") };
	struct buf text = {0};
	char name[2 * ID_MAX + 16];

	if (coordinator_explain(board->reg, board->stage, NULL, &asked, &text,
	    &board->fault) == -1)
		board_complain(board);
	else {
		snprintf(name, sizeof(name), "explain-%s-%s", asked.expert,
		    asked.proposal);
		pager_open(ui, board, _("Could this expert take it?"),
		    buf_text(&text), name);
	}
	buf_release(&text);
}

static const struct page_kind seats_page = {
	"seats", seats_shown, NULL, open_seat, NULL, NULL
};

static bool
is_among(const struct seat *seats, size_t n, const char *expert,
    const char *proposal)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(seats[i].expert, expert) == 0 &&
		    strcmp(seats[i].proposal, proposal) == 0)
			return true;
	return false;
}

/* The state of the pair, if there is one. */
static const char *
pair_word(const struct table *pairs, const char *expert,
    const char *proposal)
{
	size_t i;

	for (i = 0; i < table_rows(pairs); i++)
		if (strcmp(table_cell(pairs, i, "expert"), expert) == 0 &&
		    strcmp(table_cell(pairs, i, "proposal"), proposal) == 0)
			return table_cell(pairs, i, "state");
	return "-";
}

static void
put_expert(struct table *table, const struct board *board, size_t row,
    const char *plan, const char *proposal)
{
	const struct table *experts = board->tables[BOARD_EXPERTS];

	table_row(table);
	table_copy(table, experts, row, "expert");
	table_copy(table, experts, row, "name");
	table_text(table, plan);
	table_copy(table, experts, row, "assigned");
	table_copy(table, experts, row, "role");
	table_text(table, proposal);
}

/* Once for whom the plan proposes, then for the others. */
static void
put_experts(struct table *table, const struct board *board,
    const struct seating *plan, const char *proposal, bool proposed)
{
	const struct table *experts = board->tables[BOARD_EXPERTS];
	const char *expert;
	size_t i;

	for (i = 0; i < table_rows(experts); i++) {
		expert = table_cell(experts, i, "expert");
		if (is_among(plan->seats, plan->n_seats, expert, proposal) !=
		    proposed)
			continue;
		put_expert(table, board, i, proposed ? "PROPOSED" :
		    is_among(plan->leaving, plan->n_leaving, expert,
		    proposal) ? "LEAVING" : pair_word(
		    board->tables[BOARD_PAIRS], expert, proposal), proposal);
	}
}

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

	if (seating_plan(board->reg, board->stage, NULL, &plan,
	    &board->fault) == -1) {
		board_complain(board);
		return;
	}
	if ((table = table_new(seats_columns, 6)) == NULL)
		return;
	put_experts(table, board, &plan, proposal, true);
	if (table_rows(table) == 0)
		chrome_say(&board->chrome, "%s needs no further expert.",
		    proposal);
	else
		chrome_say(&board->chrome, "Proposed, not assigned: assign"
		    " auto writes the whole plan, assign import takes it.");
	tell_vacant(board, &plan, proposal);
	put_experts(table, board, &plan, proposal, false);
	list_open(ui, board, &seats_page, table, _("Who could take it"));
}
