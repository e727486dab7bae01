#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/tables.h"

/* How each table is shown, what is counted above it, what a row opens. */

#define WAITING "INCOMPLETE THIRD-EXPERT"

static void
open_person(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	person_open(ui, board, table_cell(table, row, "expert"));
}

static void
open_panel(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	panel_open(ui, board, table_cell(table, row, "proposal"));
}

static void
open_why(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	why_open(ui, board, table_cell(table, row, "proposal"));
}

static void
open_named(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	if (table_cell(table, row, "proposal")[0] != '\0')
		open_panel(ui, board, table, row);
	else if (table_cell(table, row, "expert")[0] != '\0')
		open_person(ui, board, table, row);
	else
		findings_open(ui, board, NULL);
}

/* Experts */

static const struct roll_column experts_columns[] = {
	{ "expert", N_("No"), ROLL_TEXT, 0, false },
	{ "name", N_("Expert"), ROLL_TEXT, 0, true },
	{ "evaluated", N_("In"), ROLL_FIGURE, 0, false },
	{ "assigned", N_("Of"), ROLL_FIGURE, 0, false },
	{ "returned", N_("Returned"), ROLL_FIGURE, 2, false },
	{ "missing", N_("Missing"), ROLL_FIGURE, 5, false },
	{ "last", N_("Last file"), ROLL_TIME, 3, false },
	{ "days", N_("Days silent"), ROLL_FIGURE, 4, false },
	{ "key", N_("Key"), ROLL_TEXT, 1, false },
	{ "signatures", N_("Signatures"), ROLL_WORD, 0, false },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static const struct count experts_counts[] = {
	{ N_("Assigned"), BOARD_PAIRS, NULL, NULL },
	{ N_("In"), BOARD_PAIRS, "state", "EVALUATED" },
	{ N_("Missing"), BOARD_PAIRS, "missing", "yes" },
	{ N_("Returned"), BOARD_PAIRS, "state", "DISQUALIFIED" },
	{ N_("Need attention"), BOARD_ATTENTION, NULL, NULL },
	{ NULL, BOARD_TABLES, NULL, NULL }
};

const struct page_kind experts_page = {
	"experts", experts_columns, experts_counts, open_person, NULL, NULL
};

/* Proposals */

static const struct roll_column proposals_columns[] = {
	{ "proposal", N_("No"), ROLL_TEXT, 0, false },
	{ "title", N_("Title"), ROLL_TEXT, 0, true },
	{ "experts", N_("Experts"), ROLL_SIGN, 1, false },
	{ "totals", N_("Totals"), ROLL_FIGURES, 2, false },
	{ "total", N_("Mean"), ROLL_FIGURE, 4, false },
	{ "spread", N_("Spread"), ROLL_FIGURE, 3, false },
	{ "attention", N_("Attention"), ROLL_WORD, 0, false },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static const struct count proposals_counts[] = {
	{ N_("Proposals"), BOARD_PROPOSALS, NULL, NULL },
	{ N_("Complete"), BOARD_PLACES, "outcome", "INVITED FUNDED OFFERED"
	    " RESERVE BELOW-GATE BELOW-THRESHOLD" },
	{ N_("Waiting"), BOARD_PLACES, "outcome", WAITING },
	{ N_("Need attention"), BOARD_ATTENTION, NULL, NULL },
	{ NULL, BOARD_TABLES, NULL, NULL }
};

const struct page_kind proposals_page = {
	"proposals", proposals_columns, proposals_counts, open_panel, NULL, NULL
};

/* Ranking */

static const struct roll_column places_columns[] = {
	{ "rank", N_("Rank"), ROLL_FIGURE, 0, false },
	{ "proposal", N_("No"), ROLL_TEXT, 0, false },
	{ "title", N_("Title"), ROLL_TEXT, 0, true },
	{ "total", N_("Mean"), ROLL_FIGURE, 0, false },
	{ "spread", N_("Spread"), ROLL_FIGURE, 1, false },
	{ "asked", N_("Asked EUR"), ROLL_MONEY, 3, false },
	{ "grant", N_("Grant EUR"), ROLL_MONEY, 2, false },
	{ "cumulative", N_("Sum EUR"), ROLL_MONEY, 4, false },
	{ "outcome", N_("Outcome"), ROLL_WORD, 0, false },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static const struct count places_counts[] = {
	{ N_("Above the line"), BOARD_PLACES, "outcome",
	    "INVITED FUNDED OFFERED" },
	{ N_("Below the line"), BOARD_PLACES, "outcome",
	    "RESERVE BELOW-GATE" },
	{ N_("Below a threshold"), BOARD_PLACES, "outcome",
	    "BELOW-THRESHOLD" },
	{ N_("Waiting"), BOARD_PLACES, "outcome", WAITING },
	{ N_("Not ranked"), BOARD_PLACES, "outcome", "INELIGIBLE WITHDRAWN" },
	{ NULL, BOARD_TABLES, NULL, NULL }
};

static bool
is_above(const char *outcome)
{
	return strcmp(outcome, "INVITED") == 0 ||
	    strcmp(outcome, "FUNDED") == 0 || strcmp(outcome, "OFFERED") == 0;
}

/* What stands between a row of the places and the one before it. */
static const char *
line_above(const void *state, size_t row)
{
	const struct board *board = state;
	const struct table *places = board->tables[BOARD_PLACES];
	const char *rank = table_cell(places, row, "rank");
	const char *before = row == 0 ? "" :
	    table_cell(places, row - 1, "outcome");
	const char *outcome = table_cell(places, row, "outcome");

	if (is_above(before) && !is_above(outcome))
		return board->line_text;
	if (strcmp(rank, "-") == 0 && (row == 0 || strcmp(table_cell(places,
	    row - 1, "rank"), "-") != 0))
		return _("without a rank");
	return NULL;
}

const struct page_kind places_page = {
	"ranking", places_columns, places_counts, open_why, line_above, NULL
};

/* Bundles */

static const struct roll_column news_columns[] = {
	{ "record", N_("What"), ROLL_WORD, 0, false },
	{ "expert", N_("Expert"), ROLL_TEXT, 0, false },
	{ "proposal", N_("Proposal"), ROLL_TEXT, 0, false },
	{ "stage", N_("Stage"), ROLL_TEXT, 0, false },
	{ "signed", N_("Signed, as it says"), ROLL_TIME, 1, false },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static const struct page_kind news_page = {
	"news", news_columns, NULL, open_panel, NULL, NULL
};

/* What a bundle brought that was not there before. */
static void
open_news(struct ui *ui, struct board *board, const struct table *table,
    size_t row)
{
	struct table *all = listing_table(&news_listing, board->reg, 0,
	    &board->fault);

	if (all == NULL) {
		board_complain(board);
		return;
	}
	list_open(ui, board, &news_page, table_where(all, "digest",
	    table_cell(table, row, "digest")), table_cell(table, row,
	    "file"));
	table_free(all);
}

static const struct roll_column bundles_columns[] = {
	{ "time", N_("Came"), ROLL_TIME, 0, false },
	{ "expert", N_("Expert"), ROLL_TEXT, 0, false },
	{ "evaluations", N_("New evaluations"), ROLL_FIGURE, 3, false },
	{ "declarations", N_("New declarations"), ROLL_FIGURE, 2, false },
	{ "bytes", N_("Bytes"), ROLL_FIGURE, 1, false },
	{ "file", N_("File"), ROLL_TEXT, 0, true },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

static const struct count bundles_counts[] = {
	{ N_("Bundles"), BOARD_BUNDLES, NULL, NULL },
	{ N_("Experts without a file"), BOARD_EXPERTS, "last", "NEVER" },
	{ N_("Need attention"), BOARD_ATTENTION, NULL, NULL },
	{ NULL, BOARD_TABLES, NULL, NULL }
};

const struct page_kind bundles_page = {
	"bundles", bundles_columns, bundles_counts, open_news, NULL, NULL
};

/* Lists that numbers open */

static const struct roll_column pairs_columns[] = {
	{ "expert", N_("Expert"), ROLL_TEXT, 0, false },
	{ "proposal", N_("Proposal"), ROLL_TEXT, 0, false },
	{ "state", N_("State"), ROLL_WORD, 0, false },
	{ "deadline", N_("Deadline"), ROLL_TIME, 1, false },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

const struct page_kind pairs_page = {
	"assignments", pairs_columns, NULL, open_panel, NULL, NULL
};

static const struct roll_column attention_columns[] = {
	{ "what", N_("What"), ROLL_WORD, 0, false },
	{ "expert", N_("Expert"), ROLL_TEXT, 0, false },
	{ "proposal", N_("Proposal"), ROLL_TEXT, 0, false },
	{ "count", N_("Number"), ROLL_FIGURE, 1, false },
	{ NULL, NULL, ROLL_TEXT, 0, false }
};

const struct page_kind attention_page = {
	"attention", attention_columns, NULL, open_named, NULL, NULL
};
