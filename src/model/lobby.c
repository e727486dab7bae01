#include "config.h"

#include "mita/model/lobby.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

struct plan {
	struct arena		*arena;
	const struct match	*match;
	struct lobby		*lobby;
	size_t		*next;		/* of the same house, from 1, or 0 */
	bool		*follows;	/* is the expert somebody's next? */
	uint32_t	*coming;	/* of a house, by proposal */
	uint32_t	*shared;	/* their door, by proposal, from 1 */
};

static bool
is_both(const struct match_expert *expert)
{
	return expert->business && expert->knowledge;
}

static int
chain_houses(struct plan *plan, struct fault *why)
{
	const struct match *match = plan->match;
	const struct match_expert *experts = match->experts;
	size_t i, k;

	plan->next = arena_alloc(plan->arena,
	    (match->n_experts + 1) * sizeof(*plan->next));
	plan->follows = arena_alloc(plan->arena, match->n_experts + 1);
	if (plan->next == NULL || plan->follows == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_experts; i++)
		for (k = i + 1; k < match->n_experts && plan->next[i] == 0 &&
		    strcmp(experts[i].house, "-") != 0; k++)
			if (strcmp(experts[k].house, experts[i].house) == 0) {
				plan->next[i] = k + 1;
				plan->follows[k] = true;
			}
	return 0;
}

static int
open_door(struct plan *plan, size_t i, uint32_t *shared, struct fault *why)
{
	const struct match_pair *pair = &plan->match->pairs[i];
	const struct match_expert *e = &plan->match->experts[pair->expert];
	const struct match_expert *other;
	struct lobby *lobby = plan->lobby;
	struct door *door;

	if (*shared == 0) {
		lobby->doors = arena_grow(plan->arena, lobby->doors, lobby->n,
		    sizeof(*lobby->doors));
		if (lobby->doors == NULL)
			return fault_memory(why);
		lobby->doors[lobby->n] = (struct door){ .proposal =
		    pair->proposal, .expert = pair->expert, .capacity = 1 };
		*shared = (uint32_t)++lobby->n;
	}
	lobby->of[i] = *shared;
	door = &lobby->doors[*shared - 1];
	/* Who stands may stay, though it be two of one house. */
	door->pairs++;
	door->locked += pair->locked && pair->current;
	if (door->locked > door->capacity)
		door->capacity = door->locked;
	other = &plan->match->experts[door->expert];
	if (other->business != e->business || other->knowledge != e->knowledge)
		return fault_set(why, FAULT_REFUSED, "HOUSE",
		    "experts of the organisation %s count for different"
		    " seats; give them one role", e->house);
	return 0;
}

/* All of one house, or one expert alone. */
static int
open_house(struct plan *plan, size_t leader, struct fault *why)
{
	const struct match *match = plan->match;
	const size_t *first = plan->lobby->first;
	size_t bytes = match->n_proposals * sizeof(uint32_t), k, i, p;

	memset(plan->coming, 0, bytes);
	memset(plan->shared, 0, bytes);
	for (k = leader + 1; k != 0; k = plan->next[k - 1])
		for (i = first[k - 1]; i < first[k]; i++)
			plan->coming[match->pairs[i].proposal]++;
	for (k = leader + 1; k != 0; k = plan->next[k - 1])
		for (i = first[k - 1]; i < first[k]; i++) {
			p = match->pairs[i].proposal;
			if (plan->coming[p] == 1 &&
			    !is_both(&match->experts[k - 1]))
				continue;
			if (open_door(plan, i, &plan->shared[p], why) == -1)
				return -1;
		}
	return 0;
}

static int
prepare(struct plan *plan, struct fault *why)
{
	const struct match *match = plan->match;
	struct lobby *lobby = plan->lobby;
	size_t i;

	*lobby = (struct lobby){0};
	lobby->first = arena_alloc(plan->arena,
	    (match->n_experts + 2) * sizeof(*lobby->first));
	lobby->of = arena_alloc(plan->arena,
	    (match->n_pairs + 1) * sizeof(*lobby->of));
	plan->coming = arena_alloc(plan->arena,
	    (match->n_proposals + 1) * sizeof(*plan->coming));
	plan->shared = arena_alloc(plan->arena,
	    (match->n_proposals + 1) * sizeof(*plan->shared));
	if (lobby->first == NULL || lobby->of == NULL ||
	    plan->coming == NULL || plan->shared == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++)
		lobby->first[match->pairs[i].expert + 1]++;
	for (i = 0; i < match->n_experts; i++)
		lobby->first[i + 1] += lobby->first[i];
	return chain_houses(plan, why);
}

int
lobby_open(struct arena *arena, const struct match *match, struct lobby *out,
    struct fault *why)
{
	struct plan plan = { .arena = arena, .match = match, .lobby = out };
	size_t i;

	if (prepare(&plan, why) == -1)
		return -1;
	for (i = 0; i < match->n_experts; i++)
		if (!plan.follows[i] && (plan.next[i] != 0 ||
		    is_both(&match->experts[i])) &&
		    open_house(&plan, i, why) == -1)
			return -1;
	return 0;
}
