#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/match.h"
#include "mita/model/shortage.h"
#include "tests/tap.h"

/*
 * Small assignments against all there are: every set of pairs is tried, and
 * none may be better than the answer.  Then the cases at the edge, one each.
 */

enum { EXPERTS = 4, PROPOSALS = 4, PAIRS = EXPERTS * PROPOSALS, PARTS = 20 };

static struct arena *arena;
static struct match_expert experts[EXPERTS];
static struct match_proposal proposals[PROPOSALS];
static struct match_pair pairs[PAIRS];
static struct match match;
static struct match_sum sum;
static struct shortage *shortages;
static size_t n_shortages;
static uint64_t seed = 1;

static unsigned
roll(unsigned sides)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % sides;
}

/* ---- building ---- */

static void
begin(void)
{
	memset(experts, 0, sizeof(experts));
	memset(proposals, 0, sizeof(proposals));
	memset(pairs, 0, sizeof(pairs));
	match = (struct match){ .experts = experts, .proposals = proposals,
	    .pairs = pairs, .n_goals = 2,
	    .goals = { MATCH_CHANGES, MATCH_LOAD } };
}

static void
expert(bool business, bool knowledge, const char *organisation, unsigned max)
{
	experts[match.n_experts++] = (struct match_expert){ business,
	    knowledge, organisation, 0, max };
}

static void
proposal(unsigned seats, unsigned business, unsigned knowledge)
{
	proposals[match.n_proposals++] = (struct match_proposal){ seats,
	    business, knowledge };
}

static struct match_pair *
pair(uint32_t e, uint32_t p)
{
	pairs[match.n_pairs] = (struct match_pair){ .expert = e,
	    .proposal = p, .draw = (uint32_t)match.n_pairs + 1 };
	return &pairs[match.n_pairs++];
}

static void
all_pairs(void)
{
	uint32_t e, p;

	for (e = 0; e < match.n_experts; e++)
		for (p = 0; p < match.n_proposals; p++)
			pair(e, p);
}

static bool
solve(void)
{
	struct fault why = {0};

	if (match_solve(arena, &match, &why) == -1 ||
	    match_add_up(arena, &match, &sum, NULL, &why) == -1 ||
	    shortages_of(arena, &match, &shortages, &n_shortages, &why) ==
	    -1) {
		note("%s: %s", why.reason, why.text);
		return false;
	}
	return true;
}

static bool
sits(size_t e, size_t p)
{
	size_t i;

	for (i = 0; i < match.n_pairs; i++)
		if (pairs[i].expert == e && pairs[i].proposal == p)
			return pairs[i].chosen;
	return false;
}

/* ---- an account of our own ---- */

struct view {
	unsigned	taken, business, knowledge, both;
};

static unsigned
over(unsigned wanted, unsigned there)
{
	return wanted > there ? wanted - there : 0;
}

static bool
same_house(size_t a, size_t b)
{
	return strcmp(experts[a].organisation, "-") != 0 &&
	    strcmp(experts[a].organisation, experts[b].organisation) == 0;
}

/* May these sit together? */
static bool
is_allowed(unsigned set)
{
	unsigned load[EXPERTS] = {0}, taken[PROPOSALS] = {0};
	size_t i, k;

	for (i = 0; i < match.n_pairs; i++) {
		if ((set >> i & 1) == 0)
			continue;
		if (++load[pairs[i].expert] > experts[pairs[i].expert].max ||
		    ++taken[pairs[i].proposal] >
		    proposals[pairs[i].proposal].seats)
			return false;
		for (k = 0; k < i; k++)
			if ((set >> k & 1) != 0 &&
			    pairs[k].proposal == pairs[i].proposal &&
			    same_house(pairs[k].expert, pairs[i].expert) &&
			    !(pairs[k].locked && pairs[k].current &&
			    pairs[i].locked && pairs[i].current))
				return false;
	}
	return true;
}

static void
look(unsigned set, struct view *views)
{
	size_t i;

	memset(views, 0, PROPOSALS * sizeof(*views));
	for (i = 0; i < match.n_pairs; i++) {
		const struct match_expert *e = &experts[pairs[i].expert];
		struct view *view = &views[pairs[i].proposal];

		if ((set >> i & 1) == 0)
			continue;
		view->taken++;
		view->both += e->business && e->knowledge;
		view->business += e->business && !e->knowledge;
		view->knowledge += !e->business && e->knowledge;
	}
}

static void
goal(unsigned set, enum match_goal which, int64_t *cost, size_t *n)
{
	unsigned load[EXPERTS] = {0};
	size_t i;

	for (i = 0; i < match.n_pairs; i++) {
		if ((set >> i & 1) == 0)
			continue;
		load[pairs[i].expert]++;
		if (which == MATCH_CHANGES)
			cost[*n] += !pairs[i].current;
		else if (which == MATCH_PREFERENCE)
			cost[*n] -= pairs[i].preference;
		else if (which == MATCH_LEVEL)
			cost[*n + pairs[i].level]++;
	}
	for (i = 0; i < match.n_experts && which == MATCH_LOAD; i++)
		cost[*n] += (int64_t)load[i] * load[i];
	*n += which == MATCH_LEVEL ? MATCH_LEVELS : 1;
}

/* The whole cost of a set, most important first. */
static void
cost_of(unsigned set, int64_t *cost)
{
	struct view views[PROPOSALS];
	unsigned load[EXPERTS] = {0}, empty;
	size_t i, n = 4;

	memset(cost, 0, PARTS * sizeof(*cost));
	look(set, views);
	for (i = 0; i < match.n_proposals; i++) {
		empty = proposals[i].seats - views[i].taken;
		cost[1] += over(over(proposals[i].business,
		    views[i].business) + over(proposals[i].knowledge,
		    views[i].knowledge), views[i].both + empty);
		cost[2] += empty;
	}
	for (i = 0; i < match.n_pairs; i++) {
		cost[0] += pairs[i].locked && (set >> i & 1) == 0;
		load[pairs[i].expert] += set >> i & 1;
	}
	for (i = 0; i < match.n_experts; i++)
		cost[3] += over(experts[i].min, load[i]);
	for (i = 0; i < match.n_goals; i++)
		goal(set, match.goals[i], cost, &n);
	for (i = 0; i < match.n_pairs; i++)
		cost[n] += (set >> i & 1) != 0 ? pairs[i].draw : 0;
}

static int
compare(const int64_t *a, const int64_t *b)
{
	size_t i;

	for (i = 0; i < PARTS; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static unsigned
chosen_set(void)
{
	unsigned set = 0;
	size_t i;

	for (i = 0; i < match.n_pairs; i++)
		set |= (unsigned)pairs[i].chosen << i;
	return set;
}

/* Does the product's own account of the answer say the same? */
static bool
is_same_sum(const int64_t *cost)
{
	unsigned load[EXPERTS] = {0};
	int64_t squares = 0;
	size_t i;

	for (i = 0; i < match.n_pairs; i++)
		load[pairs[i].expert] += pairs[i].chosen;
	for (i = 0; i < match.n_experts; i++)
		squares += (int64_t)load[i] * load[i];
	return sum.locks == cost[0] && sum.roles == cost[1] &&
	    sum.empty == cost[2] && sum.least == cost[3] &&
	    sum.squares == squares;
}

static bool
is_best(void)
{
	int64_t cost[PARTS], other[PARTS];
	unsigned set = chosen_set(), i;

	cost_of(set, cost);
	if (!is_allowed(set) || !is_same_sum(cost))
		return false;
	for (i = 0; i < 1u << match.n_pairs; i++) {
		if (!is_allowed(i))
			continue;
		cost_of(i, other);
		if (compare(other, cost) < 0)
			return false;
	}
	return true;
}

/* ---- shortages, added up by hand ---- */

static bool
may_serve(const struct shortage *s, const struct match_pair *one)
{
	const struct match_expert *e = &experts[one->expert];
	size_t i;

	for (i = 0; i < s->n_demands; i++)
		if (s->demands[i].proposal == one->proposal &&
		    (s->demands[i].kind == SEATS_ALL ||
		    (s->demands[i].kind == SEATS_BUSINESS && e->business) ||
		    (s->demands[i].kind == SEATS_KNOWLEDGE && e->knowledge)))
			return true;
	return false;
}

static unsigned
said_of(const struct shortage *s, size_t e)
{
	size_t i;

	for (i = 0; i < s->n_suppliers; i++)
		if (s->suppliers[i].expert == e)
			return s->suppliers[i].seats;
	return 0;
}

/* Locked there, and the lesser of free load and other pairs in the set. */
static bool
is_each_right(const struct shortage *s)
{
	unsigned locked, fixed, free, left;
	size_t e, i;

	for (e = 0; e < match.n_experts; e++) {
		locked = fixed = free = 0;
		for (i = 0; i < match.n_pairs; i++) {
			bool stays = pairs[i].locked && pairs[i].chosen;

			if (pairs[i].expert != e)
				continue;
			locked += stays;
			fixed += stays && may_serve(s, &pairs[i]);
			free += !stays && may_serve(s, &pairs[i]);
		}
		left = experts[e].max - locked;
		if (said_of(s, e) != fixed + (left < free ? left : free)) {
			note("%zu may take %u, said is %u", e, fixed +
			    (left < free ? left : free), said_of(s, e));
			return false;
		}
	}
	return true;
}

/* No allowed set that is as good in what must be fills more of it. */
static bool
is_at_most(const struct shortage *s)
{
	struct view views[PROPOSALS];
	int64_t cost[PARTS];
	unsigned set, served;
	size_t i;

	for (set = 0; set < 1u << match.n_pairs; set++) {
		if (!is_allowed(set))
			continue;
		cost_of(set, cost);
		if (cost[0] != sum.locks || cost[1] != sum.roles)
			continue;
		look(set, views);
		for (i = 0, served = 0; i < s->n_demands; i++) {
			const struct demand *d = &s->demands[i];
			const struct view *view = &views[d->proposal];
			unsigned there = d->kind == SEATS_ALL ? view->taken :
			    d->kind == SEATS_BUSINESS ? view->business :
			    view->knowledge;

			served += there < d->seats ? there : d->seats;
		}
		if (served > s->supply)
			return false;
	}
	return true;
}

static bool
is_certified(bool organisations, bool both)
{
	unsigned lacking = 0, need, supply;
	size_t i, k;

	for (i = 0; i < n_shortages; i++) {
		const struct shortage *s = &shortages[i];

		for (k = 0, need = 0; k < s->n_demands; k++)
			need += s->demands[k].seats;
		for (k = 0, supply = 0; k < s->n_suppliers; k++)
			supply += s->suppliers[k].seats;
		if (need != s->need || supply != s->supply ||
		    need <= supply || (!organisations && !is_each_right(s)) ||
		    (!both && !is_at_most(s)))
			return false;
		lacking += need - supply;
	}
	return lacking == sum.empty;
}

/* ---- many at random ---- */

static void
random_match(bool organisations, bool both, bool locks)
{
	static const char *const names[] = { "-", "A", "B" };
	size_t i, n_experts = 2 + roll(3), n = 1 + roll(3);
	unsigned seats, business;
	uint32_t e, p;

	begin();
	for (i = 0; i < n_experts; i++) {
		unsigned role = roll(both ? 3 : 2);

		expert(role != 1, role != 0, "-", roll(4));
		experts[i].min = roll(3);
		if (organisations && role == 0)
			experts[i].organisation = names[roll(3)];
	}
	for (i = 0; i < n; i++) {
		seats = roll(4);
		business = roll(seats + 1);
		proposal(seats, business, roll(seats - business + 1));
	}
	for (e = 0; e < n_experts; e++)
		for (p = 0; p < n; p++)
			if (roll(5) != 0) {
				struct match_pair *one = pair(e, p);

				one->level = (uint8_t)roll(3);
				one->preference = (int64_t)roll(9) - 4;
				one->draw = roll(INT32_MAX);
				one->current = roll(3) == 0;
				one->locked = locks && roll(6) == 0;
			}
	match.n_goals = 0;
	for (i = 0; i < MATCH_GOALS; i++)
		if (roll(3) != 0)
			match.goals[match.n_goals++] = (enum match_goal)i;
}

static void
test_random(bool organisations, bool both, bool locks, const char *what)
{
	unsigned best = 0, certified = 0, i;

	for (i = 0; i < 400; i++) {
		uint64_t from = seed;

		random_match(organisations, both, locks);
		if (!solve())
			note("seed %llu", (unsigned long long)from);
		else {
			best += is_best();
			certified += is_certified(organisations, both);
		}
	}
	is_int(best, 400, "%s: none is better, of all sets of pairs", what);
	is_int(certified, 400, "%s: what is short can be added up", what);
}

/* ---- edges ---- */

static void
test_no_role(void)
{
	begin();
	expert(true, false, "-", 9);
	expert(true, false, "-", 9);
	proposal(2, 1, 1);
	proposal(2, 1, 1);
	all_pairs();
	ok(solve() && is_best(), "nobody of a role");
	is_int(sum.empty, 2, "  its seats stay empty");
	is_int(sum.roles, 0, "  rather than go to another role");
	ok(n_shortages == 2 && shortages[0].need == 1 &&
	    shortages[0].demands[0].kind == SEATS_KNOWLEDGE &&
	    shortages[0].supply == 0,
	    "  one needs 1 for knowledge, nobody may take any");
}

static void
test_large_panel(void)
{
	begin();
	expert(true, false, "-", 1);
	expert(false, true, "-", 1);
	proposal(5, 1, 1);
	all_pairs();
	ok(solve() && is_best(), "a panel larger than all there are");
	is_int(sum.empty, 3, "  all of them sit, the rest is empty");
	ok(n_shortages == 1 && shortages[0].need == 5 &&
	    shortages[0].supply == 2, "  it needs 5, they may take 2");
}

static void
test_least(void)
{
	size_t i;

	begin();
	for (i = 0; i < 3; i++) {
		expert(true, false, "-", 3);
		experts[i].min = 2;
	}
	proposal(2, 0, 0);
	proposal(2, 0, 0);
	all_pairs();
	ok(solve() && is_best(), "least loads above the seats");
	ok(sum.empty == 0 && sum.least == 2, "  every seat counts for one");
}

static void
test_alike(void)
{
	size_t i;

	begin();
	for (i = 0; i < 4; i++)
		expert(true, false, "-", 3);
	for (i = 0; i < 4; i++)
		proposal(2, 1, 0);
	all_pairs();
	match.n_goals = 3;
	match.goals[1] = MATCH_LEVEL;
	match.goals[2] = MATCH_LOAD;
	ok(solve() && is_best(), "all fit alike");
	is_int(sum.squares, 16, "  each has two");
}

static void
test_one_expert(void)
{
	begin();
	expert(true, true, "A", 2);
	proposal(1, 1, 0);
	proposal(1, 0, 1);
	proposal(2, 1, 1);
	all_pairs();
	ok(solve() && is_best(), "a single expert");
	is_int(sum.empty, 2, "  takes two of four seats");
	ok(n_shortages == 1 && shortages[0].need == 4 &&
	    shortages[0].supply == 2 && shortages[0].n_suppliers == 1,
	    "  all three share the expert");
}

static void
test_barred(void)
{
	begin();
	expert(true, false, "-", 5);
	expert(false, true, "-", 5);
	proposal(2, 1, 1);
	pair(1, 0);
	ok(solve() && is_best() && sits(1, 0), "one who is barred everywhere");
	is_int(sum.empty, 1, "  has nothing");
	begin();
	ok(solve() && sum.empty == 0 && n_shortages == 0, "nothing at all");
}

/* The middle one is needed as business here and as knowledge there. */
static void
test_both(void)
{
	begin();
	expert(true, true, "-", 2);
	expert(false, true, "-", 1);
	expert(true, false, "-", 1);
	proposal(2, 1, 1);
	proposal(2, 1, 1);
	pair(0, 0);
	pair(0, 1);
	pair(1, 0);
	pair(2, 1);
	ok(solve() && is_best(), "one who may sit on either side");
	is_int(sum.empty, 0, "  does, here for business, there for knowledge");
	begin();
	expert(true, true, "-", 2);
	proposal(2, 1, 1);
	all_pairs();
	ok(solve() && is_best(), "but not twice on one panel");
	is_int(sum.empty, 1, "  the other seat is empty");
}

static void
test_locks(void)
{
	begin();
	expert(false, true, "-", 1);
	expert(false, true, "-", 1);
	expert(true, false, "-", 1);
	proposal(2, 1, 1);
	all_pairs();
	pairs[0].locked = pairs[1].locked = true;
	pairs[0].current = pairs[1].current = true;
	ok(solve() && is_best(), "locked pairs break a role");
	ok(sits(0, 0) && sits(1, 0) && sum.roles == 1 && sum.empty == 0,
	    "  they stay, and it is counted");
	is_int((long long)n_shortages, 0, "  nobody is missing");
	/* Two of a organisation were put there by hand. */
	experts[0].organisation = experts[1].organisation = "A";
	ok(solve() && sits(0, 0) && sits(1, 0), "two of a organisation stay, too");
}

static void
test_house(void)
{
	begin();
	expert(true, false, "A", 3);
	expert(true, false, "A", 3);
	expert(true, false, "A", 3);
	proposal(3, 1, 0);
	proposal(3, 1, 0);
	all_pairs();
	ok(solve() && is_best(), "nobody but of one organisation");
	is_int(sum.empty, 4, "  one of them sits on each panel");
	ok(n_shortages == 2 && shortages[0].need == 3 &&
	    shortages[0].supply == 1 && shortages[0].suppliers[0].organisation,
	    "  the organisation may take one of three seats");
}

/* Two of one organisation whom an officer wants on a panel. */
static void
test_house_wanted(void)
{
	struct fault why = {0};

	begin();
	expert(true, false, "A", 1);
	expert(true, false, "A", 1);
	proposal(2, 1, 0);
	all_pairs();
	pairs[0].locked = pairs[1].locked = true;
	ok(solve() && is_best(), "two of an organisation are wanted");
	is_int(sum.empty, 1, "  and one of them sits on the panel");
	pairs[0].chosen = pairs[1].chosen = pairs[0].current = true;
	is_int(match_add_up(arena, &match, &sum, NULL, &why), -1,
	    "one who stands, and a colleague who comes, are refused");
	is_str(why.reason, "MATCH", "  as two of an organisation");
	pairs[1].current = true;
	is_int(match_add_up(arena, &match, &sum, NULL, &why), 0,
	    "two who stand may stay");
}

/* A organisation whose experts count for different seats would be no flow. */
static void
test_mixed_house(void)
{
	struct fault why = {0};

	begin();
	expert(true, false, "A", 3);
	expert(false, true, "A", 3);
	proposal(2, 1, 1);
	all_pairs();
	is_int(match_solve(arena, &match, &why), -1, "a organisation of both roles");
	is_str(why.reason, "ORGANISATION", "  is refused");
}

int
main(void)
{
	arena = arena_new();
	test_random(false, false, false, "roles");
	test_random(false, true, false, "either role");
	test_random(true, false, false, "organisations");
	test_random(false, true, true, "locked pairs");
	test_random(true, true, true, "everything");
	test_no_role();
	test_large_panel();
	test_least();
	test_alike();
	test_one_expert();
	test_barred();
	test_both();
	test_locks();
	test_house();
	test_house_wanted();
	test_mixed_house();
	arena_free(arena);
	return done_testing();
}
