/* What is to be asked about the sum of a proposal, and who answered. */
#include "config.h"

#include "mita/audit/sums.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/model/proposal.h"
#include "mita/model/record.h"

const char sums_question[] = "SUMS";

/*
 * Is the title all that changed since the officer ruled?  Both are in the
 * agency's own line; another document may say another thing of the sums.
 */
static bool
is_answered(const struct book *book, const struct entry *ruling,
    const struct proposal *now)
{
	const struct entry *then = NULL;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];
		const struct record *record = entry->record;

		if (!entry->believed || record->head.kind != RECORD_PROPOSAL ||
		    record->head.seq > ruling->record->head.seq ||
		    record->body.proposal.stage != now->stage ||
		    strcmp(record->body.proposal.id, now->id) != 0)
			continue;
		if (then == NULL || then->record->body.proposal.version <
		    record->body.proposal.version)
			then = entry;
	}
	return then != NULL && proposal_differs_in_title(
	    &then->record->body.proposal, now) && proposal_sums_alike(
	    &then->record->body.proposal, now);
}

struct sums
sums_of(const struct book *book, const struct entry *proposal)
{
	const struct proposal *now = &proposal->record->body.proposal;
	const struct entry *before = book_proposal(book, now->id,
	    now->stage - 1);
	const struct ruling_about about = { .subject = RULING_CLARIFICATION,
	    .stage = now->stage, .proposal = now->id,
	    .question = sums_question };
	struct sums out = {0};

	out.n = proposal_sums(book->call, before == NULL ? NULL :
	    &before->record->body.proposal, now, out.doubts);
	out.ruling = book_ruling(book, &about, NULL);
	if (out.ruling != NULL && out.ruling->record->head.seq <
	    proposal->record->head.seq && !is_answered(book, out.ruling, now))
		out.ruling = NULL;
	return out;
}
