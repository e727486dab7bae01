/* What stands between one expert and one proposal. */
#include "config.h"

#include "mita/audit/exclusions.h"

#include <string.h>

#include "mita/audit/conflicts.h"
#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/audit/people.h"
#include "mita/audit/ties.h"
#include "mita/base/arena.h"

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
add_exclusion(const struct search *search, const struct person *person,
    struct conflict *conflict, enum bar bar, const char *code,
    const char *other)
{
	struct exclusion *exclusions = arena_grow(search->book->arena,
	    conflict->exclusions, conflict->n_exclusions, sizeof(*exclusions));

	if (exclusions == NULL)
		return -1;
	conflict->exclusions = exclusions;
	exclusions[conflict->n_exclusions++] = (struct exclusion){ .bar = bar,
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
	if (add_exclusion(search, person, conflict, bar, domain, other) == -1)
		return -1;
	conflict->exclusions[conflict->n_exclusions - 1].by_mail = true;
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
	    add_exclusion(search, person, c, BAR_PARTNER,
	    person->organisation, "-") == -1)
		return -1;
	for (i = 0; i < person->n_codes; i++) {
		code = person->codes[i].id;
		if (strcmp(code, person->organisation) != 0 &&
		    tie_partner(p, code) &&
		    add_exclusion(
		    search, person, c, BAR_INTEREST, code, "-") == -1)
			return -1;
	}
	if (tie_cluster(p, person->organisation) &&
	    add_exclusion(search, person, c, BAR_CLUSTER,
	    person->organisation, "-") == -1)
		return -1;
	for (i = 0; i < person->n_codes; i++) {
		code = person->codes[i].id;
		if (strcmp(code, person->organisation) != 0 &&
		    tie_cluster(p, code) && add_exclusion(search, person, c,
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
	for (i = 0; i < c->n_exclusions; i++)
		if (strcmp(c->exclusions[i].code, found->code) == 0)
			return 0;
	return add_mail(search, person, c, BAR_DOMAIN, found->domain,
	    found->code);
}

/* Has the own organisation, or the domain of the address, another part? */
static int
check_competitor(const struct search *search, const struct person *person,
    struct conflict *c)
{
	if (strcmp(search->part.by_code, "-") != 0)
		return tie_partner(c->proposal, person->organisation) ? 0 :
		    add_exclusion(search, person, c, BAR_COMPETITOR,
		    person->organisation, search->part.by_code);
	if (strcmp(search->part.by_mail, "-") == 0 ||
	    tie_domain(c->proposal, person->domain) != NULL)
		return 0;
	return add_mail(search, person, c, BAR_COMPETITOR,
	    search->part.domain, search->part.by_mail);
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
		if (pair_seat(pairs[i]) > SEAT_BARRED && person_is_colleague(
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
	    person->domain, colleague->expert) : add_exclusion(search, person,
	    c, BAR_COLLEAGUE, person->organisation, colleague->expert)) == -1)
		return -1;
	c->exclusions[c->n_exclusions - 1].since = seq_of(colleague);
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
		if (add_exclusion(search, person, c, BAR_PERSON, likeness_text(
		    person->twins[i].likeness), twin->expert) == -1)
			return -1;
		c->exclusions[c->n_exclusions - 1].since =
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
	if (add_exclusion(search, person, c, bar, "-", "-") == -1)
		return -1;
	c->exclusions[c->n_exclusions - 1].said = said;
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
	return c->n_exclusions > 0 || c->ruling == NULL ||
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

/* Add it to what was found. */
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

int
exclusions_check(struct search *search, const struct person *person,
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
	if (c.n_exclusions == 0)
		return 0;
	c.open = conflict_open(search->book, &c);
	return keep(search, &c);
}
