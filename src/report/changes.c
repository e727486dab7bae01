/* Two results of one stage side by side. */
#include "config.h"

#include "mita/report/changes.h"

#include <string.h>

#include "mita/audit/outcome.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/panel.h"
#include "mita/model/record.h"
#include "mita/report/ranking.h"
#include "mita/report/table.h"

const char *const changes_columns[CHANGES_COLUMNS] = {
	"proposal", "changed", "rank_before", "total_before",
	"outcome_before", "grant_before", "rank", "total", "outcome", "grant"
};

static const struct standing *
find(const struct outcome_sheet *sheet, const char *proposal)
{
	size_t i;

	for (i = 0; i < sheet->n_standings; i++)
		if (strcmp(sheet->standings[i].proposal->id, proposal) == 0)
			return &sheet->standings[i];
	return NULL;
}

static void
put_standing(struct table *table, const struct stage *stage,
    const struct standing *s)
{

	if (s == NULL || s->rank == 0)
		table_text(table, "-");
	else
		table_number(table, s->rank);
	if (s == NULL) {
		table_none(table);
		table_none(table);
		table_none(table);
		return;
	}
	ranking_put_total(table, stage, s);
	table_text(table, outcome_words[s->outcome]);
	table_money(table, s->grant);
}

static bool
is_same(const struct standing *a, const struct standing *b)
{
	return a != NULL && a->rank == b->rank && a->outcome == b->outcome &&
	    a->grant == b->grant &&
	    fraction_cmp(a->tally.total, b->tally.total) == 0;
}

/* No proposal leaves a stage: what stood before stands now. */
void
changes_fill(struct table *table, const struct outcome_sheet *before,
    const struct outcome_sheet *now)
{
	size_t i;

	for (i = 0; i < now->n_standings; i++) {
		const struct standing *s = &now->standings[i];
		const struct standing *old = find(before, s->proposal->id);

		table_row(table);
		table_text(table, s->proposal->id);
		table_yes(table, !is_same(old, s));
		put_standing(table, now->stage, old);
		put_standing(table, now->stage, s);
	}
}
