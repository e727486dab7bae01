#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/proposal.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"
#include "tests/tap.h"

/* mita-call(5) TIES, GATE and MONEY, on figures to work out by hand. */

enum { MOST = 64, EUR = 100 };

static struct criterion criteria[2];
static struct tie ties[5];
static struct tag sme[1];
static struct stage stage;
static struct call call;
static struct proposal proposals[MOST];
static struct partner partners[MOST][2];
static struct code_ref codes[MOST];
static struct standing standings[MOST];
static size_t n;

/* Nothing yet: 500 000 EUR, 25 000 a project, 40 %, remainder 80 %. */
static void
begin(void)
{
	criteria[0] = (struct criterion){ .id = "P1", .weight = 60 };
	criteria[1] = (struct criterion){ .id = "P2", .weight = 40 };
	ties[0] = (struct tie){ TIE_CRITERION, "P1" };
	ties[1] = (struct tie){ TIE_CRITERION, "P2" };
	ties[2] = (struct tie){ TIE_SME_SHARE, "-" };
	ties[3] = (struct tie){ TIE_COVERAGE, "-" };
	ties[4] = (struct tie){ TIE_INTENSITY, "-" };
	id_copy(sme[0].id, "SM");
	call = (struct call){ .budget = (int64_t)500000 * EUR,
	    .grant_max = 25000 * EUR, .intensity_max = 4000,
	    .remainder_min = 8000, .n_sme = 1, .sme = sme,
	    .scale = { .top = 10, .per_point = 2 } };
	stage = (struct stage){ .number = 1, .pass = 7000,
	    .n_criteria = 2, .criteria = criteria, .n_ties = 5, .ties = ties,
	    .gate = { GATE_RULE_ELIMINATORY, 30000, 25000 } };
	n = 0;
}

/* A passing proposal, P-00, P-01 and so on, in the order of coming. */
static struct standing *
add(int64_t total, int64_t asked_eur)
{
	struct proposal *p = &proposals[n];

	*p = (struct proposal){ .asked = asked_eur * EUR,
	    .eligible = asked_eur * EUR * 5 / 2, .n_partners = 2,
	    .partners = partners[n], .n_codes = 1, .codes = &codes[n] };
	snprintf(p->id, sizeof(p->id), "P-%02zu", n);
	codes[n] = (struct code_ref){ "S3", "M" };
	partners[n][0] = (struct partner){ .type = "KI", .place = "LT011",
	    .grant = p->asked / 2 };
	partners[n][1] = (struct partner){ .type = "SM", .place = "LT022",
	    .grant = p->asked - p->asked / 2 };
	standings[n] = (struct standing){ .proposal = p,
	    .outcome = OUTCOME_RESERVE };
	standings[n].tally.total = fraction_of(total, 1);
	standings[n].tally.means[0] = fraction_of(8, 1);
	standings[n].tally.means[1] = fraction_of(8, 1);
	return &standings[n++];
}

static void
is_order(const char *want, const char *what)
{
	char got[8 * MOST] = "";
	size_t i, len = 0;

	ranking_sort(&call, &stage, standings, n);
	for (i = 0; i < n; i++)
		len += (size_t)snprintf(got + len, sizeof(got) - len,
		    "%s%s:%u", i == 0 ? "" : " ", standings[i].proposal->id + 2,
		    standings[i].rank);
	is_str(got, want, "%s", what);
}

static void
check_order(void)
{
	begin();
	add(70, 20000);
	add(90, 20000);
	add(80, 20000)->outcome = OUTCOME_BELOW_THRESHOLD;
	add(75, 20000)->outcome = OUTCOME_INELIGIBLE;
	is_order("01:1 00:2 02:0 03:0", "the best first, the others behind");
	standings[2].outcome = OUTCOME_THIRD_EXPERT;
	standings[3].outcome = OUTCOME_INCOMPLETE;
	is_order("01:1 00:2 02:0 03:0", "who waits for an expert has no rank");

	begin();
	add(0, 20000)->tally.total = fraction_of(13990, 200);
	add(0, 20000)->tally.total = fraction_of(13991, 200);
	is_order("01:1 00:2", "what is shown as 69.95 and 69.96 differs");

	begin();
	add(80, 20000);
	add(80, 20000);
	add(90, 20000);
	add(70, 20000);
	is_order("02:1 00:2 01:2 03:4", "equals share a rank: 1, 2, 2, 4");
	is_int(standings[2].tied, 6, "and it is told that no step parts them");
	is_int(standings[3].tied, 0, "the next is below by the total");
}

/* Each step decides where those before it do not. */
static void
check_ties(void)
{
	begin();
	add(80, 20000);
	add(80, 20000)->tally.means[0] = fraction_of(25, 3);
	is_order("01:1 00:2", "first the criterion named first");
	is_int(standings[1].tied, 1, "step 1");

	begin();
	add(80, 20000);
	add(80, 20000)->tally.means[1] = fraction_of(17, 2);
	is_order("01:1 00:2", "then the one named second");
	is_int(standings[1].tied, 2, "step 2");

	begin();
	add(80, 20000);
	add(80, 20000);
	partners[1][1].grant += 1;
	is_order("01:1 00:2", "then a cent more for an SME");
	is_int(standings[1].tied, 3, "step 3");

	begin();
	add(90, 20000);
	add(80, 20000);
	add(80, 20000);
	id_copy(codes[2].code, "H");
	is_order("00:1 02:2 01:3", "then a priority nobody above has");
	is_int(standings[2].tied, 4, "step 4");

	begin();
	add(90, 20000);
	add(80, 20000);
	add(80, 20000);
	id_copy(partners[2][0].place, "LT028");
	is_order("00:1 02:2 01:3", "or a county nobody above is from");

	begin();
	add(80, 20000);
	add(80, 20000);
	proposals[1].eligible++;
	is_order("01:1 00:2", "then a cent more of own money");
	is_int(standings[1].tied, 5, "step 5");
}

/* ---- the gate ---- */

static void
group(int64_t total, size_t many, int64_t asked_eur)
{
	while (many-- > 0)
		add(total, asked_eur);
}

static size_t
invited(void)
{
	size_t count = 0, i;

	for (i = 0; i < n; i++)
		count += standings[i].outcome == OUTCOME_INVITED;
	return count;
}

static void
is_gate(int64_t budget_eur, enum gate_state state, size_t through,
    int64_t lowest, const char *what)
{
	struct fraction at;
	enum gate_state got;

	ranking_sort(&call, &stage, standings, n);
	got = gate_apply(&call, &stage, budget_eur * EUR, standings, n, &at);
	ok(got == state && at.num == lowest && at.den == 1,
	    "%s: %s at %lld/%lld", what, gate_state_words[got],
	    (long long)at.num, (long long)at.den);
	is_int((long long)invited(), (long long)through, "  so many go on");
}

static void
check_gate(void)
{
	/* The worked example of the call's design: 92, 90, 88 x 6, ... */
	begin();
	group(92, 1, 25000);
	group(90, 1, 25000);
	group(88, 6, 25000);
	group(84, 12, 25000);
	group(80, 14, 25000);
	group(76, 9, 25000);
	is_gate(250000, GATE_BINDING, 34, 80, "nearest to 750 000 from above");
	ok(standings[33].outcome == OUTCOME_INVITED &&
	    standings[34].outcome == OUTCOME_BELOW_GATE,
	    "  equals go on or stay together");

	begin();
	group(90, 10, 25000);
	group(80, 15, 25000);
	group(70, 11, 25000);
	is_gate(250000, GATE_BINDING, 25, 80, "exactly 2.5 times is enough");
	begin();
	group(90, 10, 25000);
	group(80, 14, 25000);
	group(75, 1, 24999);
	group(70, 11, 25000);
	is_gate(250000, GATE_NOT_BINDING, 36, 70, "a euro less is not");

	/* 700 000 and 800 000 are as far from 750 000. */
	begin();
	group(90, 28, 25000);
	group(80, 4, 25000);
	group(70, 4, 25000);
	is_gate(250000, GATE_BINDING, 32, 80, "equally near: the generous cut");

	begin();
	group(90, 3, 25000);
	is_gate(250000, GATE_NOT_BINDING, 3, 90, "few ideas all go on");
	begin();
	is_gate(250000, GATE_NOT_BINDING, 0, 0, "nobody passes, no harm");
	begin();
	add(60, 25000)->outcome = OUTCOME_BELOW_THRESHOLD;
	is_gate(250000, GATE_NOT_BINDING, 0, 0, "who fails is not let in");

	begin();
	group(90, 20, 25000);
	group(80, 20, 25000);
	stage.gate.rule = GATE_RULE_ADVISORY;
	is_gate(100000, GATE_BINDING, 40, 90, "an advisory gate only says");
	begin();
	group(90, 20, 25000);
	stage.gate.rule = GATE_RULE_NONE;
	is_gate(100000, GATE_NONE, 20, 0, "no gate, all go on");
}

/* ---- money ---- */

static void
is_money(int64_t budget_cents, const char *want, const char *what)
{
	char got[32 * MOST] = "";
	size_t i, len = 0;

	ranking_sort(&call, &stage, standings, n);
	funding_apply(&call, budget_cents, standings, n);
	for (i = 0; i < n; i++)
		len += (size_t)snprintf(got + len, sizeof(got) - len,
		    "%s%s %c %lld", i == 0 ? "" : ", ",
		    standings[i].proposal->id + 2,
		    outcome_words[standings[i].outcome][0],
		    (long long)standings[i].grant);
	is_str(got, want, "%s", what);
}

static void
check_grants(void)
{
	begin();
	add(90, 12000);
	is_int(grant_of(&call, &proposals[0]), 1200000,
	    "who asks for less gets what is asked");
	proposals[0].asked = 2500001;
	proposals[0].eligible = 9900000;
	is_int(grant_of(&call, &proposals[0]), 2500000, "nobody more than the most");
	proposals[0].asked = 2500000;
	proposals[0].eligible = 5000001;
	is_int(grant_of(&call, &proposals[0]), 2000000,
	    "40 %% of the costs, rounded down");
	ok(proposal_is_above_share(&call, &proposals[0]), "and it is flagged");
	proposals[0].eligible = 5000003;
	is_int(grant_of(&call, &proposals[0]), 2000001, "to the cent");
	proposals[0].eligible = 6250000;
	is_int(grant_of(&call, &proposals[0]), 2500000, "exactly 40 %%");
	ok(!proposal_is_above_share(&call, &proposals[0]), "is not above");
	proposals[0].eligible = 6249999;
	ok(proposal_is_above_share(&call, &proposals[0]),
	    "a cent less of costs is");
}

/* By how much a sum moved since the stage before, to the cent. */
static void
check_moved(void)
{
	struct proposal before = { .asked = 1000000 }, now = before;

	begin();
	ok(!proposal_asked_moved(&stage, &before, &before) &&
	    !proposal_asked_moved(&stage, &now, &before),
	    "no limit, no flag");
	stage.has_asked_change = true;
	stage.asked_change = 2000;
	now.asked = 1200000;
	ok(!proposal_asked_moved(&stage, &before, &now), "20 %% more may be");
	now.asked = 1200001;
	ok(proposal_asked_moved(&stage, &before, &now), "a cent more is told");
	now.asked = 800000;
	ok(!proposal_asked_moved(&stage, &before, &now), "20 %% less may be");
	now.asked = 799999;
	ok(proposal_asked_moved(&stage, &before, &now), "a cent less is told");
	before.asked = 0;
	ok(proposal_asked_moved(&stage, &before, &now),
	    "from nothing everything is far");
}

static void
check_money(void)
{
	begin();
	add(90, 25000);
	add(80, 20000);
	add(70, 5000);
	is_money(5000000, "00 F 2500000, 01 F 2000000, 02 F 500000",
	    "to the last cent");
	is_money(4999999, "00 F 2500000, 01 F 2000000, 02 O 499999",
	    "a cent less: the remainder is offered");
	is_money(4100000, "00 F 2500000, 01 O 1600000, 02 R 0",
	    "80 %% of the next grant is offered, and nobody leaps over");
	is_money(4099999, "00 F 2500000, 01 R 0, 02 R 0",
	    "a cent less is not, though the cheap one would fit");
	is_money(2500000, "00 F 2500000, 01 R 0, 02 R 0", "nothing left");
	is_money(0, "00 R 0, 01 R 0, 02 R 0", "no money at all");

	begin();
	add(90, 20000);
	add(80, 20000);
	add(80, 20000);
	add(70, 5000);
	is_money(6000000, "00 F 2000000, 01 F 2000000, 02 F 2000000, 03 R 0",
	    "equals are funded together");
	is_money(5900000, "00 F 2000000, 01 R 0, 02 R 0, 03 R 0",
	    "or not at all, and no remainder is split among them");

	/* At the line the tie order decides, and only what it leaves equal. */
	begin();
	add(80, 20000)->tally.means[0] = (struct fraction){ 7, 1 };
	add(80, 20000)->tally.means[0] = (struct fraction){ 8, 1 };
	add(80, 20000)->tally.means[0] = (struct fraction){ 7, 1 };
	is_money(5900000, "01 F 2000000, 00 R 0, 02 R 0",
	    "of equal totals the one that a tie step puts first is funded");
	is_int(standings[1].rank, 2, "the other two are equal");
	is_int(standings[2].rank, 2, "in second place");

	/* Who refuses what is left moves the offer down, and nothing else. */
	begin();
	add(90, 25000);
	add(80, 20000)->refuses = MONEY_MAX;
	add(70, 18000);
	add(60, 1000);
	is_money(4100000, "00 F 2500000, 01 R 0, 02 O 1600000, 03 R 0",
	    "a refusal moves the offer one place down");
	ok(standings[1].refused, "and the place is marked as passed over");
	is_money(4300000, "00 F 2500000, 01 R 0, 02 F 1800000, 03 R 0",
	    "where it fits whole it is funded");
	is_money(4500000, "00 F 2500000, 01 F 2000000, 02 R 0, 03 R 0",
	    "who is reached by the money is funded, whatever was refused");
	ok(!standings[1].refused, "and is not passed over");
	is_money(4099999, "00 F 2500000, 01 R 0, 02 R 0, 03 R 0",
	    "where nothing is offered a refusal moves nothing");

	begin();
	call.remainder_min = 0;
	add(90, 25000);
	add(80, 20000);
	is_money(2500000, "00 F 2500000, 01 R 0",
	    "nothing is never offered, however little is enough");
	is_money(2500001, "00 F 2500000, 01 O 1", "a cent is");

	begin();
	add(90, 25000)->outcome = OUTCOME_BELOW_THRESHOLD;
	add(80, 25000);
	is_money(50000000, "01 F 2500000, 00 B 0",
	    "who does not pass is not paid, whatever is left");
	begin();
	is_money(50000000, "", "nobody passes, no harm");
}

/* ---- the second rules, where they differ ---- */

static void
begin_second(void)
{
	begin();
	call.rules = RULES_SECOND;
}

static void
check_second(void)
{
	/* Whose place it is take it together, whatever COVERAGE says then. */
	begin_second();
	add(80, 20000);
	add(80, 20000);
	add(70, 20000);
	is_order("00:1 01:1 02:3", "whom no step parts share a rank");
	is_int(standings[1].tied, 6, "and it is told that no step parts them");

	begin_second();
	add(80, 20000)->proposal = &proposals[0];
	proposals[0].eligible = 0;
	add(80, 20000);
	is_order("01:1 00:2", "an intensity of nothing is the worst");

	/* Ten ask for 50 000 each, and none would get more than 25 000. */
	begin_second();
	group(90, 5, 50000);
	group(80, 5, 50000);
	is_gate(100000, GATE_NOT_BINDING, 10, 80,
	    "a gate counts what could be granted");
	call.rules = RULES_FIRST;
	is_gate(100000, GATE_BINDING, 5, 90, "or, at first, what is asked for");

	/* The first, who refused what is left, comes behind all others. */
	begin_second();
	add(90, 25000)->refuses = 2000000;
	add(80, 20000);
	add(70, 5000);
	is_money(4500001, "00 O 2000001, 01 F 2000000, 02 F 500000",
	    "who refused is asked last, and for more than that only");
	is_money(4500000, "00 R 0, 01 F 2000000, 02 F 500000",
	    "as much as was refused is refused again");
}

int
main(void)
{
	check_order();
	check_ties();
	check_gate();
	check_grants();
	check_moved();
	check_money();
	check_second();
	return done_testing();
}
