/* Who goes on from a stage that gives out no money. */
#include "config.h"

#include "mita/base/limits.h"
#include "mita/model/fraction.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"

/* Who goes on from a stage that gives out no money. */

int64_t
gate_counts(const struct call *call, const struct proposal *proposal)
{
	if (call->rules >= RULES_SECOND && proposal->asked > call->grant_max)
		return call->grant_max;
	return proposal->asked;
}

/* Ten thousand sums of MONEY_MAX in basis points do not fit 64 bits. */
static __int128
apart(__int128 a, __int128 b)
{
	return a > b ? a - b : b - a;
}

/*
 * How many go through: the cut between different totals whose sum is
 * nearest to the aim among those not below the floor; the more generous of
 * two equally near.  All, when even all of them stay below the floor.
 */
static size_t
cut_of(const struct call *call, const struct stage *stage, int64_t budget,
    const struct standing *s, size_t n, bool *binds)
{
	__int128 aim = (__int128)budget * stage->gate.aim;
	__int128 floor = (__int128)budget * stage->gate.floor;
	__int128 sum = 0, best = -1;
	size_t cut = n, i;

	for (i = 0; i < n; i++) {
		sum += (__int128)gate_counts(call, s[i].proposal) * BP_ONE;
		if (i + 1 < n && fraction_cmp(s[i].tally.total,
		    s[i + 1].tally.total) == 0)
			continue;
		if (sum >= floor && (best == -1 || apart(sum, aim) <= best)) {
			best = apart(sum, aim);
			cut = i + 1;
		}
	}
	*binds = cut < n;
	return cut;
}

enum gate_state
gate_apply(const struct call *call, const struct stage *stage, int64_t budget,
    struct standing *standings, size_t n, struct fraction *lowest)
{
	size_t end = ranking_length(standings, n), cut = end, i;
	bool binds = false;

	*lowest = (struct fraction){ 0, 1 };
	if (stage->gate.rule != GATE_RULE_NONE)
		cut = cut_of(call, stage, budget, standings, end, &binds);
	for (i = 0; i < end; i++)
		standings[i].outcome = i < cut ||
		    stage->gate.rule == GATE_RULE_ADVISORY ?
		    OUTCOME_INVITED : OUTCOME_BELOW_GATE;
	if (stage->gate.rule == GATE_RULE_NONE)
		return GATE_NONE;
	if (cut > 0)
		*lowest = standings[cut - 1].tally.total;
	return binds ? GATE_BINDING : GATE_NOT_BINDING;
}
