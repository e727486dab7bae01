#include "config.h"

#include "mita/audit/remarks.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/pairs.h"
#include "mita/audit/steps.h"
#include "mita/base/fault.h"
#include "mita/model/ranking.h"

static const struct record *
believed(const struct book *book, size_t i, enum record_kind kind)
{
	const struct entry *entry = book->entries[i];

	return entry->believed && entry->record->head.kind == kind ?
	    entry->record : NULL;
}

/* Nobody may drop an evaluation without its being seen. */
static int
remark_set_aside(struct book *book, unsigned stage, struct fault *why)
{
	struct pair *pairs;
	size_t n, i;

	if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (pair_is_set_aside(&pairs[i]) && book_find_fault(book,
		    GRADE_NOTICE, "SET-ASIDE", pairs[i].evaluation,
		    "it is kept and does not count: the pair is %s",
		    pair_state_words[pairs[i].state]) == -1)
			return fault_memory(why);
	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i,
		    RECORD_EVALUATION);

		if (record != NULL && record->body.evaluation.stage == stage &&
		    pairs_refuse(book, book->entries[i]) && book_find_fault(
		    book, GRADE_NOTICE, "SET-ASIDE", book->entries[i],
		    "it is kept and does not count: an officer refused this"
		    " correction, and the version before it stands") == -1)
			return fault_memory(why);
	}
	return 0;
}

/* Who refuses one late evaluation and takes another must say why. */
static int
remark_late(struct book *book, unsigned stage, struct fault *why)
{
	const struct entry *refused = NULL;
	bool accepted = false;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i, RECORD_RULING);

		if (record == NULL || record->body.ruling.stage != stage ||
		    record->body.ruling.subject != RULING_LATE)
			continue;
		if (strcmp(record->body.ruling.answer, "ACCEPT") == 0)
			accepted = true;
		else if (refused == NULL || digest_cmp(&refused->digest,
		    &book->entries[i]->digest) > 0)
			refused = book->entries[i];
	}
	if (refused != NULL && accepted && book_find_fault(book, GRADE_NOTICE,
	    "UNEQUAL", refused, "in stage %u some late evaluations are accepted"
	    " and this one is refused; see that the reasons differ as much",
	    stage) == -1)
		return fault_memory(why);
	return 0;
}

static const char *
applicant(const struct proposal *proposal)
{
	return proposal->n_partners == 0 ? "" : proposal->partners[0].code;
}

static bool
has_same_lead(const struct proposal *a, const struct proposal *b)
{
	return strcmp(applicant(a), applicant(b)) == 0;
}

/*
 * Of the proposals of its stage with a higher id, as they stand now, the
 * first one that is alike.
 */
static const struct proposal *
find_like(const struct book *book, const struct proposal *first,
    bool (*is_alike)(const struct proposal *a, const struct proposal *b))
{
	const struct proposal *found = NULL;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i,
		    RECORD_PROPOSAL);
		const struct proposal *p;

		if (record == NULL)
			continue;
		p = &record->body.proposal;
		if (p->stage == first->stage && strcmp(p->id, first->id) > 0 &&
		    is_alike(p, first) &&
		    (found == NULL || strcmp(p->id, found->id) < 0) &&
		    book_proposal(book, p->id, p->stage) == book->entries[i])
			found = p;
	}
	return found;
}

static int
remark_same_lead(struct book *book, unsigned stage, struct fault *why)
{
	const struct proposal *second;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i,
		    RECORD_PROPOSAL);
		const struct proposal *p;

		if (record == NULL || record->body.proposal.stage != stage)
			continue;
		p = &record->body.proposal;
		if (applicant(p)[0] == '\0' || book_proposal(book, p->id,
		    stage) != book->entries[i] ||
		    (second = find_like(book, p, has_same_lead)) == NULL)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "SAME-APPLICANT",
		    book->entries[i], "%s is of the same applicant, %s; if the"
		    " call takes one of each, an eligibility ruling closes the"
		    " other", second->id, applicant(p)) == -1)
			return fault_memory(why);
	}
	return 0;
}

/* The lead is one of the first things a panel looks at: tell of a change. */
static int
remark_new_lead(struct book *book, unsigned stage, struct fault *why)
{
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i,
		    RECORD_PROPOSAL);
		const struct proposal *now, *then;
		const struct entry *before;

		if (record == NULL || record->body.proposal.stage != stage)
			continue;
		now = &record->body.proposal;
		before = book_proposal(book, now->id, stage - 1);
		if (before == NULL || book_proposal(book, now->id, stage) !=
		    book->entries[i])
			continue;
		then = &before->record->body.proposal;
		if (strcmp(applicant(then), applicant(now)) != 0 &&
		    book_find_fault(book, GRADE_NOTICE, "NEW-APPLICANT",
		    book->entries[i], "in stage %u the applicant was %s, now"
		    " it is %s; an eligibility ruling says whether it is the"
		    " same project", stage - 1, applicant(then),
		    applicant(now)) == -1)
			return fault_memory(why);
	}
	return 0;
}

/* The call says how far a sum may move between stages unasked. */
static int
remark_moved_sum(struct book *book, unsigned stage, struct fault *why)
{
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i,
		    RECORD_PROPOSAL);
		const struct proposal *now;
		const struct entry *before;

		if (record == NULL || record->body.proposal.stage != stage)
			continue;
		now = &record->body.proposal;
		before = book_proposal(book, now->id, stage - 1);
		if (before == NULL || book_proposal(book, now->id, stage) !=
		    book->entries[i] || !proposal_asked_moved(call_stage(
		    book->call, stage), &before->record->body.proposal, now))
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "ASKED-CHANGE",
		    book->entries[i], "what it asks for moved by more than"
		    " %u.%02u %% since stage %u; have it clarified, then an"
		    " eligibility ruling says whether it may stay",
		    call_stage(book->call, stage)->asked_change / 100,
		    call_stage(book->call, stage)->asked_change % 100,
		    stage - 1) == -1)
			return fault_memory(why);
	}
	return 0;
}

static bool
has_document(const struct proposal *p, const struct document *document)
{
	size_t i;

	for (i = 0; i < p->n_documents; i++)
		if (digest_equal(&p->documents[i].digest, &document->digest))
			return true;
	return false;
}

static bool
shares_document(const struct proposal *a, const struct proposal *b)
{
	size_t i;

	for (i = 0; i < a->n_documents; i++)
		if (has_document(b, &a->documents[i]))
			return true;
	return false;
}

/* The same text from two consortia, to the byte. */
static int
remark_same_document(struct book *book, unsigned stage, struct fault *why)
{
	const struct proposal *twin;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i,
		    RECORD_PROPOSAL);

		if (record == NULL || record->body.proposal.stage != stage ||
		    book_proposal(book, record->body.proposal.id, stage) !=
		    book->entries[i] ||
		    (twin = find_like(book, &record->body.proposal,
		    shares_document)) == NULL)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "SAME-DOCUMENT",
		    book->entries[i], "%s has a document that is the same to"
		    " the byte; see whether it is funded twice", twin->id) ==
		    -1)
			return fault_memory(why);
	}
	return 0;
}

static const char *
declared_time(const struct record *record, unsigned stage)
{
	if (record->head.kind == RECORD_EVALUATION &&
	    record->body.evaluation.stage == stage)
		return record->body.evaluation.time;
	if (record->head.kind == RECORD_DECLARATION &&
	    record->body.declaration.stage == stage)
		return record->body.declaration.time;
	return NULL;
}

/*
 * Times in records are claims: seq says what came before what.  A clock that
 * went back is worth knowing before times are argued about.
 */
static int
remark_clocks(struct book *book, unsigned stage, struct fault *why)
{
	const char *time, *before;
	const struct entry *prev;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (!entry->believed || (time = declared_time(entry->record,
		    stage)) == NULL)
			continue;
		prev = book_find(book, &entry->record->head.prev);
		before = prev == NULL || !prev->believed ? NULL :
		    declared_time(prev->record, stage);
		/* Both are UTC in the one form, so letters tell. */
		if (before == NULL || strcmp(before, time) <= 0)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "CLOCK", entry,
		    "it says it was signed at %s, and the one before it in the"
		    " line at %s: the clock went back; the order is that of"
		    " seq", time, before) == -1)
			return fault_memory(why);
	}
	return 0;
}

/* Of several results of a stage the last in the agency's line stands. */
static int
remark_results(struct book *book, unsigned stage, struct fault *why)
{
	uint32_t last = 0;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i, RECORD_RESULT);

		if (record != NULL && record->body.result.stage == stage &&
		    record->head.seq > last)
			last = record->head.seq;
	}
	for (i = 0; i < book->n; i++) {
		const struct record *record = believed(book, i, RECORD_RESULT);

		if (record == NULL || record->body.result.stage != stage ||
		    record->head.seq == last)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "SUPERSEDED",
		    book->entries[i], "stage %u was decided again: the RESULT"
		    " with seq %u stands", stage, last) == -1)
			return fault_memory(why);
	}
	return 0;
}

int
book_remark(struct book *book, struct fault *why)
{
	size_t s;

	for (s = 0; book->call != NULL && s < book->call->n_stages; s++) {
		unsigned stage = book->call->stages[s].number;

		if (remark_set_aside(book, stage, why) == -1 ||
		    remark_late(book, stage, why) == -1 ||
		    remark_same_lead(book, stage, why) == -1 ||
		    remark_new_lead(book, stage, why) == -1 ||
		    remark_moved_sum(book, stage, why) == -1 ||
		    remark_same_document(book, stage, why) == -1 ||
		    remark_clocks(book, stage, why) == -1 ||
		    remark_decisions(book, stage, why) == -1 ||
		    remark_results(book, stage, why) == -1)
			return -1;
	}
	return 0;
}
