#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/coordinator/attention.h"
#include "mita/coordinator/board.h"

/* A list on a screen of its own: what a number counts, for one. */

enum { R_BACK = 1 };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, "Enter", N_("Open"),
	    N_("open what the line stands for") },
	PAGE_MOVES, PAGE_ACTS,
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct list {
	struct board	*board;
	struct table	*table;		/* owned */
	struct page	 page;
	char		 title[160];
};

/* About the line in focus, as far as it names somebody or something. */
static void
next_step(const struct list *list, char *out, size_t room)
{
	size_t row = roll_row(&list->page.roll);
	const char *expert = table_cell(list->table, row, "expert");
	const char *proposal = table_cell(list->table, row, "proposal");

	if (table_rows(list->table) == 0)
		snprintf(out, room, "%s", _("There is nothing in this list."
		    " Esc goes back."));
	else if (table_cell(list->table, row, "said")[0] != '\0')
		snprintf(out, room, _("Enter shows every check, and what to"
		    " tell the sender. %s"), table_cell(list->table, row,
		    "what"));
	else if (table_cell(list->table, row, "plan")[0] != '\0')
		snprintf(out, room, "%s", _("Enter says what stands against"
		    " this expert, or what it would cost."));
	else if (list->page.kind == &attention_page)
		attention_say(out, room, list->table, row);
	else
		board_next(list->board, expert[0] == '\0' ? NULL : expert,
		    proposal[0] == '\0' ? NULL : proposal, out, room);
}

static void
list_paint(void *state, struct grid *grid)
{
	struct list *list = state;
	char where[256], sentence[512];
	struct body body;

	snprintf(where, sizeof(where), "%s > %s", _("Coordinator"),
	    list->title);
	next_step(list, sentence, sizeof(sentence));
	list->board->chrome.typing = list->page.finding;
	body = board_frame(list->board, grid, where, NULL, sentence,
	    bindings);
	if (!chrome_help(&list->board->chrome, grid, body, bindings,
	    _("The list that a number on the screen before counts. Nothing"
	    " here changes the register.")))
		page_paint(&list->page, grid, body);
}

static void
list_key(void *state, struct ui *ui, const struct key *key)
{
	struct list *list = state;

	if (board_key(list->board, ui, bindings, key, list->page.finding) ||
	    page_key(&list->page, ui, key))
		return;
	if (binding_find(bindings, key) == R_BACK)
		ui_back(ui);
	else
		chrome_unknown(&list->board->chrome, key);
}

static void
list_close(void *state)
{
	struct list *list = state;

	page_end(&list->page);
	table_free(list->table);
	free(list);
}

static void
list_resume(void *state)
{
	struct list *list = state;

	list->board->chrome.help = false;
}

static const struct view_ops list_view = {
	.paint = list_paint, .key = list_key, .close = list_close,
	.resume = list_resume
};

void
list_open(struct ui *ui, struct board *board, const struct page_kind *kind,
    struct table *table, const char *title)
{
	struct list *list = calloc(1, sizeof(*list));

	if (list == NULL || table == NULL) {
		table_free(table);
		free(list);
		return;
	}
	list->board = board;
	list->table = table;
	list->page.plain = true;
	snprintf(list->title, sizeof(list->title), "%s", title);
	if (page_begin(&list->page, board, kind, table) == -1) {
		list_close(list);
		return;
	}
	ui_open(ui, &list_view, list);
}

/* How the rows of each table are listed. */
static const struct page_kind *
kind_of(enum board_table table)
{
	switch (table) {
	case BOARD_PAIRS:
		return &pairs_page;
	case BOARD_ATTENTION:
		return &attention_page;
	case BOARD_EXPERTS:
		return &experts_page;
	case BOARD_BUNDLES:
		return &bundles_page;
	case BOARD_PLACES:
		return &places_page;
	default:
		return &proposals_page;
	}
}

void
count_open(struct ui *ui, const struct page *page, const struct count *count)
{
	struct board *board = page->board;
	bool own = count->table == BOARD_TABLES;

	list_open(ui, board, own ? page->kind->below : kind_of(count->table),
	    table_where(own ? page->table : board->tables[count->table],
	    count->column, count->words), translate(count->label));
}
