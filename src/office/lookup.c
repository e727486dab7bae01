#include "config.h"

#include "mita/office/lookup.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

struct mail {
	const char	*address;
	const char	*expert;
};

/* Orders */

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
proposal_order(const struct proposal *a, const struct proposal *b)
{
	int order = strcmp(a->id, b->id);

	return order != 0 ? order : (int)a->stage - (int)b->stage;
}

static int
by_version(const void *a, const void *b)
{
	const struct proposal *x =
	    &(*(const struct entry *const *)a)->record->body.proposal;
	const struct proposal *y =
	    &(*(const struct entry *const *)b)->record->body.proposal;
	int order = proposal_order(x, y);

	return order != 0 ? order : (x->version > y->version) -
	    (x->version < y->version);
}

int
ruling_order(const struct ruling *a, const struct ruling *b)
{
	int order = (int)a->subject - (int)b->subject;

	if (order == 0)
		order = (int)a->stage - (int)b->stage;
	if (order == 0)
		order = strcmp(a->proposal, b->proposal);
	if (order == 0)
		order = strcmp(a->expert, b->expert);
	/* Of what came late, the question is only from which version on. */
	return order != 0 || a->subject == RULING_LATE ? order :
	    strcmp(a->question, b->question);
}

static int
by_seq(const void *a, const void *b)
{
	const struct record *x = (*(const struct entry *const *)a)->record;
	const struct record *y = (*(const struct entry *const *)b)->record;
	int order = ruling_order(&x->body.ruling, &y->body.ruling);

	return order != 0 ? order : (x->head.seq > y->head.seq) -
	    (x->head.seq < y->head.seq);
}

static bool
same_proposal(const struct entry *a, const struct entry *b)
{
	return proposal_order(&a->record->body.proposal,
	    &b->record->body.proposal) == 0;
}

static bool
same_ruling(const struct entry *a, const struct entry *b)
{
	return ruling_order(&a->record->body.ruling,
	    &b->record->body.ruling) == 0;
}

/* Filling */

/* Of each thing the last statement. */
static int
collect(const struct book *book, enum record_kind kind,
    const struct entry ***out, size_t *n)
{
	bool proposals = kind == RECORD_PROPOSAL;
	const struct entry **all;
	size_t i, kept = 0;

	*n = 0;
	*out = all = arena_alloc(book->arena, (book->n + 1) * sizeof(*all));
	if (all == NULL)
		return -1;
	for (i = 0; i < book->n; i++)
		if (book->entries[i]->believed &&
		    book->entries[i]->record->head.kind == kind)
			all[(*n)++] = book->entries[i];
	qsort(all, *n, sizeof(*all), proposals ? by_version : by_seq);
	for (i = 0; i < *n; i++) {
		if (i > 0 && (proposals ? same_proposal(all[i], all[i - 1]) :
		    same_ruling(all[i], all[i - 1])))
			kept--;
		all[kept++] = all[i];
	}
	*n = kept;
	return 0;
}

static int
collect_experts(struct lookup *out)
{
	const struct book *book = out->book;
	const struct keycard *card;
	const char *expert;
	size_t i;

	out->experts = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(*out->experts));
	out->mails = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(*out->mails));
	if (out->experts == NULL || out->mails == NULL)
		return -1;
	for (i = 0; i < book->n_keys; i++) {
		expert = book->keys[i].admission->expert;
		if (book_admission(book, expert) != book->keys[i].admission)
			continue;
		out->experts[out->n_experts++] = expert;
		card = book_card(book, expert);
		if (card != NULL && card->email[0] != '\0')
			out->mails[out->n_mails++] = (struct mail){
			    card->email, expert };
	}
	qsort(out->experts, out->n_experts, sizeof(*out->experts), by_text);
	return 0;
}

int
lookup_fill(struct lookup *out, const struct book *book, struct fault *why)
{
	unsigned stage;
	size_t s;

	*out = (struct lookup){ .book = book };
	if (collect(book, RECORD_PROPOSAL, &out->proposals,
	    &out->n_proposals) == -1 || collect(book, RECORD_RULING,
	    &out->rulings, &out->n_rulings) == -1 || collect_experts(out) ==
	    -1)
		return fault_memory(why);
	for (s = 0; s < book->call->n_stages; s++) {
		stage = book->call->stages[s].number;
		if (stage <= STAGES_MAX && pairs_of(book, stage, NULL,
		    &out->pairs[stage], &out->n_pairs[stage], why) == -1)
			return -1;
	}
	return 0;
}

/* Asking */

static const struct mail *
find_mail(const struct lookup *lookup, const char *address, bool *many)
{
	const struct mail *found = NULL;
	size_t i;

	*many = false;
	for (i = 0; i < lookup->n_mails; i++) {
		if (strcasecmp(lookup->mails[i].address, address) != 0)
			continue;
		*many = found != NULL;
		found = &lookup->mails[i];
	}
	return found;
}

const char *
lookup_expert(const struct lookup *lookup, const char *word, bool *many)
{
	const char *const *found = bsearch(&word, lookup->experts,
	    lookup->n_experts, sizeof(word), by_text);
	const struct mail *mail;

	*many = false;
	if (found != NULL)
		return *found;
	if (strchr(word, '@') == NULL)
		return NULL;
	mail = find_mail(lookup, word, many);
	return mail == NULL ? NULL : mail->expert;
}

const struct entry *
lookup_proposal(const struct lookup *lookup, const char *id, unsigned stage)
{
	size_t low = 0, high = lookup->n_proposals;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct proposal *p =
		    &lookup->proposals[middle]->record->body.proposal;
		int order = strcmp(id, p->id);

		if (order == 0)
			order = (int)stage - (int)p->stage;
		if (order == 0)
			return lookup->proposals[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct entry *
lookup_ruling(const struct lookup *lookup, const struct ruling *like)
{
	size_t low = 0, high = lookup->n_rulings;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = ruling_order(like,
		    &lookup->rulings[middle]->record->body.ruling);

		if (order == 0)
			return lookup->rulings[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

struct pair *
lookup_pair(const struct lookup *lookup, unsigned stage, const char *expert,
    const char *proposal)
{
	size_t low = 0, high;

	if (stage > STAGES_MAX)
		return NULL;
	for (high = lookup->n_pairs[stage]; low < high;) {
		size_t middle = (low + high) / 2;
		struct pair *pair = &lookup->pairs[stage][middle];
		int order = strcmp(expert, pair->expert);

		if (order == 0)
			order = strcmp(proposal, pair->proposal);
		if (order == 0)
			return pair;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
