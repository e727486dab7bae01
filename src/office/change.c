/* What a table of assignments would change, and whether it may. */
#include "config.h"

#include "mita/office/change.h"

#include <string.h>

#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/requests.h"
#include "mita/office/wanted.h"
#include "mita/office/weight.h"

int
request_cmp(const struct request *a, const struct request *b)
{
	int order = (b->kind == REQUEST_OUT) - (a->kind == REQUEST_OUT);

	if (order == 0)
		order = (int)a->stage - (int)b->stage;

	if (order == 0)
		order = strcmp(a->expert, b->expert);
	if (order == 0)
		order = strcmp(a->proposal, b->proposal);
	return order != 0 ? order : (int)a->kind - (int)b->kind;
}

static const struct ruling *
ruling_on(const struct lookup *lookup, const struct request *request)
{
	struct ruling like = { .stage = request->stage,
	    .subject = request->kind == REQUEST_OUT ? RULING_WITHDRAWN :
	    RULING_CONFLICT };
	const struct entry *entry;

	id_copy(like.proposal, request->proposal);
	id_copy(like.expert, request->expert);
	id_copy(like.question, "-");
	entry = book_ruling_like(lookup->book, &like);
	return entry == NULL ? NULL : &entry->record->body.ruling;
}

bool
request_is_on(const struct lookup *lookup, const struct request *request)
{
	const struct ruling *ruling;
	const struct pair *pair;

	if (request->kind == REQUEST_SEAT) {
		pair = lookup_pair(lookup, request->stage, request->expert,
		    request->proposal);
		return pair != NULL && pair_seat(pair) > SEAT_NONE;
	}
	ruling = ruling_on(lookup, request);
	return ruling != NULL && strcmp(ruling->answer,
	    request->kind == REQUEST_OUT ? "YES" : "SET-ASIDE") == 0;
}

/* Does it give somebody the proposal of the other request? */
static bool
is_new_seat(const struct request *request, const struct request *like)
{
	return request->kind == REQUEST_SEAT && request->on &&
	    request->stage == like->stage &&
	    strcmp(request->proposal, like->proposal) == 0;
}

/* Will the pair be one of those that a total is made of? */
static bool
keeps_seat(const struct changes *changes, const struct pair *pair,
    const struct request *like)
{
	size_t i;

	for (i = 0; i < changes->n; i++)
		if (changes->list[i].pair == pair ||
		    (is_new_seat(changes->list[i].request, like) && strcmp(
		    changes->list[i].request->expert, pair->expert) == 0))
			return false;	/* it ends, or is counted there */
	return strcmp(pair->proposal, like->proposal) == 0 &&
	    pair_seat(pair) == SEAT_TAKEN;
}

/* How many experts a proposal has when change i is made, too. */
static size_t
count_seats(const struct changes *changes, size_t i)
{
	const struct request *like = changes->list[i].request;
	const struct lookup *lookup = &changes->requests->lookup;
	size_t n = 0, k;

	for (k = 0; k < lookup->n_pairs[like->stage]; k++)
		n += keeps_seat(changes, &lookup->pairs[like->stage][k], like);
	for (k = 0; k <= i; k++)
		n += is_new_seat(changes->list[k].request, like);
	return n;
}

/* A fourth would leave the proposal without any total. */
static void
check_seats(const struct changes *changes)
{
	const struct call *call = changes->requests->lookup.book->call;
	size_t i, n;

	for (i = 0; i < changes->n; i++) {
		const struct request *request = changes->list[i].request;

		if (!is_new_seat(request, request) || call_stage(call,
		    request->stage)->combine != COMBINE_TWO_CLOSEST ||
		    (n = count_seats(changes, i)) <= CLOSEST_MAX)
			continue;
		filing_bad(changes->requests->in, request->row, W_PROPOSAL,
		    "%s would have %zu experts, and TWO-CLOSEST takes at most"
		    " %d: cancel one first", request->proposal, n,
		    CLOSEST_MAX);
	}
}

static bool
is_withdrawn(const struct changes *changes, const struct request *request)
{
	struct request out = { .kind = REQUEST_OUT, .stage = request->stage,
	    .expert = "-", .proposal = request->proposal };
	size_t i;

	for (i = 0;
	    i < changes->n && changes->list[i].request->kind == REQUEST_OUT;
	    i++)
		if (request_cmp(changes->list[i].request, &out) == 0)
			return changes->list[i].request->on;
	return request_is_on(&changes->requests->lookup, &out);
}

/* Nobody is to evaluate what its applicant withdrew. */
static void
check_withdrawn(const struct changes *changes)
{
	size_t i;

	for (i = 0; i < changes->n; i++) {
		const struct request *request = changes->list[i].request;

		if (request->kind == REQUEST_SEAT && request->on &&
		    is_withdrawn(changes, request))
			filing_bad(changes->requests->in, request->row,
			    W_PROPOSAL, "%s is withdrawn from stage %u",
			    request->proposal, request->stage);
	}
}

/* ---- who may judge what ---- */

/* What the table rules on the pair of a seat: it stands next to it. */
static const char *
ruled_beside(const struct changes *changes, size_t i)
{
	struct request like = *changes->list[i].request;

	like.kind = REQUEST_CONFLICT;
	if (i + 1 == changes->n ||
	    request_cmp(changes->list[i + 1].request, &like) != 0)
		return "";
	return changes->list[i + 1].request->on ? "SET-ASIDE" : "KEEP";
}

static int
check_rule(const struct changes *changes, struct fault *why)
{
	struct filing *in = changes->requests->in;
	struct wanted *wanted = arena_alloc(in->arena,
	    (changes->n + 1) * sizeof(*wanted));
	const struct pair **leaving = arena_alloc(in->arena,
	    (changes->n + 1) * sizeof(*leaving));
	struct wants wants = { .list = wanted, .leaving = leaving };
	size_t i;

	if (wanted == NULL || leaving == NULL)
		return fault_memory(why);
	for (i = 0; i < changes->n; i++) {
		const struct change *change = &changes->list[i];
		const struct request *request = change->request;

		if (change->pair != NULL)
			leaving[wants.n_leaving++] = change->pair;
		else if (request->kind == REQUEST_SEAT)
			wanted[wants.n++] = (struct wanted){ request->row,
			    request->stage, request->expert,
			    request->proposal, change->deadline,
			    ruled_beside(changes, i) };
	}
	return wants_check(in, &changes->requests->lookup, &wants, why);
}

/* The proposal of a change, in the version that comes or goes. */
static const struct entry *
weighed(const struct book *book, const struct change *change)
{
	return book_find(book, change->request->on ? &change->digest :
	    pair_version(change->pair));
}

/* All that goes, or all that comes; the line that is too much is told. */
static int
weigh_all(const struct changes *changes, struct weights *weights, bool coming)
{
	const struct book *book = changes->requests->lookup.book;
	struct weight *weight;
	size_t i;

	for (i = 0; i < changes->n; i++) {
		const struct change *change = &changes->list[i];
		const struct request *request = change->request;

		if (request->kind != REQUEST_SEAT || request->on != coming)
			continue;
		if ((weight = weights_of(weights, request->expert)) == NULL ||
		    weight_add(weight, weighed(book, change),
		    coming ? 1 : -1) == -1)
			return -1;
		if (coming && weight_is_too_much(weight))
			filing_bad(changes->requests->in, request->row,
			    W_PROPOSAL, "the package of %s would have %zu"
			    " documents and %lld bytes, and a package has at"
			    " most %d and %d: give this expert fewer or"
			    " smaller ones", request->expert,
			    weight->documents, (long long)weight->bytes,
			    DOCUMENTS_MAX, CONTAINER_MAX);
	}
	return 0;
}

/* Told here, where it can still be helped, and not when packages are made. */
static void
check_weights(const struct changes *changes)
{
	struct weights weights = {
		.by_expert.arena = changes->requests->in->arena,
		.book = changes->requests->lookup.book,
	};

	if (weigh_all(changes, &weights, false) == -1 ||
	    weigh_all(changes, &weights, true) == -1)
		changes->requests->in->failed = true;
}

int
changes_check(const struct changes *changes, struct fault *why)
{
	check_seats(changes);
	check_withdrawn(changes);
	check_weights(changes);
	return check_rule(changes, why);
}
