/* A list on a screen of its own. */
#include "config.h"

#include "mita/coordinator/list_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/list.h"
#include "mita/ui/chrome.h"
#include "mita/ui/frame.h"
#include "mita/ui/key.h"
#include "mita/ui/view.h"

/* A list on a screen of its own: what a number counts, for one. */

enum { R_BACK = 1 };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, "Enter", N_("Open"),
	    N_("open what the line stands for") },
	LIST_MOVES, LIST_ACTS,
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct list_screen {
	struct board	*board;
	struct list	 list;
	char		 title[160];
};

static void
list_screen_paint(void *state, struct grid *grid)
{
	struct list_screen *s = state;
	char where[256], sentence[512];
	struct body body;

	chrome_where(&s->board->chrome, _("Coordinator"), s->title, where,
	    sizeof(where));
	if (list_row(&s->list) == NULL)
		snprintf(sentence, sizeof(sentence), "%s", _("There is"
		    " nothing in this list. Esc goes back."));
	else
		list_next(&s->list, sentence, sizeof(sentence));
	s->board->chrome.typing = s->list.finding;
	body = chrome_frame(&s->board->chrome, grid, where, NULL, sentence,
	    bindings);
	if (!chrome_help(&s->board->chrome, grid, body, bindings,
	    _("The list that a number on the screen before counts. Nothing"
	    " here changes the register.")))
		list_paint(&s->list, grid, body);
}

static void
list_screen_key(void *state, struct ui *ui, const struct key *key)
{
	struct list_screen *s = state;

	if (chrome_key(&s->board->chrome, ui, bindings, key, s->list.finding) ||
	    list_key(&s->list, ui, key))
		return;
	if (binding_find(bindings, key) == R_BACK)
		ui_back(ui);
	else
		chrome_unknown(&s->board->chrome, key);
}

static void
list_screen_close(void *state)
{
	struct list_screen *s = state;

	list_end(&s->list);
	free(s);
}

static void
list_screen_resume(void *state)
{
	struct list_screen *s = state;

	s->board->chrome.help = false;
}

static const struct view_ops list_screen_view = {
	.paint = list_screen_paint, .key = list_screen_key,
	.close = list_screen_close, .resume = list_screen_resume
};

void
list_open(struct ui *ui, struct board *board, const struct list_kind *kind,
    struct rows *rows, const char *title)
{
	struct list_screen *s = calloc(1, sizeof(*s));

	if (s == NULL) {
		rows_release(rows);
		return;
	}
	s->board = board;
	s->list.plain = true;
	snprintf(s->title, sizeof(s->title), "%s", title);
	if (list_begin(&s->list, board, kind, rows) == -1) {
		list_screen_close(s);
		return;
	}
	ui_open(ui, &list_screen_view, s);
}

void
list_open_count(struct ui *ui, const struct list *list)
{
	const struct count *count;
	struct rows rows;

	if (list_counted(list, &rows, &count))
		list_open(ui, list->board, count->kind, &rows,
		    translate(count->label));
}
