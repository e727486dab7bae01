/* The screen of one expert. */
#include "config.h"

#include "mita/coordinator/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/bundles_list.h"
#include "mita/coordinator/experts_list.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/list_screen.h"
#include "mita/coordinator/pairs_list.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/model/record.h"
#include "mita/office/register.h"
#include "mita/ui/frame.h"
#include "mita/ui/grid.h"
#include "mita/ui/key.h"

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
	LIST_MOVES, LIST_ACTS,
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct person {
	struct board			*board;
	const struct expert_view	*expert;
	struct list			 list;
};

static const char *
id_of(const struct person *p)
{
	return p->expert->who.admission->expert;
}

/* Two or three lines above the list; returns how many. */
static int
paint_facts(const struct person *p, struct grid *grid, struct body body)
{
	const struct expert_view *expert = p->expert;
	const struct admission *a = expert->who.admission;
	struct buf text = {0}, when = {0}, word = {0};
	char key[KEYNAME_LEN + 1];
	int used;

	pubkey_name(key, a->sign_key);
	cell_show(&when, CELL_TIME, expert->last == NULL ? "NEVER" :
	    expert->last, false);
	cell_show(&word, CELL_WORD, signature_word(expert), false);
	buf_putf(&text, "%s, %s\n", word_said(role_words[a->role]),
	    expert->who.card->organisation);
	buf_putf(&text, _("Key %s, signatures: %s\n"), key, buf_text(&word));
	buf_putf(&text, translate_n("%zu bundle came, the last: %s",
	    "%zu bundles came, the last: %s", expert->n_bundles),
	    expert->n_bundles, buf_text(&when));
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
	char name[200], where[256], sentence[512];
	struct body body;
	int used;

	snprintf(name, sizeof(name), "%s %s", id_of(p),
	    p->expert->who.card->name);
	chrome_where(&p->board->chrome, _("Coordinator"), name, where,
	    sizeof(where));
	board_next(p->board, id_of(p), NULL, sentence, sizeof(sentence));
	p->board->chrome.typing = p->list.finding;
	body = chrome_frame(&p->board->chrome, grid, where, NULL, sentence,
	    bindings);
	if (chrome_help(&p->board->chrome, grid, body, bindings, _("One"
	    " expert: every proposal that was assigned, and what came of it;"
	    " the numbers above count these lines.")))
		return;
	used = paint_facts(p, grid, body) + 1;
	body.row += used;
	body.rows -= used;
	list_paint(&p->list, grid, body);
}

static bool
is_from(const void *row, const char *expert)
{
	return strcmp(((const struct arrival *)row)->expert, expert) == 0;
}

static void
open_bundles(struct person *p, struct ui *ui)
{
	struct rows rows;

	rows_select(&rows, &bundles_list, p->board, is_from, id_of(p));
	list_open(ui, p->board, &bundles_list, &rows, _("Bundles"));
}

static void
person_key(void *state, struct ui *ui, const struct key *key)
{
	struct person *p = state;

	if (chrome_key(&p->board->chrome, ui, bindings, key, p->list.finding) ||
	    list_key(&p->list, ui, key))
		return;
	switch (binding_find(bindings, key)) {
	case P_OPEN:
		list_open_count(ui, &p->list);
		break;
	case R_REMIND:
		board_open(ui, p->board, SCREEN_REMINDER, id_of(p));
		break;
	case R_BUNDLES:
		open_bundles(p, ui);
		break;
	case R_FINDINGS:
		board_open(ui, p->board, SCREEN_FINDINGS, id_of(p));
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

	list_end(&p->list);
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
	struct rows rows;
	size_t i;

	if (p == NULL)
		return;
	p->board = board;
	p->expert = stage_view_expert(&board->view, expert);
	if (p->expert == NULL) {
		free(p);
		return;
	}
	rows_begin(&rows);
	for (i = 0; i < p->expert->load.n; i++)
		rows_add(&rows, &p->expert->load.pairs[i]);
	if (list_begin(&p->list, board, &pairs_list, &rows) == -1) {
		person_close(p);
		return;
	}
	ui_open(ui, &person_view, p);
}
