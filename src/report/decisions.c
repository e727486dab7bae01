/* What people decided beside the figures, as a table. */
#include "config.h"

#include "mita/report/decisions.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/outcome.h"
#include "mita/model/record.h"
#include "mita/report/table.h"

const char *const decisions_columns[DECISIONS_COLUMNS] = {
	"seq", "subject", "proposal", "expert", "question", "answer",
	"computed", "officer", "reason", "declared_time"
};

static const char *
computed(const struct outcome_sheet *sheet, const char *proposal)
{
	size_t i;

	for (i = 0; i < sheet->n_standings; i++)
		if (strcmp(sheet->standings[i].proposal->id, proposal) == 0)
			return outcome_words[sheet->standings[i].outcome];
	return "-";
}

static void
put_ruling(struct table *table, const struct outcome_sheet *sheet,
    const struct entry *entry)
{
	const struct ruling *r = &entry->record->body.ruling;

	table_row(table);
	table_number(table, entry->record->head.seq);
	table_text(table, ruling_subject_words[r->subject]);
	table_text(table, r->proposal);
	table_text(table, r->expert);
	table_text(table, r->question);
	table_text(table, r->answer);
	table_text(table, computed(sheet, r->proposal));
	table_text(table, r->officer);
	table_text(table, r->reason);
	table_text(table, r->time);
}

static bool
is_told(const struct entry *entry, unsigned stage)
{
	const struct ruling *r;

	if (!entry->believed || entry->record->head.kind != RECORD_RULING)
		return false;
	r = &entry->record->body.ruling;
	return r->stage == stage && (r->subject != RULING_ELIGIBILITY ||
	    strcmp(r->answer, "YES") != 0);
}

/* The ledger has the agency's line in its order. */
void
decisions_fill(struct table *table, const struct book *book,
    const struct outcome_sheet *sheet)
{
	size_t i;

	for (i = 0; i < book->n; i++)
		if (is_told(book->entries[i], sheet->stage->number))
			put_ruling(table, sheet, book->entries[i]);
}
