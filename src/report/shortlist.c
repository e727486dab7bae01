/* Proposals with one kind of outcome. */
#include "config.h"

#include "mita/report/shortlist.h"

#include "mita/audit/decided.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/record.h"
#include "mita/report/ranking.h"
#include "mita/report/table.h"

const char *const shortlist_columns[SHORTLIST_COLUMNS] = {
	"rank", "proposal", "total", "outcome", "asked", "asked_sum", "grant",
	"grant_sum", "applicant", "title", "computed"
};

static bool
is_invited(enum outcome outcome)
{
	return outcome == OUTCOME_INVITED;
}

static bool
is_funded(enum outcome outcome)
{
	return outcome == OUTCOME_FUNDED || outcome == OUTCOME_OFFERED;
}

static bool
is_reserve(enum outcome outcome)
{
	return outcome == OUTCOME_RESERVE;
}

const struct shortlist shortlists[SHORTLISTS] = {
	{ "invited", false, is_invited },
	{ "funded", true, is_funded },
	{ "reserve", true, is_reserve },
};

/* Whom a committee moves here from without the ranks has none. */
static void
put_rank(struct table *table, unsigned rank)
{
	if (rank == 0)
		table_text(table, "-");
	else
		table_number(table, rank);
}

void
shortlist_fill(struct table *table, const struct shortlist *list,
    const struct book *book, const struct outcome_sheet *sheet)
{
	int64_t asked = 0, grant = 0;
	size_t i;

	for (i = 0; i < sheet->n_standings; i++) {
		const struct standing *s = &sheet->standings[i];
		const struct proposal *p = s->proposal;
		struct decided decided = decided_of(book, sheet, s);

		if (!list->holds(decided.outcome))
			continue;
		asked += p->asked;
		grant += decided.grant;
		table_row(table);
		put_rank(table, s->rank);
		table_text(table, p->id);
		ranking_put_total(table, sheet->stage, s);
		table_text(table, outcome_words[decided.outcome]);
		table_money(table, p->asked);
		table_money(table, asked);
		table_money(table, decided.grant);
		table_money(table, grant);
		table_text(table, p->n_partners == 0 ? "" :
		    p->partners[0].name);
		table_text(table, p->title);
		table_text(table, decided.deviation == NULL ? "" :
		    outcome_words[s->outcome]);
	}
}
