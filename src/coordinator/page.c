#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"

/* A table as the body of a screen, and the numbers above it. */

static const struct binding moves[] = {
	PAGE_MOVES, PAGE_ACTS,
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

int
page_begin(struct page *page, struct board *board,
    const struct page_kind *kind, const struct table *table)
{
	page->board = board;
	page->kind = kind;
	page->table = table;
	page->count = -1;
	/* Lines between rows are at home in the whole table only. */
	page->roll.above = table == board->tables[BOARD_PLACES] ?
	    kind->above : NULL;
	page->roll.state = board;
	page->find.one_line = true;
	return roll_set(&page->roll, kind->columns, table);
}

void
page_end(struct page *page)
{
	roll_release(&page->roll);
	textarea_release(&page->find);
}

/* "96 assigned   41 in ...", on as many lines as they need. */
static int
paint_counts(const struct page *page, struct grid *grid, struct body body)
{
	const struct count *count = page->plain ? NULL : page->kind->counts;
	int row = body.row, col = 3, width;
	char text[160];
	long i;

	for (i = 0; count != NULL && count[i].label != NULL; i++) {
		snprintf(text, sizeof(text), "%s: %zu",
		    translate(count[i].label),
		    table_count(count[i].table == BOARD_TABLES ?
		    page->table : page->board->tables[count[i].table],
		    count[i].column, count[i].words));
		width = (int)text_width(text, strlen(text));
		if (col > 3 && col + width >= body.cols) {
			row++;
			col = 3;
		}
		grid_string(grid, row, col, i == page->count ? GRID_FOCUS :
		    GRID_NORMAL, text);
		if (i == page->count) {
			grid_string(grid, row, col - 1, GRID_FOCUS, ">");
			grid_cursor(grid, row, col);
		}
		col += width + 3;
	}
	return i > 0 ? row + 1 - body.row : 0;
}

void
page_paint(struct page *page, struct grid *grid, struct body body)
{
	int used = paint_counts(page, grid, body);

	body.row += used;
	body.rows -= used;
	body.rows -= page->finding;
	roll_paint(&page->roll, grid, body, page->count >= 0 ? ROLL_AWAY :
	    page->finding ? ROLL_FOUND : ROLL_HERE);
	if (page->finding)
		frame_field(grid, body.row + body.rows, 1, body.cols - 1,
		    _("Find"), &page->find, true);
}

/* Keys */

static void
save(struct page *page, struct ui *ui)
{
	struct board *board = page->board;
	struct buf text = {0}, csv = {0};
	char name[64];

	roll_write(&page->roll, &text, &csv);
	snprintf(name, sizeof(name), "%s-%u", page->kind->name,
	    board->stage);
	saving_open(ui, board, name, &text, &csv);
}

static void
order(struct page *page)
{
	const char *heading = roll_order(&page->roll);
	struct chrome *chrome = &page->board->chrome;

	if (heading == NULL)
		chrome_say(chrome, "In the order of the table itself.");
	else
		chrome_say(chrome, "In the order of: %s", heading);
}

static void
find_next(struct page *page, int by)
{
	struct chrome *chrome = &page->board->chrome;

	if (page->roll.wanted[0] == '\0')
		chrome_say(chrome, "First press / and type what you look"
		    " for.");
	else if (!roll_find_next(&page->roll, by))
		chrome_say(chrome, "Not found: %s",
		    textarea_text(&page->find));
}

static void
type(struct page *page, const struct key *key)
{
	bool end = key_is(key, KEY_IS_NAMED, NAME_ENTER) ||
	    key_is(key, KEY_IS_NAMED, NAME_ESCAPE);

	page->finding = !end;
	if (end || !textarea_key(&page->find, key, 60))
		return;
	if (!roll_find(&page->roll, textarea_text(&page->find)))
		chrome_say(&page->board->chrome, "Not found: %s",
		    textarea_text(&page->find));
}

static long
last_count(const struct page *page)
{
	long n = 0;

	while (!page->plain && page->kind->counts != NULL &&
	    page->kind->counts[n].label != NULL)
		n++;
	return n - 1;
}

/* The numbers stand above the first row. */
static void
move(struct page *page, const struct key *key)
{
	bool up = key_is(key, KEY_IS_NAMED, NAME_UP) ||
	    key_is(key, KEY_IS_CHAR, 'k');
	bool down = key_is(key, KEY_IS_NAMED, NAME_DOWN) ||
	    key_is(key, KEY_IS_CHAR, 'j');

	if (page->count >= 0 && up)
		page->count -= page->count > 0;
	else if (page->count >= 0 && down)
		page->count = page->count < last_count(page) ?
		    page->count + 1 : -1;
	else if (page->count >= 0)
		page->count = -1;
	else if (!roll_key(&page->roll, key) && up)
		page->count = last_count(page);
}

static void
open_focus(struct page *page, struct ui *ui)
{
	size_t row = roll_row(&page->roll);

	if (page->count >= 0)
		count_open(ui, page, &page->kind->counts[page->count]);
	else if (row < table_rows(page->table))
		page->kind->open(ui, page->board, page->table, row);
}

bool
page_key(struct page *page, struct ui *ui, const struct key *key)
{
	if (page->finding) {
		type(page, key);
		return true;
	}
	switch (binding_find(moves, key)) {
	case P_MOVE:
		move(page, key);
		return true;
	case P_OPEN:
		open_focus(page, ui);
		return true;
	case P_FIND:
		textarea_set(&page->find, "");
		page->finding = true;
		page->count = -1;
		return true;
	case P_NEXT:
	case P_BEFORE:
		find_next(page, key_is(key, KEY_IS_CHAR, 'N') ? -1 : 1);
		return true;
	case P_ORDER:
		order(page);
		return true;
	case P_SAVE:
		save(page, ui);
		return true;
	default:
		return false;
	}
}
