#include "config.h"

#include "mita/coordinator/board_lists.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/coordinator/attention.h"
#include "mita/coordinator/evaluations.h"
#include "mita/coordinator/findings.h"
#include "mita/coordinator/news.h"
#include "mita/coordinator/panel.h"
#include "mita/coordinator/person.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/coordinator/verb_texts.h"
#include "mita/report/table.h"

/*
 * Each list of the dashboard: what its file has, what of that is shown,
 * what is counted above it, what a row opens.
 */

enum { DAY = 24 * 60 * 60 };

/* Experts */

static const void *
nth_expert(const struct board *board, size_t i)
{
	return i < board->view.n_experts ? &board->view.experts[i] : NULL;
}

const char *
signature_word(const struct expert_view *expert)
{
	return expert->wrong ? "WRONG" : expert->who.revoked ? "REVOKED" :
	    expert->n_bundles == 0 ? "-" : "VALID";
}

static void
put_last(struct table *table, const char *last)
{
	int64_t at;

	table_text(table, last == NULL ? "NEVER" : last);
	if (last != NULL && clock_parse(last, &at))
		table_number(table, (clock_now() - at) / DAY);
	else
		table_text(table, "-");
}

static void
put_expert(struct table *table, const struct board *board, const void *row)
{
	const struct expert_view *expert = row;
	const struct admission *a = expert->who.admission;
	char key[KEYNAME_LEN + 1];

	(void)board;
	pubkey_name(key, a->sign_key);
	table_text(table, a->expert);
	table_text(table, expert->who.card->name);
	table_text(table, role_words[a->role]);
	table_number(table, (int64_t)expert->load.states[PAIR_EVALUATED]);
	table_number(table, (int64_t)expert->load.n);
	table_number(table, (int64_t)expert->load.states[PAIR_DISQUALIFIED]);
	table_number(table, (int64_t)expert->load.missing);
	put_last(table, expert->last);
	table_text(table, key);
	table_text(table, signature_word(expert));
}

static void
open_expert(struct ui *ui, struct board *board, const void *row)
{
	const struct expert_view *expert = row;

	person_open(ui, board, expert->who.admission->expert);
}

static void
next_of_expert(const struct board *board, const void *row, char *out,
    size_t room)
{
	const struct expert_view *expert = row;

	board_next(board, expert->who.admission->expert, NULL, out, room);
}

static bool
sent_nothing(const void *row)
{
	return ((const struct expert_view *)row)->last == NULL;
}

static bool
is_in(const void *row)
{
	return ((const struct pair *)row)->state == PAIR_EVALUATED;
}

static bool
is_missing(const void *row)
{
	return pair_is_missing(row);
}

static bool
is_returned(const void *row)
{
	return ((const struct pair *)row)->state == PAIR_DISQUALIFIED;
}

static const char *const experts_columns[] = {
	"expert", "name", "role", "evaluated", "assigned", "returned",
	"missing", "last", "days", "key", "signatures"
};

static const struct tableview_column experts_shown[] = {
	{ N_("No"), 0, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Expert"), 1, CELL_TEXT, FIT_REST, 0 },
	{ N_("In"), 3, CELL_FIGURE, FIT_RIGHT, 0 },
	{ N_("Of"), 4, CELL_FIGURE, FIT_RIGHT, 0 },
	{ N_("Returned"), 5, CELL_FIGURE, FIT_RIGHT, 2 },
	{ N_("Missing"), 6, CELL_FIGURE, FIT_RIGHT, 5 },
	{ N_("Last file"), 7, CELL_TIME, FIT_LEFT, 3 },
	{ N_("Days silent"), 8, CELL_FIGURE, FIT_RIGHT, 4 },
	{ N_("Key"), 9, CELL_TEXT, FIT_LEFT, 1 },
	{ N_("Signatures"), 10, CELL_WORD, FIT_LEFT, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct count experts_counts[] = {
	{ N_("Assigned"), &pairs_list, false, NULL },
	{ N_("In"), &pairs_list, false, is_in },
	{ N_("Missing"), &pairs_list, false, is_missing },
	{ N_("Returned"), &pairs_list, false, is_returned },
	{ N_("Need attention"), &needs_list, false, NULL },
	{ NULL, NULL, false, NULL }
};

const struct list_kind experts_list = {
	.name = "experts", .columns = experts_columns, .n_columns = 11,
	.put = put_expert, .shown = experts_shown, .counts = experts_counts,
	.nth = nth_expert, .open = open_expert, .next = next_of_expert
};

/* Proposals */

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
		table_decimal(table, points);
	else
		table_text(table, points);
}

static void
put_spread(struct table *table, const struct figure *spread)
{
	char points[POINTS_SHOWN];

	if (spread_points(points, spread))
		table_decimal(table, points);
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

	panel_open(ui, board, place->standing->proposal->id);
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

/* Ranking */

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

	why_open(ui, board, place->standing->proposal->id);
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

/* Bundles */

static const void *
nth_bundle(const struct board *board, size_t i)
{
	return i < board->arrivals.n ? &board->arrivals.files[i] : NULL;
}

static void
put_bundle(struct table *table, const struct board *board, const void *row)
{
	const struct arrival *file = row;

	(void)board;
	table_text(table, file->time);
	table_text(table, file->expert);
	table_number(table, (int64_t)file->evaluations);
	table_number(table, (int64_t)file->declarations);
	table_number(table, file->size);
	table_text(table, file->name);
	table_text(table, file->digest);
}

static void
open_bundle(struct ui *ui, struct board *board, const void *row)
{
	news_open(ui, board, row);
}

static void
next_of_bundle(const struct board *board, const void *row, char *out,
    size_t room)
{
	board_next(board, ((const struct arrival *)row)->expert, NULL, out,
	    room);
}

static const char *const bundles_columns[] = {
	"time", "expert", "evaluations", "declarations", "bytes", "file",
	"digest"
};

static const struct tableview_column bundles_shown[] = {
	{ N_("Came"), 0, CELL_TIME, FIT_LEFT, 0 },
	{ N_("Expert"), 1, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("New evaluations"), 2, CELL_FIGURE, FIT_RIGHT, 3 },
	{ N_("New declarations"), 3, CELL_FIGURE, FIT_RIGHT, 2 },
	{ N_("Bytes"), 4, CELL_FIGURE, FIT_RIGHT, 1 },
	{ N_("File"), 5, CELL_TEXT, FIT_REST, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct count bundles_counts[] = {
	{ N_("Bundles"), &bundles_list, false, NULL },
	{ N_("Experts without a file"), &experts_list, false, sent_nothing },
	{ N_("Need attention"), &needs_list, false, NULL },
	{ NULL, NULL, false, NULL }
};

const struct list_kind bundles_list = {
	.name = "bundles", .columns = bundles_columns, .n_columns = 7,
	.put = put_bundle, .shown = bundles_shown, .counts = bundles_counts,
	.nth = nth_bundle, .open = open_bundle, .next = next_of_bundle
};

/* Pairs of an expert and a proposal */

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

static void
open_pair(struct ui *ui, struct board *board, const void *row)
{
	panel_open(ui, board, ((const struct pair *)row)->proposal);
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
	{ N_("In"), &pairs_list, true, is_in },
	{ N_("Missing"), &pairs_list, true, is_missing },
	{ N_("Returned"), &pairs_list, true, is_returned },
	{ NULL, NULL, false, NULL }
};

const struct list_kind pairs_list = {
	.name = "assignments", .columns = pairs_columns, .n_columns = 6,
	.put = put_pair, .shown = pairs_shown, .counts = pairs_counts,
	.nth = nth_pair, .open = open_pair, .next = next_of_pair
};

/* What waits for an officer */

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

	(void)board;
	table_text(table, need_words[need->kind]);
	table_text(table, text_of(need->expert));
	table_text(table, text_of(need->proposal));
	table_number(table, (int64_t)need->count);
	table_text(table, text_of(need->place));
}

static void
open_need(struct ui *ui, struct board *board, const void *row)
{
	const struct need *need = row;

	if (need->proposal != NULL)
		panel_open(ui, board, need->proposal);
	else if (need->expert != NULL)
		person_open(ui, board, need->expert);
	else
		findings_open(ui, board, NULL);
}

static void
say_need(const struct board *board, const void *row, char *out, size_t room)
{
	(void)board;
	attention_say(out, room, row);
}

static const char *const needs_columns[] = {
	"what", "expert", "proposal", "count", "place"
};

static const struct tableview_column needs_shown[] = {
	{ N_("What"), 0, CELL_WORD, FIT_LEFT, 0 },
	{ N_("Expert"), 1, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Proposal"), 2, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Number"), 3, CELL_FIGURE, FIT_RIGHT, 1 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

const struct list_kind needs_list = {
	.name = "attention", .columns = needs_columns, .n_columns = 5,
	.put = put_need, .shown = needs_shown, .nth = nth_need,
	.open = open_need, .next = say_need
};
