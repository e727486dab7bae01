#include "config.h"

#include "mita/model/match.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/flow.h"

/* What must be, the first components of a cost; the wishes follow. */
enum { LOCK, SEAT, EMPTY, LEAST, FIRST_WISH };

/* Nodes: the source, experts, doors, house doors, the seats of a role, ... */
struct plan {
	struct arena	*arena;
	struct match	*match;
	struct flow	*flow;
	size_t		 width;
	size_t		 wish[MATCH_WISHES];	/* its component, or 0 */
	size_t		*door;		/* node between a pair and its panel, or 0 */
	bool		*leads;		/* is it the first pair at that door? */
	size_t		 n_doors;
	size_t		 panels;	/* first node: business, knowledge, all */
	size_t		 sink;
	long		*pair_arc;
	long		*empty_arc;	/* three for each proposal */
};

static void
lay_out_costs(struct plan *plan)
{
	size_t i, next = FIRST_WISH;

	for (i = 0; i < plan->match->n_wishes; i++) {
		plan->wish[plan->match->wishes[i]] = next;
		next += plan->match->wishes[i] == MATCH_LEVEL ?
		    MATCH_LEVELS : 1;
	}
	plan->width = next + 1;		/* and the draw */
}

static bool
is_both(const struct match_expert *expert)
{
	return expert->business && expert->knowledge;
}

static bool
same_house(const struct match *match, size_t a, size_t b)
{
	const char *house = match->experts[match->pairs[a].expert].house;

	return strcmp(house, "-") != 0 && strcmp(house,
	    match->experts[match->pairs[b].expert].house) == 0;
}

/*
 * A pair goes through a door of capacity one when the expert may take either
 * role, or when another of the same house could come: they share the door.
 */
static int
find_doors(struct plan *plan, struct fault *why)
{
	struct match *match = plan->match;
	size_t *earlier, i, k, p;

	plan->door = arena_alloc(plan->arena,
	    (match->n_pairs + 1) * sizeof(*plan->door));
	plan->leads = arena_alloc(plan->arena, match->n_pairs + 1);
	/* Pairs of one proposal, linked backwards. */
	earlier = arena_alloc(plan->arena,
	    (match->n_pairs + match->n_proposals + 1) * sizeof(*earlier));
	if (plan->door == NULL || plan->leads == NULL || earlier == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++) {
		const struct match_expert *e =
		    &match->experts[match->pairs[i].expert];

		p = match->n_pairs + match->pairs[i].proposal;
		for (k = earlier[p]; k != 0; k = earlier[k - 1])
			if (same_house(match, k - 1, i))
				break;
		earlier[i] = earlier[p];
		earlier[p] = i + 1;
		if (k != 0) {
			const struct match_expert *o =
			    &match->experts[match->pairs[k - 1].expert];

			if (o->business != e->business ||
			    o->knowledge != e->knowledge)
				return fault_set(why, FAULT_REFUSED, "HOUSE",
				    "experts of the organisation %s count for"
				    " different seats; give them one role",
				    e->house);
			plan->door[i] = plan->door[k - 1];
			continue;
		}
		if (!is_both(e) && strcmp(e->house, "-") == 0)
			continue;
		plan->leads[i] = true;
		plan->door[i] = 1 + match->n_experts + plan->n_doors;
		plan->n_doors += 2;
	}
	return 0;
}

static size_t
panel_node(const struct plan *plan, size_t proposal, unsigned which)
{
	return plan->panels + 3 * proposal + which;
}

static long
arc(struct plan *plan, size_t from, size_t to, unsigned capacity,
    size_t component, int64_t price)
{
	int64_t cost[FLOW_WIDTH_MAX] = {0};

	cost[component] = price;
	return flow_arc(plan->flow, from, to, capacity, cost);
}

static int
add_loads(struct plan *plan)
{
	const struct match *match = plan->match;
	unsigned unit;
	size_t e;

	for (e = 0; e < match->n_experts; e++)
		for (unit = 1; unit <= match->experts[e].max; unit++) {
			int64_t cost[FLOW_WIDTH_MAX] = {0};

			if (plan->wish[MATCH_LOAD] != 0)
				cost[plan->wish[MATCH_LOAD]] = 2 * unit - 1;
			if (unit <= match->experts[e].min)
				cost[LEAST] = -1;
			if (flow_arc(plan->flow, 0, 1 + e, 1, cost) == -1)
				return -1;
		}
	return 0;
}

/* From a node to where this expert may sit. */
static int
seat(struct plan *plan, size_t from, const struct match_expert *e,
    size_t proposal)
{
	if (!e->business && !e->knowledge)
		return arc(plan, from, panel_node(plan, proposal, 2), 1,
		    EMPTY, 0) == -1 ? -1 : 0;
	if (e->business && arc(plan, from, panel_node(plan, proposal, 0), 1,
	    EMPTY, 0) == -1)
		return -1;
	return e->knowledge && arc(plan, from, panel_node(plan, proposal, 1),
	    1, EMPTY, 0) == -1 ? -1 : 0;
}

static int
add_pair(struct plan *plan, size_t i)
{
	const struct match_pair *pair = &plan->match->pairs[i];
	const struct match_expert *e = &plan->match->experts[pair->expert];
	int64_t cost[FLOW_WIDTH_MAX] = {0};
	size_t to = plan->door[i];

	cost[LOCK] = pair->locked ? -1 : 0;
	if (plan->wish[MATCH_CHANGES] != 0)
		cost[plan->wish[MATCH_CHANGES]] = pair->current ? 0 : 1;
	if (plan->wish[MATCH_LEVEL] != 0)
		cost[plan->wish[MATCH_LEVEL] + pair->level] = 1;
	if (plan->wish[MATCH_PREFERENCE] != 0)
		cost[plan->wish[MATCH_PREFERENCE]] = -pair->preference;
	cost[plan->width - 1] = pair->draw;
	if (to == 0)
		to = panel_node(plan, pair->proposal, e->business ? 0 :
		    e->knowledge ? 1 : 2);
	plan->pair_arc[i] = flow_arc(plan->flow, 1 + pair->expert, to, 1,
	    cost);
	if (plan->pair_arc[i] == -1)
		return -1;
	if (!plan->leads[i])
		return 0;
	return arc(plan, to, to + 1, 1, EMPTY, 0) == -1 ? -1 :
	    seat(plan, to + 1, e, pair->proposal);
}

static int
add_panel(struct plan *plan, size_t p)
{
	const struct match_proposal *proposal = &plan->match->proposals[p];
	unsigned least[2] = { proposal->business, proposal->knowledge }, role;
	size_t all = panel_node(plan, p, 2);

	for (role = 0; role < 2; role++) {
		size_t node = panel_node(plan, p, role);
		unsigned most = least[role] < proposal->seats ? least[role] :
		    proposal->seats;

		plan->empty_arc[3 * p + role] = arc(plan, 0, node,
		    proposal->seats, EMPTY, 1);
		if (plan->empty_arc[3 * p + role] == -1 ||
		    arc(plan, node, all, most, SEAT, -1) == -1 ||
		    arc(plan, node, all, proposal->seats - most, SEAT, 0) ==
		    -1)
			return -1;
	}
	plan->empty_arc[3 * p + 2] = arc(plan, 0, all, proposal->seats, EMPTY,
	    1);
	return plan->empty_arc[3 * p + 2] == -1 || arc(plan, all, plan->sink,
	    proposal->seats, EMPTY, 0) == -1 ? -1 : 0;
}

static int
build(struct plan *plan, struct fault *why)
{
	struct match *match = plan->match;
	size_t i;

	lay_out_costs(plan);
	if (find_doors(plan, why) == -1)
		return -1;
	plan->panels = 1 + match->n_experts + plan->n_doors;
	plan->sink = plan->panels + 3 * match->n_proposals;
	plan->flow = flow_new(plan->arena, plan->sink + 1, plan->width);
	plan->pair_arc = arena_alloc(plan->arena,
	    (match->n_pairs + 1) * sizeof(*plan->pair_arc));
	plan->empty_arc = arena_alloc(plan->arena,
	    (3 * match->n_proposals + 1) * sizeof(*plan->empty_arc));
	if (plan->flow == NULL || plan->pair_arc == NULL ||
	    plan->empty_arc == NULL || add_loads(plan) == -1)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++)
		if (add_pair(plan, i) == -1)
			return fault_memory(why);
	for (i = 0; i < match->n_proposals; i++)
		if (add_panel(plan, i) == -1)
			return fault_memory(why);
	return 0;
}

int
match_solve(struct arena *arena, struct match *match, unsigned *empty,
    unsigned *short_of, struct fault *why)
{
	struct plan plan = { .arena = arena, .match = match };
	unsigned seats = 0, missing;
	size_t i;

	if (build(&plan, why) == -1)
		return -1;
	for (i = 0; i < match->n_proposals; i++)
		seats += match->proposals[i].seats;
	if (flow_run(plan.flow, seats, why) == -1)
		return -1;
	for (i = 0; i < match->n_pairs; i++)
		match->pairs[i].chosen = flow_on(plan.flow,
		    plan.pair_arc[i]) == 1;
	*empty = 0;
	for (i = 0; i < match->n_proposals; i++) {
		missing = flow_on(plan.flow, plan.empty_arc[3 * i]) +
		    flow_on(plan.flow, plan.empty_arc[3 * i + 1]) +
		    flow_on(plan.flow, plan.empty_arc[3 * i + 2]);
		*empty += missing;
		if (short_of != NULL)
			short_of[i] = missing;
	}
	return 0;
}
