/* Notices of lawful acts that could steer an outcome. */
#include "config.h"

#include "mita/audit/steering.h"

#include <string.h>

#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/outcome.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/money.h"

/* ---- lots ---- */

/* How many evaluations of the stage were there when it was stated? */
static size_t
scores_before(const struct book *book, const struct entry *draw)
{
	const struct entries *all = book_kind(book, RECORD_EVALUATION);
	unsigned stage = draw->record->body.ruling.stage;
	size_t n = 0, i;

	for (i = 0; i < all->n; i++)
		n += all->list[i]->believed && all->list[i]->idx < draw->idx &&
		    all->list[i]->record->body.evaluation.stage == stage;
	return n;
}

/*
 * Whoever knows the scores can try seeds until the lots please.  Under the
 * second rules the call names the event beforehand, and the seed need only
 * be compared; under the first nothing holds it but its place.
 */
static int
remark_draw(struct book *book, const struct stage *stage)
{
	const struct entry *draw = outcome_draw(book, stage->number, NULL);
	size_t n;

	if (draw == NULL || (n = scores_before(book, draw)) == 0)
		return 0;
	return book_find_fault(book, GRADE_NOTICE, "DRAW-LATE", draw, "%zu"
	    " evaluation%s of stage %u came before the seed was stated%s%s", n,
	    n == 1 ? "" : "s", stage->number, stage->lots.in[0] == NULL ?
	    ", and the call names no event that gives it: nothing shows that"
	    " it was not chosen with the scores in hand" : "; see that it is"
	    " what the call names: ", stage->lots.in[0] == NULL ? "" :
	    stage->lots.in[0]);
}

/* ---- one evaluation more ---- */

static uint32_t
assigned_at(const struct book *book, const struct opinion *opinion)
{
	const struct entry *assignment = book_find(book,
	    &opinion->evaluation->assignment);

	return assignment == NULL ? 0 : assignment->record->head.seq;
}

static size_t
last_assigned(const struct book *book, const struct opinion *opinions,
    size_t n)
{
	size_t last = 0, i;

	for (i = 1; i < n; i++)
		if (assigned_at(book, &opinions[i]) >
		    assigned_at(book, &opinions[last]))
			last = i;
	return last;
}

static int
tell_unasked(struct book *book, const struct outcome_sheet *sheet,
    const struct standing *s, const struct tally *without)
{
	char now[FRACTION_TEXT_LEN], then[FRACTION_TEXT_LEN];
	bool ruled = outcome_ruling(book, sheet, RULING_THIRD,
	    s->proposal->id, "-") != NULL;

	fraction_text(now, s->tally.total, 2);
	fraction_text(then, without->total, 2);
	return book_find_fault(book, GRADE_NOTICE, "UNASKED",
	    book_proposal(book, s->proposal->id, sheet->stage->number),
	    "without the expert who was assigned last the panel is complete,"
	    " and the total is %s, not %s; %s", then, now, ruled ? "an officer"
	    " ruled on a third expert" : "no officer ruled on a third expert");
}

/* Was the panel complete, and no third one due, before the last came? */
static int
remark_unasked(struct book *book, const struct outcome_sheet *sheet,
    const struct standing *s, struct fault *why)
{
	struct opinion *opinions;
	struct tally without;
	size_t n, last;

	if (outcome_opinions(book, sheet, s->proposal->id, &opinions, &n,
	    why) == -1)
		return -1;
	if (n <= sheet->stage->panel || s->tally.trouble != TALLY_SOUND)
		return 0;
	last = last_assigned(book, opinions, n);
	memmove(&opinions[last], &opinions[last + 1],
	    (n - last - 1) * sizeof(*opinions));
	panel_tally(book->call, sheet->stage, opinions, n - 1, &without);
	return without.complete && tell_unasked(book, sheet, s, &without) ==
	    -1 ? fault_memory(why) : 0;
}

/* ---- another sum ---- */

static int
remark_offer(struct book *book, const struct outcome_sheet *sheet,
    const struct standing *s)
{
	const struct entry *entry = outcome_ruling(book, sheet, RULING_OFFER,
	    s->proposal->id, NULL);
	char said[MONEY_LEN], now[MONEY_LEN];
	const struct ruling *r;

	if (entry == NULL || s->outcome == OUTCOME_FUNDED)
		return 0;
	r = &entry->record->body.ruling;
	if (strcmp(r->answer, "ACCEPT") != 0 || strcmp(r->question, "-") ==
	    0 || money_cents(r->question) == s->grant)
		return 0;
	money_text(said, money_cents(r->question));
	money_text(now, s->grant);
	return book_find_fault(book, GRADE_NOTICE, "OTHER-SUM", entry,
	    "%s EUR were accepted, and %s EUR are offered now: that is another"
	    " offer, and its applicant has not answered it", said, now);
}

int
remark_steering(struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	size_t i;

	if (remark_draw(book, sheet->stage) == -1)
		return fault_memory(why);
	for (i = 0; i < sheet->n_standings; i++) {
		if (remark_unasked(book, sheet, &sheet->standings[i], why) ==
		    -1)
			return -1;
		if (remark_offer(book, sheet, &sheet->standings[i]) == -1)
			return fault_memory(why);
	}
	return 0;
}
