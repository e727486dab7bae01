#include "config.h"

#include "mita/desk/seating.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/outcome.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/match.h"
#include "mita/seal/digest.h"

/* One stage's experts and open proposals, both by id, as a match. */
struct hall {
	const struct book	*book;
	struct outcome_sheet	 sheet;
	size_t			 n_experts;
	const struct admission **admissions;
	size_t			 n_proposals;
	const struct standing  **standings;
	struct match_expert	*experts;
	struct match_proposal	*proposals;
	struct match		 match;
};

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
gather(struct hall *hall, struct fault *why)
{
	const struct book *book = hall->book;
	size_t i;

	hall->admissions = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(struct admission *));
	hall->standings = arena_alloc(book->arena,
	    (hall->sheet.n_standings + 1) * sizeof(struct standing *));
	if (hall->admissions == NULL || hall->standings == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n_keys; i++)
		if (book_admission(book, book->keys[i].admission->expert) ==
		    book->keys[i].admission)
			hall->admissions[hall->n_experts++] =
			    book->keys[i].admission;
	for (i = 0; i < hall->sheet.n_standings; i++) {
		const struct standing *s = &hall->sheet.standings[i];

		if (s->outcome != OUTCOME_INELIGIBLE &&
		    s->outcome != OUTCOME_WITHDRAWN)
			hall->standings[hall->n_proposals++] = s;
	}
	if (hall->n_experts > 1)
		qsort(hall->admissions, hall->n_experts,
		    sizeof(*hall->admissions), by_expert);
	if (hall->n_proposals > 1)
		qsort(hall->standings, hall->n_proposals,
		    sizeof(*hall->standings), by_proposal);
	return 0;
}

/* The pair that was assigned, or NULL. */
static const struct pair *
find_pair(const struct hall *hall, const char *expert, const char *proposal)
{
	size_t i;

	for (i = 0; i < hall->sheet.n_pairs; i++)
		if (strcmp(hall->sheet.pairs[i].expert, expert) == 0 &&
		    strcmp(hall->sheet.pairs[i].proposal, proposal) == 0)
			return &hall->sheet.pairs[i];
	return NULL;
}

static bool
holds_seat(const struct pair *pair)
{
	return pair->state != PAIR_DISQUALIFIED &&
	    pair->state != PAIR_CANCELLED && pair->state != PAIR_LATE;
}

/* Seats that are held, of one expert or of one proposal. */
static unsigned
held(const struct hall *hall, const char *expert, const char *proposal)
{
	unsigned count = 0;
	size_t i;

	for (i = 0; i < hall->sheet.n_pairs; i++) {
		const struct pair *pair = &hall->sheet.pairs[i];

		if (holds_seat(pair) && (expert == NULL ||
		    strcmp(pair->expert, expert) == 0) && (proposal == NULL ||
		    strcmp(pair->proposal, proposal) == 0))
			count++;
	}
	return count;
}

static int
seat_people(struct hall *hall, struct fault *why)
{
	const struct stage *stage = hall->sheet.stage;
	unsigned stand;
	size_t i;

	hall->experts = arena_alloc(hall->book->arena,
	    (hall->n_experts + 1) * sizeof(*hall->experts));
	hall->proposals = arena_alloc(hall->book->arena,
	    (hall->n_proposals + 1) * sizeof(*hall->proposals));
	if (hall->experts == NULL || hall->proposals == NULL)
		return fault_memory(why);
	for (i = 0; i < hall->n_experts; i++) {
		const struct admission *a = hall->admissions[i];

		stand = held(hall, a->expert, NULL);
		hall->experts[i] = (struct match_expert){
			.business = a->role != ROLE_KNOWLEDGE,
			.knowledge = a->role != ROLE_BUSINESS,
			.house = a->organisation,
			.max = a->load > stand ? a->load : stand,
		};
	}
	for (i = 0; i < hall->n_proposals; i++) {
		const struct standing *s = hall->standings[i];
		unsigned seats = stage->panel +
		    (s->outcome == OUTCOME_THIRD_EXPERT);

		stand = held(hall, NULL, s->proposal->id);
		hall->proposals[i] = (struct match_proposal){
			.seats = seats > stand ? seats : stand,
			.business = stage->business,
			.knowledge = stage->knowledge,
		};
	}
	return 0;
}

/* ---- who may not ---- */

static bool
takes_part(const struct proposal *proposal, const char *code)
{
	size_t i;

	for (i = 0; i < proposal->n_partners; i++)
		if (strcmp(proposal->partners[i].code, code) == 0)
			return true;
	return false;
}

static bool
house_takes_part(const struct hall *hall, const struct admission *expert)
{
	size_t i;

	for (i = 0; i < hall->n_proposals; i++)
		if (takes_part(hall->standings[i]->proposal,
		    expert->organisation))
			return true;
	return false;
}

static bool
reads(const struct hall *hall, const struct admission *expert,
    const char *language)
{
	const struct keycard *card = book_card(hall->book, expert->expert);
	size_t i;

	for (i = 0; card != NULL && i < card->n_languages; i++)
		if (strcmp(card->languages[i], language) == 0)
			return true;
	return card == NULL || card->n_languages == 0;
}

static bool
may_sit(const struct hall *hall, const struct admission *expert,
    const struct proposal *proposal)
{
	size_t i;

	for (i = 0; i < expert->n_interests; i++)
		if (takes_part(proposal, expert->interests[i].id))
			return false;
	return reads(hall, expert, proposal->language) &&
	    !house_takes_part(hall, expert);
}

/* 31 bits that nobody chose, the same for everybody who computes them. */
static int
draw(const struct hall *hall, const char *expert, const char *proposal,
    uint32_t *out, struct fault *why)
{
	struct buf text = {0};
	uint8_t digest[DIGEST_LEN];
	int rc;

	buf_putf(&text, "%s %s %s", hall->book->call->id, expert, proposal);
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
add_pair(struct hall *hall, size_t e, size_t p, struct fault *why)
{
	const struct admission *expert = hall->admissions[e];
	const struct proposal *proposal = hall->standings[p]->proposal;
	const struct pair *pair = find_pair(hall, expert->expert,
	    proposal->id);
	bool stands = pair != NULL && holds_seat(pair);
	struct match_pair *out;

	if (!stands && (pair != NULL || !may_sit(hall, expert, proposal)))
		return 0;
	hall->match.pairs = arena_grow(hall->book->arena, hall->match.pairs,
	    hall->match.n_pairs, sizeof(*hall->match.pairs));
	if (hall->match.pairs == NULL)
		return fault_memory(why);
	out = &hall->match.pairs[hall->match.n_pairs++];
	out->expert = (uint32_t)e;
	out->proposal = (uint32_t)p;
	out->current = out->locked = stands;
	return draw(hall, expert->expert, proposal->id, &out->draw, why);
}

/* ---- the plan ---- */

static int
fill_seating(const struct hall *hall, const unsigned *vacant,
    struct seating *out, struct fault *why)
{
	const struct match *match = &hall->match;
	size_t i;

	out->seats = arena_alloc(hall->book->arena,
	    (match->n_pairs + 1) * sizeof(*out->seats));
	out->vacant = arena_alloc(hall->book->arena,
	    (hall->n_proposals + 1) * sizeof(*out->vacant));
	if (out->seats == NULL || out->vacant == NULL)
		return fault_memory(why);
	for (i = 0; i < match->n_pairs; i++)
		if (match->pairs[i].chosen && !match->pairs[i].current)
			out->seats[out->n_seats++] = (struct seat){
				hall->admissions[match->pairs[i].expert]->expert,
				hall->standings[match->pairs[i].proposal]->
				    proposal->id
			};
	for (i = 0; i < hall->n_proposals; i++)
		if (vacant[i] > 0)
			out->vacant[out->n_vacant++] = (struct vacancy){
				hall->standings[i]->proposal->id, vacant[i]
			};
	return 0;
}

int
seating_plan(const struct register_file *reg, unsigned stage,
    struct seating *out, struct fault *why)
{
	struct hall hall = { .book = reg->book };
	struct match_sum sum;
	unsigned *vacant;
	size_t e, p;

	*out = (struct seating){0};
	if (outcome_compute(reg->book, stage, NULL, &hall.sheet, why) == -1 ||
	    gather(&hall, why) == -1 || seat_people(&hall, why) == -1)
		return -1;
	for (e = 0; e < hall.n_experts; e++)
		for (p = 0; p < hall.n_proposals; p++)
			if (add_pair(&hall, e, p, why) == -1)
				return -1;
	vacant = arena_alloc(reg->book->arena,
	    (hall.n_proposals + 1) * sizeof(*vacant));
	if (vacant == NULL)
		return fault_memory(why);
	hall.match.experts = hall.experts;
	hall.match.n_experts = hall.n_experts;
	hall.match.proposals = hall.proposals;
	hall.match.n_proposals = hall.n_proposals;
	hall.match.wishes[hall.match.n_wishes++] = MATCH_CHANGES;
	hall.match.wishes[hall.match.n_wishes++] = MATCH_LOAD;
	if (match_solve(reg->book->arena, &hall.match, why) == -1 ||
	    match_add_up(reg->book->arena, &hall.match, &sum, vacant, why) ==
	    -1)
		return -1;
	return fill_seating(&hall, vacant, out, why);
}
