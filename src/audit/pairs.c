#include "config.h"

#include "mita/audit/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/model/ranking.h"

const char *const pair_state_words[PAIR_STATES] = {
	[PAIR_SILENT]		= "SILENT",
	[PAIR_DECLARED]		= "DECLARED",
	[PAIR_CONFLICT_OPEN]	= "CONFLICT-OPEN",
	[PAIR_EVALUATED]	= "EVALUATED",
	[PAIR_DISQUALIFIED]	= "DISQUALIFIED",
	[PAIR_CANCELLED]	= "CANCELLED",
	[PAIR_LATE]		= "LATE",
	[PAIR_OUTDATED]		= "OUTDATED",
	[PAIR_FORKED]		= "FORKED",
};

/* What is being worked out: the set, and which of it is replaced. */
struct view {
	const struct book	*book;
	unsigned		 stage;
	const bool		*set;
	bool			*replaced;	/* by entry */
	size_t			 n;
	struct pair		*pairs;
};

static const struct record *
member(const struct view *view, size_t i, enum record_kind kind)
{
	const struct entry *entry = view->book->entries[i];

	if (!entry->believed || (view->set != NULL && !view->set[i]) ||
	    entry->record->head.kind != kind)
		return NULL;
	return entry->record;
}

static int
by_pair(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int order = strcmp(x->expert, y->expert);

	return order != 0 ? order : strcmp(x->proposal, y->proposal);
}

static int
add_assignment(struct view *view, const struct entry *entry)
{
	const struct assignment *a = &entry->record->body.assignment;
	struct pair *pairs;
	size_t i;

	for (i = 0; i < a->n_proposals; i++) {
		pairs = arena_grow(view->book->arena, view->pairs, view->n,
		    sizeof(*pairs));
		if (pairs == NULL)
			return -1;
		view->pairs = pairs;
		pairs[view->n++] = (struct pair){
			.expert = a->expert,
			.proposal = a->proposals[i].proposal,
			.assignment = entry,
		};
	}
	return 0;
}

/* Assigned twice (again after a new version) is still one pair. */
static void
sort_pairs(struct view *view)
{
	size_t i, kept = 0;

	if (view->n == 0)
		return;
	qsort(view->pairs, view->n, sizeof(*view->pairs), by_pair);
	for (i = 1; i < view->n; i++) {
		if (by_pair(&view->pairs[kept], &view->pairs[i]) != 0)
			view->pairs[++kept] = view->pairs[i];
		else if (view->pairs[i].assignment->record->head.seq >
		    view->pairs[kept].assignment->record->head.seq)
			view->pairs[kept] = view->pairs[i];
	}
	view->n = kept + 1;
}

struct pair *
pairs_find(struct pair *pairs, size_t n, const char *expert,
    const char *proposal)
{
	struct pair key = { .expert = expert, .proposal = proposal };

	return n == 0 ? NULL : bsearch(&key, pairs, n, sizeof(key), by_pair);
}

static struct pair *
find_pair(const struct view *view, const char *expert, const char *proposal)
{
	return pairs_find(view->pairs, view->n, expert, proposal);
}

static void
cancel(struct view *view, size_t at)
{
	const struct entry *entry = view->book->entries[at];
	const struct cancellation *c = &entry->record->body.cancellation;
	struct pair *pair;
	size_t i;

	for (i = 0; i < c->n_proposals; i++) {
		pair = find_pair(view, c->expert, c->proposals[i].id);
		if (pair != NULL && digest_equal(&pair->assignment->digest,
		    &c->assignment))
			pair->cancellation = entry;
	}
}

/* What the agency ruled last on this pair, or ""; *seq tells where. */
static const char *
ruling_on(const struct view *view, const struct pair *pair,
    enum ruling_subject subject, uint32_t *seq)
{
	const struct record *record;
	const char *answer = "";
	size_t i;

	*seq = 0;
	for (i = 0; i < view->book->n; i++) {
		record = member(view, i, RECORD_RULING);
		if (record == NULL || view->replaced[i] ||
		    record->body.ruling.subject != subject ||
		    record->body.ruling.stage != view->stage ||
		    strcmp(record->body.ruling.expert, pair->expert) != 0 ||
		    strcmp(record->body.ruling.proposal, pair->proposal) !=
		    0 || (subject == RULING_CLARIFICATION &&
		    strcmp(record->body.ruling.question, "-") != 0) ||
		    record->head.seq <= *seq)
			continue;
		answer = record->body.ruling.answer;
		*seq = record->head.seq;
	}
	return answer;
}

/*
 * From which version on are evaluations of the pair refused, having come too
 * late?  0: from none.
 */
static unsigned
refused_from(const struct view *view, const struct pair *pair)
{
	const struct record *record;
	int64_t from = 1;
	size_t i;
	uint32_t seq;

	if (strcmp(ruling_on(view, pair, RULING_LATE, &seq), "REFUSE") != 0)
		return 0;
	for (i = 0; i < view->book->n; i++) {
		record = member(view, i, RECORD_RULING);
		if (record == NULL || record->head.seq != seq)
			continue;
		number_read(record->body.ruling.question, 1, 10000, &from);
		return (unsigned)from;
	}
	return 0;
}

/* A correction that came too late: what it corrects stands. */
static bool
is_refused(const struct view *view, const struct record *record)
{
	const struct pair pair = { .expert = record->head.signer,
	    .proposal = record->body.evaluation.proposal };
	unsigned from;

	if (record->body.evaluation.stage != view->stage ||
	    record->body.evaluation.version == 1)
		return false;
	from = refused_from(view, &pair);
	return from > 1 && record->body.evaluation.version >= from;
}

static void
mark(struct view *view, const struct digest *digest)
{
	const struct entry *entry = book_find(view->book, digest);

	if (entry != NULL)
		view->replaced[entry->at] = true;
}

/* Rulings first: they say which corrections are refused. */
static int
mark_rulings(struct view *view)
{
	const struct record *record;
	size_t i;

	view->replaced = arena_alloc(view->book->arena, view->book->n + 1);
	if (view->replaced == NULL)
		return -1;
	for (i = 0; i < view->book->n; i++) {
		record = member(view, i, RECORD_RULING);
		if (record != NULL && record->body.ruling.has_replaces)
			mark(view, &record->body.ruling.replaces);
	}
	return 0;
}

static void
mark_statements(struct view *view)
{
	const struct record *record;
	size_t i;

	for (i = 0; i < view->book->n; i++) {
		record = member(view, i, RECORD_DECLARATION);
		if (record != NULL && record->body.declaration.has_replaces)
			mark(view, &record->body.declaration.replaces);
		record = member(view, i, RECORD_EVALUATION);
		if (record != NULL && record->body.evaluation.has_replaces &&
		    !is_refused(view, record))
			mark(view, &record->body.evaluation.replaces);
	}
}

static void
attach(struct view *view, size_t i)
{
	const struct entry *entry = view->book->entries[i];
	const struct record *record;
	struct pair *pair;

	if ((record = member(view, i, RECORD_DECLARATION)) != NULL &&
	    record->body.declaration.stage == view->stage) {
		pair = find_pair(view, record->head.signer,
		    record->body.declaration.proposal);
		if (pair == NULL)
			return;
		if (pair->declaration != NULL)
			pair->state = PAIR_FORKED;
		/* Of two, the graver one: no order may hide an interest. */
		if (pair->declaration == NULL ||
		    record->body.declaration.interest > pair->declaration->
		    record->body.declaration.interest)
			pair->declaration = entry;
	}
	if ((record = member(view, i, RECORD_EVALUATION)) != NULL &&
	    record->body.evaluation.stage == view->stage &&
	    !is_refused(view, record)) {
		pair = find_pair(view, record->head.signer,
		    record->body.evaluation.proposal);
		if (pair == NULL)
			return;
		if (pair->evaluation != NULL)
			pair->state = PAIR_FORKED;
		pair->evaluation = entry;
	}
}

/*
 * Did an officer rule, when this version was there, that what was said of an
 * earlier one stands?  Both are in the agency's own line.
 */
static bool
is_kept(const struct view *view, const struct pair *pair,
    const struct entry *latest)
{
	const struct record *judged = book_record(view->book, RECORD_PROPOSAL,
	    &pair->evaluation->record->body.evaluation.proposal_digest);
	const struct pair all = { .expert = "-", .proposal = pair->proposal };
	uint32_t seq;

	return judged != NULL && proposal_reads_alike(&judged->
	    body.proposal,
	    &latest->record->body.proposal) && strcmp(ruling_on(view, &all,
	    RULING_CLARIFICATION, &seq), "KEEP") == 0 &&
	    seq > latest->record->head.seq;
}

static bool
is_outdated(const struct view *view, const struct pair *pair)
{
	const struct entry *latest = book_proposal_in(view->book,
	    pair->proposal, view->stage, view->set);

	return latest == NULL || (!digest_equal(&latest->digest,
	    &pair->evaluation->record->body.evaluation.proposal_digest) &&
	    !is_kept(view, pair, latest));
}

static enum pair_state
state_of(const struct view *view, const struct pair *pair)
{
	enum interest interest = INTEREST_NONE;
	const char *ruling;
	uint32_t seq;

	if (pair->cancellation != NULL)
		return PAIR_CANCELLED;
	if (pair->declaration != NULL)
		interest = pair->declaration->record->body.declaration.interest;
	if (interest == INTEREST_DISQUALIFYING)
		return PAIR_DISQUALIFIED;
	if (pair->state == PAIR_FORKED)
		return PAIR_FORKED;
	ruling = ruling_on(view, pair, RULING_CONFLICT, &seq);
	if (strcmp(ruling, "SET-ASIDE") == 0)
		return PAIR_DISQUALIFIED;
	if (interest == INTEREST_POTENTIAL && strcmp(ruling, "KEEP") != 0)
		return PAIR_CONFLICT_OPEN;
	if (pair->declaration == NULL)
		return PAIR_SILENT;
	if (pair->evaluation == NULL)
		return PAIR_DECLARED;
	if (is_outdated(view, pair))
		return PAIR_OUTDATED;
	return refused_from(view, pair) == 1 ? PAIR_LATE : PAIR_EVALUATED;
}

int
pairs_of(const struct book *book, unsigned stage, const bool *set,
    struct pair **out, size_t *n, struct fault *why)
{
	struct view view = { .book = book, .stage = stage, .set = set };
	const struct record *record;
	size_t i;

	if (mark_rulings(&view) == -1)
		return fault_memory(why);
	for (i = 0; i < book->n; i++) {
		record = member(&view, i, RECORD_ASSIGNMENT);
		if (record != NULL && record->body.assignment.stage == stage &&
		    add_assignment(&view, book->entries[i]) == -1)
			return fault_memory(why);
	}
	sort_pairs(&view);
	mark_statements(&view);
	for (i = 0; i < book->n; i++) {
		record = member(&view, i, RECORD_CANCELLATION);
		if (record != NULL && record->body.cancellation.stage == stage)
			cancel(&view, i);
		if (!view.replaced[i])
			attach(&view, i);
	}
	for (i = 0; i < view.n; i++)
		view.pairs[i].state = state_of(&view, &view.pairs[i]);
	*out = view.pairs;
	*n = view.n;
	return 0;
}

bool
pairs_refuse(const struct book *book, const struct entry *evaluation)
{
	struct view view = { .book = book,
	    .stage = evaluation->record->body.evaluation.stage };

	return evaluation->record->body.evaluation.version > 1 &&
	    mark_rulings(&view) == 0 && is_refused(&view, evaluation->record);
}

bool
pair_is_missing(const struct pair *pair)
{
	return pair->state != PAIR_EVALUATED &&
	    pair->state != PAIR_DISQUALIFIED && pair->state != PAIR_CANCELLED;
}

bool
pair_is_set_aside(const struct pair *pair)
{
	return pair->evaluation != NULL && (pair->state == PAIR_DISQUALIFIED ||
	    pair->state == PAIR_CANCELLED);
}
