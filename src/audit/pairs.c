/* Every expert and proposal that were assigned, and what became of them. */
#include "config.h"

#include "mita/audit/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/groups.h"
#include "mita/audit/rulings.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/model/assigned.h"
#include "mita/model/panel.h"
#include "mita/model/proposal.h"
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

/* What is being worked out. */
struct view {
	const struct book	*book;
	unsigned		 stage;
	const bool		*set;
	size_t			 n;
	struct pair		*pairs;
};

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

const struct digest *
pair_version(const struct pair *pair)
{
	return assigned_version(&pair->assignment->record->body.assignment,
	    pair->proposal);
}

static int
by_proposal(const void *a, const void *b)
{
	const struct pair *x = *(struct pair *const *)a;
	const struct pair *y = *(struct pair *const *)b;
	int order = strcmp(x->proposal, y->proposal);

	return order != 0 ? order : strcmp(x->expert, y->expert);
}

struct pair **
pairs_sort(const struct book *book, struct pair *pairs, size_t n)
{
	struct pair **sorted = arena_alloc(book->arena,
	    (n + 1) * sizeof(*sorted));
	size_t i;

	if (sorted == NULL)
		return NULL;
	for (i = 0; i < n; i++)
		sorted[i] = &pairs[i];
	qsort(sorted, n, sizeof(*sorted), by_proposal);
	return sorted;
}

/* The first that is not before a proposal. */
static size_t
first_on(struct pair **sorted, size_t n, const char *proposal)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(sorted[middle]->proposal, proposal) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct pair **
pairs_on(struct pair **sorted, size_t n_all, const char *proposal, size_t *n)
{
	size_t first = first_on(sorted, n_all, proposal);

	for (*n = 0; first + *n < n_all && strcmp(sorted[first + *n]->proposal,
	    proposal) == 0; (*n)++)
		continue;
	return &sorted[first];
}

static struct pair *
find_pair(const struct view *view, const char *expert, const char *proposal)
{
	return pairs_find(view->pairs, view->n, expert, proposal);
}

static void
cancel(struct view *view, const struct entry *entry)
{
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

/* What the agency ruled last on an expert and a proposal, or NULL. */
static const struct entry *
ruling_on(const struct view *view, enum ruling_subject subject,
    const char *expert, const char *proposal)
{
	const struct ruling_about about = { .subject = subject,
	    .stage = view->stage, .proposal = proposal, .expert = expert,
	    .question = subject == RULING_CLARIFICATION ? "-" : NULL };

	return book_ruling(view->book, &about, view->set);
}

static bool
says(const struct entry *ruling, const char *answer)
{
	return ruling != NULL &&
	    strcmp(ruling->record->body.ruling.answer, answer) == 0;
}

static bool
is_second(const struct view *view)
{
	return view->book->call != NULL &&
	    view->book->call->rules >= RULES_SECOND;
}

/* From which version on?  "-" is all of them, as is the first. */
static unsigned
version_of(const struct entry *ruling)
{
	int64_t from = 1;

	number_read(ruling->record->body.ruling.question, 1, 10000, &from);
	return (unsigned)from;
}

static bool
is_late_ruling(const struct view *view, const struct entry *entry,
    const char *expert)
{
	const struct ruling *r = &entry->record->body.ruling;

	return entry_counts(entry, view->set) && r->subject == RULING_LATE &&
	    strcmp(r->expert, expert) == 0;
}

/*
 * The second rules: who refused from version 2 on refused version 3, too, and
 * a later refusal from 3 on does not let 2 count.  Only an ACCEPT does.
 */
static unsigned
lowest_refused(const struct view *view, const char *expert,
    const char *proposal)
{
	const struct entries *all = book_group(view->book, GROUP_RULING,
	    view->stage, proposal);
	uint32_t accepted = 0;
	unsigned lowest = 0;
	size_t i;

	for (i = 0; i < all->n; i++)
		if (is_late_ruling(view, all->list[i], expert) &&
		    says(all->list[i], "ACCEPT") &&
		    all->list[i]->record->head.seq > accepted)
			accepted = all->list[i]->record->head.seq;
	for (i = 0; i < all->n; i++)
		if (is_late_ruling(view, all->list[i], expert) &&
		    says(all->list[i], "REFUSE") &&
		    all->list[i]->record->head.seq > accepted &&
		    (lowest == 0 || version_of(all->list[i]) < lowest))
			lowest = version_of(all->list[i]);
	return lowest;
}

/*
 * From which version on are evaluations of the pair refused, having come too
 * late?  0: from none.
 */
static unsigned
refused_from(const struct view *view, const char *expert,
    const char *proposal)
{
	const struct entry *ruling;

	if (is_second(view))
		return lowest_refused(view, expert, proposal);
	ruling = ruling_on(view, RULING_LATE, expert, proposal);
	return says(ruling, "REFUSE") ? version_of(ruling) : 0;
}

/* A correction that came too late: what it corrects stands. */
static bool
is_refused(const struct view *view, const struct record *record)
{
	unsigned from;

	if (record->body.evaluation.stage != view->stage ||
	    record->body.evaluation.version == 1)
		return false;
	from = refused_from(view, record->head.signer,
	    record->body.evaluation.proposal);
	return from > 1 && record->body.evaluation.version >= from;
}

/* Does another statement of the set stand in its place? */
static bool
is_replaced(const struct view *view, const struct entry *entry)
{
	const struct entry *other;

	for (other = entry->replacer; other != NULL;
	    other = other->next_replacer)
		if (entry_counts(other, view->set) &&
		    (other->record->head.kind != RECORD_EVALUATION ||
		    !is_refused(view, other->record)))
			return true;
	return false;
}

static void
attach_declaration(struct pair *pair, const struct entry *entry)
{
	if (pair->declaration != NULL)
		pair->state = PAIR_FORKED;
	/* Of two, the graver one: no order may hide an interest. */
	if (pair->declaration == NULL ||
	    entry->record->body.declaration.interest >
	    pair->declaration->record->body.declaration.interest)
		pair->declaration = entry;
}

static bool
ends(const struct entry *cancellation, const struct digest *assignment,
    const char *proposal)
{
	const struct cancellation *c =
	    &cancellation->record->body.cancellation;

	return digest_equal(&c->assignment, assignment) &&
	    cancellation_names(c, proposal);
}

/* The second rules: what was signed under a cancelled assignment is gone. */
static bool
is_ended(const struct view *view, const struct pair *pair,
    const struct evaluation *ev)
{
	const struct entries *all;
	size_t i;

	if (!is_second(view) ||
	    digest_equal(&pair->assignment->digest, &ev->assignment))
		return false;
	all = book_group(view->book, GROUP_CANCELLATION, view->stage,
	    pair->expert);
	for (i = 0; i < all->n; i++)
		if (entry_counts(all->list[i], view->set) &&
		    ends(all->list[i], &ev->assignment, pair->proposal))
			return true;
	return false;
}

static void
attach(struct view *view, const struct entry *entry)
{
	const struct record *record = entry->record;
	bool declares = record->head.kind == RECORD_DECLARATION;
	struct pair *pair = find_pair(view, record->head.signer, declares ?
	    record->body.declaration.proposal :
	    record->body.evaluation.proposal);

	if (pair == NULL || is_replaced(view, entry))
		return;
	if (declares) {
		attach_declaration(pair, entry);
		return;
	}
	if (is_refused(view, record) ||
	    is_ended(view, pair, &record->body.evaluation))
		return;
	if (pair->evaluation != NULL)
		pair->state = PAIR_FORKED;
	pair->evaluation = entry;
}

/*
 * Did an officer rule, when this version was there, that what was said of an
 * earlier one stands?  Both are in the agency's own line.  Where the title is
 * another, it has to name the earlier one, too.
 */
static bool
is_kept(const struct view *view, const struct pair *pair,
    const struct entry *latest)
{
	const struct digest *digest = &pair->evaluation->record->body.
	    evaluation.proposal_digest;
	const struct record *judged = book_record(view->book, RECORD_PROPOSAL,
	    digest);
	const struct entry *ruling = ruling_on(view, RULING_CLARIFICATION, "-",
	    pair->proposal);
	const struct ruling *r = ruling == NULL ? NULL :
	    &ruling->record->body.ruling;

	return judged != NULL && says(ruling, "KEEP") &&
	    ruling->record->head.seq > latest->record->head.seq &&
	    ruling_knows(r, &latest->digest) &&
	    (proposal_reads_alike(&judged->body.proposal,
	    &latest->record->body.proposal) ||
	    (proposal_differs_in_title(&judged->body.proposal,
	    &latest->record->body.proposal) && ruling_names(r, digest)));
}

/* A KEEP is of the interest that was told then, and of no later one. */
static bool
is_cleared(const struct pair *pair, const struct entry *ruling)
{
	return says(ruling, "KEEP") && ruling_knows(
	    &ruling->record->body.ruling, &pair->declaration->digest);
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
	const struct entry *ruling;

	if (pair->cancellation != NULL)
		return PAIR_CANCELLED;
	if (pair->declaration != NULL)
		interest = pair->declaration->record->body.declaration.interest;
	if (interest == INTEREST_DISQUALIFYING)
		return PAIR_DISQUALIFIED;
	if (pair->state == PAIR_FORKED)
		return PAIR_FORKED;
	ruling = ruling_on(view, RULING_CONFLICT, pair->expert,
	    pair->proposal);
	if (says(ruling, "SET-ASIDE"))
		return PAIR_DISQUALIFIED;
	if (interest == INTEREST_POTENTIAL && !is_cleared(pair, ruling))
		return PAIR_CONFLICT_OPEN;
	if (pair->declaration == NULL)
		return PAIR_SILENT;
	if (pair->evaluation == NULL)
		return PAIR_DECLARED;
	if (is_outdated(view, pair))
		return PAIR_OUTDATED;
	return refused_from(view, pair->expert, pair->proposal) == 1 ?
	    PAIR_LATE : PAIR_EVALUATED;
}

/* Each of a list that counts, in the order of the ledger. */
static int
add_assignments(struct view *view, const struct entries *all)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (entry_counts(all->list[i], view->set) &&
		    all->list[i]->record->body.assignment.stage ==
		    view->stage && add_assignment(view, all->list[i]) == -1)
			return -1;
	sort_pairs(view);
	return 0;
}

static void
add_cancellations(struct view *view, const struct entries *all)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (entry_counts(all->list[i], view->set) &&
		    all->list[i]->record->body.cancellation.stage ==
		    view->stage)
			cancel(view, all->list[i]);
}

static void
add_statements(struct view *view, const char *expert)
{
	const struct entries *all = book_group(view->book, GROUP_STATEMENT,
	    view->stage, expert);
	size_t i;

	for (i = 0; i < all->n; i++)
		if (entry_counts(all->list[i], view->set))
			attach(view, all->list[i]);
}

/* Of experts who have pairs, each once: pairs are sorted by expert. */
static void
decide(struct view *view)
{
	size_t i;

	for (i = 0; i < view->n; i++)
		if (i == 0 || strcmp(view->pairs[i - 1].expert,
		    view->pairs[i].expert) != 0)
			add_statements(view, view->pairs[i].expert);
	for (i = 0; i < view->n; i++)
		view->pairs[i].state = state_of(view, &view->pairs[i]);
}

int
pairs_of(const struct book *book, unsigned stage, const bool *set,
    struct pair **out, size_t *n, struct fault *why)
{
	struct view view = { .book = book, .stage = stage, .set = set };

	if (add_assignments(&view, book_kind(book, RECORD_ASSIGNMENT)) == -1)
		return fault_memory(why);
	add_cancellations(&view, book_kind(book, RECORD_CANCELLATION));
	decide(&view);
	*out = view.pairs;
	*n = view.n;
	return 0;
}

int
pairs_of_expert(const struct book *book, unsigned stage, const char *expert,
    struct pair **out, size_t *n, struct fault *why)
{
	struct view view = { .book = book, .stage = stage };

	if (add_assignments(&view, book_group(book, GROUP_ASSIGNMENT, stage,
	    expert)) == -1)
		return fault_memory(why);
	add_cancellations(&view, book_group(book, GROUP_CANCELLATION, stage,
	    expert));
	decide(&view);
	*out = view.pairs;
	*n = view.n;
	return 0;
}

bool
pairs_refuse(const struct book *book, const struct entry *evaluation)
{
	const struct view view = { .book = book,
	    .stage = evaluation->record->body.evaluation.stage };

	return evaluation->record->body.evaluation.version > 1 &&
	    is_refused(&view, evaluation->record);
}

enum pair_seat
pair_seat(const struct pair *pair)
{
	static const enum pair_seat seats[PAIR_STATES] = {
		[PAIR_CANCELLED]	= SEAT_NONE,
		[PAIR_DISQUALIFIED]	= SEAT_BARRED,
		[PAIR_LATE]		= SEAT_OPEN,
		[PAIR_SILENT]		= SEAT_TAKEN,
		[PAIR_DECLARED]		= SEAT_TAKEN,
		[PAIR_CONFLICT_OPEN]	= SEAT_TAKEN,
		[PAIR_EVALUATED]	= SEAT_TAKEN,
		[PAIR_OUTDATED]		= SEAT_TAKEN,
		[PAIR_FORKED]		= SEAT_TAKEN,
	};

	return seats[pair->state];
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

/* How many of them are here, whether they count or not. */
static size_t
count_evaluations(const struct book *book, unsigned stage,
    const char *proposal)
{
	const struct entries *all = book_kind(book, RECORD_EVALUATION);
	size_t count = 0, i;

	for (i = 0; i < all->n; i++)
		count += all->list[i]->record->body.evaluation.stage ==
		    stage && strcmp(all->list[i]->record->body.evaluation.
		    proposal, proposal) == 0;
	return count;
}

bool
pairs_exceed(const struct book *book, unsigned stage, const char *proposal)
{
	struct pair *pairs;
	size_t count = 0, n, i;

	/* Nearly always so, and far cheaper than all pairs. */
	if (call_stage(book->call, stage)->combine != COMBINE_TWO_CLOSEST ||
	    count_evaluations(book, stage, proposal) <= CLOSEST_MAX ||
	    pairs_of(book, stage, NULL, &pairs, &n, NULL) == -1)
		return false;
	for (i = 0; i < n; i++)
		count += pairs[i].state == PAIR_EVALUATED &&
		    strcmp(pairs[i].proposal, proposal) == 0;
	return count > CLOSEST_MAX;
}

bool
declaration_is_heard(const struct entry *declaration,
    const struct entry *ruling)
{
	const struct ruling *r = &ruling->record->body.ruling;

	/* Earlier writers named nothing; the ledger tells what came first. */
	return r->n_known == 0 ? ruling->idx > declaration->idx :
	    ruling_knows(r, &declaration->digest);
}
