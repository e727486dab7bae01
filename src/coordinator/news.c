/* The list of what was new in a bundle. */
#include "config.h"

#include "mita/coordinator/news.h"

#include <string.h>

#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/list_screen.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/model/record.h"
#include "mita/office/register.h"
#include "mita/report/table.h"

/* What was new in a bundle: a row for each statement. */

/* A declaration or an evaluation, in the words of both. */
struct news {
	const struct arrival	*file;
	const char		*expert;
	const char		*kind;
	const char		*proposal;
	unsigned		 stage;
	const char		*time;		/* of signing, as it says */
};

static struct news
news_of(const struct record *record, const struct arrival *file)
{
	const struct declaration *d = &record->body.declaration;
	const struct evaluation *ev = &record->body.evaluation;
	struct news news = { .file = file, .expert = record->head.signer,
	    .kind = record_kind_words[record->head.kind] };

	if (record->head.kind == RECORD_DECLARATION) {
		news.proposal = d->proposal;
		news.stage = d->stage;
		news.time = d->time;
	} else {
		news.proposal = ev->proposal;
		news.stage = ev->stage;
		news.time = ev->time;
	}
	return news;
}

static void
put_news(struct table *table, const struct board *board, const void *row)
{
	const struct news *news = row;

	(void)board;
	table_text(table, news->file->digest);
	table_text(table, news->kind);
	table_text(table, news->expert);
	table_text(table, news->proposal);
	table_number(table, news->stage);
	table_text(table, news->time);
}

static void
open_news(struct ui *ui, struct board *board, const void *row)
{
	board_open(ui, board, SCREEN_PROPOSAL,
	    ((const struct news *)row)->proposal);
}

static void
next_of_news(const struct board *board, const void *row, char *out,
    size_t room)
{
	const struct news *news = row;

	board_next(board, news->expert, news->proposal, out, room);
}

static const char *const news_columns[] = {
	"digest", "record", "expert", "proposal", "stage", "signed"
};

static const struct tableview_column news_shown[] = {
	{ N_("What"), 1, CELL_WORD, FIT_LEFT, 0 },
	{ N_("Expert"), 2, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Proposal"), 3, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Stage"), 4, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Signed, as it says"), 5, CELL_TIME, FIT_LEFT, 1 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct list_kind news_list = {
	.name = "news", .columns = news_columns, .n_columns = 6,
	.put = put_news, .shown = news_shown, .open = open_news,
	.next = next_of_news
};

static const struct arrival *
find_file(const struct board *board, const char *digest)
{
	size_t i;

	for (i = 0; i < board->arrivals.n; i++)
		if (strcmp(board->arrivals.files[i].digest, digest) == 0)
			return &board->arrivals.files[i];
	return NULL;
}

void
news_open(struct ui *ui, struct board *board, const char *digest)
{
	const struct arrival *file = find_file(board, digest);
	const struct book *book = board->reg->book;
	struct rows rows;
	struct news news;
	size_t i;

	if (file == NULL)
		return;
	rows_begin(&rows);
	for (i = 0; i < book->n; i++) {
		const struct record *record = book->entries[i]->record;

		if (board->arrivals.first[i] != file ||
		    (record->head.kind != RECORD_DECLARATION &&
		    record->head.kind != RECORD_EVALUATION))
			continue;
		news = news_of(record, file);
		rows_add(&rows, rows_keep(&rows, &news, sizeof(news)));
	}
	list_open(ui, board, &news_list, &rows, file->name);
}
