/* Who evaluates what, as a flow. */
#include "config.h"

#include "mita/model/match.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/flow.h"
#include "mita/model/group.h"

/*
 * The assignment as a flow.  Units run from the source to the sink and round
 * again by one arc, each unit a seat served:
 *
 *   source -> expert          one arc for each further seat of a load
 *   expert -> role of a panel a pair that is allowed; business, knowledge or
 *                             neither, as the expert counts
 *   expert -> group -> roles  the same for pairs that share one seat
 *   role   -> whole panel     up to the least number of that role, at a
 *                             reward; beyond it for nothing
 *   source -> role or panel   a seat that nobody takes, at a price
 *   panel  -> sink -> source
 *
 * The last arc is paid for above all else, so every seat is served, be it by
 * nobody; hence there always is a solution.  What matters more than what is
 * not a matter of large weights, which would have to be guessed: a cost is a
 * vector, compared from its first component on, and parts are packed into a
 * component only as far as none can spill over into the next.
 */

/*
 * What a flow costs, most important first: that seats are served at all, be
 * it by nobody; what must be; the goals; the draw.
 */
enum {
	NOTHING, SERVED, LOCK, SEAT, EMPTY, LEAST, FIRST_GOAL,
	PARTS = FIRST_GOAL + MATCH_GOALS - 1 + MATCH_LEVELS + 1
};

/*
 * Parts lie beside each other in the components of a cost, as digits in a
 * number.  No way that meets no node twice has more than bound of a part, so
 * none spills over into the next: comparing components compares parts.
 */
struct part {
	int64_t		bound;
	size_t		component;
	int64_t		scale;
};

enum { COMPONENT_BITS = 60 };

/* Nodes: the source, experts, groups, the seats of each proposal, the sink. */
struct plan {
	struct arena	*arena;
	struct match	*match;
	struct flow	*flow;
	size_t		 goal[MATCH_GOALS];	/* its part, or NOTHING */
	size_t		 draw;			/* likewise */
	struct part	 parts[PARTS];
	size_t		 width;
	struct groups	 groups;
	size_t		 panels;	/* the first node of their seats */
	size_t		 sink;
	size_t		 first_pair;	/* its arc; the others follow */
};

/* ---- costs ---- */

static void
set_bound(struct plan *plan, size_t part, size_t arcs, int64_t most)
{
	int64_t bound = (int64_t)arcs * most;

	if (part != NOTHING && bound > plan->parts[part].bound)
		plan->parts[part].bound = bound;
}

/*
 * A way that meets no node twice has at most two arcs of the source, of each
 * expert and of each proposal.  The highest level needs no count: it is what
 * the others leave.
 */
static void
bound_parts(struct plan *plan)
{
	const struct match *match = plan->match;
	size_t people = 2 * match->n_experts, i;
	uint8_t top = 0;

	plan->parts[SERVED].bound = 2;
	plan->parts[EMPTY].bound = 2;
	for (i = 0; i < match->n_pairs; i++)
		if (match->pairs[i].level > top)
			top = match->pairs[i].level;
	for (i = 0; i < match->n_pairs; i++) {
		const struct match_pair *pair = &match->pairs[i];

		set_bound(plan, LOCK, people, pair->locked);
		set_bound(plan, plan->goal[MATCH_CHANGES], people,
		    pair->current);
		if (plan->goal[MATCH_LEVEL] != NOTHING)
			set_bound(plan, plan->goal[MATCH_LEVEL] + pair->level,
			    people, pair->level < top);
		set_bound(plan, plan->goal[MATCH_PREFERENCE], people,
		    pair->preference < 0 ? -pair->preference :
		    pair->preference);
		set_bound(plan, plan->draw, people, pair->draw);
	}
	for (i = 0; i < match->n_proposals; i++)
		set_bound(plan, SEAT, 2 * match->n_proposals,
		    match->proposals[i].business +
		    match->proposals[i].knowledge > 0);
	for (i = 0; i < match->n_experts; i++) {
		set_bound(plan, LEAST, 2, match->experts[i].min > 0);
		set_bound(plan, plan->goal[MATCH_LOAD], 2,
		    2 * (int64_t)match->experts[i].max);
	}
}

/* Fill components from the least important part upwards. */
static int
scale_parts(struct plan *plan, struct fault *why)
{
	const int64_t full = (int64_t)1 << COMPONENT_BITS;
	int64_t scale = 1;
	size_t i, component = 0;

	for (i = plan->draw + 1; i-- > 0;) {
		struct part *part = &plan->parts[i];

		if (part->bound >= full / 4)
			return fault_set(why, FAULT_REFUSED, "RANGE",
			    "too many experts, or preferences too large");
		if (scale > full / (2 * part->bound + 1)) {
			component++;
			scale = 1;
		}
		part->component = component;
		part->scale = scale;
		scale *= 2 * part->bound + 1;
	}
	plan->width = component + 1;
	for (i = 0; i <= plan->draw; i++)
		plan->parts[i].component = component -
		    plan->parts[i].component;
	return 0;
}

static int
lay_out_costs(struct plan *plan, struct fault *why)
{
	size_t i, next = FIRST_GOAL;

	for (i = 0; i < plan->match->n_goals; i++) {
		plan->goal[plan->match->goals[i]] = next;
		next += plan->match->goals[i] == MATCH_LEVEL ?
		    MATCH_LEVELS : 1;
	}
	plan->draw = next;
	bound_parts(plan);
	return scale_parts(plan, why);
}

/* What is no goal, or the same for all, costs nothing. */
static void
charge(const struct plan *plan, int64_t *cost, size_t part, int64_t price)
{
	if (part != NOTHING && plan->parts[part].bound > 0)
		cost[plan->parts[part].component] +=
		    price * plan->parts[part].scale;
}

/* ---- the network ---- */

static size_t
group_node(const struct plan *plan, size_t group)
{
	return 1 + plan->match->n_experts + 2 * group;
}

/* of: 0 business, 1 knowledge, 2 all. */
static size_t
panel_node(const struct plan *plan, size_t proposal, unsigned of)
{
	return plan->panels + 3 * proposal + of;
}

/* An arc that costs a part at most. */
static size_t
arc(struct plan *plan, size_t from, size_t to, unsigned capacity,
    size_t part, int64_t price)
{
	int64_t cost[FLOW_WIDTH_MAX] = {0};

	charge(plan, cost, part, price);
	return flow_arc(plan->flow, from, to, capacity, cost);
}

/* Nobody can have more than all that is allowed. */
static unsigned
most_of(const struct plan *plan, size_t expert)
{
	const size_t *first = &plan->groups.first[expert];
	size_t allowed = first[1] - first[0];

	return plan->match->experts[expert].max < allowed ?
	    plan->match->experts[expert].max : (unsigned)allowed;
}

static void
add_loads(struct plan *plan)
{
	const struct match *match = plan->match;
	bool alike = plan->goal[MATCH_LOAD] == NOTHING;
	unsigned unit, most, least;
	size_t e;

	for (e = 0; e < match->n_experts; e++) {
		most = most_of(plan, e);
		least = match->experts[e].min < most ?
		    match->experts[e].min : most;
		if (alike) {
			arc(plan, 0, 1 + e, least, LEAST, -1);
			arc(plan, 0, 1 + e, most - least, NOTHING, 0);
			continue;
		}
		for (unit = 1; unit <= most; unit++) {
			int64_t cost[FLOW_WIDTH_MAX] = {0};

			charge(plan, cost, plan->goal[MATCH_LOAD],
			    2 * (int64_t)unit - 1);
			charge(plan, cost, LEAST, unit <= least ? -1 : 0);
			flow_arc(plan->flow, 0, 1 + e, 1, cost);
		}
	}
}

/* From a group to where one who comes through it may sit. */
static void
add_group(struct plan *plan, size_t i)
{
	const struct group *group = &plan->groups.list[i];
	const struct match_expert *e = &plan->match->experts[group->expert];
	size_t node = group_node(plan, i);

	if (group->pairs > 1) {
		arc(plan, node, node + 1, group->capacity, NOTHING, 0);
		node++;
	}
	if (e->business)
		arc(plan, node, panel_node(plan, group->proposal, 0),
		    group->capacity, NOTHING, 0);
	if (e->knowledge)
		arc(plan, node, panel_node(plan, group->proposal, 1),
		    group->capacity, NOTHING, 0);
	if (!e->business && !e->knowledge)
		arc(plan, node, panel_node(plan, group->proposal, 2),
		    group->capacity, NOTHING, 0);
}

static void
add_pair(struct plan *plan, size_t i)
{
	const struct match_pair *pair = &plan->match->pairs[i];
	const struct match_expert *e = &plan->match->experts[pair->expert];
	int64_t cost[FLOW_WIDTH_MAX] = {0};

	charge(plan, cost, LOCK, -(int64_t)pair->locked);
	charge(plan, cost, plan->goal[MATCH_CHANGES],
	    -(int64_t)pair->current);
	if (plan->goal[MATCH_LEVEL] != NOTHING)
		charge(plan, cost, plan->goal[MATCH_LEVEL] + pair->level, 1);
	charge(plan, cost, plan->goal[MATCH_PREFERENCE], -pair->preference);
	charge(plan, cost, plan->draw, pair->draw);
	flow_arc(plan->flow, 1 + pair->expert, plan->groups.of[i] != 0 ?
	    group_node(plan, plan->groups.of[i] - 1) : panel_node(plan,
	    pair->proposal, e->business ? 0 : e->knowledge ? 1 : 2), 1, cost);
}

/* An empty seat is one that comes straight from the source. */
static void
add_panel(struct plan *plan, size_t p)
{
	const struct match_proposal *proposal = &plan->match->proposals[p];
	unsigned least[2] = { proposal->business, proposal->knowledge }, role;
	size_t all = panel_node(plan, p, 2), node;

	for (role = 0; role < 2; role++) {
		node = panel_node(plan, p, role);
		arc(plan, 0, node, least[role], EMPTY, 1);
		arc(plan, node, all, least[role], SEAT, -1);
		arc(plan, node, all, proposal->seats, SEAT, 0);
	}
	arc(plan, 0, all, proposal->seats, EMPTY, 1);
	arc(plan, all, plan->sink, proposal->seats, NOTHING, 0);
}

static int
build(struct plan *plan, struct fault *why)
{
	const struct match *match = plan->match;
	size_t arcs = 1 + 2 * match->n_experts, i;
	unsigned seats = 0;

	if (lay_out_costs(plan, why) == -1 ||
	    groups_form(plan->arena, match, &plan->groups, why) == -1)
		return -1;
	for (i = 0; i < match->n_experts; i++)
		arcs += most_of(plan, i);
	for (i = 0; i < match->n_proposals; i++)
		seats += match->proposals[i].seats;
	plan->panels = group_node(plan, plan->groups.n);
	plan->sink = plan->panels + 3 * match->n_proposals;
	plan->flow = flow_new(plan->arena, plan->sink + 1, arcs +
	    match->n_pairs + 3 * plan->groups.n + 8 * match->n_proposals,
	    plan->width);
	if (plan->flow == NULL)
		return fault_memory(why);
	plan->first_pair = arc(plan, plan->sink, 0, seats, SERVED, -1) + 1;
	for (i = 0; i < match->n_pairs; i++)
		add_pair(plan, i);
	add_loads(plan);
	for (i = 0; i < plan->groups.n; i++)
		add_group(plan, i);
	for (i = 0; i < match->n_proposals; i++)
		add_panel(plan, i);
	return 0;
}

int
match_solve(struct arena *arena, struct match *match, struct fault *why)
{
	struct plan plan = { .arena = arena, .match = match };
	size_t i;

	if (build(&plan, why) == -1 || flow_run(plan.flow, why) == -1)
		return -1;
	for (i = 0; i < match->n_pairs; i++)
		match->pairs[i].chosen = flow_on(plan.flow,
		    plan.first_pair + i) == 1;
	return 0;
}
