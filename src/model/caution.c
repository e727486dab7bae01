/* What the rules of a call can do to an applicant, with its own figures. */
#include "config.h"

#include "mita/model/caution.h"

#include <inttypes.h>

#include "mita/base/buf.h"
#include "mita/model/call.h"
#include "mita/model/money.h"
#include "mita/model/panel.h"

bool
stage_is_statable(const struct call *call, const struct stage *stage)
{
	unsigned __int128 most = (unsigned __int128)100 *
	    stage_weights(stage) * call->scale.top;
	unsigned __int128 multiple = 1;
	unsigned divisor, other, rest, k;

	/* Means over 1 to panel who judge: the least multiple of all those. */
	for (k = 2; k <= stage->panel && stage->cannot_judge; k++) {
		divisor = k;
		other = (unsigned)(multiple % k);
		while (other != 0) {
			rest = divisor % other;
			divisor = other;
			other = rest;
		}
		multiple *= k / divisor;
		if (multiple * most >= TOTAL_END)
			return false;
	}
	return most < TOTAL_END;
}

const struct criterion *
stage_weightless(const struct stage *stage)
{
	size_t i;

	for (i = 0; i < stage->n_criteria; i++)
		if (stage->criteria[i].weight == 0 &&
		    stage->criteria[i].min > 0)
			return &stage->criteria[i];
	return NULL;
}

bool
call_ends_early(const struct call *call)
{
	return call->n_stages > 1 && call->stages[0].funds;
}

/* Hundredths, of points or of a per cent: "74.50". */
struct hundredths {
	char	text[24];
};

static struct hundredths
hundredths(unsigned value)
{
	struct hundredths out;

	money_text(out.text, value);
	return out;
}

static void
begin(struct buf *out, const struct stage *stage)
{
	buf_putf(out, "  stage %u: ", stage->number);
}

/* The pass mark as whole points, with room for a worked example. */
static unsigned
example_mark(const struct stage *stage)
{
	unsigned mark = stage->pass / 100;

	return mark < 10 ? 10 : mark > 89 ? 89 : mark;
}

/* mark - 10, mark and mark + 9; then mark + 11 instead of the last. */
static void
put_closest(struct buf *out, const struct stage *stage)
{
	unsigned mark = example_mark(stage);

	begin(out, stage);
	buf_putf(out, "TWO-CLOSEST lets a higher score lower a total: of %u,"
	    " %u and %u it makes %s, of %u, %u and %u it makes %s; MEDIAN"
	    " makes %u of both\n", mark - 10, mark, mark + 9,
	    hundredths(100 * mark + 450).text, mark - 10, mark, mark + 11,
	    hundredths(100 * mark - 500).text, mark);
}

/* The largest total beside this one that calls no third expert. */
static unsigned
without_third(const struct stage *stage, unsigned lower)
{
	return lower * BP_ONE / (BP_ONE - stage->third);
}

static void
put_third(struct buf *out, const struct stage *stage)
{
	unsigned lower = example_mark(stage) - 1, higher;

	if (stage->third == 0 || stage->third == BP_ONE)
		return;
	higher = without_third(stage, lower);
	/* The higher one must reach the pass mark, and end below the top. */
	if (higher >= 100 || higher * 100 < stage->pass)
		return;
	begin(out, stage);
	buf_putf(out, "third-expert makes a jump that no rule can avoid: %u"
	    " and %u need no third expert and make %s; %u and %u wait for"
	    " one, and if that one gives %u, they make %s\n", lower, higher,
	    hundredths(50 * (lower + higher)).text, lower, higher + 1,
	    lower - 9, stage->combine == COMBINE_MEDIAN ?
	    hundredths(100 * lower).text :
	    hundredths(100 * lower - 450).text);
}

static void
put_ties(struct buf *out, const struct call *call, const struct stage *stage)
{
	char grant[MONEY_LEN];
	size_t i;

	for (i = 0; i < stage->n_ties; i++) {
		if (stage->ties[i].kind != TIE_COVERAGE)
			continue;
		begin(out, stage);
		buf_puts(out, "COVERAGE makes a place hang on who stands above"
		    " it: if that one withdraws, who stays can lose its"
		    " place");
		buf_puts(out, call->rules < RULES_SECOND ? "; and under the"
		    " first rules ids decide which of two equals is above\n" :
		    "\n");
	}
	if (stage_draws(stage))
		return;
	money_text(grant, call->grant_max);
	begin(out, stage);
	if (stage->funds)
		buf_putf(out, "there is no DRAW: two that are equal to the last"
		    " step get nothing of the last %s EUR, and one alone would"
		    " get all\n", grant);
	else
		buf_puts(out, "there is no DRAW: those that are equal to the"
		    " last step keep one rank\n");
}

static void
put_gate(struct buf *out, const struct call *call, const struct stage *stage)
{
	char grant[MONEY_LEN], aim[MONEY_LEN];

	if (stage->funds || stage->gate.rule != GATE_RULE_ELIMINATORY)
		return;
	money_text(grant, call->grant_max);
	money_text(aim, (int64_t)((__int128)call->budget * stage->gate.aim /
	    BP_ONE));
	begin(out, stage);
	if (call->rules < RULES_SECOND)
		buf_putf(out, "the gate fills %s EUR with what is asked for,"
		    " also with what is above the %s EUR that a project can"
		    " get: one such sum keeps others out\n", aim, grant);
	else
		buf_putf(out, "the gate fills %s EUR with what is asked for, up"
		    " to %s EUR each: who asks for less can get in where it"
		    " would not with more\n", aim, grant);
}

static void
put_money(struct buf *out, const struct call *call, const struct stage *stage)
{
	char least[MONEY_LEN], grant[MONEY_LEN];

	if (!stage->funds)
		return;
	money_text(grant, call->grant_max);
	money_text(least, (int64_t)((__int128)call->grant_max *
	    call->remainder_min / BP_ONE));
	begin(out, stage);
	buf_putf(out, "money goes strictly by rank: with less than %s EUR left"
	    " for a grant of %s EUR nothing is offered, and nobody below is"
	    " paid\n", least, grant);
	if (call->rules >= RULES_SECOND)
		return;
	begin(out, stage);
	buf_puts(out, "under the first rules more money can take away a grant"
	    " that came from an offer which another refused; \"rules 2\" has"
	    " the refuser behind all others\n");
}

/* What the second rules do otherwise. */
static void
put_first(struct buf *out, const struct call *call, const struct stage *stage)
{
	if (stage->combine == COMBINE_TWO_CLOSEST &&
	    call->rules < RULES_SECOND) {
		begin(out, stage);
		buf_puts(out, "of three equal totals the first rules count only"
		    " the expert whose id stands in the middle\n");
	}
	if (stage->cannot_judge && call->rules < RULES_SECOND) {
		begin(out, stage);
		buf_puts(out, "\"cannot judge\" is a zero in the own total of"
		    " an expert under the first rules\n");
	}
}

void
call_cautions(struct buf *out, const struct call *call)
{
	size_t i;

	for (i = 0; i < call->n_stages; i++) {
		const struct stage *stage = &call->stages[i];

		put_first(out, call, stage);
		if (stage->combine == COMBINE_TWO_CLOSEST)
			put_closest(out, stage);
		put_third(out, stage);
		put_ties(out, call, stage);
		put_gate(out, call, stage);
		put_money(out, call, stage);
	}
}
