/* A proposed assignment, and why one pair is not in it. */
#include "config.h"

#include "mita/office/seating.h"

#include <string.h>

#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/office/problem.h"
#include "mita/office/register.h"

static struct seat
seat_of(const struct assignment_problem *problem, const struct match_pair *pair)
{
	return (struct seat){ problem->admissions[pair->expert]->expert,
	    problem->standings[pair->proposal]->proposal->id };
}

/* What comes, what goes, and what went. */
static int
list_changes(const struct assignment_problem *problem, struct seating *out,
    struct fault *why)
{
	const struct match *match = &problem->match;
	struct arena *arena = problem->book->arena;
	size_t i;

	out->seats = arena_alloc(arena,
	    (match->n_pairs + 1) * sizeof(*out->seats));
	out->leaving = arena_alloc(arena,
	    (match->n_pairs + 1) * sizeof(*out->leaving));
	out->gone = arena_alloc(arena,
	    (problem->sheet.n_pairs + 1) * sizeof(*out->gone));
	if (out->seats == NULL || out->leaving == NULL || out->gone == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++) {
		const struct match_pair *pair = &match->pairs[i];

		if (pair->chosen && !pair->current)
			out->seats[out->n_seats++] = seat_of(problem, pair);
		if (!pair->chosen && pair->current)
			out->leaving[out->n_leaving++] = seat_of(problem, pair);
	}
	for (i = 0; i < problem->sheet.n_pairs; i++)
		if (pair_seat(&problem->sheet.pairs[i]) != SEAT_TAKEN)
			out->gone[out->n_gone++] = (struct seat){
				problem->sheet.pairs[i].expert,
				problem->sheet.pairs[i].proposal
			};
	return 0;
}

/* Whom does what keep from a proposal? */
static void
count_barred(const struct assignment_problem *problem, size_t proposal,
    struct vacancy *out)
{
	struct may may;
	unsigned bars;
	size_t e;
	int i;

	for (e = 0; e < problem->n_experts; e++) {
		bars = problem_bars(problem, e, proposal, &may);
		for (i = 0; i < BARS; i++)
			out->barred[i] += (bars & BAR(i)) != 0;
	}
}

static int
list_vacancies(const struct assignment_problem *problem, const unsigned *empty,
    struct seating *out, struct fault *why)
{
	struct arena *arena = problem->book->arena;
	size_t i;

	out->vacant = arena_alloc(arena,
	    (problem->n_proposals + 1) * sizeof(*out->vacant));
	out->experts = arena_alloc(arena,
	    (problem->n_experts + 1) * sizeof(*out->experts));
	out->proposals = arena_alloc(arena,
	    (problem->n_proposals + 1) * sizeof(*out->proposals));
	if (out->vacant == NULL || out->experts == NULL ||
	    out->proposals == NULL)
		return fault_memory(why);
	for (i = 0; i < problem->n_experts; i++)
		out->experts[i] = problem->admissions[i]->expert;
	for (i = 0; i < problem->n_proposals; i++) {
		out->proposals[i] = problem->standings[i]->proposal->id;
		if (empty[i] == 0)
			continue;
		out->vacant[out->n_vacant] = (struct vacancy){
		    .proposal = out->proposals[i], .seats = empty[i] };
		count_barred(problem, i, &out->vacant[out->n_vacant++]);
	}
	return shortages_of(arena, &problem->match, &out->shortages,
	    &out->n_shortages, why);
}

int
seating_plan(const struct register_file *reg, unsigned stage,
    const char *fit, struct seating *out, struct fault *why)
{
	struct arena *arena = reg->book->arena;
	struct match_sum sum;
	struct assignment_problem problem;
	unsigned *empty;

	*out = (struct seating){0};
	if (problem_open(&problem, reg->book, stage, fit, why) == -1)
		return -1;
	empty = arena_alloc(arena, (problem.n_proposals + 1) * sizeof(*empty));
	if (empty == NULL)
		return fault_memory(why);
	if (match_solve(arena, &problem.match, why) == -1 ||
	    match_add_up(arena, &problem.match, &sum, empty, why) == -1 ||
	    list_changes(&problem, out, why) == -1)
		return -1;
	return list_vacancies(&problem, empty, out, why);
}

/* ---- one pair ---- */

static int
find(const struct assignment_problem *problem, const struct seat *asked,
    size_t *expert, size_t *proposal, struct fault *why)
{
	for (*expert = 0; *expert < problem->n_experts; ++*expert)
		if (strcmp(problem->admissions[*expert]->expert,
		    asked->expert) == 0)
			break;
	for (*proposal = 0; *proposal < problem->n_proposals; ++*proposal)
		if (strcmp(problem->standings[*proposal]->proposal->id,
		    asked->proposal) == 0)
			break;
	if (*expert == problem->n_experts)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN",
		    "there is no expert %s", asked->expert);
	if (*proposal == problem->n_proposals)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN", "no proposal"
		    " %s waits for experts in stage %u: there is none, or it"
		    " is ineligible or withdrawn", asked->proposal,
		    problem->sheet.stage->number);
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
	    SEATING_FULL_PANEL : SEATING_ORGANISATION;
}

/* Solve it without and with the pair. */
static int
weigh(struct assignment_problem *problem, struct match_pair *asked,
    struct seating_reason *out, struct fault *why)
{
	struct arena *arena = problem->book->arena;
	struct match *match = &problem->match;

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
	struct assignment_problem problem;
	struct match *match = &problem.match;
	size_t e, p, i;

	*out = (struct seating_reason){0};
	if (problem_open(&problem, reg->book, stage, fit, why) == -1 ||
	    find(&problem, asked, &e, &p, why) == -1)
		return -1;
	out->bars = problem_bars(&problem, e, p, &out->may);
	out->load = problem.experts[e].max;
	out->n_goals = match->n_goals;
	memcpy(out->goals, match->goals, sizeof(out->goals));
	if (out->may.pair != NULL && pair_seat(out->may.pair) == SEAT_TAKEN) {
		out->answer = SEATING_STANDS;
		return 0;
	}
	if (out->bars != 0) {
		out->answer = SEATING_BARRED;
		return 0;
	}
	for (i = 0; match->pairs[i].expert != e ||
	    match->pairs[i].proposal != p; i++)
		continue;
	return weigh(&problem, &match->pairs[i], out, why);
}
