/* A stage in plain values, as an officer looks at it. */
#include "config.h"

#include "mita/office/stage_view.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/sample.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/record.h"
#include "mita/office/needs.h"

/* A stage in plain values: people, proposals, files. */

/* People */

int
admitted_of(const struct book *book, struct admitted **out, size_t *n,
    struct fault *why)
{
	struct admitted *list = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(*list));
	size_t i;

	*n = 0;
	if ((*out = list) == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n_keys; i++) {
		const struct admission *a = book->keys[i].admission;
		const struct keycard *card = book_card(book, a->expert);

		if (book_admission(book, a->expert) != a || card == NULL)
			continue;
		list[(*n)++] = (struct admitted){ a, card,
		    book_is_revoked(book, a->sign_key) };
	}
	return 0;
}

int
workloads_of(const struct book *book, const struct pair *pairs,
    size_t n_pairs, struct workload **out, size_t *n, struct fault *why)
{
	struct workload *list = NULL, *last = NULL;
	size_t i;

	*n = 0;
	for (i = 0; i < n_pairs; i++) {
		if (last == NULL || strcmp(last->expert, pairs[i].expert) !=
		    0) {
			list = arena_grow(book->arena, list, *n,
			    sizeof(*list));
			if (list == NULL)
				return fault_memory(why);
			last = &list[(*n)++];
			last->expert = pairs[i].expert;
			last->pairs = &pairs[i];
		}
		last->n++;
		last->states[pairs[i].state]++;
		last->missing += pair_is_missing(&pairs[i]);
	}
	*out = list;
	return 0;
}

static int
by_expert(const void *a, const void *b)
{
	const struct expert_view *const *x = a, *const *y = b;

	return strcmp((*x)->who.admission->expert,
	    (*y)->who.admission->expert);
}

static int
to_expert(const void *key, const void *member)
{
	const struct expert_view *const *view = member;

	return strcmp(key, (*view)->who.admission->expert);
}

/* The view is ours, so what its index points to may be filled in. */
static struct expert_view *
find_expert(const struct stage_view *view, const char *expert)
{
	const struct expert_view **found;

	if (view->n_experts == 0)
		return NULL;
	found = bsearch(expert, view->by_expert, view->n_experts,
	    sizeof(*found), to_expert);
	return found == NULL ? NULL : &view->experts[*found - view->experts];
}

const struct expert_view *
stage_view_expert(const struct stage_view *view, const char *expert)
{
	return find_expert(view, expert);
}

static int
seat_people(struct stage_view *view, struct fault *why)
{
	struct arena *arena = view->book->arena;
	struct admitted *people;
	size_t i;

	if (admitted_of(view->book, &people, &view->n_experts, why) == -1)
		return -1;
	view->experts = arena_alloc(arena,
	    (view->n_experts + 1) * sizeof(*view->experts));
	view->by_expert = arena_alloc(arena,
	    (view->n_experts + 1) * sizeof(*view->by_expert));
	if (view->experts == NULL || view->by_expert == NULL)
		return fault_memory(why);
	for (i = 0; i < view->n_experts; i++) {
		view->experts[i].who = people[i];
		view->experts[i].load.expert = people[i].admission->expert;
		view->by_expert[i] = &view->experts[i];
	}
	if (view->n_experts > 1)
		qsort(view->by_expert, view->n_experts,
		    sizeof(*view->by_expert), by_expert);
	return 0;
}

static int
give_loads(struct stage_view *view, struct fault *why)
{
	struct expert_view *expert;
	struct workload *loads;
	size_t n, i;

	if (workloads_of(view->book, view->sheet.pairs, view->sheet.n_pairs,
	    &loads, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if ((expert = find_expert(view, loads[i].expert)) != NULL)
			expert->load = loads[i];
	return 0;
}

/* Files */

static void
take_bundles(struct stage_view *view)
{
	struct expert_view *expert;
	size_t i;

	for (i = 0; i < view->arrivals->n; i++) {
		const struct arrival *file = &view->arrivals->files[i];

		if ((expert = find_expert(view, file->expert)) == NULL)
			continue;
		expert->n_bundles++;
		/* In the one form of UTC, so letters tell. */
		if (expert->last == NULL || strcmp(file->time, expert->last) >
		    0)
			expert->last = file->time;
	}
}

/* By the facts of a finding: its sentence may name many. */
static void
mark_wrong(struct stage_view *view)
{
	struct expert_view *expert;
	size_t i;

	for (i = 0; i < view->book->n_findings; i++) {
		const struct finding *finding = &view->book->findings[i];

		/* What the agency signed about an expert is not theirs. */
		if (finding->grade != GRADE_WRONG ||
		    strcmp(finding->signer, SIGNER_AGENCY) == 0)
			continue;
		if ((expert = find_expert(view, finding->signer)) != NULL)
			expert->wrong = true;
		if ((expert = find_expert(view, finding->expert)) != NULL)
			expert->wrong = true;
	}
}

/* Proposals */

static int
by_proposal(const void *a, const void *b)
{
	const struct proposal_view *const *x = a, *const *y = b;

	return strcmp((*x)->standing->proposal->id,
	    (*y)->standing->proposal->id);
}

static int
to_proposal(const void *key, const void *member)
{
	const struct proposal_view *const *view = member;

	return strcmp(key, (*view)->standing->proposal->id);
}

static struct proposal_view *
find_proposal(const struct stage_view *view, const char *proposal)
{
	const struct proposal_view **found;

	if (view->n_proposals == 0 || proposal == NULL)
		return NULL;
	found = bsearch(proposal, view->by_proposal, view->n_proposals,
	    sizeof(*found), to_proposal);
	return found == NULL ? NULL : &view->places[*found - view->places];
}

const struct proposal_view *
stage_view_proposal(const struct stage_view *view, const char *proposal)
{
	return find_proposal(view, proposal);
}

static int
diagnose(struct stage_view *view, struct fault *why)
{
	struct arena *arena = view->book->arena;
	struct proposal_figures *figures = arena_alloc(arena,
	    (view->n_proposals + 1) * sizeof(*figures));
	struct sample sample;
	size_t i;

	if (figures == NULL)
		return fault_memory(why);
	if (sample_of(view->book, &view->sheet, &sample, why) == -1 ||
	    diagnose_proposals(arena, &sample, figures, why) == -1)
		return -1;
	for (i = 0; i < view->n_proposals; i++)
		view->places[i].figures = &figures[i];
	return 0;
}

static bool
is_beside(const struct stage_view *view, size_t i, size_t other)
{
	const struct standing *standings = view->sheet.standings;

	return other < view->n_proposals && standings[i].rank != 0 &&
	    standings[i].rank == standings[other].rank;
}

static void
rank(struct stage_view *view)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < view->n_proposals; i++) {
		const struct standing *s = &view->sheet.standings[i];
		struct proposal_view *place = &view->places[i];

		sum += standing_adds(view->book->call,
		    view->sheet.stage, s);
		place->standing = s;
		place->sum = sum;
		place->total.value = s->tally.total;
		place->total.state = s->tally.n == 0 ? FIGURE_NONE :
		    FIGURE_EXACT;
		place->shared = is_beside(view, i, i + 1) ||
		    (i > 0 && is_beside(view, i, i - 1));
		view->by_proposal[i] = place;
	}
	if (view->n_proposals > 1)
		qsort(view->by_proposal, view->n_proposals,
		    sizeof(*view->by_proposal), by_proposal);
}

static void
count_parts(struct stage_view *view)
{
	struct proposal_view *place;
	size_t i;

	for (i = 0; i < view->sheet.n_pairs; i++)
		if ((place = find_proposal(view,
		    view->sheet.pairs[i].proposal)) != NULL)
			place->n_parts++;
}

static struct figure
total_of(const struct stage_view *view, const struct pair *pair)
{
	struct figure total = { FIGURE_NONE, { 0, 1 } };

	if (pair->state == PAIR_EVALUATED && opinion_total(view->book->call,
	    view->sheet.stage, &pair->evaluation->record->body.evaluation,
	    &total.value, NULL) == 0)
		total.state = FIGURE_EXACT;
	return total;
}

static int
give_parts(struct stage_view *view, struct fault *why)
{
	struct part_view *next = arena_alloc(view->book->arena,
	    (view->sheet.n_pairs + 1) * sizeof(*next));
	struct proposal_view *place;
	size_t i;

	if (next == NULL)
		return fault_memory(why);
	count_parts(view);
	for (i = 0; i < view->n_proposals; i++) {
		place = &view->places[i];
		place->parts = next;
		next += place->n_parts;
		place->n_parts = 0;
	}
	for (i = 0; i < view->sheet.n_pairs; i++) {
		const struct pair *pair = &view->sheet.pairs[i];

		if ((place = find_proposal(view, pair->proposal)) != NULL)
			place->parts[place->n_parts++] = (struct part_view){
			    pair, total_of(view, pair) };
	}
	return 0;
}

static int
list_proposals(struct stage_view *view, struct fault *why)
{
	struct arena *arena = view->book->arena;

	view->n_proposals = view->sheet.n_standings;
	view->places = arena_alloc(arena,
	    (view->n_proposals + 1) * sizeof(*view->places));
	view->by_proposal = arena_alloc(arena,
	    (view->n_proposals + 1) * sizeof(*view->by_proposal));
	if (view->places == NULL || view->by_proposal == NULL)
		return fault_memory(why);
	rank(view);
	return diagnose(view, why) == -1 ? -1 : give_parts(view, why);
}

/* Which needs name a proposal: count, then hand out what is one array. */
static int
give_needs(struct stage_view *view, struct fault *why)
{
	const struct need **next = arena_alloc(view->book->arena,
	    (view->n_needs + 1) * sizeof(*next));
	struct proposal_view *place;
	size_t i;

	if (next == NULL)
		return fault_memory(why);
	for (i = 0; i < view->n_needs; i++)
		if ((place = find_proposal(view, view->needs[i].proposal)) !=
		    NULL)
			place->n_needs++;
	for (i = 0; i < view->n_proposals; i++) {
		view->places[i].needs = next;
		next += view->places[i].n_needs;
		view->places[i].n_needs = 0;
	}
	for (i = 0; i < view->n_needs; i++)
		if ((place = find_proposal(view, view->needs[i].proposal)) !=
		    NULL)
			place->needs[place->n_needs++] = &view->needs[i];
	return 0;
}

int
stage_view_make(struct stage_view *out, const struct book *book,
    const struct arrivals *arrivals, unsigned stage, struct fault *why)
{
	*out = (struct stage_view){ .book = book, .arrivals = arrivals };
	if (outcome_compute(book, stage, NULL, &out->sheet, why) == -1 ||
	    outcome_is_stale(book, &out->sheet, &out->stale, why) == -1 ||
	    seat_people(out, why) == -1 || give_loads(out, why) == -1)
		return -1;
	take_bundles(out);
	mark_wrong(out);
	return list_proposals(out, why) == -1 ||
	    needs_find(out, why) == -1 || give_needs(out, why) == -1 ? -1 : 0;
}
