/* What every screen of the dashboard rests on. */
#include "config.h"

#include "mita/coordinator/board.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/coordinator/attention.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/office/register.h"
#include "mita/report/ranking.h"
#include "mita/ui/pager.h"

/* What every screen of the dashboard rests on. */

/* The register and the stage */

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
view_stage(struct board *board)
{
	return stage_view_make(&board->view, board->reg->book,
	    &board->arrivals, board->stage, &board->fault);
}

static int
read_register(struct board *board)
{
	board->reg = coordinator_open(board->line, true, &board->fault);
	if (board->reg == NULL || arrivals_list(board->reg->book,
	    board->reg->db, &board->arrivals, &board->fault) == -1)
		return -1;
	if (board->stage == 0)
		board->stage = first_open(board->reg);
	return 0;
}

/* The one that was made, or the old one with a word about why not. */
static bool
take(struct board *board, struct board *fresh, int rc)
{
	if (rc == -1) {
		board->fault = fresh->fault;
		chrome_complain(&board->chrome, &board->fault);
		return false;
	}
	*board = *fresh;
	board->view.arrivals = &board->arrivals;
	board->reading++;
	return true;
}

bool
board_reload(struct board *board, unsigned stage)
{
	struct board fresh = *board;
	struct register_file *old = board->reg;
	bool done;

	fresh.stage = stage;
	done = take(board, &fresh, read_register(&fresh) == -1 ? -1 :
	    view_stage(&fresh));
	register_close(done ? old : fresh.reg);
	return done;
}

bool
board_show(struct board *board, unsigned stage)
{
	struct board fresh = *board;

	fresh.stage = stage;
	return take(board, &fresh, view_stage(&fresh));
}

void
board_close(struct board *board)
{
	register_close(board->reg);
}

void
board_read(struct ui *ui, struct board *board, const char *title,
    const char *name, struct buf *text)
{
	const struct reading what = { _("Coordinator"), title, NULL, name };

	pager_open(ui, &board->chrome, &what, text);
}

void
board_open(struct ui *ui, struct board *board, enum board_screen screen,
    const char *about)
{
	board->screens[screen](ui, board, about);
}

/* What comes next */

/* The first deadline that is to come, and the last that went by; or 0. */
static void
find_deadlines(const struct board *board, int64_t now, int64_t *next,
    int64_t *last)
{
	const struct outcome_sheet *sheet = &board->view.sheet;
	int64_t at;
	size_t i;

	*next = *last = 0;
	for (i = 0; i < sheet->n_pairs; i++) {
		const struct pair *pair = &sheet->pairs[i];

		if (!pair_is_missing(pair) || !clock_parse(pair->assignment->
		    record->body.assignment.deadline, &at))
			continue;
		if (at >= now && (*next == 0 || at < *next))
			*next = at;
		if (at < now && at > *last)
			*last = at;
	}
}

void
board_deadline(const struct board *board, char *out, size_t room)
{
	enum { DAY = 24 * 60 * 60 };
	int64_t now = clock_now(), next, last;
	char text[CLOCK_TEXT_LEN + 1];
	size_t days;

	out[0] = '\0';
	find_deadlines(board, now, &next, &last);
	if (next == 0 && last == 0)
		return;
	days = (size_t)((next != 0 ? next - now : now - last) / DAY);
	clock_text(next != 0 ? next : last, text);
	snprintf(out, room, next != 0 ? translate_n("%zu day left (%.10s)",
	    "%zu days left (%.10s)", days) : translate_n("%zu day over"
	    " (%.10s)", "%zu days over (%.10s)", days), days, text);
}

/* What stands where those who go on, or are paid, end. */
void
board_line(struct board *board)
{
	const struct outcome_sheet *sheet = &board->view.sheet;
	struct ranking_figures f = ranking_figures(sheet);
	size_t room = sizeof(board->line_text);
	struct buf sum = {0}, next = {0};
	char *out = board->line_text;

	cell_sum(&sum, sheet->stage->funds ? f.left : f.asked);
	if (f.next != NULL)
		cell_sum(&next, f.next->proposal->asked);
	if (!sheet->stage->funds)
		snprintf(out, room, translate_n("gate: %zu goes on, asking %s"
		    " EUR", "gate: %zu go on, asking %s EUR", f.on), f.on,
		    buf_text(&sum));
	else if (f.next == NULL)
		snprintf(out, room, _("money: %s EUR left"), buf_text(&sum));
	else
		snprintf(out, room, _("money: %s EUR left, the next one asks"
		    " %s EUR"), buf_text(&sum), buf_text(&next));
	buf_release(&sum);
	buf_release(&next);
}

size_t
board_in(const struct board *board)
{
	size_t in = 0, i;

	for (i = 0; i < board->view.sheet.n_pairs; i++)
		in += board->view.sheet.pairs[i].state == PAIR_EVALUATED;
	return in;
}

size_t
board_missing(const struct board *board, const char *expert)
{
	const struct outcome_sheet *sheet = &board->view.sheet;
	size_t n = 0, i;

	for (i = 0; i < sheet->n_pairs; i++)
		n += pair_is_missing(&sheet->pairs[i]) && (expert == NULL ||
		    strcmp(sheet->pairs[i].expert, expert) == 0);
	return n;
}

static bool
is_same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* The first thing that waits: about one of these, or any; NULL: nothing. */
static const struct need *
find_need(const struct stage_view *view, const char *expert,
    const char *proposal)
{
	size_t i;

	for (i = 0; i < view->n_needs; i++)
		if (is_same(view->needs[i].expert, expert) ||
		    is_same(view->needs[i].proposal, proposal) ||
		    (expert == NULL && proposal == NULL))
			return &view->needs[i];
	return NULL;
}

static void
next_of_stage(const struct board *board, char *out, size_t room)
{
	size_t n = board_missing(board, NULL);

	if (board->view.n_experts == 0)
		snprintf(out, room, "%s", _("No expert is admitted yet: expert"
		    " add takes their cards."));
	else if (board->view.n_proposals == 0)
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
	const struct need *need = NULL;
	size_t n;

	if (expert != NULL || proposal != NULL)
		need = find_need(&board->view, expert, proposal);
	if (need == NULL && expert != NULL &&
	    (n = board_missing(board, expert)) > 0) {
		snprintf(out, room, translate_n("%s still owes %zu"
		    " evaluation. m makes a reminder text.", "%s still owes"
		    " %zu evaluations. m makes a reminder text.", n), expert,
		    n);
		return;
	}
	if (need == NULL)
		need = find_need(&board->view, NULL, NULL);
	if (need == NULL)
		next_of_stage(board, out, room);
	else
		attention_say(out, room, need);
}
