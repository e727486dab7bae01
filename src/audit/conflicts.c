/* Who should not evaluate what, as far as the records can tell. */
#include "config.h"

#include "mita/audit/conflicts.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/address.h"

/* The scheme of proposals' codes that names clusters. */
#define CLUSTER "CLUSTER"

/* Whose codes are held against the proposals. */
struct person {
	const char		*expert;	/* "-": not admitted yet */
	const char		*organisation;	/* own, or "-" */
	const struct keycard	*card;		/* or NULL */
	size_t			 n_codes;
	const struct tag	*codes;
	const char		*domain;	/* of the address, or "" */
	const char		*part;		/* its first proposal, or "-" */
	const char		*mail_part;	/* and of the domain */
	const char		*mail_domain;	/* as that proposal has it */
};

struct search {
	const struct book	 *book;
	unsigned		  stage;
	size_t			  n_proposals;
	const struct proposal	**proposals;	/* by id */
	size_t			  n_pairs;
	struct pair		 *pairs;
	struct pair		**by_proposal;	/* the same */
	size_t			  n;
	struct conflict		 *found;
};

static bool
has_partner(const struct proposal *p, const char *code)
{
	size_t i;

	for (i = 0; i < p->n_partners; i++)
		if (strcmp(code, "-") != 0 &&
		    strcmp(p->partners[i].code, code) == 0)
			return true;
	return false;
}

static bool
is_of_cluster(const struct proposal *p, const char *code)
{
	size_t i;

	for (i = 0; i < p->n_codes; i++)
		if (strcmp(p->codes[i].scheme, CLUSTER) == 0 &&
		    strcmp(p->codes[i].code, code) == 0)
			return true;
	return false;
}

/* The partner that an address is of, by its domain, or NULL. */
static const struct mail_domain *
domain_in(const struct proposal *p, const char *domain)
{
	size_t i;

	for (i = 0; i < p->n_domains; i++)
		if (address_is_within(domain, p->domains[i].domain))
			return &p->domains[i];
	return NULL;
}

/* Where a person works, as far as an address can tell: "" is nowhere. */
static const char *
domain_of(const struct book *book, const char *email)
{
	const char *domain = address_domain(email);
	size_t i;

	for (i = 0; i < book->call->n_free_mail; i++)
		if (address_is_within(domain, book->call->free_mail[i]))
			return "";
	return domain;
}

static int
by_id(const void *a, const void *b)
{
	const struct proposal *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
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
	return search->by_proposal == NULL ? fault_memory(why) : 0;
}

/* How the expert's own card ties the person to a code, or NULL. */
static const char *
relation_to(const struct person *person, const char *code)
{
	size_t i;

	for (i = 0; person->card != NULL && i < person->card->n_interests;
	    i++)
		if (strcmp(person->card->interests[i].code, code) == 0)
			return relation_words[person->card->interests[i].
			    relation];
	return NULL;
}

static int
add_ground(const struct search *search, const struct person *person,
    struct conflict *conflict, enum conflict_rule rule, const char *code,
    const char *other)
{
	struct ground *grounds = arena_grow(search->book->arena,
	    conflict->grounds, conflict->n_grounds, sizeof(*grounds));

	if (grounds == NULL)
		return -1;
	conflict->grounds = grounds;
	grounds[conflict->n_grounds++] = (struct ground){ .rule = rule,
	    .code = code, .other = other,
	    .relation = relation_to(person, code) };
	return 0;
}

/* Of a domain: what an address shows. */
static int
add_mail(const struct search *search, const struct person *person,
    struct conflict *conflict, enum conflict_rule rule, const char *domain,
    const char *other)
{
	if (add_ground(search, person, conflict, rule, domain, other) == -1)
		return -1;
	conflict->grounds[conflict->n_grounds - 1].by_mail = true;
	return 0;
}

/* What the codes say, of the proposal itself. */
static int
check_codes(const struct search *search, const struct person *person,
    struct conflict *c)
{
	const struct proposal *p = c->proposal;
	const char *code;
	size_t i;

	if (has_partner(p, person->organisation) &&
	    add_ground(search, person, c, CONFLICT_PARTNER,
	    person->organisation, "-") == -1)
		return -1;
	for (i = 0; i < person->n_codes; i++) {
		code = person->codes[i].id;
		if (strcmp(code, person->organisation) != 0 &&
		    has_partner(p, code) &&
		    add_ground(
		    search, person, c, CONFLICT_INTEREST, code, "-") == -1)
			return -1;
	}
	if (is_of_cluster(p, person->organisation) &&
	    add_ground(search, person, c, CONFLICT_CLUSTER,
	    person->organisation, "-") == -1)
		return -1;
	for (i = 0; i < person->n_codes; i++) {
		code = person->codes[i].id;
		if (strcmp(code, person->organisation) != 0 &&
		    is_of_cluster(p, code) && add_ground(search, person, c,
		    CONFLICT_CLUSTER, code, "-") == -1)
			return -1;
	}
	return 0;
}

/* What the address says, where no code said it before. */
static int
check_domain(const struct search *search, const struct person *person,
    struct conflict *c)
{
	const struct mail_domain *found = domain_in(c->proposal,
	    person->domain);
	size_t i;

	if (found == NULL)
		return 0;
	for (i = 0; i < c->n_grounds; i++)
		if (strcmp(c->grounds[i].code, found->code) == 0)
			return 0;
	return add_mail(search, person, c, CONFLICT_DOMAIN, found->domain,
	    found->code);
}

/* Has the own organisation, or the domain of the address, another part? */
static int
check_competitor(const struct search *search, const struct person *person,
    struct conflict *c)
{
	if (strcmp(person->part, "-") != 0)
		return has_partner(c->proposal, person->organisation) ? 0 :
		    add_ground(search, person, c, CONFLICT_COMPETITOR,
		    person->organisation, person->part);
	if (strcmp(person->mail_part, "-") == 0 ||
	    domain_in(c->proposal, person->domain) != NULL)
		return 0;
	return add_mail(search, person, c, CONFLICT_COMPETITOR,
	    person->mail_domain, person->mail_part);
}

/* Are both of one organisation, or have both an address of one? */
static bool
is_colleague(const struct search *search, const struct person *person,
    const char *other, bool by_mail)
{
	const struct admission *a = book_admission(search->book, other);
	const struct keycard *card = book_card(search->book, other);
	const char *domain;

	if (!by_mail)
		return a != NULL && strcmp(person->organisation, "-") != 0 &&
		    strcmp(a->organisation, person->organisation) == 0;
	domain = card == NULL ? "" : domain_of(search->book, card->email);
	return address_is_within(domain, person->domain) ||
	    address_is_within(person->domain, domain);
}

/* Somebody of the same organisation on the panel, who comes first by id. */
static const char *
colleague_of(const struct search *search, const struct person *person,
    const char *proposal, bool by_mail)
{
	size_t n, i;
	struct pair **pairs = pairs_on(search->by_proposal, search->n_pairs,
	    proposal, &n);

	for (i = 0; i < n && strcmp(pairs[i]->expert, person->expert) < 0;
	    i++)
		if (pair_seat(pairs[i]) > SEAT_BARRED && is_colleague(search,
		    person, pairs[i]->expert, by_mail))
			return pairs[i]->expert;
	return NULL;
}

/* What only an assignment brings to light. */
static int
check_panel(const struct search *search, const struct person *person,
    const struct pair *pair, struct conflict *c)
{
	const char *colleague;

	if (pair == NULL || pair_seat(pair) <= SEAT_BARRED)
		return 0;
	colleague = colleague_of(search, person, c->proposal->id, false);
	if (colleague != NULL)
		return add_ground(search, person, c, CONFLICT_COLLEAGUE,
		    person->organisation, colleague);
	colleague = colleague_of(search, person, c->proposal->id, true);
	return colleague == NULL ? 0 : add_mail(search, person, c,
	    CONFLICT_COLLEAGUE, person->domain, colleague);
}

static bool
declared_potential(const struct pair *pair)
{
	return pair != NULL && pair->declaration != NULL &&
	    pair->declaration->record->body.declaration.interest ==
	    INTEREST_POTENTIAL;
}

/* What was ruled on the interest as it is told now, or NULL. */
static const struct ruling *
ruling_on(const struct search *search, const struct pair *pair,
    const char *expert, const char *proposal)
{
	const struct ruling_about about = { .subject = RULING_CONFLICT,
	    .stage = search->stage, .proposal = proposal, .expert = expert };
	const struct entry *entry = book_ruling(search->book, &about, NULL);

	if (entry == NULL || (pair != NULL &&
	    pair->state == PAIR_CONFLICT_OPEN))
		return NULL;
	return &entry->record->body.ruling;
}

static int
check_pair(struct search *search, const struct person *person,
    const struct proposal *proposal)
{
	const struct pair *pair = pairs_find(search->pairs, search->n_pairs,
	    person->expert, proposal->id);
	struct conflict c = { .expert = person->expert, .proposal = proposal,
	    .assigned = pair != NULL && pair_seat(pair) > SEAT_NONE };
	struct conflict *found;

	if (check_codes(search, person, &c) == -1 ||
	    check_domain(search, person, &c) == -1)
		return -1;
	if (declared_potential(pair) && add_ground(search, person, &c,
	    CONFLICT_DECLARED, "-", "-") == -1)
		return -1;
	if (check_competitor(search, person, &c) == -1 ||
	    check_panel(search, person, pair, &c) == -1)
		return -1;
	if (c.n_grounds == 0)
		return 0;
	c.ruling = ruling_on(search, pair, person->expert, proposal->id);
	found = arena_grow(search->book->arena, search->found, search->n,
	    sizeof(*found));
	if (found == NULL)
		return -1;
	search->found = found;
	found[search->n++] = c;
	return 0;
}

static int
check_all(struct search *search, struct person *person, struct fault *why)
{
	const struct mail_domain *found;
	size_t i;

	person->part = person->mail_part = "-";
	for (i = search->n_proposals; i > 0; i--) {
		const struct proposal *p = search->proposals[i - 1];

		if (has_partner(p, person->organisation))
			person->part = p->id;
		if ((found = domain_in(p, person->domain)) != NULL) {
			person->mail_part = p->id;
			person->mail_domain = found->domain;
		}
	}
	for (i = 0; i < search->n_proposals; i++)
		if (check_pair(search, person, search->proposals[i]) == -1)
			return fault_memory(why);
	return 0;
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
	    strcmp(x->grounds[0].code, y->grounds[0].code);
}

int
conflicts_of(const struct book *book, unsigned stage, struct conflict **out,
    size_t *n, struct fault *why)
{
	struct search search;
	size_t i;

	if (start(&search, book, stage, why) == -1)
		return -1;
	for (i = 0; i < book->n_keys; i++) {
		const struct admission *a = book->keys[i].admission;
		const struct keycard *card = book_card(book, a->expert);
		struct person person = { .expert = a->expert,
		    .organisation = a->organisation, .card = card,
		    .domain = domain_of(book, card == NULL ? "" :
		    card->email), .n_codes = a->n_interests,
		    .codes = a->interests };

		if (book_admission(book, a->expert) == a &&
		    check_all(&search, &person, why) == -1)
			return -1;
	}
	if (search.n > 0)
		qsort(search.found, search.n, sizeof(*search.found),
		    by_expert);
	*out = search.found;
	*n = search.n;
	return 0;
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

		if (check_all(&search, &person, why) == -1)
			return -1;
	}
	mailed.domain = domain_of(book, candidate->email);
	if (check_all(&search, &mailed, why) == -1)
		return -1;
	if (search.n > 0)
		qsort(search.found, search.n, sizeof(*search.found),
		    by_expert);
	*out = search.found;
	*n = search.n;
	return 0;
}
