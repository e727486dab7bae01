/* The sum that a proposal asks for, compared with all it can be. */
#include "config.h"

#include "mita/model/sums.h"

#include "mita/base/buf.h"
#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/money.h"
#include "mita/model/proposal.h"
#include "mita/model/record.h"

static int64_t
of_partners(const struct proposal *p)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < p->n_partners; i++)
		sum += p->partners[i].grant;
	return sum;
}

size_t
proposal_sums(const struct call *call, const struct proposal *before,
    const struct proposal *now, struct sum_doubt out[static SUM_KINDS])
{
	const struct stage *stage = call_stage(call, now->stage);
	size_t n = 0;

	if (now->n_partners > 0 && of_partners(now) != now->asked)
		out[n++] = (struct sum_doubt){ SUM_PARTNERS, now->asked,
		    of_partners(now) };
	if (now->asked > call->grant_max)
		out[n++] = (struct sum_doubt){ SUM_GRANT_MAX, now->asked,
		    call->grant_max };
	if (now->asked > now->eligible)
		out[n++] = (struct sum_doubt){ SUM_ELIGIBLE, now->asked,
		    now->eligible };
	else if (proposal_is_above_share(call, now))
		out[n++] = (struct sum_doubt){ SUM_SHARE, now->asked,
		    now->eligible * call->intensity_max / BP_ONE };
	if (before != NULL && stage != NULL &&
	    proposal_asked_moved(stage, before, now))
		out[n++] = (struct sum_doubt){ SUM_CHANGE, now->asked,
		    before->asked };
	return n;
}

void
sum_doubt_text(struct buf *out, const struct sum_doubt *doubt)
{
	char asked[MONEY_LEN], beside[MONEY_LEN];

	money_text(asked, doubt->asked);
	money_text(beside, doubt->beside);
	buf_putf(out, "%s EUR are asked for, ", asked);
	switch (doubt->kind) {
	case SUM_PARTNERS:
		buf_putf(out, "and the partners' parts come to %s EUR",
		    beside);
		break;
	case SUM_GRANT_MAX:
		buf_putf(out, "above the %s EUR that one project can get",
		    beside);
		break;
	case SUM_ELIGIBLE:
		buf_putf(out, "above the eligible costs of %s EUR", beside);
		break;
	case SUM_SHARE:
		buf_putf(out, "above the share of the eligible costs that is"
		    " paid, %s EUR", beside);
		break;
	case SUM_CHANGE:
		buf_putf(out, "and %s EUR in the stage before", beside);
		break;
	case SUM_KINDS:
		break;
	}
}
