/* Who is who among the experts of a call. */
#include "config.h"

#include "mita/audit/people.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/groups.h"
#include "mita/audit/ties.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/address.h"

static int
by_person(const void *a, const void *b)
{
	const struct person *x = a, *y = b;

	return strcmp(x->expert, y->expert);
}

/* When the card came in: what else is corrected is no other person. */
static uint32_t
admitted_since(const struct book *book, const struct admission *a)
{
	const struct entries *all = book_group(book, GROUP_ADMISSION, 0,
	    a->expert);
	uint32_t since = 0;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct record *record = all->list[i]->record;

		if (all->list[i]->believed && digest_equal(
		    &record->body.admission.card, &a->card) &&
		    (since == 0 || record->head.seq < since))
			since = record->head.seq;
	}
	return since;
}

static struct person
person_of(const struct book *book, const struct admission *a)
{
	const struct keycard *card = book_card(book, a->expert);

	return (struct person){ .expert = a->expert,
	    .organisation = a->organisation, .card = card,
	    .domain = tie_domain_of(book, card == NULL ? "" : card->email),
	    .n_codes = a->n_interests, .codes = a->interests,
	    .since = admitted_since(book, a),
	    .ended = book_is_revoked(book, a->sign_key) };
}

static int
add_twin(struct arena *arena, struct person *person,
    const struct person *other)
{
	enum likeness likeness = traits_alike(&person->traits, &other->traits);
	struct twin *twins;

	if (likeness == LIKE_NOBODY)
		return 0;
	twins = arena_grow(arena, person->twins, person->n_twins,
	    sizeof(*twins));
	if (twins == NULL)
		return -1;
	person->twins = twins;
	twins[person->n_twins++] = (struct twin){ other, likeness };
	return 0;
}

static int
find_twins(struct arena *arena, struct person *people, size_t n,
    struct fault *why)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		if (people[i].card != NULL && traits_of(arena,
		    people[i].card, &people[i].traits) == -1)
			return fault_memory(why);
	for (i = 0; i < n; i++)
		for (k = 0; k < n; k++)
			if (i != k && people[i].card != NULL &&
			    people[k].card != NULL && add_twin(arena,
			    &people[i], &people[k]) == -1)
				return fault_memory(why);
	return 0;
}

int
people_of(const struct book *book, struct person **out, size_t *n,
    struct fault *why)
{
	struct person *people = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(*people));
	size_t i;

	*n = 0;
	if ((*out = people) == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n_keys; i++)
		if (book_admission(book, book->keys[i].admission->expert) ==
		    book->keys[i].admission)
			people[(*n)++] = person_of(book,
			    book->keys[i].admission);
	if (*n > 1)
		qsort(people, *n, sizeof(*people), by_person);
	return find_twins(book->arena, people, *n, why);
}

bool
person_is_colleague(const struct book *book, const struct person *person,
    const char *other, bool by_mail)
{
	const struct admission *a = book_admission(book, other);
	const struct keycard *card = book_card(book, other);
	const char *domain;

	if (!by_mail)
		return a != NULL && strcmp(person->organisation, "-") != 0 &&
		    strcmp(a->organisation, person->organisation) == 0;
	domain = card == NULL ? "" : tie_domain_of(book, card->email);
	return address_is_within(domain, person->domain) ||
	    address_is_within(person->domain, domain);
}
