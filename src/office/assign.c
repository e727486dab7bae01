/* Assigning from a table: what differs from the present is stated. */
#include "config.h"

#include "mita/office/assign.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/hand/signer.h"
#include "mita/office/change.h"
#include "mita/office/csv_fields.h"
#include "mita/office/endings.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/register.h"
#include "mita/office/requests.h"
#include "mita/office/rulings.h"

/* A table of assignments, as what differs from the present. */

enum {
	P_EXPERT, P_STAGE, P_PROPOSAL, P_DEADLINE, P_ACTION, P_OFFICER,
	P_REASON, PLAN_COLUMNS
};

static const struct plan_column plan_columns[PLAN_COLUMNS] = {
	{ "expert", false }, { "stage", true }, { "proposal", false },
	{ "deadline", false }, { "action", false }, { "officer", false },
	{ "reason", false }
};

static const char *const actions[][2] = {
	[REQUEST_SEAT] = { "cancel", "assign" },
	[REQUEST_CONFLICT] = { "clearconflict", "conflict" },
	[REQUEST_OUT] = { "revive", "withdraw" },
};

static int
by_thing(const void *a, const void *b)
{
	const struct request *x = a, *y = b;
	int order = request_cmp(x, y);

	return order != 0 ? order : (x->order > y->order) -
	    (x->order < y->order);
}

/* Is the version assigned that is the newest now? */
static bool
is_newest(const struct pair *pair, const struct entry *proposal)
{
	return digest_equal(pair_version(pair), &proposal->digest);
}

/* An interest that waits for an answer is cleared by one, too. */
static bool
is_open(const struct lookup *lookup, const struct request *request)
{
	const struct pair *pair = lookup_pair(lookup, request->stage,
	    request->expert, request->proposal);

	return request->kind == REQUEST_CONFLICT && pair != NULL &&
	    pair->state == PAIR_CONFLICT_OPEN;
}

/* Changes */

static bool
read_deadline(struct filing *in, const struct csv_row *row,
    const char **out)
{
	const char *text = cell_or(row, W_DEADLINE, in->deadline);
	char clean[CLOCK_TEXT_LEN + 1];
	int64_t at;

	if (!clock_read(text, &at))
		return filing_bad(in, row, W_DEADLINE, "the deadline is"
		    " missing; write it, or say --deadline");
	clock_text(at, clean);
	*out = filing_text(in, clean);
	return true;
}

static bool
read_decision(struct filing *in, const struct request *request,
    struct change *change)
{
	const struct csv_row *row = request->row;

	change->officer = cell_or(row, W_OFFICER, in->officer);
	change->reason = conflict_reason_text(in, request->word.type,
	    cell_or(row, W_REASON, in->reason));
	if (change->officer[0] == '\0')
		return filing_bad(in, row, W_OFFICER, "%s of %s: the officer"
		    " is missing; write who decided, or say --officer",
		    actions[request->kind][request->on], request->proposal);
	return change->reason[0] != '\0' || filing_bad(in, row, W_REASON,
	    "%s of %s: the reason is missing; write it, or say --reason",
	    actions[request->kind][request->on], request->proposal);
}

static bool
plan_seat(struct changes *changes, const struct request *request,
    struct change *change)
{
	struct requests *requests = changes->requests;
	struct fault fault;

	if (request->on) {
		change->digest = book_proposal(requests->lookup.book,
		    request->proposal, request->stage)->digest;
		return read_deadline(requests->in, request->row,
		    &change->deadline);
	}
	change->pair = lookup_pair(&requests->lookup, request->stage,
	    request->expert, request->proposal);
	if (pair_check_cancel(requests->lookup.book, request->stage,
	    change->pair, &fault) == -1)
		return filing_fault(requests->in, request->row, request->column,
		    &fault);
	return read_decision(requests->in, request, change);
}

static bool
plan_one(struct changes *changes, const struct request *request)
{
	struct requests *requests = changes->requests;
	struct filing *in = requests->in;
	struct change *change;
	struct fault fault;

	changes->list = arena_grow(in->arena, changes->list, changes->n,
	    sizeof(*changes->list));
	if (changes->list == NULL) {
		in->failed = true;
		changes->n = 0;
		return false;
	}
	change = &changes->list[changes->n];
	*change = (struct change){ .request = request, .deadline = "",
	    .officer = "", .reason = "" };
	if (request->kind == REQUEST_SEAT) {
		if (!plan_seat(changes, request, change))
			return false;
	} else if (!read_decision(in, request, change))
		return false;
	if (request->kind == REQUEST_OUT && request->on && gate_check(
	    requests->lookup.book, request->stage, &fault) == -1)
		return filing_fault(in, request->row, request->column, &fault);
	changes->n++;
	return true;
}

/* A line must not look as if it had moved a deadline. */
static void
check_deadline(struct filing *in, const struct request *request,
    const struct pair *pair)
{
	const char *stands =
	    pair->assignment->record->body.assignment.deadline;
	const char *text = request->row->cells[W_DEADLINE];
	int64_t at, asked;

	/* What the command line says is for whom it can still concern. */
	if (text[0] == '\0' && pair->evaluation == NULL)
		text = cell_or(request->row, W_DEADLINE, in->deadline);
	if (text[0] != '\0' && clock_read(text, &asked) &&
	    clock_parse(stands, &at) && at != asked)
		filing_bad(in, request->row, W_DEADLINE,
		    "%s has %s until %s; \"assign extend\" gives more time",
		    request->expert, request->proposal, stands);
}

/* From the requests about one thing, in order, what is left to do. */
static void
net(struct changes *changes, const struct request *requests, size_t n)
{
	const struct lookup *lookup = &changes->requests->lookup;
	bool before = request_is_on(lookup, &requests[0]), now = before;
	const struct request *last = NULL;
	const struct pair *pair;
	size_t i;

	for (i = 0; i < n; i++) {
		if (requests[i].when != REQUEST_ALWAYS &&
		    now != (requests[i].when == REQUEST_IF_ON))
			continue;
		last = &requests[i];
		now = last->on;
	}
	if (last == NULL)
		return;
	if (now == before && now && last->kind == REQUEST_SEAT) {
		pair = lookup_pair(lookup, last->stage, last->expert,
		    last->proposal);
		if (is_newest(pair, book_proposal(lookup->book, last->proposal,
		    last->stage))) {
			check_deadline(changes->requests->in, last, pair);
			return;
		}
	} else if (now == before && !(!now && is_open(lookup, last)))
		return;
	plan_one(changes, last);
}

static void
net_all(struct changes *changes)
{
	struct requests *requests = changes->requests;
	size_t first, end;

	if (requests->n > 0)
		qsort(requests->list, requests->n, sizeof(*requests->list),
		    by_thing);
	for (first = 0; first < requests->n; first = end) {
		for (end = first + 1; end < requests->n && request_cmp(
		    &requests->list[first], &requests->list[end]) == 0; end++)
			continue;
		net(changes, &requests->list[first], end - first);
	}
}

/* The plan to read: what it states again is the same. */
static void
put_plan(struct filing *in, const struct change *change)
{
	const struct request *request = change->request;
	char stage[2] = { (char)('0' + request->stage), '\0' };
	const char **cells = filing_plan(in);

	if (cells == NULL)
		return;
	cells[P_EXPERT] = request->kind == REQUEST_OUT ? "" :
	    filing_text(in, request->expert);
	cells[P_STAGE] = filing_text(in, stage);
	cells[P_PROPOSAL] = filing_text(in, request->proposal);
	cells[P_DEADLINE] = change->deadline;
	cells[P_ACTION] = actions[request->kind][request->on];
	cells[P_OFFICER] = change->officer;
	cells[P_REASON] = change->reason;
}

/* Stating */

/* All changes with the same officer and reason as the first. */
static int
state_cancellations(const struct changes *changes, struct signer *signer,
    const struct pair **chosen, size_t first, struct fault *why)
{
	const struct change *like = &changes->list[first];
	struct ending ending = { like->officer, like->reason, false };
	size_t n = 0, i;

	for (i = first; i < changes->n; i++) {
		struct change *change = &changes->list[i];

		if (change->done || change->pair == NULL ||
		    strcmp(change->officer, like->officer) != 0 ||
		    strcmp(change->reason, like->reason) != 0)
			continue;
		change->done = true;
		chosen[n++] = change->pair;
	}
	return pairs_cancel(changes->requests->lookup.book, signer, chosen, n,
	    &ending, why);
}

static int
state_ruling(const struct changes *changes, struct signer *signer,
    const struct change *change, struct fault *why)
{
	const struct request *request = change->request;
	struct ruling r = { .stage = request->stage, .officer = change->officer,
	    .reason = change->reason };

	r.subject = request->kind == REQUEST_OUT ? RULING_WITHDRAWN :
	    RULING_CONFLICT;
	id_copy(r.proposal, request->proposal);
	id_copy(r.expert, request->expert);
	id_copy(r.question, "-");
	if (request->kind == REQUEST_OUT)
		id_copy(r.answer, request->on ? "YES" : "NO");
	else
		id_copy(r.answer, request->on ? "SET-ASIDE" : "KEEP");
	return ruling_state(&changes->requests->lookup, signer, &r, why);
}

/* What was cancelled above is not cancelled twice. */
static int
state_withdrawal(const struct changes *changes, struct signer *signer,
    const struct change *change, const struct pair **chosen,
    struct fault *why)
{
	const struct lookup *lookup = &changes->requests->lookup;
	struct ending ending = { change->officer, change->reason, false };
	unsigned stage = change->request->stage;
	size_t n, i, k;

	if (state_ruling(changes, signer, change, why) == -1)
		return -1;
	if (!change->request->on)
		return 0;
	n = pairs_open(lookup->pairs[stage], lookup->n_pairs[stage],
	    change->request->proposal, chosen);
	for (i = 0; i < n; i++)
		for (k = 0; k < changes->n; k++)
			if (changes->list[k].pair == chosen[i]) {
				chosen[i] = NULL;
				break;
			}
	return pairs_cancel(lookup->book, signer, chosen, n, &ending, why);
}

/* All that is assigned to one expert, in one stage, until one deadline. */
static int
state_assignment(const struct changes *changes, struct signer *signer,
    size_t first, struct fault *why)
{
	const struct change *like = &changes->list[first];
	struct record record = { .head = { .kind = RECORD_ASSIGNMENT } };
	struct assignment *a = &record.body.assignment;
	size_t i;

	id_copy(a->expert, like->request->expert);
	a->stage = like->request->stage;
	memcpy(a->deadline, like->deadline, sizeof(a->deadline));
	a->proposals = arena_alloc(changes->requests->in->arena,
	    (changes->n - first) * sizeof(*a->proposals));
	if (a->proposals == NULL)
		return fault_memory(why);
	for (i = first; i < changes->n; i++) {
		struct change *change = &changes->list[i];
		const struct request *request = change->request;

		if (request->stage != a->stage ||
		    strcmp(request->expert, a->expert) != 0)
			break;
		if (change->done || request->kind != REQUEST_SEAT ||
		    !request->on || strcmp(change->deadline, a->deadline) != 0)
			continue;
		change->done = true;
		id_copy(a->proposals[a->n_proposals].proposal,
		    request->proposal);
		a->proposals[a->n_proposals++].digest = change->digest;
	}
	return signer_append(signer, &record, NULL, why);
}

static int
state_all(const struct changes *changes, struct signer *signer,
    const struct pair **chosen, struct fault *why)
{
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < changes->n; i++)
		if (changes->list[i].pair != NULL && !changes->list[i].done)
			rc = state_cancellations(
			    changes, signer, chosen, i, why);
	for (i = 0; rc == 0 && i < changes->n; i++) {
		struct change *change = &changes->list[i];

		if (change->request->kind == REQUEST_CONFLICT)
			rc = state_ruling(changes, signer, change, why);
		else if (change->request->kind == REQUEST_OUT)
			rc = state_withdrawal(changes, signer, change, chosen,
			    why);
		else if (!change->done)
			rc = state_assignment(changes, signer, i, why);
	}
	return rc;
}

int
assignments_import(struct register_file *reg, const struct seckey *key,
    struct filing *in, struct fault *why)
{
	struct requests requests = { .in = in };
	struct changes changes = { .requests = &requests };
	const struct pair **chosen;
	struct signer signer;
	int64_t at;
	size_t i;

	if (in->deadline != NULL && !clock_read(in->deadline, &at))
		return fault_set(why, FAULT_USAGE, "USAGE", "--deadline is a"
		    " time such as 2026-12-12T15:00:00Z or"
		    " 2026-12-12T17:00+02:00, not \"%.40s\"", in->deadline);
	if (filing_read(in, request_columns, REQUEST_COLUMNS, why) == -1 ||
	    lookup_fill(&requests.lookup, reg->book, why) == -1 ||
	    requests_read(&requests, why) == -1)
		return -1;
	in->plan.columns = plan_columns;
	in->plan.n_columns = PLAN_COLUMNS;
	net_all(&changes);
	if (changes_check(&changes, why) == -1)
		return -1;
	for (i = 0; i < changes.n; i++) {
		const struct request *request = changes.list[i].request;

		put_plan(in, &changes.list[i]);
		if (request->kind == REQUEST_SEAT && request->on)
			in->stated++;
		else
			in->others++;
	}
	chosen = arena_alloc(in->arena, (requests.lookup.n_pairs[1] +
	    requests.lookup.n_pairs[2] + 1) * sizeof(*chosen));
	if (chosen == NULL)
		return fault_memory(why);
	if (filing_judge(in, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	return register_finish(reg, state_all(&changes, &signer, chosen, why),
	    in->dry, why);
}
