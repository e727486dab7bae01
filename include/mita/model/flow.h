#ifndef MITA_MODEL_FLOW_H
#define MITA_MODEL_FLOW_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * The cheapest circulation through a network, where costs are vectors
 * compared from the first component on; smaller is better, and what pays is
 * below zero.  The network simplex method with strongly feasible trees
 * (Ahuja, Magnanti and Orlin, Network Flows, 11.5 and 11.6): nothing is
 * rounded, and the same arcs in the same order give the same flow on every
 * machine.
 */

enum { FLOW_WIDTH_MAX = 20 };

struct flow;

/*
 * Nodes are numbered from 0, best so that most arcs lead upwards; room for so
 * many arcs, and width components in each cost.  The costs on any way that
 * meets no node twice must add up within +-2^60 in every component.  NULL:
 * memory, or more than INT32_MAX nodes or INT32_MAX / 2 arcs.
 */
struct flow *flow_new(struct arena *arena, size_t nodes, size_t arcs,
	    size_t width);

/* An arc with its cost, which is copied; its number. */
size_t	flow_arc(struct flow *flow, size_t from, size_t to, unsigned capacity,
	    const int64_t *cost);

/*
 * Let flow what pays.  At the end it is proved, in every build, that nothing
 * is cheaper: what flows in flows out, and no arc with room left in a
 * direction has a negative reduced cost there.  -1 (reason FLOW) if not, or
 * for memory.
 */
int	flow_run(struct flow *flow, struct fault *why);

/* Units on an arc. */
unsigned flow_on(const struct flow *flow, size_t arc);

#endif
