/* Why seats stay empty, as a sum a person can add up. */
#include "config.h"

#include "mita/model/shortage.h"

#include <stdlib.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/group.h"
#include "mita/model/match.h"

/*
 * A flow is as large as it can be exactly when its residual network has no
 * way left from the source to the sink; what can still reach the sink there
 * is one side of a smallest cut.  So, walking backwards from every empty
 * seat: along a pair that could be chosen, to its expert; from an expert whom
 * it would free, along the pairs that are chosen, to where they lead; in and
 * out of groups as their room allows.  All that is met together is one
 * shortage.  Of its seats the demand is added up, of who leads into it the
 * supply; demand less supply is what stays empty, and no assignment can do
 * better, since all that could help was met.  Where two walks meet they are
 * one shortage (union-find).
 *
 * From the empty seats backwards: whoever could still reach one, were there
 * more of them, belongs to the shortage.  Nodes are the experts, two for each
 * group (before and behind it), and three for each proposal, by seat_kind;
 * who comes for a role that has enough goes on to the seats for all.
 */
struct hunt {
	struct arena		*arena;
	const struct match	*match;
	struct groups		 groups;
	size_t		 seats;		/* the first node of those */
	size_t		 n_nodes;
	size_t		*entering;	/* pairs by the node they lead to */
	size_t		*first;		/* of each node there */
	size_t		*group_at;	/* of each proposal, from 1 */
	size_t		*group_next;	/* behind each group, from 1 */
	unsigned	*through;	/* who comes through each group */
	unsigned	*takes;		/* of them by kind, three for each */
	unsigned	*room;		/* seats of each node of the panels */
	unsigned	*filled;	/* of them */
	unsigned	*goes_on;	/* who has a role and sits anywhere */
	bool		*in;		/* is the node in a shortage? */
	size_t		*root;		/* towards one that stands for all */
	size_t		*todo;
	size_t		 n_todo;
};

/* Who stands there by a lock is there whatever comes. */
static bool
is_fixed(const struct match_pair *pair)
{
	return pair->locked && pair->chosen;
}

static size_t
seat_node(const struct hunt *hunt, size_t proposal, enum seat_kind kind)
{
	return hunt->seats + 3 * proposal + kind;
}

static size_t
entry_node(const struct hunt *hunt, size_t group)
{
	return hunt->match->n_experts + 2 * group;
}

static size_t
leads_to(const struct hunt *hunt, size_t i)
{
	const struct match_pair *pair = &hunt->match->pairs[i];
	const struct match_expert *e = &hunt->match->experts[pair->expert];

	if (hunt->groups.of[i] != 0)
		return entry_node(hunt, hunt->groups.of[i] - 1);
	return seat_node(hunt, pair->proposal, e->business ? SEATS_BUSINESS :
	    e->knowledge ? SEATS_KNOWLEDGE : SEATS_ALL);
}

/* ---- who sits where ---- */

static int
prepare(struct hunt *hunt, struct fault *why)
{
	const struct match *match = hunt->match;
	size_t panels = 3 * match->n_proposals, groups;

	if (groups_form(hunt->arena, match, &hunt->groups, why) == -1)
		return -1;
	groups = hunt->groups.n;
	hunt->seats = match->n_experts + 2 * groups;
	hunt->n_nodes = hunt->seats + panels;
#define ROOM(what, n) \
	(hunt->what = arena_alloc(hunt->arena, ((n) + 2) * sizeof(*hunt->what)))
	if (ROOM(entering, match->n_pairs) == NULL ||
	    ROOM(first, hunt->n_nodes) == NULL ||
	    ROOM(group_at, match->n_proposals) == NULL ||
	    ROOM(group_next, groups) == NULL || ROOM(through, groups) == NULL ||
	    ROOM(takes, 3 * groups) == NULL || ROOM(room, panels) == NULL ||
	    ROOM(filled, panels) == NULL || ROOM(goes_on, panels) == NULL ||
	    ROOM(in, hunt->n_nodes) == NULL ||
	    ROOM(root, hunt->n_nodes) == NULL ||
	    ROOM(todo, hunt->n_nodes) == NULL)
		return fault_memory(why);
#undef ROOM
	return 0;
}

static void
link_nodes(struct hunt *hunt)
{
	const struct match *match = hunt->match;
	size_t i, p;

	for (i = 0; i < match->n_pairs; i++)
		hunt->first[leads_to(hunt, i) + 2]++;
	for (i = 2; i < hunt->n_nodes + 2; i++)
		hunt->first[i] += hunt->first[i - 1];
	for (i = 0; i < match->n_pairs; i++)
		hunt->entering[hunt->first[leads_to(hunt, i) + 1]++] = i;
	for (i = 0; i < hunt->groups.n; i++) {
		p = hunt->groups.list[i].proposal;
		hunt->group_next[i] = hunt->group_at[p];
		hunt->group_at[p] = i + 1;
	}
	for (i = 0; i < hunt->n_nodes; i++)
		hunt->root[i] = i;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static void
set_rooms(struct hunt *hunt)
{
	const struct match *match = hunt->match;
	size_t p;

	for (p = 0; p < match->n_proposals; p++) {
		const struct match_proposal *panel = &match->proposals[p];
		unsigned *room = &hunt->room[3 * p];

		room[SEATS_BUSINESS] = least(panel->business, panel->seats);
		room[SEATS_KNOWLEDGE] = least(panel->knowledge,
		    panel->seats - room[SEATS_BUSINESS]);
		room[SEATS_ALL] = panel->seats - room[SEATS_BUSINESS] -
		    room[SEATS_KNOWLEDGE];
	}
}

static void
sit(struct hunt *hunt, size_t i, enum seat_kind kind)
{
	size_t p = 3 * hunt->match->pairs[i].proposal, all = p + SEATS_ALL;

	if (hunt->groups.of[i] != 0) {
		hunt->through[hunt->groups.of[i] - 1]++;
		hunt->takes[3 * (hunt->groups.of[i] - 1) + kind]++;
	}
	if (kind != SEATS_ALL && hunt->filled[p + kind] <
	    hunt->room[p + kind]) {
		hunt->filled[p + kind]++;
		return;
	}
	if (hunt->filled[all] < hunt->room[all]) {
		hunt->filled[all]++;
		hunt->goes_on[p + kind] += kind != SEATS_ALL;
		return;
	}
	/* A lock put somebody on a seat that is for others: it is taken. */
	for (all = p; hunt->filled[all] == hunt->room[all];)
		all++;
	hunt->room[all]--;
}

/* Those who may take either role come last, and take what is lacking. */
static void
sit_all(struct hunt *hunt)
{
	const struct match *match = hunt->match;
	bool both;
	size_t i;
	int turn;

	for (turn = 0; turn < 2; turn++)
		for (i = 0; i < match->n_pairs; i++) {
			const struct match_pair *pair = &match->pairs[i];
			const struct match_expert *e =
			    &match->experts[pair->expert];
			size_t p = 3 * (size_t)pair->proposal;

			both = e->business && e->knowledge;
			if (!pair->chosen || both != (turn == 1))
				continue;
			if (both && hunt->filled[p + SEATS_BUSINESS] ==
			    hunt->room[p + SEATS_BUSINESS])
				sit(hunt, i, SEATS_KNOWLEDGE);
			else
				sit(hunt, i, e->business ? SEATS_BUSINESS :
				    e->knowledge ? SEATS_KNOWLEDGE :
				    SEATS_ALL);
		}
}

/* ---- the hunt ---- */

static size_t
root_of(struct hunt *hunt, size_t node)
{
	while (hunt->root[node] != node) {
		hunt->root[node] = hunt->root[hunt->root[node]];
		node = hunt->root[node];
	}
	return node;
}

static void
reach(struct hunt *hunt, size_t node, size_t from)
{
	hunt->root[root_of(hunt, node)] = root_of(hunt, from);
	if (hunt->in[node])
		return;
	hunt->in[node] = true;
	hunt->todo[hunt->n_todo++] = node;
}

/* Whoever may come here by a pair that is not chosen. */
static void
reach_entering(struct hunt *hunt, size_t node)
{
	size_t i;

	for (i = hunt->first[node]; i < hunt->first[node + 1]; i++) {
		const struct match_pair *pair =
		    &hunt->match->pairs[hunt->entering[i]];

		if (!pair->chosen)
			reach(hunt, pair->expert, node);
	}
}

static void
follow_expert(struct hunt *hunt, size_t e)
{
	size_t i;

	for (i = hunt->groups.first[e]; i < hunt->groups.first[e + 1]; i++)
		if (hunt->match->pairs[i].chosen &&
		    !is_fixed(&hunt->match->pairs[i]))
			reach(hunt, leads_to(hunt, i), e);
}

static void
follow_group(struct hunt *hunt, size_t d, size_t node)
{
	const struct group *group = &hunt->groups.list[d];
	size_t kind;

	if (node == entry_node(hunt, d)) {
		reach_entering(hunt, node);
		if (hunt->through[d] > 0)
			reach(hunt, node + 1, node);
		return;
	}
	if (hunt->through[d] < group->capacity)
		reach(hunt, node - 1, node);
	for (kind = 0; kind < 3; kind++)
		if (hunt->takes[3 * d + kind] > 0)
			reach(hunt, seat_node(hunt, group->proposal,
			    (enum seat_kind)kind), node);
}

static bool
opens_to(const struct hunt *hunt, const struct group *group,
    enum seat_kind kind)
{
	const struct match_expert *e = &hunt->match->experts[group->expert];

	return kind == SEATS_BUSINESS ? e->business :
	    kind == SEATS_KNOWLEDGE ? e->knowledge :
	    !e->business && !e->knowledge;
}

static void
follow_seats(struct hunt *hunt, size_t node)
{
	size_t p = (node - hunt->seats) / 3, d;
	enum seat_kind kind = (enum seat_kind)((node - hunt->seats) % 3);

	reach_entering(hunt, node);
	for (d = hunt->group_at[p]; d != 0; d = hunt->group_next[d - 1])
		if (opens_to(hunt, &hunt->groups.list[d - 1], kind) &&
		    hunt->takes[3 * (d - 1) + kind] <
		    hunt->groups.list[d - 1].capacity)
			reach(hunt, entry_node(hunt, d - 1) + 1, node);
	if (kind == SEATS_ALL) {
		reach(hunt, seat_node(hunt, p, SEATS_BUSINESS), node);
		reach(hunt, seat_node(hunt, p, SEATS_KNOWLEDGE), node);
	} else if (hunt->goes_on[3 * p + kind] > 0)
		reach(hunt, seat_node(hunt, p, SEATS_ALL), node);
}

static void
search(struct hunt *hunt)
{
	size_t i, node, experts = hunt->match->n_experts;

	for (i = 0; i < 3 * hunt->match->n_proposals; i++)
		if (hunt->filled[i] < hunt->room[i])
			reach(hunt, hunt->seats + i, hunt->seats + i);
	while (hunt->n_todo > 0) {
		node = hunt->todo[--hunt->n_todo];
		if (node < experts)
			follow_expert(hunt, node);
		else if (node < hunt->seats)
			follow_group(hunt, (node - experts) / 2, node);
		else
			follow_seats(hunt, node);
	}
}

/* ---- what is added up ---- */

/* One line of either side, before they are sorted into shortages. */
struct line {
	size_t		shortage;	/* from 1, in the order of proposals */
	bool		supply;
	size_t		who;		/* proposal or expert */
	unsigned	kind;		/* seat_kind, or of an organisation */
	unsigned	seats;
};

struct account {
	struct hunt	*hunt;
	size_t		 n;
	struct line	*lines;
	size_t		*number;	/* of a group's node; 0: not seen yet */
	size_t		 n_shortages;
};

static int
put(struct account *account, size_t node, struct line line)
{
	struct hunt *hunt = account->hunt;
	size_t root = root_of(hunt, node);

	if (line.seats == 0)
		return 0;
	account->lines = arena_grow(hunt->arena, account->lines, account->n,
	    sizeof(line));
	if (account->lines == NULL)
		return -1;
	if (account->number[root] == 0)
		account->number[root] = ++account->n_shortages;
	line.shortage = account->number[root];
	account->lines[account->n++] = line;
	return 0;
}

static int
put_demands(struct account *account)
{
	const struct hunt *hunt = account->hunt;
	const struct match *match = hunt->match;
	size_t p, node;
	unsigned kind;

	for (p = 0; p < match->n_proposals; p++) {
		node = seat_node(hunt, p, SEATS_ALL);
		if (hunt->in[node]) {
			if (put(account, node, (struct line){ 0, false, p,
			    SEATS_ALL, match->proposals[p].seats }) == -1)
				return -1;
			continue;
		}
		for (kind = 0; kind < SEATS_ALL; kind++) {
			node = seat_node(hunt, p, (enum seat_kind)kind);
			if (hunt->in[node] && put(account, node,
			    (struct line){ 0, false, p, kind,
			    hunt->room[3 * p + kind] }) == -1)
				return -1;
		}
	}
	return 0;
}

/* An expert in it gives the whole free load, another pair by pair. */
static int
put_expert(struct account *account, size_t e)
{
	const struct hunt *hunt = account->hunt;
	const struct match *match = hunt->match;
	unsigned fixed = 0;
	size_t i, node;

	for (i = hunt->groups.first[e]; i < hunt->groups.first[e + 1]; i++) {
		node = leads_to(hunt, i);
		fixed += is_fixed(&match->pairs[i]);
		if (hunt->in[node] && (is_fixed(&match->pairs[i]) ||
		    !hunt->in[e]) && put(account, node, (struct line){ 0,
		    true, e, 0, 1 }) == -1)
			return -1;
	}
	return !hunt->in[e] ? 0 : put(account, e, (struct line){ 0, true, e,
	    0, match->experts[e].max - fixed });
}

static int
put_group(struct account *account, size_t d)
{
	const struct hunt *hunt = account->hunt;
	const struct group *group = &hunt->groups.list[d];
	size_t entry = entry_node(hunt, d), node;
	const struct line line = { 0, true, group->expert, group->pairs > 1,
	    group->capacity };
	unsigned kind;

	if (hunt->in[entry + 1])
		return hunt->in[entry] ? 0 : put(account, entry + 1, line);
	for (kind = 0; kind < 3; kind++) {
		node = seat_node(hunt, group->proposal, (enum seat_kind)kind);
		if (hunt->in[node] && opens_to(hunt, group,
		    (enum seat_kind)kind) && put(account, node, line) == -1)
			return -1;
	}
	return 0;
}

static int
by_shortage(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	if (x->shortage != y->shortage)
		return x->shortage < y->shortage ? -1 : 1;
	if (x->supply != y->supply)
		return x->supply ? 1 : -1;
	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	return x->kind < y->kind ? -1 : x->kind > y->kind;
}

static int
add_supply(struct shortage *shortage, const struct line *line,
    struct arena *arena)
{
	struct supplier *last = shortage->n_suppliers == 0 ? NULL :
	    &shortage->suppliers[shortage->n_suppliers - 1];

	shortage->supply += line->seats;
	if (last != NULL && last->expert == line->who &&
	    last->organisation == (line->kind != 0)) {
		last->seats += line->seats;
		return 0;
	}
	shortage->suppliers = arena_grow(arena, shortage->suppliers,
	    shortage->n_suppliers, sizeof(*shortage->suppliers));
	if (shortage->suppliers == NULL)
		return -1;
	shortage->suppliers[shortage->n_suppliers++] = (struct supplier){
		line->who, line->kind != 0, line->seats
	};
	return 0;
}

static int
add_demand(struct shortage *shortage, const struct line *line,
    struct arena *arena)
{
	shortage->need += line->seats;
	shortage->demands = arena_grow(arena, shortage->demands,
	    shortage->n_demands, sizeof(*shortage->demands));
	if (shortage->demands == NULL)
		return -1;
	shortage->demands[shortage->n_demands++] = (struct demand){
		line->who, (enum seat_kind)line->kind, line->seats
	};
	return 0;
}

/* Fill the shortages from the lines, and see that they come to what lacks. */
static int
add_up(struct account *account, struct shortage *out, struct fault *why)
{
	struct hunt *hunt = account->hunt;
	int64_t lacking = 0;
	size_t i;

	if (account->n > 0)
		qsort(account->lines, account->n, sizeof(*account->lines),
		    by_shortage);
	for (i = 0; i < account->n; i++) {
		const struct line *line = &account->lines[i];
		struct shortage *shortage = &out[line->shortage - 1];

		if ((line->supply ? add_supply : add_demand)(shortage, line,
		    hunt->arena) == -1)
			return fault_memory(why);
		lacking += line->supply ? -(int64_t)line->seats :
		    (int64_t)line->seats;
	}
	for (i = 0; i < 3 * hunt->match->n_proposals; i++)
		lacking -= hunt->room[i] - hunt->filled[i];
	return lacking == 0 ? 0 : fault_set(why, FAULT_REFUSED, "MATCH",
	    "more seats could be filled than are");
}

int
shortages_of(struct arena *arena, const struct match *match,
    struct shortage **out, size_t *n, struct fault *why)
{
	struct hunt hunt = { .arena = arena, .match = match };
	struct account account = { .hunt = &hunt };
	size_t i;

	if (prepare(&hunt, why) == -1)
		return -1;
	link_nodes(&hunt);
	set_rooms(&hunt);
	sit_all(&hunt);
	search(&hunt);
	account.number = arena_alloc(arena,
	    (hunt.n_nodes + 1) * sizeof(*account.number));
	if (account.number == NULL || put_demands(&account) == -1)
		return fault_memory(why);
	for (i = 0; i < match->n_experts; i++)
		if (put_expert(&account, i) == -1)
			return fault_memory(why);
	for (i = 0; i < hunt.groups.n; i++)
		if (put_group(&account, i) == -1)
			return fault_memory(why);
	*n = account.n_shortages;
	*out = arena_alloc(arena, (*n + 1) * sizeof(**out));
	return *out == NULL ? fault_memory(why) : add_up(&account, *out, why);
}
