/* The source itself, so that a solved flow can be spoiled from inside. */
#include "src/model/flow.c"

#include "tests/tap.h"

static struct arena *arena;

static size_t
pipe_of(struct flow *flow, size_t from, size_t to, unsigned capacity,
    int64_t first, int64_t second)
{
	const int64_t cost[2] = { first, second };

	return flow_arc(flow, from, to, capacity, cost);
}

/* Two ways from 0 to 3, one cheaper; what comes back pays. */
static struct flow *
two_ways(size_t *cheap, size_t *dear)
{
	struct flow *flow = flow_new(arena, 4, 5, 2);

	pipe_of(flow, 3, 0, 5, -1, 0);
	*cheap = pipe_of(flow, 0, 1, 3, 0, 1);
	*dear = pipe_of(flow, 0, 2, 9, 0, 2);
	pipe_of(flow, 1, 3, 9, 0, 0);
	pipe_of(flow, 2, 3, 9, 0, 0);
	return flow;
}

static void
test_cheapest(void)
{
	struct fault why = {0};
	size_t cheap, dear;
	struct flow *flow = two_ways(&cheap, &dear);

	is_int(flow_run(flow, &why), 0, "a small network is solved");
	is_int(flow_on(flow, cheap), 3, "the cheap way is full");
	is_int(flow_on(flow, dear), 2, "the dear one takes the rest");
}

static void
test_order(void)
{
	struct fault why = {0};
	struct flow *flow = flow_new(arena, 2, 3, 2);
	size_t much, little;

	/* A hundred of the second weigh less than one of the first. */
	pipe_of(flow, 1, 0, 1, -10, 0);
	much = pipe_of(flow, 0, 1, 1, 1, 0);
	little = pipe_of(flow, 0, 1, 1, 0, 100);
	is_int(flow_run(flow, &why), 0, "costs are compared in order");
	ok(flow_on(flow, little) == 1 && flow_on(flow, much) == 0,
	    "the first component decides");
	flow = flow_new(arena, 2, 2, 2);
	pipe_of(flow, 1, 0, 7, -1, 0);
	much = pipe_of(flow, 0, 1, 7, 2, 0);
	is_int(flow_run(flow, &why), 0, "what costs more than it pays");
	is_int(flow_on(flow, much), 0, "  does not flow");
}

/* Every wrong flow is refused; so the proof is one. */
static void
test_proof(void)
{
	struct fault why = {0};
	size_t cheap, dear, i;
	struct flow *flow = two_ways(&cheap, &dear);

	flow_run(flow, &why);
	is_int(prove(flow, &why), 0, "the proof holds");
	/* One unit goes the dear way instead: as good to the eye. */
	for (i = 1; i < 5; i++)
		flow->arcs[slot_of(flow, i)].on += i % 2 == 0 ? 1 :
		    (uint32_t)-1;
	is_int(prove(flow, &why), -1, "a flow that could be cheaper is not");
	is_str(why.reason, "FLOW", "it is said so");
	flow = two_ways(&cheap, &dear);
	flow_run(flow, &why);
	flow->arcs[slot_of(flow, dear)].on--;
	is_int(prove(flow, &why), -1, "nor one in which something is lost");
	flow = two_ways(&cheap, &dear);
	flow_run(flow, &why);
	flow->potentials[2 * 2 + 1] += 5;
	is_int(prove(flow, &why), -1, "nor one with wrong potentials");
	flow = two_ways(&cheap, &dear);
	flow_run(flow, &why);
	flow->arcs[slot_of(flow, cheap)].capacity = 2;
	is_int(prove(flow, &why), -1, "nor one with too much on an arc");
}

int
main(void)
{
	arena = arena_new();
	test_cheapest();
	test_order();
	test_proof();
	arena_free(arena);
	return done_testing();
}
