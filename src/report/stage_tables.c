/* The tables of a stage that committees and auditors both get. */
#include "config.h"

#include "mita/report/stage_tables.h"

#include <stdio.h>

#include "mita/audit/book.h"
#include "mita/audit/outcome.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/call.h"
#include "mita/report/changes.h"
#include "mita/report/decisions.h"
#include "mita/report/ranking.h"
#include "mita/report/summary.h"
#include "mita/report/table.h"

/* What is made, and who takes it. */
struct taking {
	const struct stage_tables	*stage;
	texts_put			*put;
	void				*to;
};

int
table_put_files(const struct table *table, const char *name,
    enum report_format csv, texts_put *put, void *to, struct fault *why)
{
	const struct {
		enum report_format	 format;
		const char		*ending;
	} forms[] = {
		{ REPORT_TEXT, "txt" }, { csv, "csv" },
		{ REPORT_JSON, "json" },
	};
	struct buf text = {0};
	char path[64];
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < sizeof(forms) / sizeof(forms[0]); i++) {
		snprintf(path, sizeof(path), "%s.%s", name, forms[i].ending);
		rc = table_write(table, forms[i].format, &text) == -1 ?
		    fault_memory(why) :
		    put(to, path, text.bytes, text.len, why);
		buf_release(&text);
	}
	return rc;
}

static int
take(const struct taking *taking, const char *name, struct table *table,
    struct fault *why)
{
	const struct stage_tables *stage = taking->stage;
	char path[64];
	int rc;

	snprintf(path, sizeof(path), "%s-%u%c%s", stage->folder,
	    stage->sheet->stage->number, stage->separator, name);
	rc = table_put_files(table, path, stage->csv, taking->put, taking->to,
	    why);
	table_free(table);
	return rc;
}

static int
take_ranking(const struct taking *taking, struct fault *why)
{
	struct table *table = table_new(ranking_columns, RANKING_COLUMNS);

	if (table == NULL)
		return fault_memory(why);
	ranking_fill(table, taking->stage->book, taking->stage->sheet);
	return take(taking, "ranking", table, why);
}

static int
take_summary(const struct taking *taking, struct fault *why)
{
	struct table *table = table_new(summary_columns, SUMMARY_COLUMNS);

	if (table == NULL)
		return fault_memory(why);
	summary_fill(table, taking->stage->book, taking->stage->sheet);
	return take(taking, "summary", table, why);
}

static int
take_decisions(const struct taking *taking, struct fault *why)
{
	struct table *table = table_new(decisions_columns, DECISIONS_COLUMNS);

	if (table == NULL)
		return fault_memory(why);
	decisions_fill(table, taking->stage->book, taking->stage->sheet);
	return take(taking, "decisions", table, why);
}

/* Where a stage was decided again: what that changed. */
static int
take_changes(const struct taking *taking, struct fault *why)
{
	const struct stage_tables *stage = taking->stage;
	const struct entry *before = stage->result == NULL ? NULL :
	    outcome_before(stage->book, stage->result);
	struct outcome_sheet sheet;
	struct table *table;

	if (before == NULL)
		return 0;
	if (outcome_signed(stage->book, before, &sheet, why) == -1)
		return -1;
	if ((table = table_new(changes_columns, CHANGES_COLUMNS)) == NULL)
		return fault_memory(why);
	changes_fill(table, &sheet, stage->sheet);
	return take(taking, "changes", table, why);
}

int
stage_tables_put(const struct stage_tables *stage, texts_put *put, void *to,
    struct fault *why)
{
	const struct taking taking = { stage, put, to };

	if (take_ranking(&taking, why) == -1 ||
	    take_summary(&taking, why) == -1 ||
	    take_decisions(&taking, why) == -1)
		return -1;
	return take_changes(&taking, why);
}

static int
publish(const struct book *book, const struct entry *result, texts_put *put,
    void *to, struct fault *why)
{
	struct outcome_sheet sheet;
	const struct stage_tables tables = { .folder = "results/stage",
	    .separator = '-', .book = book, .result = result,
	    .sheet = &sheet, .csv = REPORT_CSV };

	if (outcome_signed(book, result, &sheet, why) == -1)
		return -1;
	return stage_tables_put(&tables, put, to, why);
}

int
stage_tables_publish(const struct book *book, texts_put *put, void *to,
    struct fault *why)
{
	const struct entry *result;
	size_t s;

	for (s = 0; s < book->call->n_stages; s++) {
		result = outcome_latest(book, book->call->stages[s].number);
		if (result != NULL &&
		    publish(book, result, put, to, why) == -1)
			return -1;
	}
	return 0;
}
