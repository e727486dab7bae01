#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/call.h"
#include "mita/model/diagnostics.h"
#include "mita/model/panel.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"
#include "tests/tap.h"

/* mita-coordinator(1) DIFFERENCES, on figures small enough for a hand. */

enum { PROPOSALS = 12, EXPERTS = 8, NONE = -9, MANY = 400 };

static struct arena *arena;
static struct criterion criteria[2];
static struct stage stage;
static struct call call;
static struct proposal proposals[PROPOSALS];
static struct standing standings[PROPOSALS];
static const char *const experts[EXPERTS] = { "E-01", "E-02", "E-03", "E-04",
    "E-05", "E-06", "E-07", "E-08" };
static struct rating ratings[MANY];
static struct evaluation evaluations[MANY];
static struct score scores[MANY][2];
static struct sample sample;
static struct proposal_figures of[PROPOSALS];
static struct expert_figures by[EXPERTS];
static struct call_figures all;

/* Scale 0 to 10, weights 60 and 40, pass mark 70, two experts, the mean. */
static void
start(void)
{
	criteria[0] = (struct criterion){ .id = "P1", .weight = 60 };
	criteria[1] = (struct criterion){ .id = "P2", .weight = 40 };
	stage = (struct stage){ .number = 1, .pass = 7000, .panel = 1,
	    .combine = COMBINE_MEAN, .n_criteria = 2, .criteria = criteria };
	call = (struct call){ .scale = { .top = 10, .per_point = 2 } };
	sample = (struct sample){ .call = &call, .stage = &stage,
	    .standings = standings, .n_experts = EXPERTS,
	    .experts = experts, .ratings = ratings };
}

/* The next proposal, with no evaluation yet. */
static void
proposal(void)
{
	size_t i = sample.n_standings++;

	snprintf(proposals[i].id, sizeof(proposals[i].id), "P-%02zu", i + 1);
	standings[i] = (struct standing){ .proposal = &proposals[i] };
}

/* This expert's evaluation of the proposal begun last. */
static void
says(size_t expert, int first, int second)
{
	size_t i = sample.n_ratings++;

	scores[i][0] = (struct score){ .criterion = "P1", .steps = first };
	scores[i][1] = (struct score){ .criterion = "P2", .steps = second };
	evaluations[i] = (struct evaluation){ .n_scores = 2,
	    .scores = scores[i] };
	ratings[i] = (struct rating){ sample.n_standings - 1, expert,
	    &evaluations[i] };
}

/*
 * Tally all, give outcomes and ranks by the total (proposals are told in
 * order of their totals, the best first); in: how many are let through.
 */
static void
diagnose(size_t in)
{
	struct opinion opinions[EXPERTS];
	struct fault why = {0};
	size_t i, k, n;

	for (i = 0; i < sample.n_standings; i++) {
		for (k = 0, n = 0; k < sample.n_ratings; k++)
			if (ratings[k].standing == i)
				opinions[n++].evaluation =
				    ratings[k].evaluation;
		panel_tally(&call, &stage, opinions, n, &standings[i].tally);
		standings[i].rank = standings[i].tally.passes ?
		    (unsigned)i + 1 : 0;
		standings[i].outcome = standings[i].tally.third ?
		    OUTCOME_THIRD_EXPERT : !standings[i].tally.passes ?
		    OUTCOME_BELOW_THRESHOLD : i >= in ? OUTCOME_BELOW_GATE :
		    OUTCOME_INVITED;
	}
	if (diagnose_proposals(arena, &sample, of, &why) == -1 ||
	    diagnose_experts(arena, &sample, by, &why) == -1 ||
	    diagnose_call(arena, &sample, &all, &why) == -1)
		note("%s: %s", why.reason, why.text);
}

static void
is_figure(const struct figure *got, const char *want, const char *what)
{
	char text[FRACTION_TEXT_LEN];

	figure_exact(text, got);
	is_str(text, want, "%s", what);
}

/* 76 and 66 around a pass mark of 70. */
static void
test_straddle(void)
{
	start();
	proposal();
	says(0, 8, 7);
	says(1, 7, 6);
	diagnose(1);
	is_figure(&of[0].lowest, "66", "the lowest total");
	is_figure(&of[0].highest, "76", "the highest");
	is_figure(&of[0].spread, "10", "ten apart");
	is_figure(&of[0].median, "71", "the middle of two is their mean");
	is_figure(&of[0].trimmed, "not defined", "of two nothing is trimmed");
	/* (76 - 71)^2 + (66 - 71)^2 over 1 */
	is_figure(&of[0].variance, "50", "the variance of the sample");
	is_figure(&of[0].dissent, "10", "of equals the first dissents");
	is_str(of[0].dissenter, "E-01", "by name");
	ok(of[0].straddle && of[0].fragile && !of[0].wide &&
	    of[0].clash == NULL && !of[0].third,
	    "it straddles the pass mark, and each one decides");
	stage.pass = 6600;
	diagnose(1);
	ok(!of[0].straddle && !of[0].fragile, "66 is at a pass mark of 66");
	stage.pass = 6601;
	diagnose(1);
	ok(of[0].straddle && of[0].fragile, "and below one of 66.01");
	stage.pass = 7600;
	diagnose(1);
	ok(of[0].straddle && of[0].fragile && standings[0].rank == 0,
	    "one that fails is fragile too");
	stage.pass = 7601;
	diagnose(1);
	ok(!of[0].straddle && !of[0].fragile, "both below");
}

static void
test_dissent(void)
{
	start();
	proposal();
	says(1, 8, 8);
	says(2, 8, 8);
	says(4, 2, 2);
	says(5, 9, 9);
	diagnose(1);
	/* 20 less (80 + 80 + 90)/3 */
	is_figure(&of[0].dissent, "-190/3", "own less the mean of the others");
	is_str(of[0].dissenter, "E-05", "whose it is");
	is_figure(&of[0].trimmed, "80", "without the lowest and the highest");
	is_figure(&of[0].median, "80", "the median of four");
	is_figure(&by[0].mean, "not defined", "who said nothing has no mean");
	is_int((long long)by[4].co_experts, 3, "three others were there");
	is_int((long long)by[0].co_experts, 0, "and none for an absent one");
}

static void
test_spread(void)
{
	start();
	stage.pass = 0;
	proposal();
	says(0, 10, 10);
	says(1, 6, 6);
	proposal();
	says(0, 10, 10);
	says(1, 6, 7);
	proposal();
	says(0, 8, 2);
	says(1, 5, 8);
	proposal();
	says(0, 8, 3);
	says(1, 5, 8);
	proposal();
	says(0, 10, 8);
	says(1, 2, 2);
	diagnose(5);
	ok(of[0].wide, "40 apart is wide");
	is_figure(&of[1].spread, "36", "36 apart");
	ok(!of[1].wide && of[1].clash == NULL, "is not");
	/* 56 and 62, but 2 and 8 of 10 on P2. */
	is_figure(&of[2].spread, "6", "totals may agree");
	ok(!of[2].wide && of[2].clash == &criteria[1],
	    "while a criterion is 3 of 5 points apart: clash");
	ok(of[3].clash == NULL, "2.5 of 5 points are none");
	ok(of[4].wide && of[4].clash == NULL, "what is wide needs no second"
	    " flag");
}

/* Without the highest and the lowest, three leave the one between. */
static void
test_trimmed(void)
{
	start();
	proposal();
	says(0, 4, 4);
	says(1, 5, 5);
	says(2, 9, 9);
	proposal();
	says(0, 4, 4);
	says(1, 9, 9);
	diagnose(1);
	is_figure(&of[0].trimmed, "50", "the trimmed mean of three");
	is_figure(&of[0].median, "50", "is their median");
	is_figure(&of[1].trimmed, "not defined", "two have none");
}

static void
test_few(void)
{
	start();
	diagnose(0);
	is_int((long long)all.parts, 0, "nothing at all has no parts");
	is_figure(&all.alpha[METRIC_INTERVAL], "not defined", "nor an alpha");
	is_figure(&all.anova.icc_one, "not defined", "nor an ICC");
	proposal();
	proposal();
	says(3, 7, 7);
	diagnose(1);
	is_int((long long)of[0].n, 0, "a proposal without an evaluation");
	is_figure(&of[0].spread, "not defined", "has no spread");
	ok(!of[0].straddle && !of[0].wide && !of[0].fragile &&
	    of[0].dissenter == NULL, "and no flag");
	is_figure(&of[1].spread, "0", "one evaluation has a spread of none");
	is_figure(&of[1].dissent, "not defined", "and no one to differ from");
	ok(!of[1].fragile && of[1].dissenter == NULL, "nor a flag");
	is_figure(&by[3].severity, "not defined", "nor has its expert");
	is_figure(&by[3].mean, "70", "but for a mean");
	is_int((long long)all.parts, 1, "one evaluation is one part");
	is_figure(&all.alpha[METRIC_INTERVAL], "not defined",
	    "one score cannot agree");
}

/* Who cannot judge a criterion has no total to compare. */
static void
test_cannot_judge(void)
{
	size_t counts[12];

	start();
	proposal();
	says(0, 8, STEPS_CANNOT_JUDGE);
	says(1, 8, 7);
	says(2, 2, 2);
	diagnose(1);
	is_int((long long)of[0].n, 2, "two of three have a total");
	is_figure(&of[0].dissent, "56", "and are compared");
	is_int((long long)by[0].n, 0, "the third is not");
	is_int((long long)by[0].co_experts, 2, "though it was there");
	ok(!of[0].fragile, "nor is it left out to see");
	is_int((long long)all.evaluations, 3, "three evaluations");
	is_int((long long)all.compared, 2, "two totals");
	histogram_of(&sample, &criteria[1], counts);
	ok(counts[2] == 1 && counts[7] == 1 && counts[11] == 1 &&
	    counts[0] == 0, "the histogram has all of them");
	criteria[1].weight = 0;
	diagnose(1);
	is_int((long long)of[0].n, 3, "without weight it does not matter");
}

/* E-01 is ten below E-02, five times. */
static void
test_severity(void)
{
	size_t i;

	start();
	stage.pass = 0;
	for (i = 0; i < 4; i++) {
		proposal();
		says(0, 6, 6);
		says(1, 7, 7);
	}
	proposal();
	says(0, 6, 6);
	diagnose(5);
	is_figure(&by[0].severity, "-10", "own less the mean of the others");
	is_int((long long)by[0].n, 5, "of five evaluations");
	is_int((long long)by[0].compared, 4, "four beside another's");
	ok(!by[0].apart, "four are too few to say it");
	ok(by[0].flat && by[1].flat, "all totals the same");
	is_int((long long)by[0].halo, 5, "one score throughout, five times");
	says(1, 7, 7);
	diagnose(5);
	ok(by[0].apart && by[1].apart, "five times ten points: say it");
	is_figure(&by[1].severity, "10", "of both");
	scores[0][0].steps = 7;
	diagnose(5);
	is_figure(&by[0].severity, "-44/5", "8.8 points");
	ok(!by[0].apart && !by[0].flat, "are too few, and not flat");
	is_int((long long)by[0].halo, 4, "one with two scores");
}

static void
test_parts(void)
{
	start();
	stage.pass = 0;
	proposal();
	says(0, 7, 7);
	says(1, 7, 7);
	proposal();
	says(2, 5, 5);
	says(3, 6, 6);
	proposal();
	says(4, 5, 5);
	diagnose(3);
	is_int((long long)all.parts, 3, "three parts");
	says(2, 5, 5);
	diagnose(3);
	is_int((long long)all.parts, 2, "one expert joins two");
	proposal();
	says(0, 5, 5);
	says(3, 5, 5);
	says(4, 5, 5);
	diagnose(4);
	is_int((long long)all.parts, 1, "and others all");
}

/* Totals 90, 80, 80, 75, 60: the line, and what is next to it. */
static void
test_line(void)
{
	static const int totals[5][2] = { { 9, 9 }, { 8, 8 }, { 8, 8 },
	    { 9, 6 }, { 6, 6 } };
	size_t i;

	start();
	for (i = 0; i < 5; i++) {
		proposal();
		says(0, totals[i][0], totals[i][1]);
		says(1, totals[i][0], totals[i][1]);
	}
	diagnose(5);
	is_int(all.cutoff.kind, CUTOFF_PASS, "all that pass are in");
	ok(all.cutoff.above == &standings[3] && all.cutoff.below == &standings[4],
	    "78 is next above the pass mark, 60 below");
	is_int((long long)all.tied, 2, "two share a total");
	diagnose(3);
	is_int(all.cutoff.kind, CUTOFF_GATE, "three are let through");
	ok(all.cutoff.last == &standings[2] && all.cutoff.above == &standings[0] &&
	    all.cutoff.below == &standings[3], "80 is the last; 90 and 78 next");
	/* Without 84, 72 is left: below 78, which is out. */
	ratings[4].evaluation = &evaluations[8];
	scores[8][0].steps = 8;
	scores[8][1].steps = 6;
	scores[5][0].steps = 8;
	scores[5][1].steps = 9;
	diagnose(3);
	is_figure(&of[2].lowest, "72", "72");
	is_figure(&of[2].highest, "84", "and 84");
	ok(of[2].fragile && !of[0].fragile && !of[3].fragile,
	    "without 84 it would be out");
	stage.funds = true;
	diagnose(3);
	is_int(all.cutoff.kind, CUTOFF_MONEY, "money draws a line too");
	diagnose(0);
	ok(all.cutoff.kind == CUTOFF_PASS, "nobody in, no such line");
}

static void
test_third(void)
{
	start();
	stage.combine = COMBINE_TWO_CLOSEST;
	stage.third = 3000;
	stage.panel = 2;
	proposal();
	says(0, 9, 9);
	says(1, 6, 6);
	diagnose(1);
	ok(of[0].third && !of[0].fragile, "a third is due: not judged yet");
	says(2, 8, 8);
	diagnose(1);
	ok(!of[0].third && standings[0].rank == 1, "it has come");
	ok(!of[0].fragile && of[0].straddle,
	    "without one it is 85, 75 or 70: never below the mark");
}

/* What leaves 64 bits is said, not computed wrong. */
static void
test_large(void)
{
	static const size_t sizes[] = { 97, 89, 83, 79, 73, 71, 67, 61, 59,
	    53, 47, 43 };
	struct rater_score given[1000];
	struct fault why = {0};
	struct figure alpha;
	struct anova anova;
	size_t i, k, n = 0;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		for (k = 0; k < sizes[i]; k++, n++)
			given[n] = (struct rater_score){ i, k,
			    (int64_t)(n * 7919 % 10007) * 99991 };
	agreement_alpha(arena, given, n, METRIC_INTERVAL, &alpha, &why);
	is_figure(&alpha, "too large", "too large is said so");
	agreement_anova(given, n, &anova);
	is_figure(&anova.icc_one, "too large", "of variances as well");
	/* The largest plain call: a hundred proposals, three each, tenths. */
	for (n = 0; n < 300; n++)
		given[n] = (struct rater_score){ n / 3, n % 3,
		    (int64_t)(n * 7919 % 1001) };
	agreement_alpha(arena, given, n, METRIC_INTERVAL, &alpha, &why);
	is_int(alpha.state, FIGURE_EXACT, "a hundred panels of three are not");
	agreement_anova(given, n, &anova);
	is_int(anova.icc_mean.state, FIGURE_EXACT, "nor are their variances");
}

/* All alike: nothing to disagree about, so no figure. */
static void
test_alike(void)
{
	start();
	proposal();
	says(0, 7, 7);
	says(1, 7, 7);
	proposal();
	says(0, 7, 7);
	says(1, 7, 7);
	diagnose(2);
	is_figure(&all.alpha[METRIC_NOMINAL], "not defined", "no alpha");
	is_figure(&all.anova.icc_one, "not defined", "no ICC");
	is_figure(&all.anova.icc_mean, "not defined", "neither of the mean");
	scores[2][0].steps = scores[3][0].steps = 8;
	diagnose(2);
	is_figure(&all.alpha[METRIC_INTERVAL], "1", "agreement is 1");
	is_figure(&all.anova.icc_one, "1", "in both ways");
}

int
main(void)
{
	arena = arena_new();
	test_straddle();
	test_dissent();
	test_spread();
	test_trimmed();
	test_few();
	test_cannot_judge();
	test_severity();
	test_parts();
	test_line();
	test_third();
	test_large();
	test_alike();
	arena_free(arena);
	return done_testing();
}
