/* The list of who could take a proposal. */
#include "config.h"

#include "mita/coordinator/seats.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/explain.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/list_screen.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/office/seating.h"
#include "mita/report/table.h"

/*
 * Who could take a proposal: everybody, whom assign auto proposes for it
 * first, then who has the least.  What bars one, or what it would cost, is
 * what assign explain says.
 */

/* An expert for the proposal; word is what the plan says, or what is so. */
struct candidate_row {
	const struct expert_view	*expert;
	const struct proposal_view	*place;
	const char			*word;
};

static void
put_candidate(struct table *table, const struct board *board, const void *row)
{
	const struct candidate_row *c = row;
	const struct admission *a = c->expert->who.admission;

	(void)board;
	table_text(table, a->expert);
	table_text(table, c->expert->who.card->name);
	table_text(table, c->word);
	table_number(table, (int64_t)c->expert->load.n);
	table_text(table, role_words[a->role]);
	table_text(table, c->place->standing->proposal->id);
}

static void
open_candidate(struct ui *ui, struct board *board, const void *row)
{
	const struct candidate_row *c = row;
	const struct seat asked = { c->expert->who.admission->expert,
	    c->place->standing->proposal->id };
	struct buf text = {0};
	char name[2 * ID_MAX + 16];

	chrome_wait(&board->chrome, ui, _("Working out the plan ..."));
	if (coordinator_explain(board->reg, board->stage, NULL, &asked, &text,
	    &board->fault) == -1)
		chrome_complain(&board->chrome, &board->fault);
	else {
		snprintf(name, sizeof(name), "explain-%s-%s", asked.expert,
		    asked.proposal);
		board_read(ui, board, _("Could this expert take it?"), name,
		    &text);
	}
	buf_release(&text);
}

static void
next_of_candidate(const struct board *board, const void *row, char *out,
    size_t room)
{
	(void)board;
	(void)row;
	snprintf(out, room, "%s", _("Enter says what stands against this"
	    " expert, or what it would cost."));
}

static const char *const seats_columns[] = {
	"expert", "name", "plan", "assigned", "role", "proposal"
};

static const struct tableview_column seats_shown[] = {
	{ N_("No"), 0, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Expert"), 1, CELL_TEXT, FIT_REST, 0 },
	{ N_("From"), 4, CELL_WORD, FIT_LEFT, 1 },
	{ N_("Has"), 3, CELL_FIGURE, FIT_RIGHT, 0 },
	{ N_("The plan"), 2, CELL_WORD, FIT_LEFT, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct list_kind seats_list = {
	.name = "seats", .columns = seats_columns, .n_columns = 6,
	.put = put_candidate, .shown = seats_shown, .open = open_candidate,
	.next = next_of_candidate
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
part_word(const struct proposal_view *place, const char *expert)
{
	size_t i;

	for (i = 0; i < place->n_parts; i++)
		if (strcmp(place->parts[i].pair->expert, expert) == 0)
			return pair_state_words[place->parts[i].pair->state];
	return "-";
}

/* Once for whom the plan proposes, then for the others. */
static void
add_experts(struct rows *rows, const struct stage_view *view,
    const struct seating *plan, const struct proposal_view *place,
    bool proposed)
{
	const char *proposal = place->standing->proposal->id, *id;
	size_t i;

	for (i = 0; i < view->n_experts; i++) {
		struct candidate_row c = { &view->experts[i], place,
		    "PROPOSED" };

		id = c.expert->who.admission->expert;
		if (is_among(plan->seats, plan->n_seats, id, proposal) !=
		    proposed)
			continue;
		if (!proposed)
			c.word = is_among(plan->leaving, plan->n_leaving, id,
			    proposal) ? "LEAVING" : part_word(place, id);
		rows_add(rows, rows_keep(rows, &c, sizeof(c)));
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
	const struct proposal_view *place = stage_view_proposal(&board->view,
	    proposal);
	struct seating plan;
	struct rows rows;

	if (place == NULL)
		return;
	chrome_wait(&board->chrome, ui, _("Working out the plan ..."));
	if (seating_plan(board->reg, board->stage, NULL, &plan,
	    &board->fault) == -1) {
		chrome_complain(&board->chrome, &board->fault);
		return;
	}
	rows_begin(&rows);
	add_experts(&rows, &board->view, &plan, place, true);
	if (rows.n == 0)
		chrome_say(&board->chrome, "%s needs no further expert.",
		    proposal);
	else
		chrome_say(&board->chrome, "Proposed, not assigned: assign"
		    " auto writes the whole plan, assign import takes it.");
	tell_vacant(board, &plan, proposal);
	add_experts(&rows, &board->view, &plan, place, false);
	list_open(ui, board, &seats_list, &rows, _("Who could take it"));
}
