#include "config.h"

#include "mita/coordinator/board.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/coordinator/attention.h"
#include "mita/coordinator/tables.h"

/* The register and its tables */

static const struct listing *const listings[BOARD_TABLES] = {
	[BOARD_ADMITTED] = &experts_listing,
	[BOARD_STATUS] = &status_listing,
	[BOARD_PAIRS] = &pairs_listing,
	[BOARD_RANKING] = &ranking_listing,
	[BOARD_DIAGNOSIS] = &diagnosis_listing,
	[BOARD_EVALUATIONS] = &evaluations_listing,
	[BOARD_BUNDLES] = &bundles_listing,
	[BOARD_ATTENTION] = &attention_listing,
};

static void
forget(struct table *tables[BOARD_TABLES])
{
	int i;

	for (i = 0; i < BOARD_TABLES; i++)
		table_free(tables[i]);
	memset(tables, 0, BOARD_TABLES * sizeof(*tables));
}

static int
read_tables(struct board *board)
{
	int i;

	for (i = 0; i < BOARD_TABLES; i++)
		if (listings[i] != NULL && (board->tables[i] = listing_table(
		    listings[i], board->reg, board->stage, &board->fault)) ==
		    NULL)
			return -1;
	return board_compose(board);
}

/* The stage that is being worked at: the first without a result. */
static unsigned
first_open(const struct register_file *reg)
{
	const struct call *call = reg->book->call;
	size_t s;

	for (s = 0; s + 1 < call->n_stages; s++)
		if (outcome_latest(reg->book, call->stages[s].number) == NULL)
			break;
	return call->stages[s].number;
}

static int
read_register(struct board *board)
{
	board->reg = coordinator_open(board->line, true, &board->fault);
	if (board->reg == NULL || arrivals_check(board->reg->book,
	    board->reg->db, &board->fault) == -1)
		return -1;
	if (board->stage == 0)
		board->stage = first_open(board->reg);
	return read_tables(board);
}

void
board_end(struct board *board)
{
	forget(board->tables);
	register_close(board->reg);
}

bool
board_reload(struct board *board, unsigned stage)
{
	struct board fresh = *board;

	memset(fresh.tables, 0, sizeof(fresh.tables));
	fresh.stage = stage;
	fresh.reading++;
	if (read_register(&fresh) == -1) {
		forget(fresh.tables);
		register_close(fresh.reg);
		board->fault = fresh.fault;
		board_complain(board);
		return false;
	}
	forget(board->tables);
	register_close(board->reg);
	*board = fresh;
	return true;
}

bool
board_show(struct board *board, unsigned stage)
{
	struct board fresh = *board;

	memset(fresh.tables, 0, sizeof(fresh.tables));
	fresh.stage = stage;
	fresh.reading++;
	if (read_tables(&fresh) == -1) {
		forget(fresh.tables);
		board->fault = fresh.fault;
		board_complain(board);
		return false;
	}
	forget(board->tables);
	*board = fresh;
	return true;
}

/* The frame */

void
board_complain(struct board *board)
{
	chrome_complain(&board->chrome, &board->fault);
}

struct body
board_frame(struct board *board, struct grid *grid, const char *where,
    const char *progress, const char *sentence,
    const struct binding *bindings)
{
	return chrome_frame(&board->chrome, grid, where, progress, sentence,
	    bindings);
}

bool
board_key(struct board *board, struct ui *ui, const struct binding *bindings,
    const struct key *key, bool typing)
{
	return chrome_key(&board->chrome, ui, bindings, key, typing);
}

/* What comes next */

void
board_deadline(const struct board *board, char *out, size_t room)
{
	enum { DAY = 24 * 60 * 60 };
	const struct table *pairs = board->tables[BOARD_PAIRS];
	int64_t now = clock_now(), at, next = 0, last = 0;
	char text[CLOCK_TEXT_LEN + 1];
	size_t i, days;

	out[0] = '\0';
	for (i = 0; i < table_rows(pairs); i++) {
		if (strcmp(table_cell(pairs, i, "missing"), "yes") != 0 ||
		    !clock_parse(table_cell(pairs, i, "deadline"), &at))
			continue;
		if (at >= now && (next == 0 || at < next))
			next = at;
		if (at < now && at > last)
			last = at;
	}
	if (next == 0 && last == 0)
		return;
	days = (size_t)((next != 0 ? next - now : now - last) / DAY);
	clock_text(next != 0 ? next : last, text);
	snprintf(out, room, next != 0 ? translate_n("%zu day left (%.10s)",
	    "%zu days left (%.10s)", days) : translate_n("%zu day over"
	    " (%.10s)", "%zu days over (%.10s)", days), days, text);
}

/* The first thing that needs attention: of these, or of all; -1: none. */
static long
find_attention(const struct table *table, const char *expert,
    const char *proposal)
{
	size_t i;

	for (i = 0; i < table_rows(table); i++) {
		bool of_expert = expert != NULL && strcmp(table_cell(table, i,
		    "expert"), expert) == 0;
		bool of_proposal = proposal != NULL && strcmp(table_cell(
		    table, i, "proposal"), proposal) == 0;

		if (of_expert || of_proposal ||
		    (expert == NULL && proposal == NULL))
			return (long)i;
	}
	return -1;
}

static size_t
count_missing(const struct board *board, const char *expert)
{
	const struct table *pairs = board->tables[BOARD_PAIRS];
	size_t n = 0, i;

	for (i = 0; i < table_rows(pairs); i++)
		n += strcmp(table_cell(pairs, i, "missing"), "yes") == 0 &&
		    (expert == NULL || strcmp(table_cell(pairs, i, "expert"),
		    expert) == 0);
	return n;
}

static void
next_of_stage(const struct board *board, char *out, size_t room)
{
	size_t n = count_missing(board, NULL);

	if (table_rows(board->tables[BOARD_ADMITTED]) == 0)
		snprintf(out, room, "%s", _("No expert is admitted yet: expert"
		    " add takes their cards."));
	else if (table_rows(board->tables[BOARD_RANKING]) == 0)
		snprintf(out, room, _("Stage %u has no proposals yet: proposal"
		    " add takes them in."), board->stage);
	else if (n > 0)
		snprintf(out, room, translate_n("%zu evaluation is still"
		    " missing. i takes in what came; m on an expert makes a"
		    " reminder.", "%zu evaluations are still missing. i takes"
		    " in what came; m on an expert makes a reminder.", n), n);
	else if (outcome_latest(board->reg->book, board->stage) == NULL)
		snprintf(out, room, _("Everything is in. Read the ranking;"
		    " decide --stage %u signs it."), board->stage);
	else
		snprintf(out, room, _("The result of stage %u is signed:"
		    " report and publish write it out."), board->stage);
}

void
board_next(const struct board *board, const char *expert,
    const char *proposal, char *out, size_t room)
{
	const struct table *attention = board->tables[BOARD_ATTENTION];
	long at = -1;
	size_t n;

	if (expert != NULL || proposal != NULL)
		at = find_attention(attention, expert, proposal);
	if (at == -1 && expert != NULL &&
	    (n = count_missing(board, expert)) > 0) {
		snprintf(out, room, translate_n("%s still owes %zu"
		    " evaluation. m makes a reminder text.", "%s still owes"
		    " %zu evaluations. m makes a reminder text.", n), expert,
		    n);
		return;
	}
	if (at == -1)
		at = find_attention(attention, NULL, NULL);
	if (at == -1)
		next_of_stage(board, out, room);
	else
		attention_say(out, room, attention, (size_t)at);
}
