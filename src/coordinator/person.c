#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"

/* One expert: who it is, what was sent, and each proposal with its state. */

enum { R_REMIND = 1, R_BUNDLES, R_FINDINGS, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, "Enter", N_("Open"),
	    N_("open the proposal") },
	{ KEY_IS_CHAR, 'm', R_REMIND, "m", N_("Reminder"),
	    N_("write a reminder for this expert, to read before it is saved")
	    },
	{ KEY_IS_CHAR, 'b', R_BUNDLES, "b", N_("Bundles"),
	    N_("the files that came from this expert") },
	{ KEY_IS_CHAR, 'f', R_FINDINGS, "f", N_("Findings"),
	    N_("what the check finds about this expert") },
	PAGE_MOVES, PAGE_ACTS,
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static const struct count counts[] = {
	{ N_("Assigned"), BOARD_TABLES, NULL, NULL },
	{ N_("In"), BOARD_TABLES, "state", "EVALUATED" },
	{ N_("Missing"), BOARD_TABLES, "missing", "yes" },
	{ N_("Returned"), BOARD_TABLES, "state", "DISQUALIFIED" },
	{ NULL, BOARD_TABLES, NULL, NULL }
};

struct person {
	struct board	*board;
	struct table	*pairs;		/* owned */
	struct page_kind kind;		/* that of pairs, with numbers */
	struct page	 page;
	char		 expert[ID_MAX + 1];
};

static const char *
fact(const struct person *p, enum board_table table, const char *column)
{
	const struct table *from = p->board->tables[table];

	return table_cell(from, table_seek(from, "expert", p->expert),
	    column);
}

/* Two or three lines above the list; returns how many. */
static int
paint_facts(const struct person *p, struct grid *grid, struct body body)
{
	static const struct roll_column last = { "last", "", ROLL_TIME, 0,
	    false }, state = { "signatures", "", ROLL_WORD, 0, false };
	const struct table *experts = p->board->tables[BOARD_EXPERTS];
	size_t row = table_seek(experts, "expert", p->expert);
	struct buf text = {0}, when = {0}, word = {0};
	int used;

	roll_cell(&when, experts, row, &last);
	roll_cell(&word, experts, row, &state);
	buf_putf(&text, "%s, %s\n", roll_word(fact(p, BOARD_ADMITTED,
	    "role")), fact(p, BOARD_ADMITTED, "organisation"));
	buf_putf(&text, _("Key %s, signatures: %s\n"), fact(p,
	    BOARD_ADMITTED, "key"), buf_text(&word));
	buf_putf(&text, translate_n("%zu bundle came, the last: %s",
	    "%zu bundles came, the last: %s", table_count(
	    p->board->tables[BOARD_BUNDLES], "expert", p->expert)),
	    table_count(p->board->tables[BOARD_BUNDLES], "expert", p->expert),
	    buf_text(&when));
	used = frame_wrap(grid, body.row, 3, 4, body.cols - 4, GRID_NORMAL,
	    buf_text(&text), 0, NULL);
	buf_release(&text);
	buf_release(&when);
	buf_release(&word);
	return used;
}

static void
person_paint(void *state, struct grid *grid)
{
	struct person *p = state;
	char where[256], sentence[512];
	struct body body;
	int used;

	snprintf(where, sizeof(where), "%s > %s %s", _("Coordinator"),
	    p->expert, fact(p, BOARD_ADMITTED, "name"));
	board_next(p->board, p->expert, NULL, sentence, sizeof(sentence));
	p->board->chrome.typing = p->page.finding;
	body = board_frame(p->board, grid, where, NULL, sentence, bindings);
	if (chrome_help(&p->board->chrome, grid, body, bindings, _("One"
	    " expert: every proposal that was assigned, and what came of it;"
	    " the numbers above count these lines.")))
		return;
	used = paint_facts(p, grid, body) + 1;
	body.row += used;
	body.rows -= used;
	page_paint(&p->page, grid, body);
}

static void
open_bundles(struct person *p, struct ui *ui)
{
	list_open(ui, p->board, &bundles_page, table_where(
	    p->board->tables[BOARD_BUNDLES], "expert", p->expert),
	    _("Bundles"));
}

static void
person_key(void *state, struct ui *ui, const struct key *key)
{
	struct person *p = state;

	if (board_key(p->board, ui, bindings, key, p->page.finding) ||
	    page_key(&p->page, ui, key))
		return;
	switch (binding_find(bindings, key)) {
	case R_REMIND:
		reminder_open(ui, p->board, p->expert);
		break;
	case R_BUNDLES:
		open_bundles(p, ui);
		break;
	case R_FINDINGS:
		findings_open(ui, p->board, p->expert);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		chrome_unknown(&p->board->chrome, key);
		break;
	}
}

static void
person_close(void *state)
{
	struct person *p = state;

	page_end(&p->page);
	table_free(p->pairs);
	free(p);
}

static void
person_resume(void *state)
{
	struct person *p = state;

	p->board->chrome.help = false;
}

static const struct view_ops person_view = {
	.paint = person_paint, .key = person_key, .close = person_close,
	.resume = person_resume
};

void
person_open(struct ui *ui, struct board *board, const char *expert)
{
	struct person *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return;
	p->board = board;
	snprintf(p->expert, sizeof(p->expert), "%s", expert);
	p->pairs = table_where(board->tables[BOARD_PAIRS], "expert", expert);
	p->kind = pairs_page;
	p->kind.counts = counts;
	p->kind.below = &pairs_page;
	if (p->pairs == NULL || page_begin(&p->page, board, &p->kind,
	    p->pairs) == -1) {
		person_close(p);
		return;
	}
	ui_open(ui, &person_view, p);
}
