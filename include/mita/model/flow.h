#ifndef MITA_MODEL_FLOW_H
#define MITA_MODEL_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * The cheapest flow of a given amount through a network without cycles,
 * where costs are vectors compared from the first component on; smaller is
 * better.  Successive shortest paths with potentials (Ahuja, Magnanti and
 * Orlin, Network Flows, 9.7): no weights to choose, no rounding, and the same
 * arcs in the same order give the same flow on every machine.
 */

enum { FLOW_WIDTH_MAX = 20 };

struct flow;

/*
 * Nodes are numbered from 0, so that every arc leads to a higher number.
 * width components in each cost.  NULL: memory.
 */
struct flow *flow_new(struct arena *arena, size_t nodes, size_t width);

/* An arc with its cost, which is copied; its number, or -1 for memory. */
long	flow_arc(struct flow *flow, size_t from, size_t to, unsigned capacity,
	    const int64_t *cost);

/*
 * Send amount from the first node to the last.  Refused (reason FLOW) when so
 * much does not fit; -1 also for memory.  At the end it is proved that no
 * cheaper flow exists: no arc with room left has a negative reduced cost.
 */
int	flow_run(struct flow *flow, unsigned amount, struct fault *why);

/* Units on an arc. */
unsigned flow_on(const struct flow *flow, long arc);

/* The whole cost, width components. */
void	flow_cost(const struct flow *flow, int64_t *out);

#endif
