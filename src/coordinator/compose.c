#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/report/ranking.h"

/*
 * The tables of the tabs: cells of the verbs' tables side by side, so that
 * no figure has an origin of its own.
 */

enum { DAY = 24 * 60 * 60 };

static const struct table *
table_of(const struct board *board, enum board_table which)
{
	return board->tables[which];
}

/* "0" where the other table has no row for it. */
static void
copy_number(struct table *table, const struct table *from, size_t row,
    const char *column)
{
	if (row < table_rows(from))
		table_copy(table, from, row, column);
	else
		table_number(table, 0);
}

/* A figure that does not exist is "-" here. */
static void
copy_figure(struct table *table, const struct table *from, size_t row,
    const char *column)
{
	if (table_is_number(from, row, column))
		table_copy(table, from, row, column);
	else
		table_text(table, "-");
}

/* The time of the newest bundle of an expert, or NULL. */
static const char *
last_bundle(const struct table *bundles, const char *expert)
{
	const char *last = NULL, *time;
	size_t i;

	for (i = 0; i < table_rows(bundles); i++) {
		time = table_cell(bundles, i, "time");
		if (strcmp(table_cell(bundles, i, "expert"), expert) == 0 &&
		    (last == NULL || strcmp(time, last) > 0))
			last = time;
	}
	return last;
}

static void
put_last(struct table *table, const struct table *bundles,
    const char *expert)
{
	const char *last = last_bundle(bundles, expert);
	int64_t at;

	table_text(table, last == NULL ? "NEVER" : last);
	if (last != NULL && clock_parse(last, &at))
		table_number(table, (clock_now() - at) / DAY);
	else
		table_text(table, "-");
}

/* Is anything wrong with what the expert signed? */
static bool
is_wrong(const struct book *book, const char *expert)
{
	size_t i;

	for (i = 0; i < book->n_findings; i++) {
		const struct finding *finding = &book->findings[i];

		if (finding->grade == GRADE_WRONG &&
		    strcmp(finding->signer, SIGNER_AGENCY) != 0 &&
		    finding_is_about_expert(finding, expert))
			return true;
	}
	return false;
}

/* What is the matter with the expert's signatures, in one word. */
static const char *
signature_word(const struct board *board, size_t row)
{
	const struct table *admitted = table_of(board, BOARD_ADMITTED);
	const char *expert = table_cell(admitted, row, "expert");

	if (is_wrong(board->reg->book, expert))
		return "WRONG";
	if (strcmp(table_cell(admitted, row, "revoked"), "yes") == 0)
		return "REVOKED";
	return last_bundle(table_of(board, BOARD_BUNDLES), expert) == NULL ?
	    "-" : "VALID";
}

static const char *const experts_columns[] = {
	"expert", "name", "role", "evaluated", "assigned", "returned",
	"missing", "last", "days", "key", "signatures"
};

static struct table *
compose_experts(const struct board *board)
{
	const struct table *admitted = table_of(board, BOARD_ADMITTED);
	const struct table *status = table_of(board, BOARD_STATUS);
	struct table *table = table_new(experts_columns, 11);
	const char *expert;
	size_t i, at;

	for (i = 0; table != NULL && i < table_rows(admitted); i++) {
		expert = table_cell(admitted, i, "expert");
		at = table_seek(status, "expert", expert);
		table_row(table);
		table_text(table, expert);
		table_copy(table, admitted, i, "name");
		table_copy(table, admitted, i, "role");
		copy_number(table, status, at, "evaluated");
		copy_number(table, status, at, "assigned");
		copy_number(table, status, at, "returned");
		copy_number(table, status, at, "missing");
		put_last(table, table_of(board, BOARD_BUNDLES), expert);
		table_copy(table, admitted, i, "key");
		table_text(table, signature_word(board, i));
	}
	return table;
}

/* The total that an expert gave, or "-". */
static const char *
total_of(const struct table *evaluations, const char *proposal,
    const char *expert)
{
	size_t i;

	for (i = 0; i < table_rows(evaluations); i++)
		if (strcmp(table_cell(evaluations, i, "of"), "TOTAL") == 0 &&
		    strcmp(table_cell(evaluations, i, "expert"), expert) ==
		    0 && strcmp(table_cell(evaluations, i, "proposal"),
		    proposal) == 0)
			return table_cell(evaluations, i, "score");
	return "-";
}

/* Its experts with their states, and the totals they gave, in one order. */
static void
put_panel(struct table *table, const struct board *board,
    const char *proposal)
{
	const struct table *pairs = table_of(board, BOARD_PAIRS);
	struct buf experts = {0}, totals = {0};
	const char *expert;
	size_t i;

	for (i = 0; i < table_rows(pairs); i++) {
		if (strcmp(table_cell(pairs, i, "proposal"), proposal) != 0)
			continue;
		expert = table_cell(pairs, i, "expert");
		buf_putf(&experts, "%s%s %s", experts.len > 0 ? " " : "",
		    expert, table_cell(pairs, i, "state"));
		buf_putf(&totals, "%s%s", totals.len > 0 ? "  " : "",
		    total_of(table_of(board, BOARD_EVALUATIONS), proposal,
		    expert));
	}
	table_text(table, experts.len > 0 ? buf_text(&experts) : "-");
	table_text(table, totals.len > 0 ? buf_text(&totals) : "-");
	buf_release(&experts);
	buf_release(&totals);
}

static void
put_word(struct buf *out, const char *word)
{
	if (strstr(buf_text(out), word) == NULL)
		buf_putf(out, "%s%s", out->len > 0 ? " " : "", word);
}

/* What needs an officer, what diagnose says, or how far it is. */
static void
put_attention(struct table *table, const struct board *board, size_t row)
{
	static const struct { const char *column, *word; } flags[] = {
		{ "straddle", "STRADDLE" }, { "fragile", "FRAGILE" },
		{ "wide", "WIDE" },
	};
	const struct table *ranking = table_of(board, BOARD_RANKING);
	const struct table *attention = table_of(board, BOARD_ATTENTION);
	const struct table *diagnosis = table_of(board, BOARD_DIAGNOSIS);
	const char *proposal = table_cell(ranking, row, "proposal");
	const char *outcome = table_cell(ranking, row, "outcome");
	size_t at = table_seek(diagnosis, "proposal", proposal), i;
	struct buf words = {0};

	for (i = 0; i < table_rows(attention); i++)
		if (strcmp(table_cell(attention, i, "proposal"), proposal) ==
		    0)
			put_word(&words, table_cell(attention, i, "what"));
	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (strcmp(table_cell(diagnosis, at, flags[i].column),
		    "yes") == 0)
			put_word(&words, flags[i].word);
	if (words.len == 0)
		put_word(&words, strcmp(outcome, "INCOMPLETE") == 0 ||
		    strcmp(outcome, "WITHDRAWN") == 0 || strcmp(outcome,
		    "INELIGIBLE") == 0 ? outcome : "COMPLETE");
	table_text(table, buf_text(&words));
	buf_release(&words);
}

static const char *const proposals_columns[] = {
	"proposal", "title", "experts", "totals", "total", "spread",
	"attention"
};

/* By id: the order of a list that one works through. */
static struct table *
compose_proposals(const struct board *board)
{
	const struct table *ranking = table_of(board, BOARD_RANKING);
	const struct table *diagnosis = table_of(board, BOARD_DIAGNOSIS);
	struct table *table = table_new(proposals_columns, 7);
	size_t n = table_rows(ranking), i, k, next, at;
	const char *id, *last = "";

	for (k = 0; table != NULL && k < n; k++) {
		for (i = 0, next = n; i < n; i++) {
			id = table_cell(ranking, i, "proposal");
			if (strcmp(id, last) > 0 && (next == n || strcmp(id,
			    table_cell(ranking, next, "proposal")) < 0))
				next = i;
		}
		last = table_cell(ranking, next, "proposal");
		table_row(table);
		table_text(table, last);
		table_copy(table, ranking, next, "title");
		put_panel(table, board, last);
		at = table_seek(diagnosis, "proposal", last);
		copy_figure(table, diagnosis, at, "total");
		copy_figure(table, diagnosis, at, "spread");
		put_attention(table, board, next);
	}
	return table;
}

/* "2=" where a neighbour has the same rank. */
static void
put_rank(struct table *table, const struct table *ranking, size_t row)
{
	const char *rank = table_cell(ranking, row, "rank");
	char text[32];
	bool shared = strcmp(rank, "-") != 0 &&
	    ((row > 0 && strcmp(table_cell(ranking, row - 1, "rank"), rank) ==
	    0) || strcmp(table_cell(ranking, row + 1, "rank"), rank) == 0);

	snprintf(text, sizeof(text), "%.20s%s", rank, shared ? "=" : "");
	table_text(table, text);
}

static const char *const places_columns[] = {
	"rank", "proposal", "title", "total", "spread", "asked", "grant",
	"cumulative", "outcome"
};

static struct table *
compose_places(const struct board *board)
{
	const struct table *ranking = table_of(board, BOARD_RANKING);
	const struct table *diagnosis = table_of(board, BOARD_DIAGNOSIS);
	struct table *table = table_new(places_columns, 9);
	size_t i, at;

	for (i = 0; table != NULL && i < table_rows(ranking); i++) {
		table_row(table);
		put_rank(table, ranking, i);
		table_copy(table, ranking, i, "proposal");
		table_copy(table, ranking, i, "title");
		at = table_seek(diagnosis, "proposal", table_cell(ranking, i,
		    "proposal"));
		copy_figure(table, diagnosis, at, "total");
		copy_figure(table, diagnosis, at, "spread");
		table_copy(table, ranking, i, "asked");
		table_copy(table, ranking, i, "grant");
		table_copy(table, ranking, i, "cumulative");
		table_copy(table, ranking, i, "outcome");
	}
	return table;
}

/* "24 500": whole euro where there are no cents. */
static void
put_euro(struct buf *out, int64_t cents)
{
	static const char *const columns[] = { "sum" };
	static const struct roll_column sum = { "sum", "", ROLL_MONEY, 0,
	    false };
	struct table *table = table_new(columns, 1);

	if (table == NULL)
		return;
	table_money(table, cents);
	roll_cell(out, table, 0, &sum);
	table_free(table);
}

/* What stands where those who go on, or are paid, end. */
static int
compose_line(struct board *board)
{
	struct outcome_sheet sheet;
	struct ranking_figures f;
	struct buf sum = {0}, next = {0};

	if (outcome_compute(board->reg->book, board->stage, NULL, &sheet,
	    &board->fault) == -1)
		return -1;
	f = ranking_figures(&sheet);
	put_euro(&sum, sheet.stage->funds ? f.left : f.asked);
	if (f.next != NULL)
		put_euro(&next, f.next->proposal->asked);
	if (!sheet.stage->funds)
		snprintf(board->line_text, sizeof(board->line_text),
		    translate_n("gate: %zu goes on, asking %s EUR", "gate:"
		    " %zu go on, asking %s EUR", f.on), f.on,
		    buf_text(&sum));
	else if (f.next == NULL)
		snprintf(board->line_text, sizeof(board->line_text),
		    _("money: %s EUR left"), buf_text(&sum));
	else
		snprintf(board->line_text, sizeof(board->line_text),
		    _("money: %s EUR left, the next one asks %s EUR"),
		    buf_text(&sum), buf_text(&next));
	buf_release(&sum);
	buf_release(&next);
	return 0;
}

int
board_compose(struct board *board)
{
	if (compose_line(board) == -1)
		return -1;
	board->tables[BOARD_EXPERTS] = compose_experts(board);
	board->tables[BOARD_PROPOSALS] = compose_proposals(board);
	board->tables[BOARD_PLACES] = compose_places(board);
	return board->tables[BOARD_EXPERTS] == NULL ||
	    board->tables[BOARD_PROPOSALS] == NULL ||
	    board->tables[BOARD_PLACES] == NULL ?
	    fault_memory(&board->fault) : 0;
}
