#include "config.h"

#include "mita/coordinator/tables.h"

/* What came when, and how much of it was new. */

static int
fill_bundles(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	struct arrival *list;
	size_t n, i;

	(void)stage;
	if (arrivals_list(reg->book, reg->db, &list, &n, NULL, why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		table_row(table);
		table_text(table, list[i].time);
		table_text(table, list[i].expert);
		table_number(table, (int64_t)list[i].evaluations);
		table_number(table, (int64_t)list[i].declarations);
		table_number(table, list[i].size);
		table_text(table, list[i].name);
		table_text(table, list[i].digest);
	}
	return 0;
}

static const char *const bundles_columns[] = {
	"time", "expert", "evaluations", "declarations", "bytes", "file",
	"digest"
};

const struct listing bundles_listing = {
	"bundles", bundles_columns, 7, false, fill_bundles
};

/* What each bundle brought that was not there before. */
static int
fill_news(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	const struct arrival **first;
	struct arrival *list;
	size_t n, i;

	(void)stage;
	if (arrivals_list(reg->book, reg->db, &list, &n, &first, why) == -1)
		return -1;
	for (i = 0; i < reg->book->n; i++) {
		const struct record *record = reg->book->entries[i]->record;
		bool declared;

		if (first[i] == NULL || (record->head.kind !=
		    RECORD_DECLARATION && record->head.kind !=
		    RECORD_EVALUATION))
			continue;
		declared = record->head.kind == RECORD_DECLARATION;
		table_row(table);
		table_text(table, first[i]->digest);
		table_text(table, record_kind_words[record->head.kind]);
		table_text(table, record->head.signer);
		table_text(table, declared ? record->body.declaration.proposal
		    : record->body.evaluation.proposal);
		table_number(table, declared ? record->body.declaration.stage :
		    record->body.evaluation.stage);
		table_text(table, declared ? record->body.declaration.time :
		    record->body.evaluation.time);
	}
	return 0;
}

static const char *const news_columns[] = {
	"digest", "record", "expert", "proposal", "stage", "signed"
};

const struct listing news_listing = {
	"news", news_columns, 6, false, fill_news
};
