/* Who should not evaluate what, as far as the records can tell. */
#include "config.h"

#include "mita/audit/conflicts.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/audit/people.h"
#include "mita/audit/exclusions.h"
#include "mita/audit/ties.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/address.h"

static int
by_id(const void *a, const void *b)
{
	const struct proposal *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

/* ---- what leads to a proposal ---- */

/* A copy in lower case, or NULL. */
static const char *
lowered(struct arena *arena, const char *domain)
{
	char *copy = arena_string(arena, domain);

	if (copy != NULL)
		address_lower(copy);
	return copy;
}

static int
index_proposal(struct search *search, size_t line)
{
	const struct proposal *p = search->proposals[line];
	const char *domain;
	size_t i;

	for (i = 0; i < p->n_partners; i++)
		if (postings_add(&search->partners, p->partners[i].code,
		    line) == -1)
			return -1;
	for (i = 0; i < p->n_codes; i++)
		if (tie_cluster(p, p->codes[i].code) && postings_add(
		    &search->clusters, p->codes[i].code, line) == -1)
			return -1;
	for (i = 0; i < p->n_domains; i++)
		if ((domain = lowered(search->book->arena,
		    p->domains[i].domain)) == NULL ||
		    postings_add(&search->domains, domain, line) == -1)
			return -1;
	return 0;
}

static int
to_id(const void *key, const void *member)
{
	const struct proposal *const *p = member;

	return strcmp(key, (*p)->id);
}

/* An expert who was assigned a proposal, or about whom it was ruled. */
static int
index_known(struct search *search, const char *expert, const char *proposal)
{
	const struct proposal **found = search->n_proposals == 0 ? NULL :
	    bsearch(proposal, search->proposals, search->n_proposals,
	    sizeof(*found), to_id);

	return found == NULL ? 0 : postings_add(&search->known, expert,
	    (size_t)(found - search->proposals));
}

static int
index_all(struct search *search)
{
	const struct entries *rulings = book_kind(search->book, RECORD_RULING);
	struct postings none = { .arena = search->book->arena };
	size_t i;

	search->partners = search->clusters = none;
	search->domains = search->known = none;
	for (i = 0; i < search->n_proposals; i++)
		if (index_proposal(search, i) == -1)
			return -1;
	for (i = 0; i < search->n_pairs; i++)
		if (index_known(search, search->pairs[i].expert,
		    search->pairs[i].proposal) == -1)
			return -1;
	for (i = 0; i < rulings->n; i++) {
		const struct ruling *r = &rulings->list[i]->record->body.ruling;

		if (rulings->list[i]->believed && r->stage == search->stage &&
		    r->subject == RULING_CONFLICT &&
		    index_known(search, r->expert, r->proposal) == -1)
			return -1;
	}
	postings_sort(&search->partners);
	postings_sort(&search->clusters);
	postings_sort(&search->domains);
	postings_sort(&search->known);
	return 0;
}

static int
start(struct search *search, const struct book *book, unsigned stage,
    struct fault *why)
{
	const struct entries *all = book_kind(book, RECORD_PROPOSAL);
	size_t i;

	*search = (struct search){ .book = book, .stage = stage };
	if (book->call == NULL || call_stage(book->call, stage) == NULL)
		return fault_set(why, FAULT_REFUSED, "STAGE",
		    "the call has no stage %u", stage);
	search->proposals = arena_alloc(book->arena,
	    (all->n + 1) * sizeof(*search->proposals));
	if (search->proposals == NULL)
		return fault_memory(why);
	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];
		const struct proposal *p = &entry->record->body.proposal;

		if (entry->believed && p->stage == stage &&
		    book_proposal(book, p->id, stage) == entry)
			search->proposals[search->n_proposals++] = p;
	}
	if (search->n_proposals > 0)
		qsort(search->proposals, search->n_proposals,
		    sizeof(*search->proposals), by_id);
	if (pairs_of(book, stage, NULL, &search->pairs, &search->n_pairs,
	    why) == -1)
		return -1;
	search->by_proposal = pairs_sort(book, search->pairs,
	    search->n_pairs);
	return search->by_proposal == NULL || index_all(search) == -1 ?
	    fault_memory(why) : 0;
}

/* ---- whom to hold against what ---- */

/* Lines of the proposals that are looked at, some perhaps twice. */
struct lines {
	struct arena	*arena;
	size_t		 n;
	size_t		*list;
};

static int
add_lines(struct lines *lines, const struct postings *postings,
    const char *word)
{
	size_t n, i, *list;
	const struct posting *found = postings_find(postings, word, &n);

	for (i = 0; i < n; i++) {
		list = arena_grow(lines->arena, lines->list, lines->n,
		    sizeof(*list));
		if (list == NULL)
			return -1;
		lines->list = list;
		list[lines->n++] = found[i].line;
	}
	return 0;
}

/* Of the domain of an address, and of all that it is a part of. */
static int
add_domains(struct lines *lines, const struct search *search,
    const char *domain)
{
	const char *part = lowered(lines->arena, domain);

	if (part == NULL)
		return -1;
	while (part[0] != '\0') {
		if (add_lines(lines, &search->domains, part) == -1)
			return -1;
		part += strcspn(part, ".");
		part += part[0] == '.';
	}
	return 0;
}

static int
add_codes(struct lines *lines, const struct search *search, const char *code)
{
	return strcmp(code, "-") != 0 && (add_lines(lines, &search->partners,
	    code) == -1 || add_lines(lines, &search->clusters, code) == -1) ?
	    -1 : 0;
}

/* In which proposal does a person's organisation have a part? */
static int
find_part(struct search *search, const struct person *person)
{
	struct lines lines = { .arena = search->book->arena };
	const struct proposal *first;
	size_t n, i, least;
	const struct posting *found = postings_find(&search->partners,
	    person->organisation, &n);

	search->part = (struct part){ "-", "-", "" };
	if (n > 0 && strcmp(person->organisation, "-") != 0)
		search->part.by_code = search->proposals[found[0].line]->id;
	if (add_domains(&lines, search, person->domain) == -1)
		return -1;
	if (lines.n == 0)
		return 0;
	for (least = lines.list[0], i = 1; i < lines.n; i++)
		if (lines.list[i] < least)
			least = lines.list[i];
	first = search->proposals[least];
	search->part.by_mail = first->id;
	search->part.domain = tie_domain(first, person->domain)->domain;
	return 0;
}

/*
 * A part in one bars from all others, and who is one person with somebody
 * sits nowhere twice; anybody else is tied to few.
 */
static bool
is_held_to_all(const struct search *search, const struct person *person)
{
	return person->n_twins > 0 ||
	    strcmp(search->part.by_code, "-") != 0 ||
	    strcmp(search->part.by_mail, "-") != 0;
}

static int
gather_lines(const struct search *search, const struct person *person,
    struct lines *out)
{
	size_t i;

	if (add_codes(out, search, person->organisation) == -1 ||
	    add_domains(out, search, person->domain) == -1)
		return -1;
	for (i = 0; i < person->n_codes; i++)
		if (add_codes(out, search, person->codes[i].id) == -1)
			return -1;
	return 0;
}

static int
by_line(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static int
check_lines(struct search *search, const struct person *person,
    const struct lines *lines, bool pairs_only)
{
	size_t i;

	if (lines->n > 0)
		qsort(lines->list, lines->n, sizeof(*lines->list), by_line);
	for (i = 0; i < lines->n; i++) {
		const struct proposal *p = search->proposals[lines->list[i]];

		if ((i > 0 && lines->list[i] == lines->list[i - 1]) ||
		    (pairs_only && pairs_find(search->pairs, search->n_pairs,
		    person->expert, p->id) == NULL))
			continue;
		if (exclusions_check(search, person, p) == -1)
			return -1;
	}
	return 0;
}

static int
check_all(struct search *search, const struct person *person, bool pairs_only,
    struct fault *why)
{
	struct lines lines = { .arena = search->book->arena };
	size_t i;

	if (find_part(search, person) == -1)
		return fault_memory(why);
	for (i = 0; !pairs_only && is_held_to_all(search, person) &&
	    i < search->n_proposals; i++)
		if (exclusions_check(search, person, search->proposals[i]) ==
		    -1)
			return fault_memory(why);
	if (i > 0)
		return 0;
	if (add_lines(&lines, &search->known, person->expert) == -1 ||
	    (!pairs_only && gather_lines(search, person, &lines) == -1) ||
	    check_lines(search, person, &lines, pairs_only) == -1)
		return fault_memory(why);
	return 0;
}

bool
experts_are_colleagues(const struct book *book, const char *one,
    const char *other)
{
	const struct admission *a = book_admission(book, one);
	const struct keycard *card = book_card(book, one);
	const struct person person = { .expert = one, .organisation = a ==
	    NULL ? "-" : a->organisation, .domain = tie_domain_of(book,
	    card == NULL ? "" : card->email) };

	return person_is_colleague(book, &person, other, false) ||
	    person_is_colleague(book, &person, other, true);
}

static int
by_expert(const void *a, const void *b)
{
	const struct conflict *x = a, *y = b;
	int order = strcmp(x->expert, y->expert);

	if (order == 0)
		order = strcmp(x->proposal->id, y->proposal->id);
	/* Of a candidate, each code is held on its own. */
	return order != 0 ? order :
	    strcmp(x->exclusions[0].code, y->exclusions[0].code);
}

static int
find_all(const struct book *book, unsigned stage, bool pairs_only,
    struct search *search, struct fault *why)
{
	struct person *people;
	size_t n, i;

	if (start(search, book, stage, why) == -1 ||
	    people_of(book, &people, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (check_all(search, &people[i], pairs_only, why) == -1)
			return -1;
	if (search->n > 0)
		qsort(search->found, search->n, sizeof(*search->found),
		    by_expert);
	return 0;
}

int
conflicts_of(const struct book *book, unsigned stage, struct conflict **out,
    size_t *n, struct fault *why)
{
	struct search search;

	if (find_all(book, stage, false, &search, why) == -1)
		return -1;
	*out = search.found;
	*n = search.n;
	return 0;
}

int
conflicts_of_pairs(const struct book *book, unsigned stage,
    struct conflict **out, size_t *n, struct fault *why)
{
	struct search search;

	if (find_all(book, stage, true, &search, why) == -1)
		return -1;
	*out = search.found;
	*n = search.n;
	return 0;
}

static int
by_pair(const void *a, const void *b)
{
	const struct conflict *x = a, *y = b;
	int order = strcmp(x->expert, y->expert);

	return order != 0 ? order : strcmp(x->proposal->id, y->proposal->id);
}

const struct conflict *
conflicts_find(const struct conflict *conflicts, size_t n,
    const char *expert, const char *proposal)
{
	struct proposal p = {0};
	const struct conflict key = { .expert = expert, .proposal = &p };

	id_copy(p.id, proposal);
	return n == 0 ? NULL : bsearch(&key, conflicts, n, sizeof(key),
	    by_pair);
}

int
conflicts_check(const struct book *book, unsigned stage,
    const struct candidate *candidate, struct conflict **out, size_t *n,
    struct fault *why)
{
	struct person mailed = { .expert = "-", .organisation = "-" };
	struct search search;
	size_t i;

	if (start(&search, book, stage, why) == -1)
		return -1;
	/* Any of the codes may be the organisation: each is held on its own. */
	for (i = 0; i < candidate->n_codes; i++) {
		struct person person = { .expert = "-",
		    .organisation = candidate->codes[i].id, .domain = "" };

		if (check_all(&search, &person, false, why) == -1)
			return -1;
	}
	mailed.domain = tie_domain_of(book, candidate->email);
	if (check_all(&search, &mailed, false, why) == -1)
		return -1;
	if (search.n > 0)
		qsort(search.found, search.n, sizeof(*search.found),
		    by_expert);
	*out = search.found;
	*n = search.n;
	return 0;
}
