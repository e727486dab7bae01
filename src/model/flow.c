#include "config.h"

#include "mita/model/flow.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

/* Arcs come in twos: one forth, and its reverse behind it. */
struct arc {
	size_t		 from;
	size_t		 to;
	unsigned	 room;
};

struct flow {
	struct arena	*arena;
	size_t		 nodes;
	size_t		 width;
	size_t		 n;		/* arcs, reverses included */
	struct arc	*arcs;
	int64_t		*costs;		/* one vector for each two arcs */
	size_t		*first;		/* of each node in around */
	size_t		*around;	/* arcs by the node they leave */
	int64_t		*potential;	/* a vector for each node */
	int64_t		*distance;	/* likewise */
	long		*via;		/* arc of the shortest path, or -1 */
	bool		*done;
	size_t		*heap;		/* nodes */
	size_t		*place;		/* of a node in heap, from 1; 0: out */
	size_t		 heaped;
};

struct flow *
flow_new(struct arena *arena, size_t nodes, size_t width)
{
	struct flow *flow;

	if ((flow = arena_alloc(arena, sizeof(*flow))) == NULL)
		return NULL;
	*flow = (struct flow){ .arena = arena, .nodes = nodes,
	    .width = width };
	return flow;
}

static int64_t *
at(const struct flow *flow, int64_t *vectors, size_t i)
{
	return vectors + i * flow->width;
}

long
flow_arc(struct flow *flow, size_t from, size_t to, unsigned capacity,
    const int64_t *cost)
{
	size_t i;

	for (i = 0; i < 2; i++) {
		flow->arcs = arena_grow(flow->arena, flow->arcs, flow->n + i,
		    sizeof(*flow->arcs));
		if (flow->arcs == NULL)
			return -1;
		flow->arcs[flow->n + i] = i == 0 ?
		    (struct arc){ from, to, capacity } :
		    (struct arc){ to, from, 0 };
	}
	flow->costs = arena_grow(flow->arena, flow->costs, flow->n / 2,
	    flow->width * sizeof(*flow->costs));
	if (flow->costs == NULL)
		return -1;
	memcpy(at(flow, flow->costs, flow->n / 2), cost,
	    flow->width * sizeof(*cost));
	flow->n += 2;
	return (long)flow->n - 2;
}

/* ---- vectors ---- */

static int
compare(const struct flow *flow, const int64_t *a, const int64_t *b)
{
	size_t i;

	for (i = 0; i < flow->width; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

/* out = base + what the arc costs, less by how much its ends differ. */
static void
reduced(struct flow *flow, size_t arc, const int64_t *base, int64_t *out)
{
	const int64_t *cost = at(flow, flow->costs, arc / 2);
	const int64_t *from = at(flow, flow->potential, flow->arcs[arc].from);
	const int64_t *to = at(flow, flow->potential, flow->arcs[arc].to);
	int64_t sign = arc % 2 == 0 ? 1 : -1;
	size_t i;

	for (i = 0; i < flow->width; i++)
		out[i] = base[i] + sign * cost[i] + from[i] - to[i];
}

/* ---- the heap: nearest first, equals by number ---- */

static bool
is_nearer(struct flow *flow, size_t a, size_t b)
{
	int order = compare(flow, at(flow, flow->distance, a),
	    at(flow, flow->distance, b));

	return order < 0 || (order == 0 && a < b);
}

static void
put_at(struct flow *flow, size_t place, size_t node)
{
	flow->heap[place] = node;
	flow->place[node] = place;
}

static void
rise(struct flow *flow, size_t node)
{
	size_t place = flow->place[node];

	while (place > 1 && is_nearer(flow, node, flow->heap[place / 2])) {
		put_at(flow, place, flow->heap[place / 2]);
		place /= 2;
	}
	put_at(flow, place, node);
}

static size_t
take_nearest(struct flow *flow)
{
	size_t nearest = flow->heap[1], node = flow->heap[flow->heaped--];
	size_t place = 1, child;

	flow->place[nearest] = 0;
	if (flow->heaped == 0)
		return nearest;
	while ((child = 2 * place) <= flow->heaped) {
		if (child < flow->heaped && is_nearer(flow,
		    flow->heap[child + 1], flow->heap[child]))
			child++;
		if (!is_nearer(flow, flow->heap[child], node))
			break;
		put_at(flow, place, flow->heap[child]);
		place = child;
	}
	put_at(flow, place, node);
	return nearest;
}

/* ---- shortest paths ---- */

static int
prepare(struct flow *flow, struct fault *why)
{
	size_t vector = flow->width * sizeof(int64_t), i;

	flow->first = arena_alloc(flow->arena,
	    (flow->nodes + 2) * sizeof(*flow->first));
	flow->around = arena_alloc(flow->arena,
	    (flow->n + 1) * sizeof(*flow->around));
	flow->potential = arena_alloc(flow->arena, flow->nodes * vector);
	flow->distance = arena_alloc(flow->arena, flow->nodes * vector);
	flow->via = arena_alloc(flow->arena, flow->nodes * sizeof(*flow->via));
	flow->done = arena_alloc(flow->arena, flow->nodes);
	flow->heap = arena_alloc(flow->arena,
	    (flow->nodes + 1) * sizeof(*flow->heap));
	flow->place = arena_alloc(flow->arena,
	    flow->nodes * sizeof(*flow->place));
	if (flow->first == NULL || flow->around == NULL ||
	    flow->potential == NULL || flow->distance == NULL ||
	    flow->via == NULL || flow->done == NULL || flow->heap == NULL ||
	    flow->place == NULL)
		return fault_memory(why);
	memset(flow->potential, 0, flow->nodes * vector);
	memset(flow->first, 0, (flow->nodes + 2) * sizeof(*flow->first));
	for (i = 0; i < flow->n; i++)
		flow->first[flow->arcs[i].from + 2]++;
	for (i = 2; i < flow->nodes + 2; i++)
		flow->first[i] += flow->first[i - 1];
	for (i = 0; i < flow->n; i++)
		flow->around[flow->first[flow->arcs[i].from + 1]++] = i;
	return 0;
}

/* Before anything flows, arcs lead upwards only: one pass in order. */
static void
first_potentials(struct flow *flow)
{
	int64_t next[FLOW_WIDTH_MAX], zero[FLOW_WIDTH_MAX] = {0};
	size_t node, i, to;

	memset(flow->done, 0, flow->nodes);
	flow->done[0] = true;
	memset(flow->distance, 0, flow->width * sizeof(int64_t));
	for (node = 0; node < flow->nodes; node++) {
		if (!flow->done[node])
			continue;
		for (i = flow->first[node]; i < flow->first[node + 1]; i++) {
			if (flow->arcs[flow->around[i]].room == 0)
				continue;
			to = flow->arcs[flow->around[i]].to;
			reduced(flow, flow->around[i],
			    at(flow, flow->distance, node), next);
			if (flow->done[to] && compare(flow, next,
			    at(flow, flow->distance, to)) >= 0)
				continue;
			flow->done[to] = true;
			memcpy(at(flow, flow->distance, to), next,
			    flow->width * sizeof(*next));
		}
	}
	for (node = 0; node < flow->nodes; node++)
		memcpy(at(flow, flow->potential, node), flow->done[node] ?
		    at(flow, flow->distance, node) : zero,
		    flow->width * sizeof(*zero));
}

static void
relax(struct flow *flow, size_t node)
{
	int64_t next[FLOW_WIDTH_MAX];
	size_t i, to;

	for (i = flow->first[node]; i < flow->first[node + 1]; i++) {
		const struct arc *arc = &flow->arcs[flow->around[i]];

		to = arc->to;
		if (arc->room == 0 || flow->done[to])
			continue;
		reduced(flow, flow->around[i], at(flow, flow->distance, node),
		    next);
		if (flow->place[to] != 0 && compare(flow, next,
		    at(flow, flow->distance, to)) >= 0)
			continue;
		memcpy(at(flow, flow->distance, to), next,
		    flow->width * sizeof(*next));
		flow->via[to] = (long)flow->around[i];
		if (flow->place[to] == 0)
			put_at(flow, ++flow->heaped, to);
		rise(flow, to);
	}
}

/* The nearest way from the first node to the last; false if there is none. */
static bool
find_path(struct flow *flow)
{
	size_t last = flow->nodes - 1, node, i;

	memset(flow->done, 0, flow->nodes);
	memset(flow->place, 0, flow->nodes * sizeof(*flow->place));
	memset(flow->distance, 0, flow->width * sizeof(int64_t));
	flow->heaped = 1;
	put_at(flow, 1, 0);
	flow->via[0] = -1;
	while (flow->heaped > 0 && !flow->done[last]) {
		node = take_nearest(flow);
		flow->done[node] = true;
		if (node != last)
			relax(flow, node);
	}
	if (!flow->done[last])
		return false;
	/* Those not reached are as far as the last: they need no change. */
	for (node = 0; node < flow->nodes; node++)
		for (i = 0; flow->done[node] && i < flow->width; i++)
			at(flow, flow->potential, node)[i] +=
			    at(flow, flow->distance, node)[i] -
			    at(flow, flow->distance, last)[i];
	return true;
}

static unsigned
push(struct flow *flow, unsigned most)
{
	unsigned amount = most;
	long arc;

	for (arc = flow->via[flow->nodes - 1]; arc != -1;
	    arc = flow->via[flow->arcs[arc].from])
		if (flow->arcs[arc].room < amount)
			amount = flow->arcs[arc].room;
	for (arc = flow->via[flow->nodes - 1]; arc != -1;
	    arc = flow->via[flow->arcs[arc].from]) {
		flow->arcs[arc].room -= amount;
		flow->arcs[arc ^ 1].room += amount;
	}
	return amount;
}

/* No arc with room left leads downhill: there is no cheaper flow. */
static bool
is_cheapest(struct flow *flow)
{
	int64_t zero[FLOW_WIDTH_MAX] = {0}, cost[FLOW_WIDTH_MAX];
	size_t i;

	for (i = 0; i < flow->n; i++) {
		if (flow->arcs[i].room == 0)
			continue;
		reduced(flow, i, zero, cost);
		if (compare(flow, cost, zero) < 0)
			return false;
	}
	return true;
}

int
flow_run(struct flow *flow, unsigned amount, struct fault *why)
{
	if (flow->width > FLOW_WIDTH_MAX)
		return fault_set(why, FAULT_REFUSED, "FLOW",
		    "a cost has at most %d components", FLOW_WIDTH_MAX);
	if (prepare(flow, why) == -1)
		return -1;
	first_potentials(flow);
	while (amount > 0) {
		if (!find_path(flow))
			return fault_set(why, FAULT_REFUSED, "FLOW",
			    "%u units find no way", amount);
		amount -= push(flow, amount);
	}
	if (!is_cheapest(flow))
		return fault_set(why, FAULT_REFUSED, "FLOW",
		    "the proof that nothing is cheaper failed");
	return 0;
}

unsigned
flow_on(const struct flow *flow, long arc)
{
	return flow->arcs[arc + 1].room;
}

void
flow_cost(const struct flow *flow, int64_t *out)
{
	size_t i, k;

	memset(out, 0, flow->width * sizeof(*out));
	for (i = 0; i < flow->n; i += 2)
		for (k = 0; k < flow->width; k++)
			out[k] += (int64_t)flow->arcs[i + 1].room *
			    flow->costs[i / 2 * flow->width + k];
}
