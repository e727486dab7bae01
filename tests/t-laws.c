#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tests/any.h"
#include "tests/tap.h"
#include "tests/world.h"

/*
 * What an applicant may expect of any rule, over random small calls: one
 * thing is changed and everything is decided again.  Where a rule that
 * agencies use cannot keep a law, it is listed so and must be seen to break
 * it: mita-call(5) says so, and "init" tells it.
 */

enum { CALLS = 30000, LIMIT_LEAST = 500 };

enum law {
	LAW_RAISE,		/* a higher score never hurts its proposal */
	LAW_MONEY,		/* more money takes nothing away */
	LAW_WITHDRAWAL,		/* nor does another's withdrawal */
	LAW_FAILING,		/* one that is added and fails changes nobody */
	LAW_ASK_LESS,		/* asking less never costs */
	LAW_NAMES,		/* ids of proposals decide nothing */
	LAW_EXPERTS,		/* nor do those of experts */
	LAW_ORDER,		/* nor the order in which records came */
	LAW_WEIGHTS,		/* nor do all weights times the same */
	LAWS
};

#define BREAKS(law) (1u << (law))

static const char *const law_words[LAWS] = {
	"a higher score lowers neither total, place nor grant",
	"more money takes nothing away",
	"a withdrawal takes nothing from those who stay",
	"a proposal that is added and fails changes nobody",
	"asking less never costs",
	"renaming proposals changes nothing",
	"renaming experts changes nothing",
	"the order of records changes nothing",
	"weights times the same change nothing",
};

/* One change: which law, and where. */
struct change {
	enum law	law;
	size_t		idea, voice, axis;
	int64_t		amount;
};

static const struct rules all_rules[] = {
	{ .name = "mean, money", .edition = RULES_SECOND,
	    .combine = COMBINE_MEAN, .draws = true, .funds = true,
	    .cannot_judge = true, .refusals = true },
	{ .name = "median, money", .edition = RULES_SECOND,
	    .combine = COMBINE_MEDIAN, .draws = true, .funds = true,
	    .cannot_judge = true, .refusals = true },
	{ .name = "mean, gate", .edition = RULES_SECOND,
	    .combine = COMBINE_MEAN, .draws = true, .cannot_judge = true },
	{ .name = "median, gate", .edition = RULES_SECOND,
	    .combine = COMBINE_MEDIAN },
	{ .name = "median, money, no lots", .edition = RULES_SECOND,
	    .combine = COMBINE_MEDIAN, .funds = true, .refusals = true,
	    .breaks = BREAKS(LAW_RAISE) },
	{ .name = "two closest, gate", .edition = RULES_SECOND,
	    .combine = COMBINE_TWO_CLOSEST, .cannot_judge = true,
	    .breaks = BREAKS(LAW_RAISE) },
	{ .name = "coverage, money", .edition = RULES_SECOND,
	    .combine = COMBINE_MEAN, .coverage = true, .funds = true,
	    .breaks = BREAKS(LAW_RAISE) | BREAKS(LAW_WITHDRAWAL) },
	{ .name = "first rules, two closest, gate", .edition = RULES_FIRST,
	    .combine = COMBINE_TWO_CLOSEST,
	    .breaks = BREAKS(LAW_RAISE) | BREAKS(LAW_EXPERTS) },
	{ .name = "first rules, refusals", .edition = RULES_FIRST,
	    .combine = COMBINE_MEAN, .draws = true, .funds = true,
	    .refusals = true,
	    .breaks = BREAKS(LAW_MONEY) | BREAKS(LAW_WITHDRAWAL) },
	{ .name = "first rules, coverage", .edition = RULES_FIRST,
	    .combine = COMBINE_MEAN, .coverage = true, .funds = true,
	    .breaks = BREAKS(LAW_RAISE) | BREAKS(LAW_WITHDRAWAL) |
	    BREAKS(LAW_NAMES) },
};

/* Changes */

enum { CATCH_UP = 5 };

/* Every score at least as good as the next one's: exact equals, often. */
static void
catch_up(struct world *w, const struct change *c)
{
	const struct idea *other = &w->ideas[(c->idea + 1) % IDEAS];
	struct idea *idea = &w->ideas[c->idea];
	size_t v, a;

	for (v = 0; v < idea->n_voices && v < other->n_voices; v++)
		for (a = 0; a < w->n_axes; a++)
			if (idea->steps[v][a] >= 0 &&
			    idea->steps[v][a] < other->steps[v][a])
				idea->steps[v][a] = other->steps[v][a];
}

static void
raise_score(struct world *w, const struct change *c)
{
	int *steps = &w->ideas[c->idea].steps[c->voice][c->axis];

	if (c->amount == CATCH_UP) {
		catch_up(w, c);
		return;
	}
	if (*steps < 0 || c->voice >= w->ideas[c->idea].n_voices)
		return;
	*steps += (int)c->amount;
	if (*steps > STEPS)
		*steps = STEPS;
}

static void
add_failing(struct world *w, const struct change *c)
{
	struct idea *idea = &w->ideas[c->idea];
	size_t v;

	idea->here = true;
	for (v = 0; v < idea->n_voices; v++)
		memset(idea->steps[v], 0, sizeof(idea->steps[v]));
}

/* In every other one; the lots go with what they are of. */
static void
rename_ideas(struct world *w)
{
	size_t i;

	for (i = 0; i < IDEAS; i++)
		w->ideas[i].name = IDEAS + 1 - w->ideas[i].name;
}

static void
turn_experts(struct world *w)
{
	int steps[AXES];
	enum role role;
	size_t i, last;

	for (i = 0; i < IDEAS; i++) {
		struct idea *idea = &w->ideas[i];

		if (idea->n_voices < 2)
			continue;
		last = idea->n_voices - 1;
		memcpy(steps, idea->steps[last], sizeof(steps));
		role = idea->roles[last];
		memmove(idea->steps[1], idea->steps[0],
		    last * sizeof(idea->steps[0]));
		memmove(&idea->roles[1], &idea->roles[0],
		    last * sizeof(idea->roles[0]));
		memcpy(idea->steps[0], steps, sizeof(steps));
		idea->roles[0] = role;
	}
}

static void
turn_order(struct world *w)
{
	size_t kept = w->order[0], i;

	for (i = 0; i + 1 < IDEAS; i++)
		w->order[i] = w->order[i + 1];
	w->order[IDEAS - 1] = kept;
}

static void
make_change(struct world *w, const struct change *c)
{
	size_t i;

	switch (c->law) {
	case LAW_RAISE:
		raise_score(w, c);
		break;
	case LAW_MONEY:
		w->budget += c->amount * 100000;
		break;
	case LAW_WITHDRAWAL:
		w->ideas[c->idea].withdrawn = true;
		break;
	case LAW_FAILING:
		add_failing(w, c);
		break;
	case LAW_ASK_LESS:
		w->ideas[c->idea].asked -= w->ideas[c->idea].asked *
		    c->amount / 10;
		break;
	case LAW_NAMES:
		rename_ideas(w);
		break;
	case LAW_EXPERTS:
		turn_experts(w);
		break;
	case LAW_ORDER:
		turn_order(w);
		break;
	case LAW_WEIGHTS:
		for (i = 0; i < w->n_axes; i++)
			w->weights[i] *= (unsigned)c->amount + 1;
		break;
	case LAWS:
		break;
	}
}

/* Comparing */

/* What an applicant has of it: nothing, a place in the list, or more. */
static int
worth(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_INVITED:
	case OUTCOME_FUNDED:
		return 3;
	case OUTCOME_OFFERED:
		return 2;
	case OUTCOME_RESERVE:
	case OUTCOME_BELOW_GATE:
		return 1;
	default:
		return 0;
	}
}

static bool
keeps_worth(const struct verdict *before, const struct verdict *after)
{
	return worth(after->outcome) >= worth(before->outcome) &&
	    after->grant >= before->grant;
}

static int
cmp_total(const struct verdict *a, const struct verdict *b)
{
	int64_t left = a->total.num * b->total.den;
	int64_t right = b->total.num * a->total.den;

	return (left > right) - (left < right);
}

static bool
is_same(const struct verdict *a, const struct verdict *b)
{
	return a->outcome == b->outcome && a->rank == b->rank &&
	    a->grant == b->grant && a->counted == b->counted &&
	    cmp_total(a, b) == 0;
}

/* When a third expert is called, or no more, there is nothing to compare. */
static bool
keeps_own(const struct verdict *before, const struct verdict *after)
{
	if (before->outcome == OUTCOME_THIRD_EXPERT ||
	    after->outcome == OUTCOME_THIRD_EXPERT)
		return true;
	return cmp_total(after, before) >= 0 && keeps_worth(before, after) &&
	    (before->rank == 0 ||
	    (after->rank != 0 && after->rank <= before->rank));
}

static bool
keeps_law(const struct change *c, const struct world *w,
    const struct verdict before[static IDEAS],
    const struct verdict after[static IDEAS])
{
	size_t i;

	if (c->law == LAW_RAISE)
		return keeps_own(&before[c->idea], &after[c->idea]);
	if (c->law == LAW_ASK_LESS)
		return worth(after[c->idea].outcome) >=
		    worth(before[c->idea].outcome);
	for (i = 0; i < IDEAS; i++) {
		if (!w->ideas[i].here || (c->law == LAW_WITHDRAWAL &&
		    i == c->idea))
			continue;
		if (c->law == LAW_MONEY || c->law == LAW_WITHDRAWAL) {
			if (!keeps_worth(&before[i], &after[i]))
				return false;
		} else if (!is_same(&before[i], &after[i]))
			return false;
	}
	return true;
}

static bool
holds(const struct world *w, const struct change *c)
{
	struct verdict before[IDEAS], after[IDEAS];
	struct world changed = *w;

	make_change(&changed, c);
	world_judge(w, before);
	world_judge(&changed, after);
	return keeps_law(c, w, before, after);
}

/* The smallest example: as long as it breaks without it, leave it out. */

static bool
shrink_once(struct world *w, const struct change *c)
{
	struct world less;
	size_t i;

	for (i = 0; i < IDEAS; i++) {
		less = *w;
		less.ideas[i].here = false;
		if (w->ideas[i].here && i != c->idea && !holds(&less, c)) {
			*w = less;
			return true;
		}
	}
	less = *w;
	less.n_axes--;
	if (less.n_axes > 0 && c->axis < less.n_axes && !holds(&less, c)) {
		*w = less;
		return true;
	}
	return false;
}

static void
tell(const struct world *w, const struct change *c)
{
	struct world least = *w, changed;

	while (shrink_once(&least, c))
		continue;
	note("broken: %s (P-%02zu, evaluation %zu, criterion %zu, %" PRId64
	    ")", law_words[c->law], c->idea + 1, c->voice + 1, c->axis + 1,
	    c->amount);
	world_print(&least);
	changed = least;
	make_change(&changed, c);
	note("and changed:");
	world_print(&changed);
}

/* Trying */

static struct change
any_change(enum law law)
{
	return (struct change){ law, any(IDEAS), any(VOICES), any(AXES),
	    1 + any(5) };
}

static bool
applies(const struct world *w, const struct change *c)
{
	if (c->axis >= w->n_axes)
		return false;
	if (c->law == LAW_FAILING)
		return !w->ideas[c->idea].here;
	return c->law > LAW_ASK_LESS || c->law == LAW_MONEY ||
	    w->ideas[c->idea].here;
}

struct count {
	unsigned long	tried, broken;
};

static void
try_all(const struct world *w, struct count counts[static LAWS])
{
	struct change c;
	int law;

	for (law = 0; law < LAWS; law++) {
		c = any_change((enum law)law);
		if (!applies(w, &c))
			continue;
		counts[law].tried++;
		if (holds(w, &c) || counts[law].broken++ > 0)
			continue;
		/* The smallest example, of what should not be. */
		if ((w->rules->breaks & BREAKS(law)) == 0)
			tell(w, &c);
	}
}

static void
try_rules(const struct rules *rules, struct limits_met *met)
{
	struct count counts[LAWS] = { 0 };
	struct verdict verdicts[IDEAS];
	struct world w;
	int i;

	for (i = 0; i < CALLS; i++) {
		world_make(&w, rules);
		world_judge(&w, verdicts);
		world_count(&w, verdicts, met);
		try_all(&w, counts);
	}
	for (i = 0; i < LAWS; i++)
		ok((rules->breaks & BREAKS(i)) != 0 ? counts[i].broken > 0 :
		    counts[i].broken == 0, "%s: %s%s: %lu of %lu broken",
		    rules->name, (rules->breaks & BREAKS(i)) != 0 ?
		    "not kept, and said so: " : "", law_words[i],
		    counts[i].broken, counts[i].tried);
}

static void
check_limit(unsigned long met, const char *what)
{
	ok(met >= LIMIT_LEAST, "met exactly %lu times: %s", met, what);
}

int
main(void)
{
	struct limits_met met = { 0 };
	size_t r;

	any_from(20261130);
	for (r = 0; r < sizeof(all_rules) / sizeof(*all_rules); r++)
		try_rules(&all_rules[r], &met);
	check_limit(met.pass, "the pass mark");
	check_limit(met.minimum, "the least mean of a criterion");
	check_limit(met.third, "the share that calls a third expert");
	check_limit(met.middle, "a middle expert equally far from both");
	check_limit(met.three_equal, "three equal totals");
	check_limit(met.floor, "the floor of the gate");
	check_limit(met.two_cuts, "two cuts equally near");
	check_limit(met.to_the_cent, "money to the cent");
	check_limit(met.cent_short, "a cent short");
	check_limit(met.remainder, "the least remainder");
	check_limit(met.tied, "equals that no step parts");
	return done_testing();
}
