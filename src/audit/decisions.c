/* Notices of what people decided beside the figures. */
#include "config.h"

#include <string.h>

#include "mita/audit/attention.h"
#include "mita/audit/decided.h"
#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/may.h"
#include "mita/audit/outcome.h"
#include "mita/audit/steering.h"
#include "mita/base/fault.h"
#include "mita/model/money.h"

/* Notices of what people decided beside the figures, and of what it needs. */

static int
note_ruling(struct book *book, const struct entry *entry)
{
	const struct ruling *r = &entry->record->body.ruling;
	char sum[MONEY_LEN];

	switch (r->subject) {
	case RULING_CLARIFICATION:
		return strcmp(r->answer, "KEEP") != 0 ||
		    strcmp(r->question, "-") != 0 ? 0 : book_find_fault(book,
		    GRADE_NOTICE, "CLARIFIED", entry, "figures or partners"
		    " were corrected, and evaluations of earlier versions"
		    " stand: %s (%s)", r->reason, r->officer);
	case RULING_BUDGET:
		money_text(sum, money_cents(r->answer));
		return book_find_fault(book, GRADE_NOTICE, "AMENDED", entry,
		    "the budget of stage %u is %s instead of what the call"
		    " says: %s (%s)", r->stage, sum, r->reason, r->officer);
	case RULING_DRAW:
		return book_find_fault(book, GRADE_NOTICE, "DRAW", entry,
		    "lots of stage %u are drawn with the seed %s: %s (%s)",
		    r->stage, r->answer, r->reason, r->officer);
	case RULING_DEVIATION:
		return book_find_fault(book, GRADE_NOTICE, "DEVIATION", entry,
		    "the committee decided %s beside the computed list: %s"
		    " (%s)", r->answer, r->reason, r->officer);
	case RULING_OBSERVATION:
		return book_find_fault(book, GRADE_NOTICE, "OBSERVATION",
		    entry, "an observer %s with the conduct: %s (%s)",
		    strcmp(r->answer, "AGREES") == 0 ? "agrees" : "disagrees",
		    r->reason, r->officer);
	case RULING_APPEAL:
		return book_find_fault(book, GRADE_NOTICE, "APPEAL", entry,
		    "an appeal was %s: %s (%s)", strcmp(r->answer, "UPHELD") ==
		    0 ? "upheld" : "rejected", r->reason, r->officer);
	default:
		return 0;
	}
}

static int
note_rulings(struct book *book, unsigned stage)
{
	const struct entries *all = book_kind(book, RECORD_RULING);
	size_t i;

	for (i = 0; i < all->n; i++)
		if (all->list[i]->believed &&
		    all->list[i]->record->body.ruling.stage == stage &&
		    note_ruling(book, all->list[i]) == -1)
			return -1;
	return 0;
}

static int
note_concerns(struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	struct concern *concerns;
	size_t n, i;

	if (concerns_of(book, sheet, &concerns, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (book_find_fault(book, GRADE_NOTICE, "ATTENTION",
		    book_proposal(book, concerns[i].proposal->id,
		    sheet->stage->number), "%zu of %zu experts answer %s with"
		    " %s, and it passes; %s", concerns[i].gave, concerns[i].of,
		    concerns[i].attention->question,
		    concerns[i].attention->option, concerns[i].ruling == NULL ?
		    "no officer ruled on it" : "an officer ruled on it") == -1)
			return fault_memory(why);
	return 0;
}

/* What bears on the stage and came when it was decided already. */
static int
note_newer(struct book *book, const struct outcome_sheet *sheet)
{
	const struct entry *latest = outcome_latest(book,
	    sheet->stage->number);
	const struct result *result;
	size_t i, k = 0;

	if (latest == NULL)
		return 0;
	result = &latest->record->body.result;
	/* Both lists ascend. */
	for (i = 0; i < sheet->n_rests; i++) {
		const struct entry *entry = book_find(book, &sheet->rests[i]);

		while (k < result->n_rests &&
		    digest_cmp(&result->rests[k], &sheet->rests[i]) < 0)
			k++;
		if ((k < result->n_rests &&
		    digest_equal(&result->rests[k], &sheet->rests[i])) ||
		    entry->record->head.kind != RECORD_EVALUATION ||
		    entry->idx < latest->idx)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "NEWER", entry,
		    "it came when stage %u was decided and is in no result;"
		    " \"rank\" shows what it would change, and only deciding"
		    " again makes it count", sheet->stage->number) == -1)
			return -1;
	}
	return 0;
}

static bool
is_same(const struct place *a, const struct place *b)
{
	return strcmp(a->proposal, b->proposal) == 0 && a->rank == b->rank &&
	    a->outcome == b->outcome && a->grant == b->grant &&
	    a->total.num == b->total.num && a->total.den == b->total.den;
}

int
outcome_is_stale(const struct book *book, const struct outcome_sheet *sheet,
    bool *stale, struct fault *why)
{
	const struct entry *latest = outcome_latest(book,
	    sheet->stage->number);
	const struct result *then;
	struct result now;
	size_t i;

	*stale = false;
	if (latest == NULL)
		return 0;
	then = &latest->record->body.result;
	if (outcome_result(book, sheet, then->missing_reason, &now, why) == -1)
		return -1;
	for (i = 0; i < now.n_places && i < then->n_places; i++)
		if (!is_same(&now.places[i], &then->places[i]))
			break;
	*stale = i != now.n_places || i != then->n_places;
	return 0;
}

/* Of these there is no total, whoever counts them. */
static int
note_surplus(struct book *book, const struct outcome_sheet *sheet)
{
	size_t i;

	for (i = 0; i < sheet->n_standings; i++)
		if (sheet->standings[i].tally.trouble == TALLY_SURPLUS &&
		    book_find_fault(book, GRADE_NOTICE, "SURPLUS",
		    book_proposal(book, sheet->standings[i].proposal->id,
		    sheet->stage->number), "more evaluations of it count than"
		    " the %d that TWO-CLOSEST takes, so it is INCOMPLETE until"
		    " one is cancelled", CLOSEST_MAX) == -1)
			return -1;
	return 0;
}

/* Nobody can give out more than there is, committee or not. */
static int
find_overspent(struct book *book, const struct outcome_sheet *sheet)
{
	const struct entry *latest = outcome_latest(book,
	    sheet->stage->number);
	char sum[MONEY_LEN], budget[MONEY_LEN];

	if (!decided_overspends(book, sheet, sum, budget))
		return 0;
	return book_find_fault(book, GRADE_WRONG, "OVERSPENT", latest, "with"
	    " what the committee decided otherwise, %s EUR are granted of a"
	    " budget of %s EUR; a ruling DEVIATION with RESERVE, or a ruling"
	    " BUDGET, mends it", sum, budget);
}

static int
note_stale(struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	const struct entry *latest = outcome_latest(book,
	    sheet->stage->number);
	bool stale;

	if (outcome_is_stale(book, sheet, &stale, why) == -1)
		return -1;
	if (!stale)
		return 0;
	return book_find_fault(book, GRADE_NOTICE, "STALE", latest,
	    "with what came since, stage %u would come out differently;"
	    " \"rank\" shows how, and deciding again would sign it",
	    sheet->stage->number) == -1 ? fault_memory(why) : 0;
}

int
remark_decisions(struct book *book, unsigned stage, struct fault *why)
{
	struct outcome_sheet sheet;

	if (note_rulings(book, stage) == -1)
		return fault_memory(why);
	if (outcome_compute(book, stage, NULL, &sheet, why) == -1 ||
	    note_concerns(book, &sheet, why) == -1 ||
	    remark_bars(book, &sheet, why) == -1 ||
	    remark_steering(book, &sheet, why) == -1 ||
	    note_stale(book, &sheet, why) == -1)
		return -1;
	return note_newer(book, &sheet) == -1 ||
	    find_overspent(book, &sheet) == -1 ||
	    note_surplus(book, &sheet) == -1 ? fault_memory(why) : 0;
}
