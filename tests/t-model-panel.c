#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/panel.h"
#include "mita/model/record.h"
#include "tests/tap.h"

/* mita-call(5) TOTALS, on figures small enough to work out by hand. */

enum { EXPERTS_MAX = 100 };

static struct criterion criteria[CRITERIA_MAX];
static struct stage stage;
static struct call call;
static struct score scores[EXPERTS_MAX][CRITERIA_MAX];
static struct evaluation evaluations[EXPERTS_MAX];
static struct opinion opinions[EXPERTS_MAX];
static size_t n;

/* Scale 0 to 10; P1 weighs 60 and needs 6, P2 weighs 40 and needs 5. */
static void
two_criteria(void)
{
	memset(criteria, 0, sizeof(criteria));
	criteria[0] = (struct criterion){ .id = "P1", .weight = 60, .min = 6 };
	criteria[1] = (struct criterion){ .id = "P2", .weight = 40, .min = 5 };
	call = (struct call){ .scale = { .top = 10, .per_point = 2 } };
	stage = (struct stage){ .number = 1, .pass = 7000, .panel = 2,
	    .business = 1, .knowledge = 1, .combine = COMBINE_TWO_CLOSEST,
	    .third = 3000, .n_criteria = 2, .criteria = criteria };
	n = 0;
}

/* Scale 0 to 100 and one criterion, so that a total is a score. */
static void
one_criterion(void)
{
	two_criteria();
	call.scale.top = 100;
	stage.n_criteria = 1;
	criteria[0].min = 0;
	stage.business = stage.knowledge = 0;
}

static void
add(enum role role, int first, int second)
{
	scores[n][0] = (struct score){ .criterion = "P1", .steps = first,
	    .comment = "" };
	scores[n][1] = (struct score){ .criterion = "P2", .steps = second,
	    .comment = "" };
	evaluations[n] = (struct evaluation){ .stage = 1,
	    .n_scores = stage.n_criteria, .scores = scores[n] };
	opinions[n] = (struct opinion){ .evaluation = &evaluations[n],
	    .role = role };
	n++;
}

static struct tally
tally(void)
{
	struct tally out = {0};

	panel_tally(&call, &stage, opinions, n, &out);
	return out;
}

static void
is_fraction(struct fraction got, const char *want, const char *what)
{
	char text[FRACTION_TEXT_LEN];

	fraction_exact(text, got);
	is_str(text, want, "%s", what);
}

static void
test_total(void)
{
	struct tally t;

	/* E1: (60 x 8 + 40 x 7) x 100 / (100 x 10) = 760 / 10 = 76
	 * E2: (60 x 7 + 40 x 6) / 10 = 660 / 10 = 66
	 * means 15/2 and 13/2: (450 + 260) / 10 = 71 */
	two_criteria();
	add(ROLE_BUSINESS, 8, 7);
	add(ROLE_KNOWLEDGE, 7, 6);
	t = tally();
	is_fraction(opinions[0].total, "76", "the first expert's total");
	is_fraction(opinions[1].total, "66", "the second's");
	is_fraction(t.means[0], "15/2", "the mean of P1");
	is_fraction(t.means[1], "13/2", "the mean of P2");
	is_fraction(t.total, "71", "the proposal's total");
	ok(t.n == 2 && t.complete && !t.third && t.passes, "it passes");
	add(ROLE_BOTH, 7, 7);
	stage.combine = COMBINE_MEAN;
	stage.third = 0;
	/* means 22/3 and 20/3: (440 + 800/3) / 10 = 2120/30 = 212/3 */
	t = tally();
	is_fraction(t.total, "212/3", "thirds stay thirds");
	ok(t.n == 3 && t.passes, "212/3 is above 70");
}

static void
test_extremes(void)
{
	struct tally t;

	two_criteria();
	t = tally();
	is_fraction(t.total, "0", "no evaluation, no total");
	ok(t.n == 0 && !t.complete && !t.passes, "and nothing complete");
	add(ROLE_BUSINESS, 10, 10);
	t = tally();
	is_fraction(t.total, "100", "the best is 100");
	ok(t.n == 1 && !t.complete && !t.passes,
	    "one evaluation counts, and is not enough for two seats");
	add(ROLE_KNOWLEDGE, 10, 10);
	t = tally();
	ok(t.complete && t.passes, "two are");
	n = 0;
	add(ROLE_BUSINESS, 0, 0);
	add(ROLE_KNOWLEDGE, 0, 0);
	t = tally();
	is_fraction(t.total, "0", "the worst is 0");
	ok(t.complete && !t.third && !t.passes, "complete, and does not pass");
	criteria[0].min = criteria[1].min = stage.pass = 0;
	t = tally();
	ok(t.passes, "it does where nothing is asked");
}

static void
test_thresholds(void)
{
	struct tally t;

	two_criteria();
	add(ROLE_BUSINESS, 7, 7);
	add(ROLE_KNOWLEDGE, 7, 7);
	t = tally();
	ok(t.passes, "70 reaches 70");
	stage.pass = 7001;
	t = tally();
	ok(t.complete && !t.passes, "70 does not reach 70.01");

	/* P1 5 and 6: mean 11/2 below 6, though (330 + 400) / 10 = 73. */
	two_criteria();
	add(ROLE_BUSINESS, 5, 10);
	add(ROLE_KNOWLEDGE, 6, 10);
	t = tally();
	is_fraction(t.total, "73", "a good total");
	ok(t.complete && !t.passes, "does not make up for a low criterion");
	n = 0;
	add(ROLE_BUSINESS, 5, 10);
	add(ROLE_KNOWLEDGE, 7, 10);
	t = tally();
	ok(t.passes, "a mean of exactly 6 does: minimum 6");

	/* 20/3 is below 7 and rounds to 7. */
	two_criteria();
	stage.combine = COMBINE_MEAN;
	stage.third = 0;
	criteria[0].min = 7;
	criteria[0].weight = 0;
	add(ROLE_BUSINESS, 7, 10);
	add(ROLE_KNOWLEDGE, 7, 10);
	add(ROLE_KNOWLEDGE, 6, 10);
	t = tally();
	is_fraction(t.means[0], "20/3", "a mean of 6.67");
	is_fraction(t.total, "100", "a criterion without weight adds nothing");
	ok(!t.passes, "but is held to its minimum");

	/* 139 + 140 halves of a hundred: 69.75 shown as 70 is not 70. */
	one_criterion();
	stage.pass = 7000;
	stage.combine = COMBINE_MEAN;
	add(ROLE_BOTH, 70, 0);
	add(ROLE_BOTH, 70, 0);
	add(ROLE_BOTH, 70, 0);
	add(ROLE_BOTH, 69, 0);
	t = tally();
	is_fraction(t.total, "279/4", "69.75");
	ok(!t.passes, "is not 70");
	stage.pass = 6975;
	t = tally();
	ok(t.passes, "but is 69.75");
}

static void
third(int a, int b, bool want, const char *what)
{
	struct tally t;

	n = 0;
	add(ROLE_BUSINESS, a, 0);
	add(ROLE_KNOWLEDGE, b, 0);
	t = tally();
	ok(t.third == want && t.complete == !want && (!want || !t.passes),
	    "%d and %d: %s", a, b, what);
}

/* More than 30 % of the higher apart, and the higher reaches 70. */
static void
test_third(void)
{
	one_criterion();
	third(80, 56, false, "24 of 80 is 30 %, not more");
	third(80, 55, true, "25 of 80 is more");
	third(55, 80, true, "in either order");
	third(70, 49, false, "21 of 70 is 30 %");
	third(70, 48, true, "22 of 70 is more");
	third(69, 0, false, "both are below 70");
	third(100, 0, true, "as far as can be");
	third(100, 70, false, "30 of 100 is 30 %");
	third(90, 90, false, "the same");
	stage.third = 0;
	third(100, 0, false, "a call may never ask for one");
	stage.third = 10000;
	third(100, 0, false, "100 of 100 is not more than all of it");
	stage.third = 3333;
	third(90, 60, true, "30 of 90 is a third, more than 33.33 %");
	stage.third = 3334;
	third(90, 60, false, "and less than 33.34 %");
}

/* The total of three, and how many count, in whatever order they stand. */
static void
closest(int a, int b, int c, const char *want, size_t count)
{
	const int given[3] = { a, b, c };
	static const int orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 },
	    { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	char text[FRACTION_TEXT_LEN];
	size_t i, k, good = 0;
	struct tally t;

	for (i = 0; i < 6; i++) {
		n = 0;
		for (k = 0; k < 3; k++)
			add(ROLE_BOTH, given[orders[i][k]], 0);
		t = tally();
		fraction_exact(text, t.total);
		if (strcmp(text, want) == 0 && t.n == count && t.complete &&
		    !t.third)
			good++;
		else
			note("%s of %zu", text, t.n);
	}
	is_int((long long)good, 6, "%d, %d, %d: %s of %zu, in any order", a,
	    b, c, want, count);
}

static void
test_closest(void)
{
	struct tally t;

	one_criterion();
	closest(40, 70, 80, "75", 2);
	closest(40, 50, 80, "45", 2);
	closest(40, 60, 80, "60", 1);	/* equally far: the middle one */
	closest(60, 60, 80, "60", 2);
	closest(60, 80, 80, "80", 2);
	closest(70, 70, 70, "70", 1);
	closest(0, 50, 100, "50", 1);
	closest(0, 51, 100, "151/2", 2);
	closest(0, 49, 100, "49/2", 2);
	/* The far one is out of the means too. */
	two_criteria();
	stage.business = stage.knowledge = 0;
	add(ROLE_BOTH, 8, 7);		/* 76 */
	add(ROLE_BOTH, 0, 10);		/* 40 */
	add(ROLE_BOTH, 7, 6);		/* 66 */
	t = tally();
	is_fraction(t.means[0], "15/2", "the far one is not in the mean");
	ok(opinions[0].counts && !opinions[1].counts && opinions[2].counts,
	    "and is marked as not counted");
	add(ROLE_BOTH, 7, 6);
	t = tally();
	ok(t.trouble == TALLY_SURPLUS && !t.complete && !t.passes && t.n == 0,
	    "of four there is no total");
	is_fraction(t.total, "0", "and none is told");
}

/* Own totals of up to four, and what the second rules make of them. */
static void
second(enum combine combine, const char *totals, const char *want,
    size_t count)
{
	struct tally t;
	char *end;

	one_criterion();
	call.rules = RULES_SECOND;
	stage.combine = combine;
	for (; *totals != '\0'; totals = end)
		add(ROLE_BOTH, (int)strtol(totals, &end, 10), 0);
	t = tally();
	is_fraction(t.total, want, combine_words[combine]);
	is_int((long long)t.n, (long long)count, "from %zu", count);
	is_fraction(t.means[0], want, "and its criterion");
}

static void
test_second(void)
{
	struct tally t;

	second(COMBINE_TWO_CLOSEST, "70 70 70", "70", 3);
	second(COMBINE_TWO_CLOSEST, "0 50 100", "50", 1);
	second(COMBINE_TWO_CLOSEST, "40 60 60", "60", 2);
	second(COMBINE_MEDIAN, "83", "83", 1);
	second(COMBINE_MEDIAN, "60 85", "145/2", 2);
	second(COMBINE_MEDIAN, "60 70 81", "70", 3);
	second(COMBINE_MEDIAN, "60 70 100", "70", 3);
	second(COMBINE_MEDIAN, "90 20 70 75", "145/2", 4);
	second(COMBINE_MEDIAN, "70 70 70 10", "70", 4);

	/* P1: 4, 7, 9 and P2: 9, 6, 2; own totals 60, 66, 62. */
	two_criteria();
	call.rules = RULES_SECOND;
	stage.combine = COMBINE_MEDIAN;
	stage.business = stage.knowledge = 0;
	add(ROLE_BOTH, 4, 9);
	add(ROLE_BOTH, 7, 6);
	add(ROLE_BOTH, 9, 2);
	t = tally();
	is_fraction(t.total, "62", "the median of the own totals");
	is_fraction(t.means[0], "7", "each criterion has its own median");
	is_fraction(t.means[1], "6", "whoever gave it");

	/* "Cannot judge" is no zero: 10 of 10 on what is judged is 100. */
	two_criteria();
	call.rules = RULES_SECOND;
	stage.business = stage.knowledge = 0;
	add(ROLE_BOTH, 10, STEPS_CANNOT_JUDGE);
	add(ROLE_BOTH, 9, 9);
	t = tally();
	is_fraction(opinions[0].total, "100", "own totals are of what is"
	    " judged");
	ok(!t.third && !t.complete, "so no third is due, but a judge of P2");
	call.rules = RULES_FIRST;
	t = tally();
	is_fraction(opinions[0].total, "60", "under the first rules a zero");

	/* Who judges nothing says nothing of the total. */
	two_criteria();
	call.rules = RULES_SECOND;
	stage.combine = COMBINE_MEDIAN;
	stage.third = 0;
	stage.business = stage.knowledge = 0;
	add(ROLE_BOTH, 8, 8);
	add(ROLE_BOTH, STEPS_CANNOT_JUDGE, STEPS_CANNOT_JUDGE);
	add(ROLE_BOTH, 9, 9);
	t = tally();
	is_fraction(t.total, "85", "the median of those who do");
	ok(!opinions[1].counts && !opinions[1].judged && t.complete,
	    "and two of them are a panel");
}

/* Letters are experts: Business, Knowledge, both of them (+). */
static void
seats(const char *letters, bool want)
{
	struct tally t;

	for (n = 0; *letters != '\0'; letters++)
		add(*letters == 'B' ? ROLE_BUSINESS : *letters == 'K' ?
		    ROLE_KNOWLEDGE : ROLE_BOTH, 80, 0);
	t = tally();
	ok(t.complete == want && t.passes == want,
	    "%u seats, %u and %u: %zu experts are %senough", stage.panel,
	    stage.business, stage.knowledge, n, want ? "" : "not ");
}

static void
test_seats(void)
{
	one_criterion();
	stage.combine = COMBINE_MEAN;
	stage.third = 0;
	stage.business = stage.knowledge = 1;
	seats("BK", true);
	seats("BB", false);
	seats("KK", false);
	seats("B+", true);
	seats("+K", true);
	seats("++", true);
	seats("B", false);
	seats("BBBB", false);
	seats("BBBBK", true);
	stage.panel = 3;
	seats("BK", false);
	seats("BBK", true);
	seats("BB+", true);
	seats("BBB", false);
	stage.panel = 4;
	stage.business = stage.knowledge = 2;
	seats("BK++", true);
	seats("BBB+", false);
	seats("B+++", true);
	seats("BBK+", true);
	seats("BBBK+", true);
	seats("BBBBK", false);
	stage.business = stage.knowledge = 0;
	seats("BBBB", true);
}

/* "Cannot judge" is no zero, and waits for another expert. */
static void
test_cannot_judge(void)
{
	struct tally t;

	two_criteria();
	stage.cannot_judge = true;
	add(ROLE_BUSINESS, 8, STEPS_CANNOT_JUDGE);
	add(ROLE_KNOWLEDGE, 7, 6);
	/* means 15/2 and 6: (450 + 240) / 10 = 69; alone 480 / 10 = 48 */
	t = tally();
	is_fraction(opinions[0].total, "48", "alone it adds nothing");
	is_fraction(t.means[1], "6", "in the mean it is not there");
	is_fraction(t.total, "69", "so the total is of those who judge");
	ok(!t.complete && !t.third, "but the panel is not complete");

	stage.combine = COMBINE_MEAN;
	stage.third = 0;
	add(ROLE_BOTH, 9, 8);
	/* means 8 and 7: (480 + 280) / 10 */
	t = tally();
	is_fraction(t.total, "76", "two of three judge P2");
	ok(t.complete && t.passes, "which is enough for a panel of two");
	stage.panel = 3;
	t = tally();
	ok(!t.complete, "and not for one of three");
	n = 0;
	add(ROLE_BUSINESS, 10, STEPS_CANNOT_JUDGE);
	add(ROLE_KNOWLEDGE, 10, STEPS_CANNOT_JUDGE);
	t = tally();
	is_fraction(t.means[1], "0", "if nobody judges, the mean is 0");
}

/* The order of experts never matters to a mean. */
static void
test_orders(void)
{
	static const int given[5][2] = { { 7, 3 }, { 8, 10 }, { 6, 6 },
	    { 9, 1 }, { 3, 5 } };
	size_t order[5], i, k, code, wrong = 0, tried = 0;
	bool fits;

	two_criteria();
	stage.combine = COMBINE_MEAN;
	stage.third = 0;
	stage.panel = 5;
	for (code = 0; code < 3125; code++) {
		for (i = 0, k = code, fits = true; i < 5; i++, k /= 5) {
			order[i] = k % 5;
			for (size_t j = 0; j < i; j++)
				fits = fits && order[j] != order[i];
		}
		if (!fits)
			continue;
		for (n = 0; n < 5; )
			add(n < 2 ? ROLE_BUSINESS : ROLE_KNOWLEDGE,
			    given[order[n]][0], given[order[n]][1]);
		tried++;
		/* 33/5 and 5: (396 + 200) / 10 = 298/5 */
		if (fraction_cmp(tally().total, (struct fraction){ 298, 5 })
		    != 0)
			wrong++;
	}
	ok(tried == 120 && wrong == 0, "298/5 in each of 120 orders");
}

/* Twenty criteria, each judged by another prime number of experts. */
static void
test_range(void)
{
	static const int primes[CRITERIA_MAX] = { 2, 3, 5, 7, 11, 13, 17, 19,
	    23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71 };
	struct tally t;
	int i, k;

	two_criteria();
	stage.combine = COMBINE_MEAN;
	stage.n_criteria = CRITERIA_MAX;
	for (i = 0; i < CRITERIA_MAX; i++)
		criteria[i] = (struct criterion){ .id = { 'A' + (char)i },
		    .weight = 1 };
	for (k = 0; k < 71; k++) {
		add(ROLE_BOTH, 0, 0);
		for (i = 0; i < CRITERIA_MAX; i++) {
			scores[k][i].steps = k == 0 ? 1 : k < primes[i] ? 0 :
			    STEPS_CANNOT_JUDGE;
			strcpy(scores[k][i].criterion, criteria[i].id);
		}
	}
	t = tally();
	ok(t.trouble == TALLY_TOO_LONG && !t.complete,
	    "a total that leaves 64 bits is none");
	is_fraction(t.total, "0", "and none is told");
	/* The largest plain panel is far from that. */
	for (i = 0; i < CRITERIA_MAX; i++)
		criteria[i].weight = 500;
	call.scale.top = SCALE_MAX;
	for (n = 0; n < PANEL_MAX; ) {
		add(ROLE_BOTH, 0, 0);
		for (i = 0; i < CRITERIA_MAX; i++) {
			scores[n - 1][i].steps = SCALE_MAX;
			strcpy(scores[n - 1][i].criterion, criteria[i].id);
		}
	}
	is_fraction(tally().total, "100", "a hundred experts are no trouble");
}

int
main(void)
{
	test_total();
	test_extremes();
	test_thresholds();
	test_third();
	test_closest();
	test_second();
	test_seats();
	test_cannot_judge();
	test_orders();
	test_range();
	return done_testing();
}
