/* What a ruling of a table may say. */
#include "config.h"

#include "mita/office/ruling_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "mita/audit/conflicts.h"
#include "mita/audit/groups.h"
#include "mita/audit/outcome.h"
#include "mita/audit/rulings.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/model/money.h"
#include "mita/model/proposal.h"

const struct conflict *
ruling_suggested(struct ruling_table *t, const struct ruling *r)
{
	unsigned s = r->stage;

	if (!t->searched[s] && conflicts_of(t->lookup.book, s,
	    &t->conflicts[s], &t->n_conflicts[s], NULL) == -1)
		t->in->failed = true;
	t->searched[s] = true;
	return conflicts_find(t->conflicts[s], t->n_conflicts[s], r->expert,
	    r->proposal);
}

/* Any other answer would settle nothing. */
static bool
check_conflict(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	struct filing *in = t->in;
	const struct conflict *found;

	if (strcmp(r->expert, "-") == 0)
		return filing_bad(in, row, C_EXPERT,
		    "a conflict is one of an expert; the expert is missing");
	if (strcmp(r->answer, "SET-ASIDE") == 0)
		return true;
	if (strcmp(r->answer, "KEEP") != 0)
		return filing_bad(in, row, C_ANSWER,
		    "a conflict is answered KEEP or SET-ASIDE");
	found = ruling_suggested(t, r);
	return found == NULL || !conflict_is_finding(found, r->reason) ||
	    filing_bad(in, row, C_REASON, "the reason is what was found; say"
	    " why it may be kept all the same");
}

static bool
check_eligibility(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	struct filing *in = t->in;

	if (!stage_asks(call_stage(t->lookup.book->call, r->stage),
	    r->question))
		return filing_bad(in, row, C_QUESTION, "stage %u asks no"
		    " eligibility question \"%s\"", r->stage, r->question);
	if (strcmp(r->answer, "YES") != 0 && strcmp(r->answer, "NO") != 0)
		return filing_bad(in, row, C_ANSWER,
		    "eligibility is answered YES or NO");
	return strcmp(r->answer, "YES") == 0 || r->reason[0] != '\0' ||
	    filing_bad(in, row, C_REASON, "a NO to %s needs a"
	    " reason", r->question);
}

/* Whoever is refused from version 2 on is refused with version 3, too. */
static bool
check_lower(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct entry *before = book_ruling_like(t->lookup.book, r);
	int64_t from = 1, stands = 1;

	if (before == NULL || strcmp(before->record->body.ruling.answer,
	    "REFUSE") != 0)
		return true;
	number_read(r->question, 1, LIST_MAX, &from);
	number_read(before->record->body.ruling.question, 1, LIST_MAX,
	    &stands);
	return from <= stands || filing_bad(t->in, row, C_QUESTION, "%s of %s"
	    " is refused from version %u on already, and so is version %u;"
	    " to let version %u count, state ACCEPT first", r->proposal,
	    r->expert, (unsigned)stands, (unsigned)from, (unsigned)stands);
}

/* Who corrected in time and again too late keeps what was in time. */
static bool
check_late(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct pair *pair = lookup_pair(&t->lookup, r->stage,
	    r->expert, r->proposal);
	unsigned version;

	if (!check_lower(t, row, r))
		return false;
	if (pair == NULL || pair->evaluation == NULL ||
	    strcmp(r->question, "-") != 0)
		return true;
	version = pair->evaluation->record->body.evaluation.version;
	return version <= 1 || filing_bad(t->in, row, C_QUESTION, "%s signed %s"
	    " %u times; say in \"question\" from which version on it is"
	    " refused, such as %u: the one before that stands; 1 refuses all",
	    r->expert, r->proposal, version, version);
}

/* An officer may say that another title changes nothing. */
static bool
is_alike(const struct proposal *judged, const struct proposal *latest)
{
	return proposal_reads_alike(judged, latest) ||
	    proposal_differs_in_title(judged, latest);
}

/* Nobody can say for experts what a changed document would make of it. */
static bool
check_keep(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct lookup *lookup = &t->lookup;
	const struct entry *latest = book_proposal(lookup->book, r->proposal,
	    r->stage);
	const struct record *judged;
	size_t i;

	for (i = 0; i < lookup->n_pairs[r->stage]; i++) {
		const struct pair *pair = &lookup->pairs[r->stage][i];

		if (strcmp(pair->proposal, r->proposal) != 0 ||
		    pair->state != PAIR_OUTDATED)
			continue;
		judged = book_record(lookup->book, RECORD_PROPOSAL,
		    &pair->evaluation->record->body.evaluation.
		    proposal_digest);
		if (judged != NULL && !is_alike(&judged->body.proposal,
		    &latest->record->body.proposal))
			return filing_bad(t->in, row, C_ANSWER, "language,"
			    " codes or documents of %s are others than %s"
			    " signed for: assign it again, and the expert"
			    " signs again", r->proposal, pair->expert);
	}
	return true;
}

/* What has no place in the course of the call yet. */
static bool
check_course(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const struct book *book = t->lookup.book;
	const struct entry *before;

	if (r->subject == RULING_DEVIATION &&
	    outcome_latest(book, r->stage) == NULL)
		return filing_bad(t->in, row, C_STAGE, "stage %u is not decided"
		    " yet: there is no list to deviate from", r->stage);
	if (r->subject == RULING_LATE && strcmp(r->answer, "REFUSE") == 0)
		return check_late(t, row, r);
	if (r->subject == RULING_CLARIFICATION &&
	    strcmp(r->answer, "KEEP") == 0 && strcmp(r->question, "-") == 0)
		return check_keep(t, row, r);
	before = r->subject == RULING_DRAW ? book_ruling_like(t->lookup.book,
	    r) :
	    NULL;
	if (before != NULL &&
	    strcmp(before->record->body.ruling.answer, r->answer) != 0)
		return filing_bad(t->in, row, C_ANSWER, "the lots of stage %u"
		    " are drawn already, and stay as they are", r->stage);
	return true;
}

/* What is offered, or was when it was refused; 0: nothing. */
static int64_t
offered_to(const struct standing *s, bool refuses)
{
	if (s->outcome == OUTCOME_OFFERED)
		return s->grant;
	/* Whoever refused more said so already. */
	if (refuses && s->rank != 0 && s->outcome == OUTCOME_RESERVE &&
	    s->refuses > 0 && s->refuses < MONEY_MAX)
		return s->refuses;
	return s->refused ? s->left : 0;
}

/* An answer to an offer names its sum: another sum is another offer. */
static bool
name_offer(struct ruling_table *t, const struct csv_row *row,
    struct ruling *r)
{
	struct outcome_sheet sheet;
	struct fault fault;
	char named[ID_MAX + 1], sum[MONEY_LEN];
	int64_t offer = 0;
	size_t i;

	if (r->subject != RULING_OFFER)
		return true;
	if (outcome_compute(t->lookup.book, r->stage, NULL, &sheet, &fault) ==
	    -1)
		return filing_fault(t->in, row, C_STAGE, &fault);
	for (i = 0; i < sheet.n_standings; i++)
		if (strcmp(sheet.standings[i].proposal->id, r->proposal) == 0)
			offer = offered_to(&sheet.standings[i],
			    strcmp(r->answer, "REFUSE") == 0);
	if (offer == 0)
		return filing_bad(t->in, row, C_PROPOSAL,
		    "nothing is offered to %s", r->proposal);
	snprintf(named, sizeof(named), "%" PRId64, offer);
	money_text(sum, offer);
	if (strcmp(r->question, "-") != 0 && strcmp(r->question, named) != 0)
		return filing_bad(t->in, row, C_QUESTION, "%s EUR are offered"
		    " to %s; write that, or leave \"question\" empty", sum,
		    r->proposal);
	id_copy(r->question, named);
	return true;
}

static bool
check_ruling(struct ruling_table *t, const struct csv_row *row,
    const struct ruling *r)
{
	const char *rule;

	if (r->officer[0] == '\0')
		return filing_bad(t->in, row, C_OFFICER,
		    "the officer is missing");
	if (r->subject == RULING_ELIGIBILITY)
		return check_eligibility(t, row, r);
	if (r->reason[0] == '\0')
		return filing_bad(t->in, row, C_REASON,
		    "the reason is missing");
	if (r->subject == RULING_CONFLICT)
		return check_conflict(t, row, r);
	rule = ruling_breaks(t->lookup.book->call, r);
	return rule != NULL ? filing_bad(t->in, row, C_ANSWER, "%s", rule) :
	    check_course(t, row, r);
}

bool
ruling_check(struct ruling_table *t, const struct csv_row *row,
    struct ruling *r)
{
	return check_ruling(t, row, r) && name_offer(t, row, r);
}
