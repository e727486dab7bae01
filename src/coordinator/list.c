/* A list as the body of a screen, and the numbers above it. */
#include "config.h"

#include "mita/coordinator/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/limits.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/report/table.h"
#include "mita/ui/frame.h"
#include "mita/ui/grid.h"
#include "mita/ui/key.h"
#include "mita/ui/saving.h"
#include "mita/ui/view.h"

/* A list as the body of a screen, and the numbers above it. */

static const struct binding moves[] = {
	LIST_MOVES, LIST_ACTS,
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

/* Rows */

void
rows_begin(struct rows *rows)
{
	*rows = (struct rows){ .arena = arena_new() };
	rows->failed = rows->arena == NULL;
}

void
rows_add(struct rows *rows, const void *row)
{
	const void **at;

	if (rows->failed)
		return;
	at = arena_grow(rows->arena, rows->at, rows->n, sizeof(*at));
	if (at == NULL) {
		rows->failed = true;
		return;
	}
	rows->at = at;
	at[rows->n++] = row;
}

void *
rows_keep(struct rows *rows, const void *row, size_t size)
{
	void *kept = rows->failed ? NULL : arena_copy(rows->arena, row, size);

	rows->failed = kept == NULL;
	return kept;
}

const char *
rows_text(struct rows *rows, const char *text)
{
	return rows_keep(rows, text, strlen(text));
}

void
rows_release(struct rows *rows)
{
	arena_free(rows->arena);
	*rows = (struct rows){0};
}

void
rows_select(struct rows *out, const struct list_kind *kind,
    const struct board *board, bool (*holds)(const void *row,
    const char *of), const char *of)
{
	const void *row;
	size_t i;

	rows_begin(out);
	for (i = 0; (row = kind->nth(board, i)) != NULL; i++)
		if (holds == NULL || holds(row, of))
			rows_add(out, row);
}

/* The printed table on the screen */

static enum grid_role
role_of(const char *word)
{
	const char *sign = word_sign(word);

	return strcmp(sign, "ok") == 0 ? GRID_DONE :
	    strcmp(sign, "!") == 0 ? GRID_LOOK :
	    strcmp(sign, "X") == 0 ? GRID_STOP : GRID_NORMAL;
}

/* A sign in front says more than the colour does. */
static enum grid_role
show_cell(const void *state, size_t row,
    const struct tableview_column *column, struct buf *out)
{
	const struct list *list = state;
	bool figure;
	const char *cell = table_shown(list->table, row, column->at, &figure);
	char word[ID_MAX + 1];

	cell_show(out, (enum cell_kind)column->kind, cell, figure);
	snprintf(word, sizeof(word), "%.*s", (int)strcspn(cell, " "), cell);
	return column->kind == CELL_WORD ? role_of(word) : GRID_NORMAL;
}

static int
compare(const void *state, size_t a, size_t b,
    const struct tableview_column *column)
{
	const struct list *list = state;

	return table_compare(list->table, a, b, column->at);
}

static const char *
line_above(const void *state, size_t row)
{
	const struct list *list = state;

	return list->kind->above(list->board, row == 0 ? NULL :
	    list->rows.at[row - 1], list->rows.at[row]);
}

static struct table *
print(const struct list *list, const size_t *order)
{
	struct table *table = table_new(list->kind->columns,
	    list->kind->n_columns);
	size_t i;

	for (i = 0; table != NULL && i < list->rows.n; i++) {
		table_row(table);
		list->kind->put(table, list->board,
		    list->rows.at[order == NULL ? i : order[i]]);
	}
	return table;
}

/* Lines between rows are at home in the whole list only. */
static bool
is_whole(const struct list *list)
{
	return !list->plain && list->kind->nth(list->board, list->rows.n) ==
	    NULL;
}

int
list_begin(struct list *list, struct board *board,
    const struct list_kind *kind, struct rows *rows)
{
	struct tableview_rows how = { list, show_cell, compare, NULL, false };

	rows_release(&list->rows);
	table_free(list->table);
	list->rows = *rows;
	list->board = board;
	list->kind = kind;
	list->count = -1;
	list->find.one_line = true;
	if (kind->above != NULL && is_whole(list))
		how.above = line_above;
	list->table = rows->failed ? NULL : print(list, NULL);
	if (list->table != NULL && tableview_set(&list->view, kind->shown,
	    &how, list->rows.n) == 0)
		return 0;
	rows_release(&list->rows);
	list->view.n = 0;
	return -1;
}

void
list_end(struct list *list)
{
	rows_release(&list->rows);
	table_free(list->table);
	tableview_release(&list->view);
	textarea_release(&list->find);
}

const void *
list_row(const struct list *list)
{
	size_t row = tableview_row(&list->view);

	return row < list->rows.n ? list->rows.at[row] : NULL;
}

void
list_next(const struct list *list, char *out, size_t room)
{
	const void *row = list_row(list);

	if (row == NULL || list->kind->next == NULL)
		board_next(list->board, NULL, NULL, out, room);
	else
		list->kind->next(list->board, row, out, room);
}

/* Numbers */

/* The rows that a number counts; only how many if out is NULL. */
static size_t
take_count(const struct list *list, const struct count *count,
    struct rows *out)
{
	const void *row;
	size_t n = 0, i;

	for (i = 0; ; i++) {
		if (!count->own)
			row = count->kind->nth(list->board, i);
		else
			row = i < list->rows.n ? list->rows.at[i] : NULL;
		if (row == NULL)
			return n;
		if (count->holds != NULL && !count->holds(row))
			continue;
		n++;
		if (out != NULL)
			rows_add(out, row);
	}
}

/* "96 assigned   41 in ...", on as many lines as they need. */
static int
paint_counts(const struct list *list, struct grid *grid, struct body body)
{
	const struct count *count = list->plain ? NULL : list->kind->counts;
	int row = body.row, col = 3, width;
	char text[160];
	long i;

	for (i = 0; count != NULL && count[i].label != NULL; i++) {
		snprintf(text, sizeof(text), "%s: %zu",
		    translate(count[i].label), take_count(list, &count[i],
		    NULL));
		width = (int)text_width(text, strlen(text));
		if (col > 3 && col + width >= body.cols) {
			row++;
			col = 3;
		}
		grid_string(grid, row, col, i == list->count ? GRID_FOCUS :
		    GRID_NORMAL, text);
		if (i == list->count) {
			grid_string(grid, row, col - 1, GRID_FOCUS, ">");
			grid_cursor(grid, row, col);
		}
		col += width + 3;
	}
	return i > 0 ? row + 1 - body.row : 0;
}

bool
list_counted(const struct list *list, struct rows *out,
    const struct count **count)
{
	if (list->count < 0)
		return false;
	*count = &list->kind->counts[list->count];
	rows_begin(out);
	take_count(list, *count, out);
	return true;
}

void
list_paint(struct list *list, struct grid *grid, struct body body)
{
	int used = paint_counts(list, grid, body);

	body.row += used;
	body.rows -= used;
	body.rows -= list->finding;
	tableview_paint(&list->view, grid, body, list->count >= 0 ?
	    TABLEVIEW_AWAY : list->finding ? TABLEVIEW_FOUND :
	    TABLEVIEW_HERE);
	if (list->finding)
		frame_field(grid, body.row + body.rows, 1, body.cols - 1,
		    _("Find"), &list->find, true);
}

/* Keys */

/* All columns, in the order of the screen, as text and as CSV. */
static void
save(struct list *list, struct ui *ui)
{
	struct board *board = list->board;
	struct table *table = print(list, list->view.order);
	struct buf text = {0}, csv = {0};
	char name[64];

	if (table == NULL || table_write(table, REPORT_TEXT, &text) == -1 ||
	    table_write(table, REPORT_CSV, &csv) == -1)
		csv.failed = true;
	table_free(table);
	snprintf(name, sizeof(name), "%s-%u", list->kind->name,
	    board->stage);
	saving_open(ui, &board->chrome, _("Coordinator"), name, &text, &csv);
}

static void
order(struct list *list)
{
	const char *heading = tableview_order(&list->view);
	struct chrome *chrome = &list->board->chrome;

	if (heading == NULL)
		chrome_say(chrome, "In the order of the table itself.");
	else
		chrome_say(chrome, "In the order of: %s", heading);
}

static void
find_next(struct list *list, int by)
{
	struct chrome *chrome = &list->board->chrome;

	if (list->view.wanted[0] == '\0')
		chrome_say(chrome, "First press / and type what you look"
		    " for.");
	else if (!tableview_find_next(&list->view, by))
		chrome_say(chrome, "Not found: %s",
		    textarea_text(&list->find));
}

static void
type(struct list *list, const struct key *key)
{
	bool end = key_is(key, KEY_IS_NAMED, NAME_ENTER) ||
	    key_is(key, KEY_IS_NAMED, NAME_ESCAPE);

	list->finding = !end;
	if (end || !textarea_key(&list->find, key, 60))
		return;
	if (!tableview_find(&list->view, textarea_text(&list->find)))
		chrome_say(&list->board->chrome, "Not found: %s",
		    textarea_text(&list->find));
}

static long
last_count(const struct list *list)
{
	long n = 0;

	while (!list->plain && list->kind->counts != NULL &&
	    list->kind->counts[n].label != NULL)
		n++;
	return n - 1;
}

/* The numbers stand above the first row. */
static void
move(struct list *list, const struct key *key)
{
	bool up = key_is(key, KEY_IS_NAMED, NAME_UP) ||
	    key_is(key, KEY_IS_CHAR, 'k');
	bool down = key_is(key, KEY_IS_NAMED, NAME_DOWN) ||
	    key_is(key, KEY_IS_CHAR, 'j');

	if (list->count >= 0 && up)
		list->count -= list->count > 0;
	else if (list->count >= 0 && down)
		list->count = list->count < last_count(list) ?
		    list->count + 1 : -1;
	else if (list->count >= 0)
		list->count = -1;
	else if (!tableview_key(&list->view, key) && up)
		list->count = last_count(list);
}

static void
open_focus(struct list *list, struct ui *ui)
{
	const void *row = list_row(list);

	if (row != NULL)
		list->kind->open(ui, list->board, row);
}

bool
list_key(struct list *list, struct ui *ui, const struct key *key)
{
	if (list->finding) {
		type(list, key);
		return true;
	}
	switch (binding_find(moves, key)) {
	case P_MOVE:
		move(list, key);
		return true;
	case P_OPEN:
		if (list->count >= 0)
			return false;
		open_focus(list, ui);
		return true;
	case P_FIND:
		textarea_set(&list->find, "");
		list->finding = true;
		list->count = -1;
		return true;
	case P_NEXT:
	case P_BEFORE:
		find_next(list, key_is(key, KEY_IS_CHAR, 'N') ? -1 : 1);
		return true;
	case P_ORDER:
		order(list);
		return true;
	case P_SAVE:
		save(list, ui);
		return true;
	default:
		return false;
	}
}
