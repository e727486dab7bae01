/* What is to be asked about the sum of a proposal, and who answered. */
#include "config.h"

#include "mita/audit/sums.h"

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/model/record.h"

const char sums_question[] = "SUMS";

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
	    proposal->record->head.seq)
		out.ruling = NULL;
	return out;
}
