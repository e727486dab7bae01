/* Pairs of a proposal that share one seat. */
#include "config.h"

#include "mita/model/group.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

struct plan {
	struct arena		*arena;
	const struct match	*match;
	struct groups		*groups;
	size_t		*next;		/* of its organisation, from 1, or 0 */
	bool		*follows;	/* is the expert somebody's next? */
	uint32_t	*coming;	/* of an organisation, by proposal */
	uint32_t	*shared;	/* their group, by proposal, from 1 */
};

static bool
is_both(const struct match_expert *expert)
{
	return expert->business && expert->knowledge;
}

static int
chain_organisations(struct plan *plan, struct fault *why)
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
		    strcmp(experts[i].organisation, "-") != 0; k++)
			if (strcmp(experts[k].organisation,
			    experts[i].organisation) == 0) {
				plan->next[i] = k + 1;
				plan->follows[k] = true;
			}
	return 0;
}

static int
join_group(struct plan *plan, size_t i, uint32_t *shared, struct fault *why)
{
	const struct match_pair *pair = &plan->match->pairs[i];
	const struct match_expert *e = &plan->match->experts[pair->expert];
	const struct match_expert *other;
	struct groups *groups = plan->groups;
	struct group *group;

	if (*shared == 0) {
		groups->list = arena_grow(plan->arena, groups->list, groups->n,
		    sizeof(*groups->list));
		if (groups->list == NULL)
			return fault_memory(why);
		groups->list[groups->n] = (struct group){ .proposal =
		    pair->proposal, .expert = pair->expert, .capacity = 1 };
		*shared = (uint32_t)++groups->n;
	}
	groups->of[i] = *shared;
	group = &groups->list[*shared - 1];
	/* Who stands may stay, though it be two of one organisation. */
	group->pairs++;
	group->locked += pair->locked && pair->current;
	if (group->locked > group->capacity)
		group->capacity = group->locked;
	other = &plan->match->experts[group->expert];
	if (other->business != e->business || other->knowledge != e->knowledge)
		return fault_advise(why, FAULT_REFUSED, "ORGANISATION",
		    "give them one role", "experts of the organisation %s count"
		    " for different seats", e->organisation);
	return 0;
}

/* All of one organisation, or one expert alone. */
static int
group_organisation(struct plan *plan, size_t leader, struct fault *why)
{
	const struct match *match = plan->match;
	const size_t *first = plan->groups->first;
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
			if (join_group(plan, i, &plan->shared[p], why) == -1)
				return -1;
		}
	return 0;
}

static int
prepare(struct plan *plan, struct fault *why)
{
	const struct match *match = plan->match;
	struct groups *groups = plan->groups;
	size_t i;

	*groups = (struct groups){0};
	groups->first = arena_alloc(plan->arena,
	    (match->n_experts + 2) * sizeof(*groups->first));
	groups->of = arena_alloc(plan->arena,
	    (match->n_pairs + 1) * sizeof(*groups->of));
	plan->coming = arena_alloc(plan->arena,
	    (match->n_proposals + 1) * sizeof(*plan->coming));
	plan->shared = arena_alloc(plan->arena,
	    (match->n_proposals + 1) * sizeof(*plan->shared));
	if (groups->first == NULL || groups->of == NULL ||
	    plan->coming == NULL || plan->shared == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++)
		groups->first[match->pairs[i].expert + 1]++;
	for (i = 0; i < match->n_experts; i++)
		groups->first[i + 1] += groups->first[i];
	return chain_organisations(plan, why);
}

int
groups_form(struct arena *arena, const struct match *match, struct groups *out,
    struct fault *why)
{
	struct plan plan = { .arena = arena, .match = match, .groups = out };
	size_t i;

	if (prepare(&plan, why) == -1)
		return -1;
	for (i = 0; i < match->n_experts; i++)
		if (!plan.follows[i] && (plan.next[i] != 0 ||
		    is_both(&match->experts[i])) &&
		    group_organisation(&plan, i, why) == -1)
			return -1;
	return 0;
}
