/* The list of bundles as they came. */
#include "config.h"

#include "mita/coordinator/bundles_list.h"

#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/experts_list.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/needs_list.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/report/table.h"

/* Bundles as they came, and how much of each was new. */

static const void *
nth_bundle(const struct board *board, size_t i)
{
	return i < board->arrivals.n ? &board->arrivals.files[i] : NULL;
}

static void
put_bundle(struct table *table, const struct board *board, const void *row)
{
	const struct arrival *file = row;

	(void)board;
	table_text(table, file->time);
	table_text(table, file->expert);
	table_number(table, (int64_t)file->evaluations);
	table_number(table, (int64_t)file->declarations);
	table_number(table, file->size);
	table_text(table, file->name);
	table_text(table, file->digest);
}

static void
open_bundle(struct ui *ui, struct board *board, const void *row)
{
	board_open(ui, board, SCREEN_NEWS,
	    ((const struct arrival *)row)->digest);
}

static void
next_of_bundle(const struct board *board, const void *row, char *out,
    size_t room)
{
	board_next(board, ((const struct arrival *)row)->expert, NULL, out,
	    room);
}

static bool
sent_nothing(const void *row)
{
	return ((const struct expert_view *)row)->last == NULL;
}

static const char *const bundles_columns[] = {
	"time", "expert", "evaluations", "declarations", "bytes", "file",
	"digest"
};

static const struct tableview_column bundles_shown[] = {
	{ N_("Came"), 0, CELL_TIME, FIT_LEFT, 0 },
	{ N_("Expert"), 1, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("New evaluations"), 2, CELL_FIGURE, FIT_RIGHT, 3 },
	{ N_("New declarations"), 3, CELL_FIGURE, FIT_RIGHT, 2 },
	{ N_("Bytes"), 4, CELL_FIGURE, FIT_RIGHT, 1 },
	{ N_("File"), 5, CELL_TEXT, FIT_REST, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct count bundles_counts[] = {
	{ N_("Bundles"), &bundles_list, false, NULL },
	{ N_("Experts without a file"), &experts_list, false, sent_nothing },
	{ N_("Need attention"), &needs_list, false, NULL },
	{ NULL, NULL, false, NULL }
};

const struct list_kind bundles_list = {
	.name = "bundles", .columns = bundles_columns, .n_columns = 7,
	.put = put_bundle, .shown = bundles_shown, .counts = bundles_counts,
	.nth = nth_bundle, .open = open_bundle, .next = next_of_bundle
};
