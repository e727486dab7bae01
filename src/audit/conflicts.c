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
#include "mita/audit/ties.h"
#include "mita/model/address.h"
#include "mita/model/person.h"

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
	uint32_t		 since;		/* the admission's seq */
	bool			 ended;		/* the key */
	struct traits		 traits;
	size_t			 n_twins;	/* the same under other ids */
	struct twin {
		const struct person	*person;
		enum likeness		 likeness;
	}			*twins;
};

struct search {
	const struct book	 *book;
	unsigned		  stage;
	size_t			  n_proposals;
	const struct proposal	**proposals;	/* by id */
	size_t			  n_people;
	struct person		 *people;	/* by id */
	size_t			  n_pairs;
	struct pair		 *pairs;
	struct pair		**by_proposal;	/* the same */
	size_t			  n;
	struct conflict		 *found;
};

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
    struct conflict *conflict, enum bar bar, const char *code,
    const char *other)
{
	struct ground *grounds = arena_grow(search->book->arena,
	    conflict->grounds, conflict->n_grounds, sizeof(*grounds));

	if (grounds == NULL)
		return -1;
	conflict->grounds = grounds;
	grounds[conflict->n_grounds++] = (struct ground){ .bar = bar,
	    .code = code, .other = other,
	    .relation = relation_to(person, code) };
	return 0;
}

/* Of a domain: what an address shows. */
static int
add_mail(const struct search *search, const struct person *person,
    struct conflict *conflict, enum bar bar, const char *domain,
    const char *other)
{
	if (add_ground(search, person, conflict, bar, domain, other) == -1)
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

	if (tie_partner(p, person->organisation) &&
	    add_ground(search, person, c, BAR_PARTNER,
	    person->organisation, "-") == -1)
		return -1;
	for (i = 0; i < person->n_codes; i++) {
		code = person->codes[i].id;
		if (strcmp(code, person->organisation) != 0 &&
		    tie_partner(p, code) &&
		    add_ground(
		    search, person, c, BAR_INTEREST, code, "-") == -1)
			return -1;
	}
	if (tie_cluster(p, person->organisation) &&
	    add_ground(search, person, c, BAR_CLUSTER,
	    person->organisation, "-") == -1)
		return -1;
	for (i = 0; i < person->n_codes; i++) {
		code = person->codes[i].id;
		if (strcmp(code, person->organisation) != 0 &&
		    tie_cluster(p, code) && add_ground(search, person, c,
		    BAR_CLUSTER, code, "-") == -1)
			return -1;
	}
	return 0;
}

/* What the address says, where no code said it before. */
static int
check_domain(const struct search *search, const struct person *person,
    struct conflict *c)
{
	const struct mail_domain *found = tie_domain(c->proposal,
	    person->domain);
	size_t i;

	if (found == NULL)
		return 0;
	for (i = 0; i < c->n_grounds; i++)
		if (strcmp(c->grounds[i].code, found->code) == 0)
			return 0;
	return add_mail(search, person, c, BAR_DOMAIN, found->domain,
	    found->code);
}

/* Has the own organisation, or the domain of the address, another part? */
static int
check_competitor(const struct search *search, const struct person *person,
    struct conflict *c)
{
	if (strcmp(person->part, "-") != 0)
		return tie_partner(c->proposal, person->organisation) ? 0 :
		    add_ground(search, person, c, BAR_COMPETITOR,
		    person->organisation, person->part);
	if (strcmp(person->mail_part, "-") == 0 ||
	    tie_domain(c->proposal, person->domain) != NULL)
		return 0;
	return add_mail(search, person, c, BAR_COMPETITOR,
	    person->mail_domain, person->mail_part);
}

/* Are both of one organisation, or have both an address of one? */
static bool
is_colleague(const struct book *book, const struct person *person,
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

/* Somebody of the same organisation on the panel, who comes first by id. */
static const struct pair *
colleague_of(const struct search *search, const struct person *person,
    const char *proposal, bool by_mail)
{
	size_t n, i;
	struct pair **pairs = pairs_on(search->by_proposal, search->n_pairs,
	    proposal, &n);

	for (i = 0; i < n && strcmp(pairs[i]->expert, person->expert) < 0;
	    i++)
		if (pair_seat(pairs[i]) > SEAT_BARRED && is_colleague(
		    search->book, person, pairs[i]->expert, by_mail))
			return pairs[i];
	return NULL;
}

static uint32_t
seq_of(const struct pair *pair)
{
	return pair->assignment->record->head.seq;
}

/* What only an assignment brings to light. */
static int
check_panel(const struct search *search, const struct person *person,
    const struct pair *pair, struct conflict *c)
{
	const struct pair *colleague;
	bool by_mail;

	if (pair == NULL || pair_seat(pair) <= SEAT_BARRED)
		return 0;
	colleague = colleague_of(search, person, c->proposal->id, false);
	by_mail = colleague == NULL;
	if (by_mail)
		colleague = colleague_of(search, person, c->proposal->id,
		    true);
	if (colleague == NULL)
		return 0;
	if ((by_mail ? add_mail(search, person, c, BAR_COLLEAGUE,
	    person->domain, colleague->expert) : add_ground(search, person, c,
	    BAR_COLLEAGUE, person->organisation, colleague->expert)) == -1)
		return -1;
	c->grounds[c->n_grounds - 1].since = seq_of(colleague);
	return 0;
}

/* One person sits once: who came first by id, or sits there already. */
static int
check_twins(const struct search *search, const struct person *person,
    struct conflict *c)
{
	size_t i;

	for (i = 0; i < person->n_twins; i++) {
		const struct person *twin = person->twins[i].person;
		const struct pair *pair = pairs_find(search->pairs,
		    search->n_pairs, twin->expert, c->proposal->id);

		if ((twin->ended || strcmp(twin->expert, person->expert) > 0) &&
		    (pair == NULL || pair_seat(pair) <= SEAT_BARRED))
			continue;
		if (add_ground(search, person, c, BAR_PERSON, likeness_text(
		    person->twins[i].likeness), twin->expert) == -1)
			return -1;
		c->grounds[c->n_grounds - 1].since =
		    twin->since > person->since ? twin->since : person->since;
		return 0;
	}
	return 0;
}

static enum interest
interest_of(const struct entry *declaration)
{
	return declaration->record->body.declaration.interest;
}

const struct entry *
interest_taken_back(const struct book *book, const struct entry *in_force)
{
	const struct entry *d = in_force, *found = NULL;

	while (d->record->body.declaration.has_replaces) {
		d = book_find(book, &d->record->body.declaration.replaces);
		if (d == NULL || !d->believed ||
		    d->record->head.kind != RECORD_DECLARATION)
			break;
		if (interest_of(d) > interest_of(found == NULL ? in_force :
		    found))
			found = d;
	}
	return found;
}

static int
add_said(const struct search *search, const struct person *person,
    struct conflict *c, enum bar bar, const struct entry *said)
{
	if (add_ground(search, person, c, bar, "-", "-") == -1)
		return -1;
	c->grounds[c->n_grounds - 1].said = said;
	return 0;
}

/* What the expert said. */
static int
check_declared(const struct search *search, const struct person *person,
    struct conflict *c)
{
	const struct entry *said = c->pair == NULL ? NULL :
	    c->pair->declaration, *before;

	if (said == NULL || interest_of(said) == INTEREST_DISQUALIFYING)
		return 0;
	before = interest_taken_back(search->book, said);
	if (interest_of(said) == INTEREST_POTENTIAL && add_said(search,
	    person, c, BAR_DECLARED, said) == -1)
		return -1;
	return before == NULL ? 0 :
	    add_said(search, person, c, BAR_TAKEN_BACK, before);
}

/* What is settled, and is to be seen all the same. */
static int
check_settled(const struct search *search, const struct person *person,
    struct conflict *c)
{
	const struct entry *said = c->pair == NULL ? NULL :
	    c->pair->declaration;

	if (said != NULL && interest_of(said) == INTEREST_DISQUALIFYING)
		return add_said(search, person, c, BAR_DISQUALIFIED, said);
	return c->n_grounds > 0 || c->ruling == NULL ||
	    strcmp(c->ruling->answer, "SET-ASIDE") != 0 ?
	    0 : add_said(search, person, c, BAR_SET_ASIDE, NULL);
}

static const struct entry *
ruling_on(const struct search *search, const char *expert,
    const char *proposal)
{
	const struct ruling_about about = { .subject = RULING_CONFLICT,
	    .stage = search->stage, .proposal = proposal, .expert = expert };

	return book_ruling(search->book, &about, NULL);
}

static int
keep(struct search *search, const struct conflict *c)
{
	struct conflict *found = arena_grow(search->book->arena,
	    search->found, search->n, sizeof(*found));

	if (found == NULL)
		return -1;
	search->found = found;
	found[search->n++] = *c;
	return 0;
}

static int
check_pair(struct search *search, const struct person *person,
    const struct proposal *proposal)
{
	const struct pair *pair = pairs_find(search->pairs, search->n_pairs,
	    person->expert, proposal->id);
	struct conflict c = { .expert = person->expert, .proposal = proposal,
	    .pair = pair, .assigned = pair != NULL && pair_seat(pair) >
	    SEAT_NONE };

	if (check_codes(search, person, &c) == -1 ||
	    check_domain(search, person, &c) == -1 ||
	    check_declared(search, person, &c) == -1 ||
	    check_competitor(search, person, &c) == -1 ||
	    check_panel(search, person, pair, &c) == -1 ||
	    check_twins(search, person, &c) == -1)
		return -1;
	c.ruled = ruling_on(search, person->expert, proposal->id);
	c.ruling = c.ruled == NULL ? NULL : &c.ruled->record->body.ruling;
	if (check_settled(search, person, &c) == -1)
		return -1;
	if (c.n_grounds == 0)
		return 0;
	c.open = conflict_open(search->book, &c);
	return keep(search, &c);
}

/* In which proposal does a person's house have a part? */
static void
find_parts(const struct search *search, struct person *person)
{
	const struct mail_domain *found;
	size_t i;

	person->part = person->mail_part = "-";
	for (i = search->n_proposals; i > 0; i--) {
		const struct proposal *p = search->proposals[i - 1];

		if (tie_partner(p, person->organisation))
			person->part = p->id;
		if ((found = tie_domain(p, person->domain)) != NULL) {
			person->mail_part = p->id;
			person->mail_domain = found->domain;
		}
	}
}

static int
check_all(struct search *search, struct person *person, bool pairs_only,
    struct fault *why)
{
	size_t i;

	find_parts(search, person);
	for (i = 0; i < search->n_proposals; i++) {
		if (pairs_only && pairs_find(search->pairs, search->n_pairs,
		    person->expert, search->proposals[i]->id) == NULL)
			continue;
		if (check_pair(search, person, search->proposals[i]) == -1)
			return fault_memory(why);
	}
	return 0;
}

/* ---- who is who ---- */

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
find_twins(struct search *search, struct fault *why)
{
	struct arena *arena = search->book->arena;
	size_t i, k;

	for (i = 0; i < search->n_people; i++)
		if (search->people[i].card != NULL && traits_of(arena,
		    search->people[i].card, &search->people[i].traits) == -1)
			return fault_memory(why);
	for (i = 0; i < search->n_people; i++)
		for (k = 0; k < search->n_people; k++)
			if (i != k && search->people[i].card != NULL &&
			    search->people[k].card != NULL && add_twin(arena,
			    &search->people[i], &search->people[k]) == -1)
				return fault_memory(why);
	return 0;
}

static int
gather_people(struct search *search, struct fault *why)
{
	const struct book *book = search->book;
	size_t i;

	search->people = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(*search->people));
	if (search->people == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n_keys; i++)
		if (book_admission(book, book->keys[i].admission->expert) ==
		    book->keys[i].admission)
			search->people[search->n_people++] =
			    person_of(book, book->keys[i].admission);
	if (search->n_people > 1)
		qsort(search->people, search->n_people,
		    sizeof(*search->people), by_person);
	return find_twins(search, why);
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

	return is_colleague(book, &person, other, false) ||
	    is_colleague(book, &person, other, true);
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

static int
find_all(const struct book *book, unsigned stage, bool pairs_only,
    struct search *search, struct fault *why)
{
	size_t i;

	if (start(search, book, stage, why) == -1 ||
	    gather_people(search, why) == -1)
		return -1;
	for (i = 0; i < search->n_people; i++)
		if (check_all(search, &search->people[i], pairs_only, why) ==
		    -1)
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
