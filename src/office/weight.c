/* How large an expert's package would be. */
#include "config.h"

#include "mita/office/weight.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/base/arena.h"

enum {
	PAGE		= 4096,
	BESIDE		= 65536	/* call, card, admission, manifest, seal */
};

/* A value in a file of whole pages, each with the number of the next. */
static int64_t
in_pages(int64_t len)
{
	return (len / (PAGE - 4) + 1) * PAGE;
}

/* How often it is asked for so far; NULL: out of memory. */
static size_t *
count_of(struct weight *weight, const struct digest *document)
{
	size_t *count;

	weight->shared.arena = weight->arena;
	count = map_get(&weight->shared, document->bytes, DIGEST_LEN);
	if (count == NULL && ((count = arena_alloc(weight->arena,
	    sizeof(*count))) == NULL || map_put(&weight->shared,
	    document->bytes, DIGEST_LEN, count) == -1))
		return NULL;
	return count;
}

int
weight_add(struct weight *weight, const struct entry *proposal, int sign)
{
	const struct proposal *p = &proposal->record->body.proposal;
	size_t *count, i;

	for (i = 0; i < p->n_documents; i++) {
		if ((count = count_of(weight, &p->documents[i].digest)) ==
		    NULL)
			return -1;
		if (*count == (sign > 0 ? 0 : 1)) {
			weight->bytes += sign * in_pages(p->documents[i].size);
			weight->documents += (size_t)sign;
		}
		*count += (size_t)sign;
	}
	weight->records += (size_t)sign;
	weight->bytes += sign * in_pages((int64_t)(proposal->len +
	    proposal->minisig_len));
	return 0;
}

static int
add_assignment(struct weight *out, const struct book *book,
    const struct entry *entry)
{
	const struct assignment *a = &entry->record->body.assignment;
	const struct entry *proposal;
	size_t i;

	for (i = 0; i < a->n_proposals; i++) {
		proposal = book_find(book, &a->proposals[i].digest);
		if (!book_is_cancelled(book, entry, a->proposals[i].proposal) &&
		    weight_add(out, proposal, 1) == -1)
			return -1;
	}
	out->records++;
	out->bytes += in_pages((int64_t)(entry->len + entry->minisig_len));
	return 0;
}

/* Of all that an expert was assigned and that was not cancelled. */
static int
weight_of(struct weight *out, const struct book *book, const char *expert)
{
	const struct entries *all;
	unsigned stage;
	size_t i;

	out->bytes = BESIDE;
	for (stage = 1; stage <= STAGES_MAX; stage++) {
		all = book_group(book, GROUP_ASSIGNMENT, stage, expert);
		for (i = 0; i < all->n; i++)
			if (all->list[i]->believed &&
			    add_assignment(out, book, all->list[i]) == -1)
				return -1;
	}
	return 0;
}

struct weight *
weights_of(struct weights *weights, const char *expert)
{
	struct arena *arena = weights->by_expert.arena;
	struct weight *weight;

	weight = map_get(&weights->by_expert, expert, strlen(expert));
	if (weight != NULL)
		return weight;
	if ((weight = arena_alloc(arena, sizeof(*weight))) == NULL)
		return NULL;
	weight->arena = arena;
	if (weight_of(weight, weights->book, expert) == -1 ||
	    map_put(&weights->by_expert, expert, strlen(expert), weight) == -1)
		return NULL;
	return weight;
}

bool
weight_is_too_much(const struct weight *weight)
{
	return weight->bytes > CONTAINER_MAX ||
	    weight->documents > DOCUMENTS_MAX ||
	    weight->records >= RECORDS_MAX;
}
