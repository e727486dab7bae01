/* A stage's assignment problem: people, proposals, pairs. */
#include "config.h"

#include "mita/office/problem.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/model/subject.h"
#include "mita/office/csv_fields.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/sitting.h"
#include "mita/seal/digest.h"

static int
by_expert(const void *a, const void *b)
{
	const struct admission *const *x = a, *const *y = b;

	return strcmp((*x)->expert, (*y)->expert);
}

static int
by_proposal(const void *a, const void *b)
{
	const struct standing *const *x = a, *const *y = b;

	return strcmp((*x)->proposal->id, (*y)->proposal->id);
}

static int
gather(struct assignment_problem *problem, struct fault *why)
{
	const struct book *book = problem->book;
	size_t i;

	problem->admissions = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(struct admission *));
	problem->standings = arena_alloc(book->arena,
	    (problem->sheet.n_standings + 1) * sizeof(struct standing *));
	if (problem->admissions == NULL || problem->standings == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n_keys; i++)
		if (book_admission(book, book->keys[i].admission->expert) ==
		    book->keys[i].admission)
			problem->admissions[problem->n_experts++] =
			    book->keys[i].admission;
	for (i = 0; i < problem->sheet.n_standings; i++) {
		const struct standing *s = &problem->sheet.standings[i];

		if (s->outcome != OUTCOME_INELIGIBLE &&
		    s->outcome != OUTCOME_WITHDRAWN)
			problem->standings[problem->n_proposals++] = s;
	}
	if (problem->n_experts > 1)
		qsort(problem->admissions, problem->n_experts,
		    sizeof(*problem->admissions), by_expert);
	if (problem->n_proposals > 1)
		qsort(problem->standings, problem->n_proposals,
		    sizeof(*problem->standings), by_proposal);
	return 0;
}

/* ---- who stands ---- */

const struct pair *
problem_pair(const struct assignment_problem *problem, const char *expert,
    const char *proposal)
{
	return pairs_find(problem->sheet.pairs, problem->sheet.n_pairs, expert,
	    proposal);
}

/* Has the expert stated anything?  Then it is not taken away again. */
static bool
has_begun(const struct pair *pair)
{
	return pair_seat(pair) == SEAT_TAKEN && pair->state != PAIR_SILENT;
}

static unsigned
seats_of(const struct assignment_problem *problem, const struct standing *s)
{
	struct sitting sitting = {0};
	size_t n, i;
	struct pair **pairs = pairs_on(problem->sheet.by_proposal,
	    problem->sheet.n_pairs, s->proposal->id, &n);

	for (i = 0; i < n; i++) {
		const struct admission *a = book_admission(problem->book,
		    pairs[i]->expert);

		if (a != NULL)
			sitting_add(&sitting, pairs[i], a->role);
	}
	return sitting_seats(&sitting, problem->sheet.stage, s->outcome);
}

/* Experts are asked for in the order in which the pairs stand. */
static unsigned
load_of(const struct assignment_problem *problem, const char *expert,
    size_t *next)
{
	const struct pair *pairs = problem->sheet.pairs;
	size_t n = problem->sheet.n_pairs;
	unsigned count = 0;

	while (*next < n && strcmp(pairs[*next].expert, expert) < 0)
		(*next)++;
	for (; *next < n && strcmp(pairs[*next].expert, expert) == 0; (*next)++)
		count += pair_seat(&pairs[*next]) == SEAT_TAKEN;
	return count;
}

static int
seat_people(struct assignment_problem *problem, struct fault *why)
{
	const struct stage *stage = problem->sheet.stage;
	unsigned stand;
	size_t i, k = 0;

	problem->experts = arena_alloc(problem->book->arena,
	    (problem->n_experts + 1) * sizeof(*problem->experts));
	problem->proposals = arena_alloc(problem->book->arena,
	    (problem->n_proposals + 1) * sizeof(*problem->proposals));
	if (problem->experts == NULL || problem->proposals == NULL)
		return fault_memory(why);
	for (i = 0; i < problem->n_experts; i++) {
		const struct admission *a = problem->admissions[i];

		stand = load_of(problem, a->expert, &k);
		problem->experts[i] = (struct match_expert){
			.business = a->role != ROLE_KNOWLEDGE,
			.knowledge = a->role != ROLE_BUSINESS,
			.organisation = a->organisation,
			.max = a->load > stand ? a->load : stand,
		};
	}
	for (i = 0; i < problem->n_proposals; i++)
		problem->proposals[i] = (struct match_proposal){
			.seats = seats_of(problem, problem->standings[i]),
			.business = stage->business,
			.knowledge = stage->knowledge,
		};
	return 0;
}

/* ---- who may not ---- */

unsigned
problem_bars(const struct assignment_problem *problem, size_t expert,
    size_t proposal, struct may *out)
{
	bench_ask(&problem->bench, problem->admissions[expert],
	    problem->standings[proposal]->proposal, out);
	return out->pair != NULL && pair_seat(out->pair) == SEAT_TAKEN ? 0 :
	    suit_stops(&out->suit, ACT_PROPOSE);
}

/* ---- the pairs ---- */

/* 31 bits that nobody chose, the same for everybody who computes them. */
static int
draw(const struct assignment_problem *problem, const char *expert,
    const char *proposal, uint32_t *out, struct fault *why)
{
	struct buf text = {0};
	uint8_t digest[DIGEST_LEN];
	int rc;

	buf_putf(&text, "%s %s %s", problem->book->call->id, expert, proposal);
	rc = text.failed ? fault_memory(why) : 0;
	if (rc == 0)
		digest_of(digest, text.bytes, text.len);
	buf_release(&text);
	if (rc == 0)
		*out = (uint32_t)(digest[0] & 0x7f) << 24 |
		    (uint32_t)digest[1] << 16 | (uint32_t)digest[2] << 8 |
		    digest[3];
	return rc;
}

static int
add_pair(
    struct assignment_problem *problem, size_t e, size_t p, struct fault *why)
{
	const char *expert = problem->admissions[e]->expert;
	const char *proposal = problem->standings[p]->proposal->id;
	const struct pair *pair = problem_pair(problem, expert, proposal);
	struct match *match = &problem->match;
	struct match_pair *out;
	struct may may;

	if (problem_bars(problem, e, p, &may) != 0)
		return 0;
	match->pairs = arena_grow(problem->book->arena, match->pairs,
	    match->n_pairs, sizeof(*match->pairs));
	if (match->pairs == NULL)
		return fault_memory(why);
	out = &match->pairs[match->n_pairs++];
	out->expert = (uint32_t)e;
	out->proposal = (uint32_t)p;
	out->current = pair != NULL;
	out->locked = pair != NULL && has_begun(pair);
	out->level = (uint8_t)subjects_fit(problem->admissions[e]->subjects,
	    problem->admissions[e]->n_subjects,
	    problem->standings[p]->proposal, MATCH_LEVELS - 1);
	return draw(problem, expert, proposal, &out->draw, why);
}

/* ---- how well they fit ---- */

enum { C_EXPERT, C_EMAIL, C_PROPOSAL, C_FIT, COLUMNS };

static const struct csv_column columns[COLUMNS] = {
	{ "expert", EXPERT_NAMES, false },
	{ "email", EMAIL_NAMES, false },
	{ "proposal", PROPOSAL_NAMES, true },
	{ "fit", "level,tinkamumas", true },
};

/* Pairs stand by expert, then proposal, both by id. */
static void
set_fit(struct assignment_problem *problem, const char *expert,
    const char *proposal, uint8_t fit)
{
	struct match *match = &problem->match;
	size_t low = 0, high = match->n_pairs;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct match_pair *pair = &match->pairs[middle];
		int order = strcmp(expert,
		    problem->admissions[pair->expert]->expert);

		if (order == 0)
			order = strcmp(proposal, problem->standings[pair->
			    proposal]->proposal->id);
		if (order == 0) {
			pair->level = fit;
			return;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
}

static int
read_fit(
    struct assignment_problem *problem, struct filing *in, struct fault *why)
{
	static const int who[2] = { C_EXPERT, C_EMAIL };
	struct lookup lookup;
	const char *expert;
	size_t i;

	if (filing_read(in, columns, COLUMNS, why) == -1 ||
	    lookup_fill(&lookup, problem->book, why) == -1)
		return -1;
	for (i = 0; i < in->csv.n; i++) {
		const struct csv_row *row = &in->csv.rows[i];
		const char *fit = row->cells[C_FIT];
		int64_t level;

		if (!cell_expert(in, &lookup, row, who, &expert) ||
		    !cell_proposal(in, &lookup, row, C_PROPOSAL,
		    problem->sheet.stage->number))
			continue;
		if (!number_read(fit, 0, MATCH_LEVELS - 1, &level))
			filing_bad(in, row, C_FIT, "a fit is 0 to %d, not"
			    " \"%.20s\"", MATCH_LEVELS - 1, fit);
		else
			set_fit(problem, expert, row->cells[C_PROPOSAL],
			    (uint8_t)level);
	}
	return filing_judge(in, why);
}

static int
take_fit(
    struct assignment_problem *problem, const char *path, struct fault *why)
{
	struct filing in = { .file = { .path = path } };
	int rc = read_fit(problem, &in, why);

	filing_release(&in);
	return rc;
}

static bool
has_subjects(const struct assignment_problem *problem)
{
	size_t i;

	for (i = 0; i < problem->n_experts; i++)
		if (problem->admissions[i]->n_subjects > 0)
			return true;
	return false;
}

int
problem_open(struct assignment_problem *out, const struct book *book,
    unsigned stage, const char *fit, struct fault *why)
{
	struct match *match = &out->match;
	size_t e, p;

	*out = (struct assignment_problem){ .book = book };
	if (outcome_compute(book, stage, NULL, &out->sheet, why) == -1 ||
	    bench_open(&out->bench, book, &out->sheet, false, why) == -1 ||
	    gather(out, why) == -1 ||
	    seat_people(out, why) == -1)
		return -1;
	for (e = 0; e < out->n_experts; e++)
		for (p = 0; p < out->n_proposals; p++)
			if (add_pair(out, e, p, why) == -1)
				return -1;
	match->experts = out->experts;
	match->n_experts = out->n_experts;
	match->proposals = out->proposals;
	match->n_proposals = out->n_proposals;
	match->goals[match->n_goals++] = MATCH_CHANGES;
	if (fit != NULL || has_subjects(out))
		match->goals[match->n_goals++] = MATCH_LEVEL;
	match->goals[match->n_goals++] = MATCH_LOAD;
	return fit == NULL ? 0 : take_fit(out, fit, why);
}
