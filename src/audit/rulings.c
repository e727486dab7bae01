/* Which rulings mita-record(5) knows, and what each may say. */
#include "config.h"

#include "mita/audit/rulings.h"

#include <string.h>

#include "mita/audit/bindings.h"
#include "mita/audit/book.h"
#include "mita/base/number.h"
#include "mita/model/money.h"

/* What an officer may say, and of what. */

static bool
is_none(const char *id)
{
	return strcmp(id, "-") == 0;
}

static bool
is_one_of(const char *answer, const char *a, const char *b)
{
	return strcmp(answer, a) == 0 || strcmp(answer, b) == 0;
}

/* From which version on: none is named, or 1 to 10000. */
static bool
is_version(const char *question)
{
	int64_t version;

	return is_none(question) || number_read(question, 1, 10000, &version);
}

bool
ruling_says_nothing(const struct ruling *r)
{
	return r->subject == RULING_CLARIFICATION && is_none(r->question) &&
	    (!is_none(r->expert) ||
	    !is_one_of(r->answer, "KEEP", "OUTDATED"));
}

bool
ruling_is_note(const struct ruling *r)
{
	return r->n_known > 0 && ruling_says_nothing(r);
}

bool
ruling_names(const struct ruling *r, const struct digest *digest)
{
	size_t i;

	for (i = 0; i < r->n_known; i++)
		if (digest_equal(&r->known[i], digest))
			return true;
	return false;
}

bool
ruling_knows(const struct ruling *r, const struct digest *digest)
{
	return r->n_known == 0 || ruling_names(r, digest);
}

static const char *
break_deviation(const struct stage *stage, const struct ruling *r)
{
	if (stage->funds ? is_one_of(r->answer, "FUNDED", "RESERVE") :
	    is_one_of(r->answer, "INVITED", "BELOW-GATE"))
		return NULL;
	return stage->funds ? "RULING: DEVIATION says FUNDED or RESERVE in a"
	    " stage that gives out the money" : "RULING: DEVIATION says INVITED"
	    " or BELOW-GATE in a stage that gives out no money";
}

/* Subjects with two answers; others but ELIGIBILITY take any. */
static const struct {
	const char	*one;
	const char	*other;
	bool		 proposal; /* of one proposal, no expert or question */
	const char	*rule;
} answers[RULING_SUBJECTS] = {
	[RULING_WITHDRAWN] = { "YES", "NO", true,
	    "RULING: WITHDRAWN says YES or NO of a proposal" },
	[RULING_OFFER] = { "ACCEPT", "REFUSE", true,
	    "RULING: OFFER says ACCEPT or REFUSE of a proposal, and in"
	    " \"question\" of which sum in cents" },
	[RULING_APPEAL] = { "UPHELD", "REJECTED", true,
	    "RULING: APPEAL says UPHELD or REJECTED of a proposal" },
	[RULING_OBSERVATION] = { "AGREES", "DISAGREES", false,
	    "RULING: OBSERVATION says AGREES or DISAGREES" },
};

static bool
is_of_proposal(const struct ruling *r)
{
	return !is_none(r->proposal) && is_none(r->question);
}

static const char rule_known[] = "RULING: \"known\" stands in CONFLICT, and"
    " in CLARIFICATION without \"question\"";

/* An answer to an offer names it; those of earlier writers name nothing. */
static bool
is_of_sum(const struct ruling *r)
{
	return r->subject == RULING_OFFER && !is_none(r->proposal) &&
	    money_cents(r->question) > 0;
}

/* Subjects but ELIGIBILITY. */
static const char *
break_decision(const struct stage *stage, const struct ruling *r)
{
	if (r->reason[0] == '\0')
		return "RULING: a ruling has a reason";
	if (r->subject == RULING_LATE && (is_none(r->proposal) ||
	    is_none(r->expert) || !is_version(r->question) ||
	    !is_one_of(r->answer, "ACCEPT", "REFUSE")))
		return "RULING: LATE says of an expert and a proposal ACCEPT or"
		    " REFUSE, and in \"question\" from which version on";
	if (r->subject == RULING_CLARIFICATION &&
	    strcmp(r->answer, "KEEP") == 0 && (is_none(r->proposal) ||
	    !is_none(r->expert)))
		return "RULING: CLARIFICATION with KEEP is of a proposal, and"
		    " names no expert";
	if (r->n_known > 0 && r->subject != RULING_CONFLICT &&
	    (r->subject != RULING_CLARIFICATION || !is_none(r->question)))
		return rule_known;
	if (r->subject == RULING_BUDGET && (!is_none(r->proposal) ||
	    !is_none(r->expert) || !is_none(r->question) ||
	    money_cents(r->answer) == -1))
		return "RULING: BUDGET says a sum in cents, and names no"
		    " proposal, expert or question";
	if (r->subject == RULING_DRAW && (!stage_draws(stage) ||
	    !is_none(r->proposal) || !is_none(r->expert) ||
	    !is_none(r->question) || is_none(r->answer)))
		return "RULING: DRAW says the seed in a stage whose last tie"
		    " step is DRAW, and names no proposal, expert or question";
	if (r->subject == RULING_DEVIATION)
		return is_of_proposal(r) ? break_deviation(stage, r) :
		    "RULING: DEVIATION is of one proposal";
	if (answers[r->subject].rule == NULL)
		return NULL;
	return is_one_of(r->answer, answers[r->subject].one,
	    answers[r->subject].other) &&
	    (!answers[r->subject].proposal || is_of_proposal(r) ||
	    is_of_sum(r)) ? NULL : answers[r->subject].rule;
}

const char *
ruling_breaks(const struct call *call, const struct ruling *r)
{
	const struct stage *stage = call_stage(call, r->stage);

	if (r->n_known > 0 && r->subject == RULING_ELIGIBILITY)
		return rule_known;
	if (stage == NULL)
		return "RULING: \"stage\" is no stage of the call";
	if (r->officer[0] == '\0')
		return "RULING: a ruling has an officer's name";
	if (r->subject != RULING_ELIGIBILITY)
		return break_decision(stage, r);
	if (!stage_asks(stage, r->question))
		return "RULING: the call asks no such eligibility question";
	if (!is_one_of(r->answer, "YES", "NO"))
		return "RULING: eligibility is answered YES or NO";
	if (strcmp(r->answer, "NO") == 0 && r->reason[0] == '\0')
		return "RULING: a NO has a reason";
	return NULL;
}

/* What was known then may have lost its belief since: it was here. */
static bool
is_answerable(const struct entry *known)
{
	return known != NULL && known->record != NULL &&
	    (known->record->head.kind == RECORD_PROPOSAL ||
	    known->record->head.kind == RECORD_DECLARATION);
}

const char *
bind_ruling(const struct book *book, const struct entry *entry)
{
	const struct ruling *r = &entry->record->body.ruling;
	size_t i;

	if (r->has_replaces && book_record(book, RECORD_RULING,
	    &r->replaces) == NULL)
		return "RULING: the ruling it replaces is not here";
	for (i = 0; i < r->n_known; i++)
		if (!is_answerable(book_find(book, &r->known[i])))
			return "RULING: what it names as known is no proposal"
			    " or declaration that is here";
	return ruling_breaks(book->call, r);
}
