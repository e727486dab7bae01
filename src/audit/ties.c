/* What ties people to proposals, and what a ruling answers of it. */
#include "config.h"

#include "mita/audit/ties.h"

#include <string.h>

#include "mita/audit/conflicts.h"
#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/model/address.h"

/* The scheme of proposals' codes that names clusters. */
#define CLUSTER "CLUSTER"

bool
tie_partner(const struct proposal *p, const char *code)
{
	size_t i;

	for (i = 0; i < p->n_partners; i++)
		if (strcmp(code, "-") != 0 &&
		    strcmp(p->partners[i].code, code) == 0)
			return true;
	return false;
}

bool
tie_cluster(const struct proposal *p, const char *code)
{
	size_t i;

	for (i = 0; i < p->n_codes; i++)
		if (strcmp(p->codes[i].scheme, CLUSTER) == 0 &&
		    strcmp(p->codes[i].code, code) == 0)
			return true;
	return false;
}

const struct mail_domain *
tie_domain(const struct proposal *p, const char *domain)
{
	size_t i;

	for (i = 0; i < p->n_domains; i++)
		if (address_is_within(domain, p->domains[i].domain))
			return &p->domains[i];
	return NULL;
}

const char *
tie_domain_of(const struct book *book, const char *email)
{
	const char *domain = address_domain(email);
	size_t i;

	for (i = 0; i < book->call->n_free_mail; i++)
		if (address_is_within(domain, book->call->free_mail[i]))
			return "";
	return domain;
}

/* ---- what was so when a ruling was made ---- */

/* Of a group in the agency's line, the last one before a seq, or NULL. */
static const struct record *
last_before(const struct entries *all, uint32_t seq)
{
	const struct record *found = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct record *record = all->list[i]->record;

		if (all->list[i]->believed && record->head.seq < seq &&
		    (found == NULL || record->head.seq > found->head.seq))
			found = record;
	}
	return found;
}

static bool
holds(const struct admission *a, const char *code)
{
	size_t i;

	for (i = 0; i < a->n_interests; i++)
		if (strcmp(a->interests[i].id, code) == 0)
			return true;
	return strcmp(a->organisation, code) == 0;
}

/* Was the tie of a exclusion between both as they were then? */
static bool
was_tied(const struct book *book, const struct conflict *c,
    const struct exclusion *g, uint32_t seq)
{
	const struct proposal *p = c->proposal;
	const struct record *then = last_before(book_group(book,
	    GROUP_PROPOSAL, p->stage, p->id), seq);
	const struct record *who = last_before(book_group(book,
	    GROUP_ADMISSION, 0, c->expert), seq);

	if (then == NULL || who == NULL)
		return false;
	if (g->bar == BAR_DOMAIN)
		return tie_domain(&then->body.proposal, g->code) != NULL;
	return holds(&who->body.admission, g->code) &&
	    (g->bar == BAR_CLUSTER ? tie_cluster(&then->body.proposal,
	    g->code) : tie_partner(&then->body.proposal, g->code));
}

static bool
is_keep(const struct entry *ruling)
{
	return ruling != NULL &&
	    strcmp(ruling->record->body.ruling.answer, "KEEP") == 0;
}

/* An officer may have answered at the other one of a panel. */
static bool
other_is_kept(const struct book *book, const struct conflict *c,
    const struct exclusion *g)
{
	const struct ruling_about about = { .subject = RULING_CONFLICT,
	    .stage = c->proposal->stage, .proposal = c->proposal->id,
	    .expert = g->other };
	const struct entry *ruling = book_ruling(book, &about, NULL);
	uint32_t since = g->since;

	if (g->bar == BAR_COLLEAGUE)
		since = c->pair->assignment->record->head.seq;
	return is_keep(ruling) && ruling->record->head.seq > since;
}

static bool
is_answered(const struct book *book, const struct conflict *c,
    const struct exclusion *g)
{
	bool kept = is_keep(c->ruled);
	uint32_t seq = kept ? c->ruled->record->head.seq : 0;

	switch (g->bar) {
	case BAR_PARTNER:
	case BAR_INTEREST:
	case BAR_CLUSTER:
	case BAR_DOMAIN:
		return kept && was_tied(book, c, g, seq);
	case BAR_DECLARED:
	case BAR_TAKEN_BACK:
		/* As it was said first, or as it is said now. */
		return kept && (declaration_is_heard(g->said, c->ruled) ||
		    declaration_is_heard(c->pair->declaration, c->ruled));
	case BAR_COLLEAGUE:
	case BAR_PERSON:
		return (kept && seq > g->since) ||
		    other_is_kept(book, c, g);
	default:
		return kept;
	}
}

unsigned
conflict_open(const struct book *book, const struct conflict *c)
{
	unsigned open = 0;
	size_t i;

	for (i = 0; i < c->n_exclusions; i++)
		if (c->exclusions[i].bar < BAR_CONFLICTS &&
		    !is_answered(book, c, &c->exclusions[i]))
			open |= BAR(c->exclusions[i].bar);
	return open;
}
