/* What stands of a proposal, also where a committee decided it. */
#include "config.h"

#include "mita/audit/decided.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/outcome.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"

/* What a proposal gets when a committee decides so of it. */
static int64_t
grant_when(const struct book *book, const struct standing *standing,
    enum outcome outcome)
{
	return outcome == OUTCOME_FUNDED ?
	    grant_of(book->call, standing->proposal) : 0;
}

struct decided
decided_of(const struct book *book, const struct outcome_sheet *sheet,
    const struct standing *standing)
{
	struct decided out = {
		.outcome = standing->outcome, .grant = standing->grant,
		.deviation = outcome_deviation(book, sheet->stage->number,
		    standing->proposal->id, NULL)
	};

	/* Nobody is paid, or goes on, who withdrew. */
	if (standing->outcome == OUTCOME_WITHDRAWN)
		out.deviation = NULL;
	if (out.deviation == NULL)
		return out;
	out.outcome = deviation_outcome(&out.deviation->record->body.ruling);
	out.grant = grant_when(book, standing, out.outcome);
	return out;
}

int64_t
decided_granted(const struct book *book, const struct outcome_sheet *sheet,
    size_t *deviations)
{
	int64_t granted = 0;
	size_t i;

	*deviations = 0;
	for (i = 0; i < sheet->n_standings; i++) {
		struct decided decided = decided_of(book, sheet,
		    &sheet->standings[i]);

		granted += decided.grant;
		*deviations += decided.deviation != NULL;
	}
	return granted;
}

/* What one of these says of a proposal, or NULL. */
static const struct ruling *
find(const struct ruling *const *deviations, size_t n, unsigned stage,
    const char *proposal)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (deviations[i]->stage == stage &&
		    strcmp(deviations[i]->proposal, proposal) == 0)
			return deviations[i];
	return NULL;
}

bool
decided_overspends(const struct book *book, const struct outcome_sheet *sheet,
    char granted[static MONEY_LEN], char budget[static MONEY_LEN])
{
	size_t deviations;
	int64_t sum = decided_granted(book, sheet, &deviations);

	if (deviations == 0 || sum <= sheet->budget)
		return false;
	money_text(granted, sum);
	money_text(budget, sheet->budget);
	return true;
}

int64_t
decided_granted_if(const struct book *book, const struct outcome_sheet *sheet,
    const struct ruling *const *deviations, size_t n)
{
	int64_t granted = 0;
	size_t i;

	for (i = 0; i < sheet->n_standings; i++) {
		const struct standing *s = &sheet->standings[i];
		const struct ruling *r = find(deviations, n,
		    sheet->stage->number, s->proposal->id);

		granted += r != NULL && s->outcome != OUTCOME_WITHDRAWN ?
		    grant_when(book, s, deviation_outcome(r)) :
		    decided_of(book, sheet, s).grant;
	}
	return granted;
}
