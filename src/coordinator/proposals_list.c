/* The lists of proposals: to work through, and as ranked. */
#include "config.h"

#include "mita/coordinator/proposals_list.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/evaluations.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/needs_list.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/model/call.h"
#include "mita/model/record.h"
#include "mita/office/stage_view.h"
#include "mita/report/table.h"

/* Proposals: by id, to work through, and as they are ranked. */

/* By their ids */

static const void *
nth_proposal(const struct board *board, size_t i)
{
	return i < board->view.n_proposals ? board->view.by_proposal[i] :
	    NULL;
}

static void
put_word(struct buf *out, const char *word)
{
	buf_putf(out, "%s%s", out->len > 0 ? " " : "", word);
}

/* Each kind of need once; then what diagnose says, or how far it is. */
void
attention_words(struct buf *out, const struct proposal_view *place)
{
	enum outcome outcome = place->standing->outcome;
	bool said[NEEDS] = { false };
	size_t i;

	for (i = 0; i < place->n_needs; i++) {
		enum need_kind kind = place->needs[i]->kind;

		if (!said[kind])
			put_word(out, need_words[kind]);
		said[kind] = true;
	}
	if (place->figures->straddle)
		put_word(out, "STRADDLE");
	if (place->figures->fragile)
		put_word(out, "FRAGILE");
	if (place->figures->wide)
		put_word(out, "WIDE");
	if (out->len == 0)
		put_word(out, outcome == OUTCOME_INCOMPLETE ||
		    outcome == OUTCOME_WITHDRAWN ||
		    outcome == OUTCOME_INELIGIBLE ? outcome_words[outcome] :
		    "COMPLETE");
}

static void
put_total(struct table *table, const struct board *board,
    const struct figure *total)
{
	char points[POINTS_SHOWN];

	if (total_points(points, &board->view, total))
		table_figure(table, total->value, points);
	else
		table_text(table, points);
}

static void
put_spread(struct table *table, const struct figure *spread)
{
	char points[POINTS_SHOWN];

	if (spread_points(points, spread))
		table_figure(table, spread->value, points);
	else
		table_text(table, points);
}

/* Its experts with their states, and the totals they gave, in one order. */
static void
put_parts(struct table *table, const struct board *board,
    const struct proposal_view *place)
{
	struct buf experts = {0}, totals = {0};
	char points[POINTS_SHOWN];
	size_t i;

	for (i = 0; i < place->n_parts; i++) {
		const struct part_view *part = &place->parts[i];

		buf_putf(&experts, "%s%s %s", i > 0 ? " " : "",
		    part->pair->expert, pair_state_words[part->pair->state]);
		total_points(points, &board->view, &part->total);
		buf_putf(&totals, "%s%s", i > 0 ? "  " : "", points);
	}
	table_text(table, experts.len > 0 ? buf_text(&experts) : "-");
	table_text(table, totals.len > 0 ? buf_text(&totals) : "-");
	buf_release(&experts);
	buf_release(&totals);
}

static void
put_proposal(struct table *table, const struct board *board, const void *row)
{
	const struct proposal_view *place = row;
	struct buf words = {0};

	table_text(table, place->standing->proposal->id);
	table_text(table, place->standing->proposal->title);
	put_parts(table, board, place);
	put_total(table, board, &place->total);
	put_spread(table, &place->figures->spread);
	attention_words(&words, place);
	table_text(table, buf_text(&words));
	buf_release(&words);
}

static void
open_proposal(struct ui *ui, struct board *board, const void *row)
{
	const struct proposal_view *place = row;

	board_open(ui, board, SCREEN_PROPOSAL,
	    place->standing->proposal->id);
}

static void
next_of_proposal(const struct board *board, const void *row, char *out,
    size_t room)
{
	const struct proposal_view *place = row;

	board_next(board, NULL, place->standing->proposal->id, out, room);
}

static enum outcome
outcome_of(const void *row)
{
	return ((const struct proposal_view *)row)->standing->outcome;
}

static bool
is_waiting(const void *row)
{
	return outcome_of(row) == OUTCOME_INCOMPLETE ||
	    outcome_of(row) == OUTCOME_THIRD_EXPERT;
}

bool
place_is_final(const struct proposal_view *place)
{
	return !is_waiting(place);
}

static bool
is_not_ranked(const void *row)
{
	return outcome_of(row) == OUTCOME_INELIGIBLE ||
	    outcome_of(row) == OUTCOME_WITHDRAWN;
}

static bool
is_complete(const void *row)
{
	return !is_waiting(row) && !is_not_ranked(row);
}

static const char *const proposals_columns[] = {
	"proposal", "title", "experts", "totals", "total", "spread",
	"attention"
};

static const struct tableview_column proposals_shown[] = {
	{ N_("No"), 0, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Title"), 1, CELL_TEXT, FIT_REST, 0 },
	{ N_("Experts"), 2, CELL_SIGN, FIT_LEFT, 1 },
	{ N_("Totals"), 3, CELL_FIGURES, FIT_LEFT, 2 },
	{ N_("Mean"), 4, CELL_FIGURE, FIT_RIGHT, 4 },
	{ N_("Spread"), 5, CELL_FIGURE, FIT_RIGHT, 3 },
	{ N_("Attention"), 6, CELL_WORD, FIT_LEFT, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct count proposals_counts[] = {
	{ N_("Proposals"), &proposals_list, false, NULL },
	{ N_("Complete"), &places_list, false, is_complete },
	{ N_("Waiting"), &places_list, false, is_waiting },
	{ N_("Need attention"), &needs_list, false, NULL },
	{ NULL, NULL, false, NULL }
};

const struct list_kind proposals_list = {
	.name = "proposals", .columns = proposals_columns, .n_columns = 7,
	.put = put_proposal, .shown = proposals_shown,
	.counts = proposals_counts, .nth = nth_proposal,
	.open = open_proposal, .next = next_of_proposal
};

/* As they are ranked */

static const void *
nth_place(const struct board *board, size_t i)
{
	return i < board->view.n_proposals ? &board->view.places[i] : NULL;
}

/* "2=" where another has the same rank. */
static void
put_rank(struct table *table, const struct proposal_view *place)
{
	char text[32];

	snprintf(text, sizeof(text), "%u%s", place->standing->rank,
	    place->shared ? "=" : "");
	table_text(table, place->standing->rank == 0 ? "-" : text);
}

static void
put_place(struct table *table, const struct board *board, const void *row)
{
	const struct proposal_view *place = row;
	const struct standing *s = place->standing;

	put_rank(table, place);
	table_text(table, s->proposal->id);
	table_text(table, s->proposal->title);
	put_total(table, board, &place->total);
	put_spread(table, &place->figures->spread);
	table_money(table, s->proposal->asked);
	table_money(table, s->grant);
	if (s->rank == 0)
		table_text(table, "");
	else
		table_money(table, place->sum);
	table_text(table, outcome_words[s->outcome]);
}

static void
open_why(struct ui *ui, struct board *board, const void *row)
{
	const struct proposal_view *place = row;

	board_open(ui, board, SCREEN_WHY, place->standing->proposal->id);
}

static bool
is_above(const void *row)
{
	return outcome_of(row) == OUTCOME_INVITED ||
	    outcome_of(row) == OUTCOME_FUNDED ||
	    outcome_of(row) == OUTCOME_OFFERED;
}

static bool
is_below(const void *row)
{
	return outcome_of(row) == OUTCOME_RESERVE ||
	    outcome_of(row) == OUTCOME_BELOW_GATE;
}

static bool
is_below_threshold(const void *row)
{
	return outcome_of(row) == OUTCOME_BELOW_THRESHOLD;
}

static bool
has_rank(const void *row)
{
	return ((const struct proposal_view *)row)->standing->rank != 0;
}

/* The gate or the money; then those that are not compared. */
static const char *
line_above(const struct board *board, const void *before, const void *row)
{
	if (before != NULL && is_above(before) && !is_above(row))
		return board->line_text;
	if (!has_rank(row) && (before == NULL || has_rank(before)))
		return _("without a rank");
	return NULL;
}

static const char *const places_columns[] = {
	"rank", "proposal", "title", "total", "spread", "asked", "grant",
	"cumulative", "outcome"
};

static const struct tableview_column places_shown[] = {
	{ N_("Rank"), 0, CELL_FIGURE, FIT_RIGHT, 0 },
	{ N_("No"), 1, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Title"), 2, CELL_TEXT, FIT_REST, 0 },
	{ N_("Mean"), 3, CELL_FIGURE, FIT_RIGHT, 0 },
	{ N_("Spread"), 4, CELL_FIGURE, FIT_RIGHT, 1 },
	{ N_("Asked EUR"), 5, CELL_MONEY, FIT_RIGHT, 3 },
	{ N_("Grant EUR"), 6, CELL_MONEY, FIT_RIGHT, 2 },
	{ N_("Sum EUR"), 7, CELL_MONEY, FIT_RIGHT, 4 },
	{ N_("Outcome"), 8, CELL_WORD, FIT_LEFT, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct count places_counts[] = {
	{ N_("Above the line"), &places_list, false, is_above },
	{ N_("Below the line"), &places_list, false, is_below },
	{ N_("Below a threshold"), &places_list, false, is_below_threshold },
	{ N_("Waiting"), &places_list, false, is_waiting },
	{ N_("Not ranked"), &places_list, false, is_not_ranked },
	{ NULL, NULL, false, NULL }
};

const struct list_kind places_list = {
	.name = "ranking", .columns = places_columns, .n_columns = 9,
	.put = put_place, .shown = places_shown, .counts = places_counts,
	.nth = nth_place, .open = open_why, .next = next_of_proposal,
	.above = line_above
};
