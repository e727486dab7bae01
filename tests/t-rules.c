#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/model/call.h"
#include "mita/model/money.h"
#include "mita/model/panel.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"
#include "tests/tap.h"

/*
 * The worked examples of mita-call(5) WHAT THE RULES CAN DO and of the pages
 * for officers: each figure that they tell is what the model makes of it.
 */

/* What the pages have on one rule: what is between its heading and the next. */
struct page {
	const char	*path;
	const char	*open;	/* before the word of the rule */
	const char	*close;	/* behind what is told of it */
	bool		 comma;	/* between whole and decimals */
};

static const struct page pages[] = {
	{ "man/mita-call.5", "\n.It Cm ", "\n.It Cm ", false },
	{ "data/guide/rules-en.txt", "\n", "\n\n", false },
	{ "data/guide/rules-lt.txt", "\n", "\n\n", true },
};
enum { PAGES = sizeof(pages) / sizeof(*pages) };

static struct buf texts[PAGES];

static void
load(void)
{
	const char *folder = getenv("srcdir");
	struct fault why = {0};
	char path[4096];
	size_t i;

	for (i = 0; i < PAGES; i++) {
		snprintf(path, sizeof(path), "%s/%s", folder == NULL ? "." :
		    folder, pages[i].path);
		if (file_read(path, 1 << 20, &texts[i], &why) == -1)
			ok(false, "%s", why.text);
	}
}

/* In every page the paragraph of the rule has this figure. */
static void
tells(const char *rule, const char *figure)
{
	char heading[64], typed[64], *mark;
	size_t i;

	for (i = 0; i < PAGES; i++) {
		const char *at, *end, *found;

		snprintf(heading, sizeof(heading), "%s%s", pages[i].open,
		    rule);
		snprintf(typed, sizeof(typed), "%s", figure);
		if (pages[i].comma && (mark = strchr(typed, '.')) != NULL)
			*mark = ',';
		at = strstr(buf_text(&texts[i]),
		    i == 0 ? ".Sh WHAT THE RULES CAN DO" : "");
		at = at == NULL ? NULL : strstr(at, heading);
		end = at == NULL ? NULL : strstr(at + 1, pages[i].close);
		found = at == NULL ? NULL : strstr(at, typed);
		ok(found != NULL && (end == NULL || found < end),
		    "%s, %s: %s", pages[i].path, rule, typed);
	}
}

/* Totals of one criterion with 100 steps: a score is a total. */

enum { MOST = 4 };

struct panel_of {
	enum combine	 combine;
	unsigned	 third;
	size_t		 n;
	int		 scores[MOST];
};

static const struct call call = { .rules = RULES_SECOND,
    .scale = { .top = 100, .per_point = 1 } };

static struct tally
tally_of(const struct panel_of *panel)
{
	struct criterion criterion = { .id = "A", .weight = 1 };
	struct stage stage = { .number = 1, .pass = 7000, .panel = 2,
	    .combine = panel->combine, .third = panel->third,
	    .n_criteria = 1, .criteria = &criterion };
	struct score scores[MOST];
	struct evaluation evaluations[MOST];
	struct opinion opinions[MOST];
	struct tally tally;
	size_t i;

	for (i = 0; i < panel->n; i++) {
		scores[i] = (struct score){ .criterion = "A",
		    .steps = panel->scores[i], .comment = "" };
		evaluations[i] = (struct evaluation){ .n_scores = 1,
		    .scores = &scores[i] };
		opinions[i] = (struct opinion){
		    .evaluation = &evaluations[i] };
	}
	panel_tally(&call, &stage, opinions, panel->n, &tally);
	return tally;
}

/* The scores, and the total that the rule makes of them. */
static void
makes(const char *rule, const struct panel_of *panel, const char *total)
{
	struct tally tally = tally_of(panel);
	char figure[FRACTION_TEXT_LEN], one[16];
	size_t i;

	fraction_text(figure, tally.total, 2);
	ok(!tally.third && strcmp(figure, total) == 0, "%s makes %s", rule,
	    figure);
	tells(rule, total);
	for (i = 0; i < panel->n; i++) {
		snprintf(one, sizeof(one), "%d", panel->scores[i]);
		tells(rule, one);
	}
}

static void
test_totals(void)
{
	makes("MEAN", &(struct panel_of){ COMBINE_MEAN, 0, 3,
	    { 84, 84, 39 } }, "69.00");
	makes("TWO-CLOSEST", &(struct panel_of){ COMBINE_TWO_CLOSEST, 0, 3,
	    { 61, 72, 82 } }, "77.00");
	makes("TWO-CLOSEST", &(struct panel_of){ COMBINE_TWO_CLOSEST, 0, 3,
	    { 61, 72, 84 } }, "66.50");
	makes("MEDIAN", &(struct panel_of){ COMBINE_MEDIAN, 0, 3,
	    { 61, 72, 84 } }, "72.00");
	makes("MEDIAN", &(struct panel_of){ COMBINE_MEDIAN, 0, 3,
	    { 71, 71, 5 } }, "71.00");
	makes("third-expert", &(struct panel_of){ COMBINE_MEDIAN, 3000, 2,
	    { 66, 94 } }, "80.00");
	ok(tally_of(&(struct panel_of){ COMBINE_MEDIAN, 3000, 2,
	    { 66, 95 } }).third, "one point more calls a third expert");
	makes("third-expert", &(struct panel_of){ COMBINE_MEDIAN, 3000, 3,
	    { 66, 95, 60 } }, "66.00");
}

/* An own total where one criterion cannot be judged. */
static void
test_cannot_judge(void)
{
	struct criterion criteria[2] = { { .id = "A", .weight = 60 },
	    { .id = "B", .weight = 40 } };
	struct stage stage = { .number = 1, .panel = 1, .n_criteria = 2,
	    .criteria = criteria, .cannot_judge = true };
	struct score scores[2] = { { .criterion = "A", .steps = 80 },
	    { .criterion = "B", .steps = STEPS_CANNOT_JUDGE } };
	struct evaluation ev = { .n_scores = 2, .scores = scores };
	struct call first = call;
	struct fraction total;
	char figure[FRACTION_TEXT_LEN];

	first.rules = RULES_FIRST;
	opinion_total(&first, &stage, &ev, &total, NULL);
	fraction_text(figure, total, 2);
	is_str(figure, "48.00", "cannot judge was a zero");
	tells("cannot-judge", "48.00");
	opinion_total(&call, &stage, &ev, &total, NULL);
	fraction_text(figure, total, 2);
	is_str(figure, "80.00", "  and is none");
	tells("cannot-judge", "80.00");
}

/* Ranks, the gate and the money */

struct applicant {
	int		 total;
	int64_t		 asked;		/* EUR */
	int64_t		 eligible;
	const char	*county;
	int64_t		 refuses;
};

struct race {
	enum tie_kind		 tie;	/* the only one */
	int64_t			 budget;	/* EUR */
	struct gate		 gate;	/* NONE: the stage funds */
	size_t			 n;
	struct applicant	 who[MOST];
};

/* Verdicts in the order of the applicants. */
static void
run(const struct race *race, struct standing out[static MOST])
{
	struct call rules = call;
	struct criterion criterion = { .id = "A", .weight = 1 };
	struct tie tie = { race->tie, "-" };
	struct stage stage = { .number = 1, .gate = race->gate,
	    .funds = race->gate.rule == GATE_RULE_NONE, .n_criteria = 1,
	    .criteria = &criterion, .n_ties = 1, .ties = &tie };
	struct proposal proposals[MOST];
	struct partner partners[MOST];
	struct standing s[MOST];
	struct fraction lowest;
	size_t i;

	rules.grant_max = 100000 * 100;
	rules.intensity_max = BP_ONE;
	rules.remainder_min = 8000;
	for (i = 0; i < race->n; i++) {
		const struct applicant *a = &race->who[i];

		partners[i] = (struct partner){ .type = "SM", .name = "" };
		id_copy(partners[i].place, a->county);
		proposals[i] = (struct proposal){ .asked = a->asked * 100,
		    .eligible = (a->eligible ? a->eligible : a->asked) * 100,
		    .n_partners = 1, .partners = &partners[i] };
		snprintf(proposals[i].id, sizeof(proposals[i].id), "P-%zu", i);
		s[i] = (struct standing){ .proposal = &proposals[i],
		    .outcome = OUTCOME_RESERVE, .refuses = a->refuses * 100,
		    .tally = { .total = fraction_of(a->total, 1) } };
	}
	ranking_sort(&rules, &stage, s, race->n);
	if (stage.funds)
		funding_apply(&rules, race->budget * 100, s, race->n);
	else
		gate_apply(&rules, &stage, race->budget * 100, s, race->n,
		    &lowest);
	for (i = 0; i < race->n; i++)
		out[s[i].proposal - proposals] = s[i];
}

/* Each one's outcome; the pages have the sums of all. */
static void
ends(const char *rule, const char *what, const struct race *race,
    const enum outcome outcomes[static MOST])
{
	struct standing out[MOST];
	char sum[32];
	bool good = true;
	size_t i;

	run(race, out);
	for (i = 0; i < race->n; i++)
		good = good && out[i].outcome == outcomes[i];
	ok(good, "%s: %s", rule, what);
	snprintf(sum, sizeof(sum), "%lld", (long long)race->budget);
	tells(rule, sum);
	for (i = 0; i < race->n; i++) {
		snprintf(sum, sizeof(sum), "%lld",
		    (long long)race->who[i].asked);
		tells(rule, sum);
	}
}

#define OUTCOMES_OF(...) (const enum outcome [MOST]){ __VA_ARGS__ }
#define FUNDED	OUTCOME_FUNDED
#define OFFERED	OUTCOME_OFFERED
#define RESERVE	OUTCOME_RESERVE
#define INVITED	OUTCOME_INVITED

static void
test_ties(void)
{
	ends("COVERAGE", "the one of the other county is paid",
	    &(struct race){ TIE_COVERAGE, 30000, { 0 }, 3, {
	    { 90, 2000, 0, "LT1", 0 }, { 80, 28000, 0, "LT2", 0 },
	    { 80, 28000, 0, "LT1", 0 } } },
	    OUTCOMES_OF(FUNDED, FUNDED, RESERVE));
	ends("COVERAGE", "when the first withdraws, it loses that",
	    &(struct race){ TIE_COVERAGE, 30000, { 0 }, 2, {
	    { 80, 28000, 0, "LT2", 0 }, { 80, 28000, 0, "LT1", 0 } } },
	    OUTCOMES_OF(RESERVE, RESERVE));
	ends("INTENSITY", "who asks for the smaller share comes first",
	    &(struct race){ TIE_INTENSITY, 10000, { 0 }, 2, {
	    { 80, 10000, 30000, "", 0 }, { 80, 9000, 30000, "", 0 } } },
	    OUTCOMES_OF(RESERVE, FUNDED));
	ends("DRAW", "without lots equals at the line get nothing",
	    &(struct race){ TIE_INTENSITY, 30000, { 0 }, 2, {
	    { 80, 20000, 0, "", 0 }, { 80, 20000, 0, "", 0 } } },
	    OUTCOMES_OF(RESERVE, RESERVE));
	ends("DRAW", "and one point less is an offer",
	    &(struct race){ TIE_INTENSITY, 35000, { 0 }, 2, {
	    { 80, 20000, 0, "", 0 }, { 79, 16000, 0, "", 0 } } },
	    OUTCOMES_OF(FUNDED, OFFERED));
	ends("DRAW", "that one point more takes away",
	    &(struct race){ TIE_INTENSITY, 35000, { 0 }, 2, {
	    { 80, 20000, 40000, "", 0 }, { 80, 16000, 32000, "", 0 } } },
	    OUTCOMES_OF(RESERVE, RESERVE));
}

static void
test_money(void)
{
	static const struct gate gate = { GATE_RULE_ELIMINATORY, 30000,
	    25000 };

	ends("gate", "the sum of 9000 is too far from the aim",
	    &(struct race){ TIE_DRAW, 10000, gate, 2, {
	    { 90, 26000, 0, "", 0 }, { 80, 9000, 0, "", 0 } } },
	    OUTCOMES_OF(INVITED, OUTCOME_BELOW_GATE));
	ends("gate", "that of 7000 is not", &(struct race){ TIE_DRAW, 10000,
	    gate, 2, { { 90, 26000, 0, "", 0 }, { 80, 7000, 0, "", 0 } } },
	    OUTCOMES_OF(INVITED, INVITED));
	ends("remainder-min", "too little is left, and it blocks",
	    &(struct race){ TIE_DRAW, 14000, { 0 }, 2, {
	    { 90, 18000, 0, "", 0 }, { 80, 6000, 0, "", 0 } } },
	    OUTCOMES_OF(RESERVE, RESERVE));
	ends("remainder-min", "four fifths are offered",
	    &(struct race){ TIE_DRAW, 14400, { 0 }, 2, {
	    { 90, 18000, 0, "", 0 }, { 80, 6000, 0, "", 0 } } },
	    OUTCOMES_OF(OFFERED, RESERVE));
	ends("OFFER", "refused, it goes to the next",
	    &(struct race){ TIE_DRAW, 14400, { 0 }, 2, {
	    { 90, 18000, 0, "", 14400 }, { 80, 6000, 0, "", 0 } } },
	    OUTCOMES_OF(RESERVE, FUNDED));
	ends("OFFER", "and the whole grant comes behind it, too",
	    &(struct race){ TIE_DRAW, 18000, { 0 }, 2, {
	    { 90, 18000, 0, "", 14400 }, { 80, 6000, 0, "", 0 } } },
	    OUTCOMES_OF(RESERVE, FUNDED));
}

int
main(void)
{
	size_t i;

	load();
	test_totals();
	test_cannot_judge();
	test_ties();
	test_money();
	for (i = 0; i < PAGES; i++)
		buf_release(&texts[i]);
	return done_testing();
}
