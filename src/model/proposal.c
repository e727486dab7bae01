/* A proposal beside what the call pays, and its earlier versions. */
#include "config.h"

#include "mita/model/proposal.h"

#include <string.h>

#include "mita/base/limits.h"
#include "mita/model/record.h"

bool
proposal_is_above_share(const struct call *call,
    const struct proposal *proposal)
{
	return proposal->asked * BP_ONE >
	    proposal->eligible * call->intensity_max;
}

int64_t
proposal_asked_change(const struct proposal *before,
    const struct proposal *now)
{
	return before->asked == 0 ? 0 :
	    (now->asked - before->asked) * BP_ONE / before->asked;
}

static bool
has_same_text(const struct proposal *a, const struct proposal *b)
{
	size_t i;

	if (strcmp(a->language, b->language) != 0 ||
	    a->n_codes != b->n_codes || a->n_documents != b->n_documents)
		return false;
	for (i = 0; i < a->n_codes; i++)
		if (strcmp(a->codes[i].scheme, b->codes[i].scheme) != 0 ||
		    strcmp(a->codes[i].code, b->codes[i].code) != 0)
			return false;
	for (i = 0; i < a->n_documents; i++)
		if (!digest_equal(&a->documents[i].digest,
		    &b->documents[i].digest))
			return false;
	return true;
}

bool
proposal_reads_alike(const struct proposal *a, const struct proposal *b)
{
	return has_same_text(a, b) && strcmp(a->title, b->title) == 0;
}

bool
proposal_differs_in_title(const struct proposal *a, const struct proposal *b)
{
	return has_same_text(a, b) && strcmp(a->title, b->title) != 0;
}

bool
proposal_sums_alike(const struct proposal *a, const struct proposal *b)
{
	size_t i;

	if (a->asked != b->asked || a->eligible != b->eligible ||
	    a->n_partners != b->n_partners)
		return false;
	for (i = 0; i < a->n_partners; i++)
		if (a->partners[i].grant != b->partners[i].grant)
			return false;
	return true;
}

bool
proposal_asked_moved(const struct stage *stage,
    const struct proposal *before, const struct proposal *now)
{
	int64_t moved = now->asked - before->asked;

	return stage->has_asked_change && (moved < 0 ? -moved : moved) *
	    BP_ONE > before->asked * stage->asked_change;
}
