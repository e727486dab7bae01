#include "config.h"

#include "mita/desk/seating.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/desk/hall.h"

static struct seat
seat_of(const struct hall *hall, const struct match_pair *pair)
{
	return (struct seat){ hall->admissions[pair->expert]->expert,
	    hall->standings[pair->proposal]->proposal->id };
}

/* What comes, what goes, and what went. */
static int
list_changes(const struct hall *hall, struct seating *out, struct fault *why)
{
	const struct match *match = &hall->match;
	struct arena *arena = hall->book->arena;
	size_t i;

	out->seats = arena_alloc(arena,
	    (match->n_pairs + 1) * sizeof(*out->seats));
	out->leaving = arena_alloc(arena,
	    (match->n_pairs + 1) * sizeof(*out->leaving));
	out->gone = arena_alloc(arena,
	    (hall->sheet.n_pairs + 1) * sizeof(*out->gone));
	if (out->seats == NULL || out->leaving == NULL || out->gone == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++) {
		const struct match_pair *pair = &match->pairs[i];

		if (pair->chosen && !pair->current)
			out->seats[out->n_seats++] = seat_of(hall, pair);
		if (!pair->chosen && pair->current)
			out->leaving[out->n_leaving++] = seat_of(hall, pair);
	}
	for (i = 0; i < hall->sheet.n_pairs; i++)
		if (!hall_stands(&hall->sheet.pairs[i]))
			out->gone[out->n_gone++] = (struct seat){
				hall->sheet.pairs[i].expert,
				hall->sheet.pairs[i].proposal
			};
	return 0;
}

static int
list_vacancies(const struct hall *hall, const unsigned *empty,
    struct seating *out, struct fault *why)
{
	struct arena *arena = hall->book->arena;
	size_t i;

	out->vacant = arena_alloc(arena,
	    (hall->n_proposals + 1) * sizeof(*out->vacant));
	out->experts = arena_alloc(arena,
	    (hall->n_experts + 1) * sizeof(*out->experts));
	out->proposals = arena_alloc(arena,
	    (hall->n_proposals + 1) * sizeof(*out->proposals));
	if (out->vacant == NULL || out->experts == NULL ||
	    out->proposals == NULL)
		return fault_memory(why);
	for (i = 0; i < hall->n_experts; i++)
		out->experts[i] = hall->admissions[i]->expert;
	for (i = 0; i < hall->n_proposals; i++) {
		out->proposals[i] = hall->standings[i]->proposal->id;
		if (empty[i] > 0)
			out->vacant[out->n_vacant++] = (struct vacancy){
				out->proposals[i], empty[i]
			};
	}
	return shortages_of(arena, &hall->match, &out->shortages,
	    &out->n_shortages, why);
}

int
seating_plan(const struct register_file *reg, unsigned stage,
    const char *fit, struct seating *out, struct fault *why)
{
	struct arena *arena = reg->book->arena;
	struct match_sum sum;
	struct hall hall;
	unsigned *empty;

	*out = (struct seating){0};
	if (hall_open(&hall, reg->book, stage, fit, why) == -1)
		return -1;
	empty = arena_alloc(arena, (hall.n_proposals + 1) * sizeof(*empty));
	if (empty == NULL)
		return fault_memory(why);
	if (match_solve(arena, &hall.match, why) == -1 ||
	    match_add_up(arena, &hall.match, &sum, empty, why) == -1 ||
	    list_changes(&hall, out, why) == -1)
		return -1;
	return list_vacancies(&hall, empty, out, why);
}

/* ---- one pair ---- */

static int
find(const struct hall *hall, const struct seat *asked, size_t *expert,
    size_t *proposal, struct fault *why)
{
	for (*expert = 0; *expert < hall->n_experts; ++*expert)
		if (strcmp(hall->admissions[*expert]->expert,
		    asked->expert) == 0)
			break;
	for (*proposal = 0; *proposal < hall->n_proposals; ++*proposal)
		if (strcmp(hall->standings[*proposal]->proposal->id,
		    asked->proposal) == 0)
			break;
	if (*expert == hall->n_experts)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN",
		    "there is no expert %s", asked->expert);
	if (*proposal == hall->n_proposals)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN", "no proposal"
		    " %s waits for experts in stage %u: there is none, or it"
		    " is ineligible or withdrawn", asked->proposal,
		    hall->sheet.stage->number);
	return 0;
}

/* Who has begun leaves no room; where? */
static enum seating_answer
what_is_full(const struct match *match, const struct match_pair *asked)
{
	unsigned load = 0, taken = 0;
	size_t i;

	for (i = 0; i < match->n_pairs; i++) {
		const struct match_pair *pair = &match->pairs[i];

		if (pair == asked || !pair->locked)
			continue;
		load += pair->expert == asked->expert;
		taken += pair->proposal == asked->proposal;
	}
	return load >= match->experts[asked->expert].max ?
	    SEATING_FULL_LOAD :
	    taken >= match->proposals[asked->proposal].seats ?
	    SEATING_FULL_PANEL : SEATING_HOUSE;
}

/* Solve it without and with the pair. */
static int
weigh(struct hall *hall, struct match_pair *asked,
    struct seating_reason *out, struct fault *why)
{
	struct arena *arena = hall->book->arena;
	struct match *match = &hall->match;

	if (match_solve(arena, match, why) == -1 ||
	    match_add_up(arena, match, &out->best, NULL, why) == -1)
		return -1;
	if (asked->chosen) {
		out->answer = SEATING_PROPOSED;
		return 0;
	}
	asked->locked = true;
	if (match_solve(arena, match, why) == -1 ||
	    match_add_up(arena, match, &out->forced, NULL, why) == -1)
		return -1;
	out->answer = out->forced.locks > out->best.locks ?
	    what_is_full(match, asked) : SEATING_POSSIBLE;
	return 0;
}

int
seating_explain(const struct register_file *reg, unsigned stage,
    const char *fit, const struct seat *asked, struct seating_reason *out,
    struct fault *why)
{
	struct hall hall;
	struct match *match = &hall.match;
	size_t e, p, i;
	struct bar bar;

	*out = (struct seating_reason){0};
	if (hall_open(&hall, reg->book, stage, fit, why) == -1 ||
	    find(&hall, asked, &e, &p, why) == -1)
		return -1;
	out->pair = hall_pair(&hall, asked->expert, asked->proposal);
	out->load = hall.experts[e].max;
	out->n_wishes = match->n_wishes;
	memcpy(out->wishes, match->wishes, sizeof(out->wishes));
	if (out->pair != NULL && hall_stands(out->pair)) {
		out->answer = SEATING_STANDS;
		return 0;
	}
	if (hall_bars(&hall, e, p, &bar)) {
		out->answer = SEATING_BARRED;
		out->conflict = bar.conflict;
		out->language = bar.language;
		out->key = bar.key;
		return 0;
	}
	for (i = 0; match->pairs[i].expert != e ||
	    match->pairs[i].proposal != p; i++)
		continue;
	return weigh(&hall, &match->pairs[i], out, why);
}
