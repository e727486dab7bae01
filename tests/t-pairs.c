#include "config.h"

#include <string.h>

#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "tests/tap.h"

/*
 * What becomes of a pair must not depend on where its records stand in the
 * ledger, which is the order in which somebody merged them.
 */

enum {
	PROPOSAL, ASSIGNMENT, DECLARATION, FIRST, SECOND, REFUSAL, OTHER, ALL
};

static struct record records[ALL];

static struct digest
digest_at(int i)
{
	return (struct digest){ { (uint8_t)(i + 1) } };
}

static void
head(int i, enum record_kind kind, const char *signer, uint32_t seq)
{
	records[i] = (struct record){ .head = { .kind = kind, .seq = seq } };
	id_copy(records[i].head.signer, signer);
}

static void
evaluate(int i, unsigned version, int replaces)
{
	struct evaluation *ev = &records[i].body.evaluation;

	head(i, RECORD_EVALUATION, "E-01", (uint32_t)i);
	ev->stage = 1;
	id_copy(ev->proposal, "P-1");
	ev->proposal_digest = digest_at(PROPOSAL);
	ev->version = version;
	ev->has_replaces = version > 1;
	ev->replaces = digest_at(replaces);
}

static void
rule(int i, enum ruling_subject subject, const char *question,
    const char *answer)
{
	struct ruling *r = &records[i].body.ruling;

	head(i, RECORD_RULING, SIGNER_AGENCY, (uint32_t)i);
	r->subject = subject;
	r->stage = 1;
	id_copy(r->proposal, "P-1");
	id_copy(r->expert, "E-01");
	id_copy(r->question, question);
	id_copy(r->answer, answer);
}

/* A correction came late and was refused; later the refusal was replaced. */
static void
fill(void)
{
	static struct assigned assigned;
	struct assignment *a = &records[ASSIGNMENT].body.assignment;
	struct proposal *p = &records[PROPOSAL].body.proposal;
	struct declaration *d = &records[DECLARATION].body.declaration;

	head(PROPOSAL, RECORD_PROPOSAL, SIGNER_AGENCY, 1);
	id_copy(p->id, "P-1");
	p->stage = p->version = 1;
	head(ASSIGNMENT, RECORD_ASSIGNMENT, SIGNER_AGENCY, 2);
	id_copy(a->expert, "E-01");
	a->stage = 1;
	a->n_proposals = 1;
	id_copy(assigned.proposal, "P-1");
	assigned.digest = digest_at(PROPOSAL);
	a->proposals = &assigned;
	head(DECLARATION, RECORD_DECLARATION, "E-01", 1);
	d->stage = 1;
	id_copy(d->proposal, "P-1");
	evaluate(FIRST, 1, FIRST);
	evaluate(SECOND, 2, FIRST);
	rule(REFUSAL, RULING_LATE, "2", "REFUSE");
	rule(OTHER, RULING_THIRD, "-", "YES");
	records[OTHER].body.ruling.has_replaces = true;
	records[OTHER].body.ruling.replaces = digest_at(REFUSAL);
}

/* With the records in this order: which evaluation stands, in which state? */
static void
is_second(const int order[static ALL], const char *what)
{
	struct entry each[ALL], *entries[ALL], *by_digest[ALL];
	struct book book = { .n = ALL, .entries = entries,
	    .by_digest = by_digest };
	struct fault why;
	struct pair *pairs;
	size_t n;
	int i;

	book.arena = arena_new();
	for (i = 0; i < ALL; i++) {
		entries[i] = &each[i];
		each[i] = (struct entry){ .idx = i + 1, .at = (size_t)i,
		    .believed = true, .digest = digest_at(order[i]),
		    .record = &records[order[i]] };
		by_digest[order[i]] = &each[i];
	}
	if (ok(pairs_of(&book, 1, NULL, &pairs, &n, &why) == 0 && n == 1,
	    "%s: there is one pair", what)) {
		is_str(pair_state_words[pairs[0].state], "EVALUATED",
		    "%s: its state", what);
		ok(pairs[0].evaluation->record == &records[SECOND],
		    "%s: the correction stands", what);
	}
	for (i = 0; i < ALL && order[i] != SECOND; i++)
		continue;
	ok(!pairs_refuse(&book, entries[i]), "%s: it is not refused", what);
	arena_free(book.arena);
}

int
main(void)
{
	fill();
	is_second((const int[]){ PROPOSAL, ASSIGNMENT, DECLARATION, FIRST,
	    SECOND, REFUSAL, OTHER }, "evaluations first");
	is_second((const int[]){ PROPOSAL, ASSIGNMENT, REFUSAL, OTHER,
	    DECLARATION, FIRST, SECOND }, "rulings first");
	return done_testing();
}
