/* What a choice of pairs comes to, counted from the pairs alone. */
#include "config.h"

#include "mita/model/match.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

/* What is chosen, counted; from the pairs alone, so that it also checks. */

struct panel {
	unsigned	taken;
	unsigned	business;	/* of them for nothing else */
	unsigned	knowledge;
	unsigned	both;
};

struct count {
	const struct match	*match;
	struct panel		*panels;
	unsigned		*loads;
	struct match_sum	*sum;
};

static void
add_pair(struct count *count, const struct match_pair *pair)
{
	const struct match_expert *e = &count->match->experts[pair->expert];
	struct panel *panel = &count->panels[pair->proposal];
	struct match_sum *sum = count->sum;

	if (!pair->chosen) {
		sum->locks += pair->locked;
		return;
	}
	count->loads[pair->expert]++;
	panel->taken++;
	panel->business += e->business && !e->knowledge;
	panel->knowledge += e->knowledge && !e->business;
	panel->both += e->business && e->knowledge;
	sum->changes += !pair->current;
	sum->levels[pair->level]++;
	sum->preference += pair->preference;
	sum->draw += pair->draw;
}

static unsigned
lacking(unsigned wanted, unsigned there)
{
	return wanted > there ? wanted - there : 0;
}

/* Distinct people fill the roles; an empty seat is kept for who is missing. */
static void
add_panel(struct count *count, size_t p, unsigned *empty)
{
	const struct match_proposal *proposal = &count->match->proposals[p];
	const struct panel *panel = &count->panels[p];

	*empty = proposal->seats - panel->taken;
	count->sum->empty += *empty;
	count->sum->roles += lacking(lacking(proposal->business,
	    panel->business) + lacking(proposal->knowledge, panel->knowledge),
	    panel->both + *empty);
}

/* ---- rules ---- */

static bool
is_one_house(const struct match *match, const struct match_pair *a,
    const struct match_pair *b)
{
	const char *organisation = match->experts[a->expert].organisation;

	return strcmp(organisation, "-") != 0 &&
	    strcmp(match->experts[b->expert].organisation, organisation) == 0;
}

static bool
stays(const struct match_pair *pair)
{
	return pair->locked && pair->current;
}

/*
 * Two of one organisation sit on a panel only if both stood there and stay.
 * Chosen pairs of a panel are linked backwards.
 */
static int
check_houses(struct arena *arena, const struct match *match,
    struct fault *why)
{
	size_t *last, *earlier, n = 0, i, k;
	const struct match_pair **chosen;

	for (i = 0; i < match->n_pairs; i++)
		n += match->pairs[i].chosen;
	last = arena_alloc(arena, (match->n_proposals + 1) * sizeof(*last));
	earlier = arena_alloc(arena, (n + 1) * sizeof(*earlier));
	chosen = arena_alloc(arena, (n + 1) * sizeof(*chosen));
	if (last == NULL || earlier == NULL || chosen == NULL)
		return fault_memory(why);
	for (i = 0, n = 0; i < match->n_pairs; i++) {
		const struct match_pair *pair = &match->pairs[i];

		if (!pair->chosen)
			continue;
		for (k = last[pair->proposal]; k != 0; k = earlier[k])
			if (is_one_house(match, pair, chosen[k]) &&
			    !(stays(pair) && stays(chosen[k])))
				return fault_set(why, FAULT_REFUSED, "MATCH",
				    "an organisation has two on a panel");
		chosen[++n] = pair;
		earlier[n] = last[pair->proposal];
		last[pair->proposal] = n;
	}
	return 0;
}

static int
add_loads(struct count *count, struct fault *why)
{
	const struct match *match = count->match;
	size_t i;

	for (i = 0; i < match->n_experts; i++) {
		unsigned load = count->loads[i];

		if (load > match->experts[i].max)
			return fault_set(why, FAULT_REFUSED, "MATCH",
			    "an expert has more than the load allows");
		count->sum->least += lacking(match->experts[i].min, load);
		count->sum->squares += (int64_t)load * load;
	}
	return 0;
}

int
match_add_up(struct arena *arena, const struct match *match,
    struct match_sum *out, unsigned *empty_of, struct fault *why)
{
	struct count count = { .match = match, .sum = out };
	unsigned empty;
	size_t i;

	*out = (struct match_sum){0};
	count.panels = arena_alloc(arena,
	    (match->n_proposals + 1) * sizeof(*count.panels));
	count.loads = arena_alloc(arena,
	    (match->n_experts + 1) * sizeof(*count.loads));
	if (count.panels == NULL || count.loads == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++)
		add_pair(&count, &match->pairs[i]);
	for (i = 0; i < match->n_proposals; i++) {
		if (count.panels[i].taken > match->proposals[i].seats)
			return fault_set(why, FAULT_REFUSED, "MATCH",
			    "a panel has more than its seats");
		add_panel(&count, i, &empty);
		if (empty_of != NULL)
			empty_of[i] = empty;
	}
	if (add_loads(&count, why) == -1)
		return -1;
	return check_houses(arena, match, why);
}
