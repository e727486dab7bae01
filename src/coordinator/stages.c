/* The tables of a stage that committees and auditors both get. */
#include "config.h"

#include "mita/coordinator/stages.h"

#include <stdio.h>

#include "mita/base/fault.h"
#include "mita/coordinator/sending.h"
#include "mita/model/call.h"
#include "mita/report/changes.h"
#include "mita/report/decisions.h"
#include "mita/report/ranking.h"
#include "mita/report/summary.h"
#include "mita/report/table.h"

/* The tables about a stage that committees and auditors both get. */

static int
put(struct outbox *outbox, const struct stage_tables *stage,
    const char *name, struct table *table, struct fault *why)
{
	char path[64];
	int rc;

	snprintf(path, sizeof(path), "%s-%u%c%s", stage->folder,
	    stage->sheet->stage->number, stage->separator, name);
	rc = coordinator_put_table(outbox, path, table, why);
	table_free(table);
	return rc;
}

static int
put_ranking(struct outbox *outbox, const struct stage_tables *stage,
    struct fault *why)
{
	struct table *table = table_new(ranking_columns, RANKING_COLUMNS);

	if (table == NULL)
		return fault_memory(why);
	ranking_fill(table, stage->book, stage->sheet);
	return put(outbox, stage, "ranking", table, why);
}

static int
put_summary(struct outbox *outbox, const struct stage_tables *stage,
    struct fault *why)
{
	struct table *table = table_new(summary_columns, SUMMARY_COLUMNS);

	if (table == NULL)
		return fault_memory(why);
	summary_fill(table, stage->book, stage->sheet);
	return put(outbox, stage, "summary", table, why);
}

static int
put_decisions(struct outbox *outbox, const struct stage_tables *stage,
    struct fault *why)
{
	struct table *table = table_new(decisions_columns, DECISIONS_COLUMNS);

	if (table == NULL)
		return fault_memory(why);
	decisions_fill(table, stage->book, stage->sheet);
	return put(outbox, stage, "decisions", table, why);
}

/* Where a stage was decided again: what that changed. */
static int
put_changes(struct outbox *outbox, const struct stage_tables *stage,
    struct fault *why)
{
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
	return put(outbox, stage, "changes", table, why);
}

int
coordinator_put_stage(struct outbox *outbox,
    const struct stage_tables *stage, struct fault *why)
{
	if (put_ranking(outbox, stage, why) == -1 ||
	    put_summary(outbox, stage, why) == -1 ||
	    put_decisions(outbox, stage, why) == -1)
		return -1;
	return put_changes(outbox, stage, why);
}
