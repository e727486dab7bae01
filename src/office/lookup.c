/* Who and what the lines of a table can name. */
#include "config.h"

#include "mita/office/lookup.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"

/* Who and what the lines of a table can name. */

struct mail {
	const char	*address;
	const char	*expert;
};

/* Filling */

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
by_address(const void *a, const void *b)
{
	return strcasecmp(((const struct mail *)a)->address,
	    ((const struct mail *)b)->address);
}

static int
by_proposal(const void *a, const void *b)
{
	const struct proposal *x =
	    &(*(const struct entry *const *)a)->record->body.proposal;
	const struct proposal *y =
	    &(*(const struct entry *const *)b)->record->body.proposal;
	int order = strcmp(x->id, y->id);

	return order != 0 ? order : (int)x->stage - (int)y->stage;
}

static int
collect_proposals(struct lookup *out)
{
	const struct book *book = out->book;
	const struct entries *all = book_kind(book, RECORD_PROPOSAL);
	size_t i;

	out->proposals = arena_alloc(book->arena,
	    (all->n + 1) * sizeof(*out->proposals));
	if (out->proposals == NULL)
		return -1;
	for (i = 0; i < all->n; i++) {
		const struct proposal *p =
		    &all->list[i]->record->body.proposal;

		if (book_proposal(book, p->id, p->stage) == all->list[i])
			out->proposals[out->n_proposals++] = all->list[i];
	}
	qsort(out->proposals, out->n_proposals, sizeof(*out->proposals),
	    by_proposal);
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
	qsort(out->mails, out->n_mails, sizeof(*out->mails), by_address);
	return 0;
}

int
lookup_fill(struct lookup *out, const struct book *book, struct fault *why)
{
	unsigned stage;
	size_t s;

	*out = (struct lookup){ .book = book };
	if (collect_proposals(out) == -1 || collect_experts(out) == -1)
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

const char *
lookup_expert(const struct lookup *lookup, const char *word, bool *many)
{
	const char *const *found = bsearch(&word, lookup->experts,
	    lookup->n_experts, sizeof(word), by_text);
	const struct mail key = { .address = word }, *end, *mail;

	*many = false;
	if (found != NULL)
		return *found;
	if (strchr(word, '@') == NULL)
		return NULL;
	mail = bsearch(&key, lookup->mails, lookup->n_mails, sizeof(key),
	    by_address);
	if (mail == NULL)
		return NULL;
	end = lookup->mails + lookup->n_mails;
	*many = (mail > lookup->mails && by_address(mail - 1, mail) == 0) ||
	    (mail + 1 < end && by_address(mail + 1, mail) == 0);
	return mail->expert;
}

struct pair *
lookup_pair(const struct lookup *lookup, unsigned stage, const char *expert,
    const char *proposal)
{
	return stage > STAGES_MAX ? NULL : pairs_find(lookup->pairs[stage],
	    lookup->n_pairs[stage], expert, proposal);
}
