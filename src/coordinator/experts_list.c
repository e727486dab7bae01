/* The list of experts: what is in, and what is missing. */
#include "config.h"

#include "mita/coordinator/experts_list.h"

#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/needs_list.h"
#include "mita/coordinator/pairs_list.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/model/record.h"
#include "mita/office/register.h"
#include "mita/report/table.h"

/* What each expert has in, and what is missing. */

enum { DAY = 24 * 60 * 60 };

static const void *
nth_expert(const struct board *board, size_t i)
{
	return i < board->view.n_experts ? &board->view.experts[i] : NULL;
}

const char *
signature_word(const struct expert_view *expert)
{
	return expert->wrong ? "WRONG" : expert->who.revoked ? "REVOKED" :
	    expert->n_bundles == 0 ? "-" : "VALID";
}

static void
put_last(struct table *table, const char *last)
{
	int64_t at;

	table_text(table, last == NULL ? "NEVER" : last);
	if (last != NULL && clock_parse(last, &at))
		table_number(table, (clock_now() - at) / DAY);
	else
		table_text(table, "-");
}

static void
put_expert(struct table *table, const struct board *board, const void *row)
{
	const struct expert_view *expert = row;
	const struct admission *a = expert->who.admission;
	char key[KEYNAME_LEN + 1];

	(void)board;
	pubkey_name(key, a->sign_key);
	table_text(table, a->expert);
	table_text(table, expert->who.card->name);
	table_text(table, role_words[a->role]);
	table_number(table, (int64_t)expert->load.states[PAIR_EVALUATED]);
	table_number(table, (int64_t)expert->load.n);
	table_number(table, (int64_t)expert->load.states[PAIR_DISQUALIFIED]);
	table_number(table, (int64_t)expert->load.missing);
	put_last(table, expert->last);
	table_text(table, key);
	table_text(table, signature_word(expert));
}

static void
open_expert(struct ui *ui, struct board *board, const void *row)
{
	const struct expert_view *expert = row;

	board_open(ui, board, SCREEN_EXPERT,
	    expert->who.admission->expert);
}

static void
next_of_expert(const struct board *board, const void *row, char *out,
    size_t room)
{
	const struct expert_view *expert = row;

	board_next(board, expert->who.admission->expert, NULL, out, room);
}

static const char *const experts_columns[] = {
	"expert", "name", "role", "evaluated", "assigned", "returned",
	"missing", "last", "days", "key", "signatures"
};

static const struct tableview_column experts_shown[] = {
	{ N_("No"), 0, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Expert"), 1, CELL_TEXT, FIT_REST, 0 },
	{ N_("In"), 3, CELL_FIGURE, FIT_RIGHT, 0 },
	{ N_("Of"), 4, CELL_FIGURE, FIT_RIGHT, 0 },
	{ N_("Returned"), 5, CELL_FIGURE, FIT_RIGHT, 2 },
	{ N_("Missing"), 6, CELL_FIGURE, FIT_RIGHT, 5 },
	{ N_("Last file"), 7, CELL_TIME, FIT_LEFT, 3 },
	{ N_("Days silent"), 8, CELL_FIGURE, FIT_RIGHT, 4 },
	{ N_("Key"), 9, CELL_TEXT, FIT_LEFT, 1 },
	{ N_("Signatures"), 10, CELL_WORD, FIT_LEFT, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct count experts_counts[] = {
	{ N_("Assigned"), &pairs_list, false, NULL },
	{ N_("In"), &pairs_list, false, pair_in },
	{ N_("Missing"), &pairs_list, false, pair_missing },
	{ N_("Returned"), &pairs_list, false, pair_returned },
	{ N_("Need attention"), &needs_list, false, NULL },
	{ NULL, NULL, false, NULL }
};

const struct list_kind experts_list = {
	.name = "experts", .columns = experts_columns, .n_columns = 11,
	.put = put_expert, .shown = experts_shown, .counts = experts_counts,
	.nth = nth_expert, .open = open_expert, .next = next_of_expert
};
