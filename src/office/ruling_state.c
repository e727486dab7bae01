/* Rulings one by one: what a word of a conflict comes to, what stands. */
#include "config.h"

#include "mita/office/rulings.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/hand/signer.h"
#include "mita/model/proposal.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"

/* Conflicts in HotCRP's words, or in ours */

/* Is the expert set aside, or does a declaration wait for an answer? */
static bool
is_to_clear(const struct lookup *lookup, const struct ruling *r)
{
	const struct entry *last = book_ruling_like(lookup->book, r);
	const struct pair *pair = lookup_pair(lookup, r->stage, r->expert,
	    r->proposal);

	return (last != NULL && strcmp(last->record->body.ruling.answer,
	    "SET-ASIDE") == 0) ||
	    (pair != NULL && pair->state == PAIR_CONFLICT_OPEN);
}

bool
conflict_applies(const struct lookup *lookup,
    const struct conflict_word *word, struct ruling *r)
{
	const struct entry *last = book_ruling_like(lookup->book, r);
	bool set = last != NULL && strcmp(last->record->body.ruling.answer,
	    "SET-ASIDE") == 0;

	if (word->when != IF_ANYHOW && set != (word->when == IF_SET))
		return false;
	id_copy(r->answer, word->to == CONFLICT_SET_ASIDE ? "SET-ASIDE" :
	    "KEEP");
	if (word->ours)
		return true;
	return word->to == CONFLICT_SET_ASIDE ? !set :
	    is_to_clear(lookup, r);
}

const char *
conflict_reason_text(struct filing *in, const char *type, const char *reason)
{
	struct buf text = {0};

	if (type == NULL)
		return reason;
	buf_puts(&text, type);
	if (reason[0] != '\0')
		buf_putf(&text, ": %s", reason);
	return filing_take(in, &text);
}

/* What is there when it is said, and its record while it is written. */
struct stating {
	const struct lookup	*lookup;
	struct ruling		*ruling;
	bool			 failed;	/* out of memory */
};

static void
name(struct stating *stating, const struct entry *entry)
{
	struct ruling *r = stating->ruling;
	struct digest *known = arena_grow(stating->lookup->book->arena,
	    r->known, r->n_known, sizeof(*known));

	stating->failed = stating->failed || known == NULL;
	if (stating->failed)
		return;
	r->known = known;
	known[r->n_known++] = entry->digest;
}

/* Versions with another title: a KEEP says that this changes nothing. */
static void
name_titles(struct stating *stating, const struct entry *latest)
{
	const struct book *book = stating->lookup->book;
	const struct proposal *now = &latest->record->body.proposal;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];
		const struct proposal *p;

		if (!entry->believed ||
		    entry->record->head.kind != RECORD_PROPOSAL)
			continue;
		p = &entry->record->body.proposal;
		if (p->stage == now->stage && strcmp(p->id, now->id) == 0 &&
		    proposal_differs_in_title(p, now))
			name(stating, entry);
	}
}

/* The proposal, and what was declared or was called otherwise. */
static void
name_known(struct stating *stating)
{
	const struct ruling *r = stating->ruling;
	const struct entry *proposal = book_proposal(stating->lookup->book,
	    r->proposal, r->stage);
	const struct pair *pair = lookup_pair(stating->lookup, r->stage,
	    r->expert, r->proposal);

	if (proposal == NULL || (r->subject != RULING_CONFLICT &&
	    (r->subject != RULING_CLARIFICATION ||
	    strcmp(r->question, "-") != 0)))
		return;
	name(stating, proposal);
	if (r->subject == RULING_CLARIFICATION &&
	    strcmp(r->answer, "KEEP") == 0)
		name_titles(stating, proposal);
	if (r->subject == RULING_CONFLICT && pair != NULL &&
	    pair->declaration != NULL)
		name(stating, pair->declaration);
}

int
ruling_state(const struct lookup *lookup, struct signer *signer,
    const struct ruling *ruling, struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_RULING } };
	const struct entry *before = book_ruling_like(lookup->book, ruling);
	struct ruling *r = &record.body.ruling;
	struct stating stating = { .lookup = lookup, .ruling = r };

	*r = *ruling;
	clock_text(clock_now(), r->time);
	name_known(&stating);
	if (stating.failed)
		return fault_memory(why);
	if (before != NULL) {
		r->has_replaces = true;
		r->replaces = before->digest;
	}
	return signer_append(signer, &record, NULL, why);
}

int
ruling_thing_cmp(const struct ruling *a, const struct ruling *b)
{
	const struct ruling_about x = ruling_about(a), y = ruling_about(b);

	return ruling_about_cmp(&x, &y);
}

bool
ruling_says_same(const struct ruling *a, const struct ruling *b)
{
	return strcmp(a->answer, b->answer) == 0 &&
	    strcmp(a->question, b->question) == 0 &&
	    strcmp(a->reason, b->reason) == 0;
}

/* All that stand */

static int
by_proposal(const void *a, const void *b)
{
	const struct record *x = (*(const struct entry *const *)a)->record;
	const struct record *y = (*(const struct entry *const *)b)->record;
	const struct ruling *r = &x->body.ruling, *s = &y->body.ruling;
	int order = (int)r->stage - (int)s->stage;

	if (order == 0)
		order = strcmp(r->proposal, s->proposal);
	return order != 0 ? order : (x->head.seq > y->head.seq) -
	    (x->head.seq < y->head.seq);
}

static bool
stands(const struct book *book, const struct entry *entry, unsigned stage)
{
	const struct ruling *r;

	if (!entry->believed || entry->record->head.kind != RECORD_RULING)
		return false;
	r = &entry->record->body.ruling;
	return (stage == 0 || r->stage == stage) &&
	    book_ruling_like(book, r) == entry;
}

int
rulings_standing(const struct book *book, unsigned stage,
    const struct ruling ***out, size_t *n, struct fault *why)
{
	const struct entry **all;
	size_t i;

	all = arena_alloc(book->arena, (book->n + 1) * sizeof(*all));
	*out = arena_alloc(book->arena, (book->n + 1) * sizeof(**out));
	if (all == NULL || *out == NULL)
		return fault_memory(why);
	for (*n = i = 0; i < book->n; i++)
		if (stands(book, book->entries[i], stage))
			all[(*n)++] = book->entries[i];
	if (*n > 0)
		qsort(all, *n, sizeof(*all), by_proposal);
	for (i = 0; i < *n; i++)
		(*out)[i] = &all[i]->record->body.ruling;
	return 0;
}
