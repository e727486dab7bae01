#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/desk/act.h"
#include "mita/desk/wish.h"

/* A table of assignments, as what differs from the present. */

enum {
	P_EXPERT, P_STAGE, P_PROPOSAL, P_DEADLINE, P_ACTION, P_OFFICER,
	P_REASON, PLAN_COLUMNS
};

static struct plan_column plan_columns[PLAN_COLUMNS] = {
	{ "expert", false }, { "stage", true }, { "proposal", false },
	{ "deadline", false }, { "action", false }, { "officer", false },
	{ "reason", false }
};

static const char *const actions[][2] = {
	[WISH_SEAT] = { "cancel", "assign" },
	[WISH_CONFLICT] = { "clearconflict", "conflict" },
	[WISH_OUT] = { "revive", "withdraw" },
};

/* One thing to do. */
struct change {
	const struct wish	*wish;
	const struct pair	*pair;		/* to cancel */
	struct digest		 digest;	/* of the proposal to assign */
	const char		*deadline;	/* as in records */
	const char		*officer;
	const char		*reason;
	bool			 done;
};

struct changes {
	struct wishes	*wishes;
	size_t		 n;
	struct change	*list;
};

/* Withdrawals, then by stage, expert, proposal: as "assign show" has them. */
static int
thing_order(const struct wish *a, const struct wish *b)
{
	int order = (b->kind == WISH_OUT) - (a->kind == WISH_OUT);

	if (order == 0)
		order = (int)a->stage - (int)b->stage;

	if (order == 0)
		order = strcmp(a->expert, b->expert);
	if (order == 0)
		order = strcmp(a->proposal, b->proposal);
	return order != 0 ? order : (int)a->kind - (int)b->kind;
}

static int
by_thing(const void *a, const void *b)
{
	const struct wish *x = a, *y = b;
	int order = thing_order(x, y);

	return order != 0 ? order : (x->order > y->order) -
	    (x->order < y->order);
}

/* The present */

static const struct ruling *
ruling_on(const struct lookup *lookup, const struct wish *wish)
{
	struct ruling like = { .stage = wish->stage,
	    .subject = wish->kind == WISH_OUT ? RULING_WITHDRAWN :
	    RULING_CONFLICT };
	const struct entry *entry;

	id_copy(like.proposal, wish->proposal);
	id_copy(like.expert, wish->expert);
	id_copy(like.question, "-");
	entry = lookup_ruling(lookup, &like);
	return entry == NULL ? NULL : &entry->record->body.ruling;
}

static bool
is_seated(const struct pair *pair)
{
	return pair != NULL && pair->state != PAIR_CANCELLED;
}

static bool
is_on(const struct lookup *lookup, const struct wish *wish)
{
	const struct ruling *ruling;

	if (wish->kind == WISH_SEAT)
		return is_seated(lookup_pair(lookup, wish->stage,
		    wish->expert, wish->proposal));
	ruling = ruling_on(lookup, wish);
	return ruling != NULL && strcmp(ruling->answer,
	    wish->kind == WISH_OUT ? "YES" : "SET-ASIDE") == 0;
}

/* Is the version assigned that is the newest now? */
static bool
is_newest(const struct pair *pair, const struct entry *proposal)
{
	const struct assignment *a =
	    &pair->assignment->record->body.assignment;
	size_t i;

	for (i = 0; i < a->n_proposals; i++)
		if (digest_equal(&a->proposals[i].digest, &proposal->digest))
			return true;
	return false;
}

/* An interest that waits for an answer is cleared by one, too. */
static bool
is_open(const struct lookup *lookup, const struct wish *wish)
{
	const struct pair *pair = lookup_pair(lookup, wish->stage,
	    wish->expert, wish->proposal);

	return wish->kind == WISH_CONFLICT && pair != NULL &&
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
read_decision(struct filing *in, const struct wish *wish,
    struct change *change)
{
	const struct csv_row *row = wish->row;

	change->officer = cell_or(row, W_OFFICER, in->officer);
	change->reason = conflict_reason_text(in, wish->word.type,
	    cell_or(row, W_REASON, in->reason));
	if (change->officer[0] == '\0')
		return filing_bad(in, row, W_OFFICER, "%s of %s: the officer"
		    " is missing; write who decided, or say --officer",
		    actions[wish->kind][wish->on], wish->proposal);
	return change->reason[0] != '\0' || filing_bad(in, row, W_REASON,
	    "%s of %s: the reason is missing; write it, or say --reason",
	    actions[wish->kind][wish->on], wish->proposal);
}

static bool
plan_seat(struct changes *changes, const struct wish *wish,
    struct change *change)
{
	struct wishes *wishes = changes->wishes;
	struct fault fault;

	if (wish->on) {
		change->digest = lookup_proposal(&wishes->lookup,
		    wish->proposal, wish->stage)->digest;
		return read_deadline(wishes->in, wish->row,
		    &change->deadline);
	}
	change->pair = lookup_pair(&wishes->lookup, wish->stage,
	    wish->expert, wish->proposal);
	if (pair_check_cancel(wishes->lookup.book, wish->stage, change->pair,
	    &fault) == -1)
		return filing_fault(wishes->in, wish->row, wish->column,
		    &fault);
	return read_decision(wishes->in, wish, change);
}

static bool
plan_one(struct changes *changes, const struct wish *wish)
{
	struct wishes *wishes = changes->wishes;
	struct filing *in = wishes->in;
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
	*change = (struct change){ .wish = wish, .deadline = "",
	    .officer = "", .reason = "" };
	if (wish->kind == WISH_SEAT) {
		if (!plan_seat(changes, wish, change))
			return false;
	} else if (!read_decision(in, wish, change))
		return false;
	if (wish->kind == WISH_OUT && wish->on && gate_check(
	    wishes->lookup.book, wish->stage, &fault) == -1)
		return filing_fault(in, wish->row, wish->column, &fault);
	changes->n++;
	return true;
}

/* A line must not look as if it had moved a deadline. */
static void
check_deadline(struct filing *in, const struct wish *wish,
    const struct pair *pair)
{
	const char *stands =
	    pair->assignment->record->body.assignment.deadline;
	const char *text = wish->row->cells[W_DEADLINE];
	int64_t at, asked;

	if (text[0] != '\0' && clock_read(text, &asked) &&
	    clock_parse(stands, &at) && at != asked)
		filing_bad(in, wish->row, W_DEADLINE, "%s has %s until %s; to"
		    " change that, cancel it and assign it anew",
		    wish->expert, wish->proposal, stands);
}

/* From the wishes about one thing, in order, what is left to do. */
static void
settle(struct changes *changes, const struct wish *wishes, size_t n)
{
	const struct lookup *lookup = &changes->wishes->lookup;
	bool before = is_on(lookup, &wishes[0]), now = before;
	const struct wish *last = NULL;
	const struct pair *pair;
	size_t i;

	for (i = 0; i < n; i++) {
		if (wishes[i].when != WISH_ALWAYS &&
		    now != (wishes[i].when == WISH_IF_ON))
			continue;
		last = &wishes[i];
		now = last->on;
	}
	if (last == NULL)
		return;
	if (now == before && now && last->kind == WISH_SEAT) {
		pair = lookup_pair(lookup, last->stage, last->expert,
		    last->proposal);
		if (is_newest(pair, lookup_proposal(lookup, last->proposal,
		    last->stage))) {
			check_deadline(changes->wishes->in, last, pair);
			return;
		}
	} else if (now == before && !(!now && is_open(lookup, last)))
		return;
	plan_one(changes, last);
}

static void
settle_all(struct changes *changes)
{
	struct wishes *wishes = changes->wishes;
	size_t first, end;

	if (wishes->n > 0)
		qsort(wishes->list, wishes->n, sizeof(*wishes->list),
		    by_thing);
	for (first = 0; first < wishes->n; first = end) {
		for (end = first + 1; end < wishes->n && thing_order(
		    &wishes->list[first], &wishes->list[end]) == 0; end++)
			continue;
		settle(changes, &wishes->list[first], end - first);
	}
}

static bool
is_withdrawn(const struct changes *changes, const struct wish *wish)
{
	struct wish out = { .kind = WISH_OUT, .stage = wish->stage,
	    .expert = "-", .proposal = wish->proposal };
	size_t i;

	for (i = 0; i < changes->n && changes->list[i].wish->kind == WISH_OUT;
	    i++)
		if (thing_order(changes->list[i].wish, &out) == 0)
			return changes->list[i].wish->on;
	return is_on(&changes->wishes->lookup, &out);
}

/* Nobody is to evaluate what its applicant withdrew. */
static void
check_withdrawn(const struct changes *changes)
{
	size_t i;

	for (i = 0; i < changes->n; i++) {
		const struct wish *wish = changes->list[i].wish;

		if (wish->kind == WISH_SEAT && wish->on &&
		    is_withdrawn(changes, wish))
			filing_bad(changes->wishes->in, wish->row, W_PROPOSAL,
			    "%s is withdrawn from stage %u", wish->proposal,
			    wish->stage);
	}
}

/* The plan to read: what it states again is the same. */
static void
put_plan(struct filing *in, const struct change *change)
{
	const struct wish *wish = change->wish;
	char stage[2] = { (char)('0' + wish->stage), '\0' };
	const char **cells = filing_plan(in);

	if (cells == NULL)
		return;
	cells[P_EXPERT] = wish->kind == WISH_OUT ? "" :
	    filing_text(in, wish->expert);
	cells[P_STAGE] = filing_text(in, stage);
	cells[P_PROPOSAL] = filing_text(in, wish->proposal);
	cells[P_DEADLINE] = change->deadline;
	cells[P_ACTION] = actions[wish->kind][wish->on];
	cells[P_OFFICER] = change->officer;
	cells[P_REASON] = change->reason;
}

/* Stating */

/* All changes with the same officer and reason as the first. */
static int
state_cancellations(const struct changes *changes, struct pen *pen,
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
	return pairs_cancel(changes->wishes->lookup.book, pen, chosen, n,
	    &ending, why);
}

static int
state_ruling(const struct changes *changes, struct pen *pen,
    const struct change *change, struct fault *why)
{
	const struct wish *wish = change->wish;
	struct ruling r = { .stage = wish->stage, .officer = change->officer,
	    .reason = change->reason };

	r.subject = wish->kind == WISH_OUT ? RULING_WITHDRAWN :
	    RULING_CONFLICT;
	id_copy(r.proposal, wish->proposal);
	id_copy(r.expert, wish->expert);
	id_copy(r.question, "-");
	if (wish->kind == WISH_OUT)
		id_copy(r.answer, wish->on ? "YES" : "NO");
	else
		id_copy(r.answer, wish->on ? "SET-ASIDE" : "KEEP");
	return ruling_state(&changes->wishes->lookup, pen, &r, why);
}

/* What was cancelled above is not cancelled twice. */
static int
state_withdrawal(const struct changes *changes, struct pen *pen,
    const struct change *change, const struct pair **chosen,
    struct fault *why)
{
	const struct lookup *lookup = &changes->wishes->lookup;
	struct ending ending = { change->officer, change->reason, false };
	unsigned stage = change->wish->stage;
	size_t n, i, k;

	if (state_ruling(changes, pen, change, why) == -1)
		return -1;
	if (!change->wish->on)
		return 0;
	n = pairs_open(lookup->pairs[stage], lookup->n_pairs[stage],
	    change->wish->proposal, chosen);
	for (i = 0; i < n; i++)
		for (k = 0; k < changes->n; k++)
			if (changes->list[k].pair == chosen[i]) {
				chosen[i] = NULL;
				break;
			}
	return pairs_cancel(lookup->book, pen, chosen, n, &ending, why);
}

/* All that is assigned to one expert, in one stage, until one deadline. */
static int
state_assignment(const struct changes *changes, struct pen *pen,
    size_t first, struct fault *why)
{
	const struct change *like = &changes->list[first];
	struct record record = { .head = { .kind = RECORD_ASSIGNMENT } };
	struct assignment *a = &record.body.assignment;
	size_t i;

	id_copy(a->expert, like->wish->expert);
	a->stage = like->wish->stage;
	memcpy(a->deadline, like->deadline, sizeof(a->deadline));
	a->proposals = arena_alloc(changes->wishes->in->arena,
	    (changes->n - first) * sizeof(*a->proposals));
	if (a->proposals == NULL)
		return fault_memory(why);
	for (i = first; i < changes->n; i++) {
		struct change *change = &changes->list[i];
		const struct wish *wish = change->wish;

		if (wish->stage != a->stage ||
		    strcmp(wish->expert, a->expert) != 0)
			break;
		if (change->done || wish->kind != WISH_SEAT || !wish->on ||
		    strcmp(change->deadline, a->deadline) != 0)
			continue;
		change->done = true;
		id_copy(a->proposals[a->n_proposals].proposal,
		    wish->proposal);
		a->proposals[a->n_proposals++].digest = change->digest;
	}
	return pen_state(pen, &record, NULL, why);
}

static int
state_all(const struct changes *changes, struct pen *pen,
    const struct pair **chosen, struct fault *why)
{
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < changes->n; i++)
		if (changes->list[i].pair != NULL && !changes->list[i].done)
			rc = state_cancellations(changes, pen, chosen, i, why);
	for (i = 0; rc == 0 && i < changes->n; i++) {
		struct change *change = &changes->list[i];

		if (change->wish->kind == WISH_CONFLICT)
			rc = state_ruling(changes, pen, change, why);
		else if (change->wish->kind == WISH_OUT)
			rc = state_withdrawal(changes, pen, change, chosen,
			    why);
		else if (!change->done)
			rc = state_assignment(changes, pen, i, why);
	}
	return rc;
}

int
assignments_import(struct register_file *reg, const struct seckey *key,
    struct filing *in, struct fault *why)
{
	struct wishes wishes = { .in = in };
	struct changes changes = { .wishes = &wishes };
	const struct pair **chosen;
	struct pen pen;
	int64_t at;
	size_t i;

	if (in->deadline != NULL && !clock_read(in->deadline, &at))
		return fault_set(why, FAULT_USAGE, "USAGE", "--deadline is a"
		    " time such as 2026-12-12T15:00:00Z or"
		    " 2026-12-12T17:00+02:00, not \"%.40s\"", in->deadline);
	if (filing_read(in, wish_columns, WISH_COLUMNS, why) == -1 ||
	    lookup_fill(&wishes.lookup, reg->book, why) == -1 ||
	    wishes_read(&wishes, why) == -1)
		return -1;
	in->plan.columns = plan_columns;
	in->plan.n_columns = PLAN_COLUMNS;
	settle_all(&changes);
	check_withdrawn(&changes);
	for (i = 0; i < changes.n; i++) {
		const struct wish *wish = changes.list[i].wish;

		put_plan(in, &changes.list[i]);
		if (wish->kind == WISH_SEAT && wish->on)
			in->stated++;
		else
			in->others++;
	}
	chosen = arena_alloc(in->arena, (wishes.lookup.n_pairs[1] +
	    wishes.lookup.n_pairs[2] + 1) * sizeof(*chosen));
	if (chosen == NULL)
		return fault_memory(why);
	if (filing_judge(in, why) == -1 ||
	    register_begin(reg, key, &pen, why) == -1)
		return -1;
	return register_finish(reg, state_all(&changes, &pen, chosen, why),
	    in->dry, why);
}
