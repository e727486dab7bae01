/* The cheapest circulation: the network simplex method. */
#include "config.h"

#include "mita/model/flow.h"

#include <stdbool.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

/*
 * The network simplex method.  A spanning tree of the network holds a basis:
 * arcs outside of it carry nothing (IDLE) or all they can (FULL), and then
 * what flows on the tree's own arcs follows.  Every node has a potential,
 * such that each arc of the tree costs exactly what the potentials of its
 * ends differ by.  An arc outside whose cost is below that difference (above
 * it, if it is full) makes, with the way through the tree between its ends,
 * a circle round which one more unit pays.  A pivot sends round as much as
 * fits; an arc of the tree that is then full or empty leaves the tree, the
 * new one enters, and the potentials below the change move by one vector.
 * When no arc pays, nothing does, and prove() looks at that once more from
 * the arcs and potentials alone.
 *
 * It ends because the trees are strongly feasible: every node can send a
 * unit to the root.  Of the arcs that block a pivot the last one on the round
 * from the meeting of the two ways leaves, which keeps that so, and then even
 * pivots that send nothing cannot come back to a tree that was there.
 * Arcs are looked at a block at a time, the best of a block enters; blocks
 * take turns.  Nothing hangs on time, memory or chance: the same arcs in the
 * same order give the same flow.
 */

/* Where an arc outside of the tree stands: what may change is its sign. */
enum { FULL = -1, IN_TREE = 0, IDLE = 1 };

enum { NOBODY = UINT32_MAX };

struct arc {
	uint32_t	from;
	uint32_t	to;
	uint32_t	capacity;
	uint32_t	on;
};

/*
 * The tree spans all nodes and hangs on a root of its own, by artificial
 * arcs: they lead to the root, cost nothing, have room without end and never
 * carry anything, since nothing leads away from there.
 */
struct node {
	uint32_t	parent;
	uint32_t	arc;		/* of the parent; NOBODY: artificial */
	uint32_t	depth;
	uint32_t	child;		/* the first, or NOBODY */
	uint32_t	next;		/* of the parent's children */
	uint32_t	prev;
};

struct flow {
	struct arena	*arena;
	size_t		 width;
	uint32_t	 n_nodes;	/* the root is the one behind them */
	uint32_t	 n_arcs;	/* slots for arcs, some left empty */
	uint32_t	 added;
	uint32_t	 block;		/* slots that are looked at at once */
	struct arc	*arcs;
	int64_t		*costs;		/* a vector for each arc */
	signed char	*states;
	struct node	*nodes;
	int64_t		*potentials;	/* a vector for each node */
	uint32_t	 next;		/* slot to be looked at */
};

struct flow *
flow_new(struct arena *arena, size_t nodes, size_t arcs, size_t width)
{
	struct flow *flow = arena_alloc(arena, sizeof(*flow));
	uint32_t block = 10;

	if (flow == NULL || nodes > INT32_MAX || arcs > INT32_MAX / 2 ||
	    width > FLOW_WIDTH_MAX)
		return NULL;
	while ((size_t)block * block < arcs)
		block++;
	arcs = (arcs + block - 1) / block * block;
	*flow = (struct flow){ .arena = arena, .width = width,
	    .n_nodes = (uint32_t)nodes, .n_arcs = (uint32_t)arcs,
	    .block = block };
	flow->arcs = arena_alloc(arena, (arcs + 1) * sizeof(*flow->arcs));
	flow->costs = arena_alloc(arena,
	    (arcs + 1) * width * sizeof(*flow->costs));
	flow->states = arena_alloc(arena, arcs + 1);
	flow->nodes = arena_alloc(arena, (nodes + 1) * sizeof(*flow->nodes));
	flow->potentials = arena_alloc(arena,
	    (nodes + 1) * width * sizeof(*flow->potentials));
	return flow->arcs == NULL || flow->costs == NULL ||
	    flow->states == NULL || flow->nodes == NULL ||
	    flow->potentials == NULL ? NULL : flow;
}

/*
 * Neighbours are put far apart, so that the arcs of a block lie all over the
 * network: in a table with a block in each row, down the columns.
 */
static uint32_t
slot_of(const struct flow *flow, size_t arc)
{
	uint32_t column = flow->n_arcs / flow->block;

	return (uint32_t)(arc % column * flow->block + arc / column);
}

size_t
flow_arc(struct flow *flow, size_t from, size_t to, unsigned capacity,
    const int64_t *cost)
{
	uint32_t slot = slot_of(flow, flow->added);

	flow->arcs[slot] = (struct arc){ (uint32_t)from, (uint32_t)to,
	    capacity, 0 };
	flow->states[slot] = IDLE;
	memcpy(flow->costs + slot * flow->width, cost,
	    flow->width * sizeof(*cost));
	return flow->added++;
}

/* ---- the tree ---- */

static void
leave(struct flow *flow, uint32_t node)
{
	struct node *n = &flow->nodes[node];

	if (n->prev == NOBODY)
		flow->nodes[n->parent].child = n->next;
	else
		flow->nodes[n->prev].next = n->next;
	if (n->next != NOBODY)
		flow->nodes[n->next].prev = n->prev;
}

static void
join(struct flow *flow, uint32_t node, uint32_t parent, uint32_t arc)
{
	struct node *n = &flow->nodes[node], *p = &flow->nodes[parent];

	n->parent = parent;
	n->arc = arc;
	n->prev = NOBODY;
	n->next = p->child;
	if (p->child != NOBODY)
		flow->nodes[p->child].prev = node;
	p->child = node;
}

/* Does the arc to the parent lead there, as artificial arcs do? */
static bool
leads_up(const struct flow *flow, uint32_t node)
{
	uint32_t arc = flow->nodes[node].arc;

	return arc == NOBODY || flow->arcs[arc].from == node;
}

/* How much more can flow from the node to its parent, or down to it? */
static uint32_t
room_up(const struct flow *flow, uint32_t node, bool up)
{
	uint32_t arc = flow->nodes[node].arc;

	if (arc == NOBODY)
		return up ? NOBODY : 0;
	return leads_up(flow, node) == up ? flow->arcs[arc].capacity -
	    flow->arcs[arc].on : flow->arcs[arc].on;
}

static void
push_up(struct flow *flow, uint32_t node, uint32_t amount, bool up)
{
	uint32_t arc = flow->nodes[node].arc;

	if (arc == NOBODY)
		return;
	if (leads_up(flow, node) == up)
		flow->arcs[arc].on += amount;
	else
		flow->arcs[arc].on -= amount;
}

/*
 * Hang the tree below bottom's top, which contains bottom, on parent instead:
 * the way from bottom to top turns round.
 */
static void
hang(struct flow *flow, uint32_t bottom, uint32_t top, uint32_t parent,
    uint32_t arc)
{
	uint32_t node = bottom, next, old;

	for (;;) {
		next = flow->nodes[node].parent;
		old = flow->nodes[node].arc;
		leave(flow, node);
		join(flow, node, parent, arc);
		if (node == top)
			return;
		parent = node;
		arc = old;
		node = next;
	}
}

/* Set the potentials and depths of all that hangs here, from its parent's. */
static void
update(struct flow *flow, uint32_t top)
{
	struct node *nodes = flow->nodes;
	int64_t by[FLOW_WIDTH_MAX];
	const int64_t *cost = flow->costs + nodes[top].arc * flow->width;
	const int64_t *from = flow->potentials +
	    nodes[top].parent * flow->width;
	int64_t *to = flow->potentials + top * flow->width;
	int64_t sign = leads_up(flow, top) ? -1 : 1;
	uint32_t node = top;
	size_t i;

	for (i = 0; i < flow->width; i++)
		by[i] = from[i] + sign * cost[i] - to[i];
	for (;;) {
		nodes[node].depth = nodes[nodes[node].parent].depth + 1;
		to = flow->potentials + node * flow->width;
		for (i = 0; i < flow->width; i++)
			to[i] += by[i];
		if (nodes[node].child != NOBODY) {
			node = nodes[node].child;
			continue;
		}
		while (node != top && nodes[node].next == NOBODY)
			node = nodes[node].parent;
		if (node == top)
			return;
		node = nodes[node].next;
	}
}

static bool
is_cheaper(const struct flow *flow, uint32_t a, uint32_t b)
{
	const int64_t *x = flow->costs + a * flow->width;
	const int64_t *y = flow->costs + b * flow->width;
	size_t i;

	for (i = 0; i < flow->width; i++)
		if (x[i] != y[i])
			return x[i] < y[i];
	return false;
}

/*
 * The first tree: nodes hang by their cheapest arc that leads upwards, if
 * there is one, else by an artificial arc.  All of them can send something up.
 */
static void
plant(struct flow *flow)
{
	struct node *nodes = flow->nodes;
	uint32_t root = flow->n_nodes, i;

	for (i = 0; i <= root; i++)
		nodes[i] = (struct node){ root, NOBODY, 0, NOBODY, NOBODY,
		    NOBODY };
	for (i = 0; i < flow->n_arcs; i++) {
		struct node *from = &nodes[flow->arcs[i].from];

		if (flow->arcs[i].from < flow->arcs[i].to &&
		    flow->arcs[i].capacity > 0 && (from->arc == NOBODY ||
		    is_cheaper(flow, i, from->arc)))
			from->arc = i;
	}
	for (i = root; i-- > 0;) {
		uint32_t arc = nodes[i].arc;

		join(flow, i, arc == NOBODY ? root : flow->arcs[arc].to, arc);
		if (arc == NOBODY) {
			nodes[i].depth = 1;
			continue;
		}
		flow->states[arc] = IN_TREE;
		update(flow, i);
	}
}

/* ---- pivots ---- */

/*
 * Is a change of this arc, in the direction that is open, cheaper than best?
 * Then it is the best.
 */
static bool
is_better(const struct flow *flow, uint32_t arc, int64_t *best)
{
	const int64_t *cost = flow->costs + arc * flow->width;
	const int64_t *from = flow->potentials +
	    flow->arcs[arc].from * flow->width;
	const int64_t *to = flow->potentials + flow->arcs[arc].to *
	    flow->width;
	int64_t sign = flow->states[arc], here;
	size_t i;

	for (i = 0; i < flow->width; i++) {
		here = sign * (cost[i] + from[i] - to[i]);
		if (here > best[i])
			return false;
		if (here < best[i])
			break;
	}
	if (i == flow->width)
		return false;
	for (; i < flow->width; i++)
		best[i] = sign * (cost[i] + from[i] - to[i]);
	return true;
}

/*
 * The best of a block of arcs, or of several, in turns; NOBODY when no change
 * of any arc pays.
 */
static uint32_t
find_entering(struct flow *flow)
{
	int64_t best[FLOW_WIDTH_MAX] = {0};
	uint32_t found = NOBODY, seen, end;

	for (seen = 0; seen < flow->n_arcs && found == NOBODY;
	    seen += flow->block) {
		end = flow->next + flow->block;
		for (; flow->next < end; flow->next++)
			if (is_better(flow, flow->next, best))
				found = flow->next;
		if (flow->next == flow->n_arcs)
			flow->next = 0;
	}
	return found;
}

/* Where the ways from both nodes to the root meet. */
static uint32_t
meeting(const struct flow *flow, uint32_t a, uint32_t b)
{
	const struct node *nodes = flow->nodes;

	while (a != b)
		if (nodes[a].depth >= nodes[b].depth)
			a = nodes[a].parent;
		else
			b = nodes[b].parent;
	return a;
}

/*
 * Let as much flow round as can: over the arc, from its far end up to where
 * the ways meet, and down from there to its near end.  Of the tree's arcs
 * that have no more room the last one on that round leaves; so every node
 * can always send something to the root, and no tree comes back.
 */
static void
pivot(struct flow *flow, uint32_t entering)
{
	struct arc *arc = &flow->arcs[entering];
	bool idle = flow->states[entering] == IDLE, up = false;
	uint32_t near = idle ? arc->from : arc->to;
	uint32_t far = idle ? arc->to : arc->from;
	uint32_t top = meeting(flow, near, far);
	uint32_t amount = arc->capacity, out = NOBODY, node, room;

	for (node = near; node != top; node = flow->nodes[node].parent)
		if ((room = room_up(flow, node, false)) < amount) {
			amount = room;
			out = node;
		}
	for (node = far; node != top; node = flow->nodes[node].parent)
		if ((room = room_up(flow, node, true)) <= amount) {
			amount = room;
			out = node;
			up = true;
		}
	if (amount > 0) {
		arc->on = idle ? arc->on + amount : arc->on - amount;
		for (node = near; node != top; node = flow->nodes[node].parent)
			push_up(flow, node, amount, false);
		for (node = far; node != top; node = flow->nodes[node].parent)
			push_up(flow, node, amount, true);
	}
	if (out == NOBODY) {
		flow->states[entering] = idle ? FULL : IDLE;
		return;
	}
	flow->states[entering] = IN_TREE;
	node = flow->nodes[out].arc;
	if (node != NOBODY)
		flow->states[node] = flow->arcs[node].on == 0 ? IDLE : FULL;
	hang(flow, up ? far : near, out, up ? near : far, entering);
	update(flow, up ? far : near);
}

/* ---- proof ---- */

/* Is every node left with as much as came? */
static int
check_balance(const struct flow *flow, bool *out, struct fault *why)
{
	int64_t *left = arena_alloc(flow->arena,
	    (flow->n_nodes + 1) * sizeof(*left));
	uint32_t i;

	if (left == NULL)
		return fault_memory(why);
	for (i = 0; i < flow->n_arcs; i++) {
		left[flow->arcs[i].from] -= flow->arcs[i].on;
		left[flow->arcs[i].to] += flow->arcs[i].on;
	}
	*out = true;
	for (i = 0; i < flow->n_nodes; i++)
		*out = *out && left[i] == 0;
	return 0;
}

/*
 * The sign of what one more unit on the arc costs, measured against the
 * potentials of its ends.
 */
static int
sign_of(const struct flow *flow, uint32_t arc)
{
	const int64_t *cost = flow->costs + arc * flow->width;
	const int64_t *from = flow->potentials +
	    flow->arcs[arc].from * flow->width;
	const int64_t *to = flow->potentials + flow->arcs[arc].to *
	    flow->width;
	size_t i;

	for (i = 0; i < flow->width; i++)
		if (cost[i] + from[i] != to[i])
			return cost[i] + from[i] < to[i] ? -1 : 1;
	return 0;
}

/*
 * Around any circle the potentials add up to nothing.  So if no arc with
 * room is cheap, and none that carries something is dear, no change of what
 * flows round a circle can pay: nothing is cheaper.
 */
static int
prove(const struct flow *flow, struct fault *why)
{
	bool good = false;
	uint32_t i;
	int sign;

	if (check_balance(flow, &good, why) == -1)
		return -1;
	for (i = 0; i < flow->n_arcs && good; i++) {
		const struct arc *arc = &flow->arcs[i];

		sign = sign_of(flow, i);
		good = arc->on <= arc->capacity &&
		    (sign >= 0 || arc->on == arc->capacity) &&
		    (sign <= 0 || arc->on == 0);
	}
	return good ? 0 : fault_set(why, FAULT_REFUSED, "FLOW",
	    "the proof that nothing is cheaper failed");
}

int
flow_run(struct flow *flow, struct fault *why)
{
	uint32_t entering;

	plant(flow);
	while ((entering = find_entering(flow)) != NOBODY)
		pivot(flow, entering);
	return prove(flow, why);
}

unsigned
flow_on(const struct flow *flow, size_t arc)
{
	return flow->arcs[slot_of(flow, arc)].on;
}
