/* Figures of a call that look like a slip. */
#include "config.h"

#include "mita/model/doubt.h"

#include <inttypes.h>

#include "mita/base/buf.h"
#include "mita/model/call.h"
#include "mita/model/caution.h"
#include "mita/model/money.h"

enum {
	SMALL_GRANT = 100000,		/* cents */
	SMALL_PASS = BP_ONE / 10,
	SMALL_SHARE = BP_ONE / 100,
	USUAL_WEIGHTS = 100
};

struct doubts {
	struct doubt	*list;
	size_t		 n;
	unsigned	 stage;
};

static void
add(struct doubts *to, enum doubt_kind kind, const char *word,
    int64_t figure, int64_t beside)
{
	to->list[to->n++] = (struct doubt){
		.kind = kind, .stage = to->stage, .word = word,
		.figure = figure, .beside = beside
	};
}

static void
look_at_share(struct doubts *to, const char *word, unsigned share)
{
	if (share > 0 && share <= SMALL_SHARE)
		add(to, DOUBT_SHARE, word, share, 0);
}

static void
look_at_stage(struct doubts *to, const struct call *call,
    const struct stage *stage)
{
	const struct criterion *weightless = stage_weightless(stage);
	unsigned weights = stage_weights(stage);

	to->stage = stage->number;
	if (stage->pass < SMALL_PASS)
		add(to, DOUBT_PASS, "pass", stage->pass, 0);
	look_at_share(to, "third-expert", stage->third);
	if (stage->gate.rule != GATE_RULE_NONE && stage->gate.aim < BP_ONE)
		add(to, DOUBT_GATE, "gate", stage->gate.aim, 0);
	if (stage->has_asked_change)
		look_at_share(to, "asked-change", stage->asked_change);
	if (weights != USUAL_WEIGHTS)
		add(to, DOUBT_WEIGHTS, "criterion", weights, 0);
	if (weightless != NULL)
		add(to, DOUBT_WEIGHTLESS, weightless->id, weightless->min, 0);
	if (!stage_is_statable(call, stage))
		add(to, DOUBT_LONG, "panel", stage->panel, 0);
}

size_t
call_doubts(const struct call *call, struct doubt out[static DOUBTS_MAX])
{
	struct doubts found = { .list = out };
	size_t i;

	if (call->budget / 2 < call->grant_max || call->budget == 0)
		add(&found, DOUBT_BUDGET, "budget", call->budget,
		    call->grant_max);
	if (call->grant_max < SMALL_GRANT)
		add(&found, DOUBT_GRANT, "grant-max", call->grant_max, 0);
	look_at_share(&found, "intensity-max", call->intensity_max);
	look_at_share(&found, "remainder-min", call->remainder_min);
	for (i = 0; i < call->n_stages; i++)
		look_at_stage(&found, call, &call->stages[i]);
	return found.n;
}

void
doubt_text(struct buf *out, const struct doubt *doubt)
{
	char figure[MONEY_LEN], beside[MONEY_LEN];

	/* Hundredths all: of EUR, of a per cent, of a point. */
	money_text(figure, doubt->figure);
	money_text(beside, doubt->beside);
	if (doubt->stage != 0)
		buf_putf(out, "stage %u: ", doubt->stage);
	switch (doubt->kind) {
	case DOUBT_BUDGET:
		buf_putf(out, "budget %" PRId64 " is %s EUR in all, with up to"
		    " %s EUR for one project", doubt->figure, figure, beside);
		break;
	case DOUBT_GRANT:
		buf_putf(out, "grant-max %" PRId64 " is only %s EUR for one"
		    " project", doubt->figure, figure);
		break;
	case DOUBT_PASS:
		buf_putf(out, "pass %" PRId64 " is a pass mark of only %s of"
		    " 100 points", doubt->figure, figure);
		break;
	case DOUBT_SHARE:
		buf_putf(out, "%s %" PRId64 " is only %s %%", doubt->word,
		    doubt->figure, figure);
		break;
	case DOUBT_GATE:
		buf_putf(out, "gate %" PRId64 " lets go on who asks for %s %%"
		    " of the budget, less than all of it", doubt->figure,
		    figure);
		break;
	case DOUBT_WEIGHTS:
		buf_putf(out, "the weights of the criteria add up to %" PRId64
		    ", not to 100: each is a share of that sum",
		    doubt->figure);
		break;
	case DOUBT_WEIGHTLESS:
		buf_putf(out, "criterion %s weighs 0 and has a least mean: it"
		    " can reject a proposal and never help one", doubt->word);
		break;
	case DOUBT_LONG:
		buf_putf(out, "with %" PRId64 " experts, some of whom cannot"
		    " judge, a total can have more digits than a result can"
		    " state, and its proposal stays INCOMPLETE",
		    doubt->figure);
		break;
	}
}
