#include "config.h"

#include <string.h>

#include "mita/audit/grouping.h"
#include "mita/audit/groups.h"
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
	struct entry each[ALL], *entries[ALL];
	struct book book = { .n = ALL, .entries = entries };
	struct fault why;
	struct pair *pairs;
	size_t n;
	int i;

	book.arena = book.by_digest.arena = arena_new();
	for (i = 0; i < ALL; i++) {
		entries[i] = &each[i];
		each[i] = (struct entry){ .idx = i + 1, .at = (size_t)i,
		    .believed = true, .digest = digest_at(order[i]),
		    .record = &records[order[i]] };
		map_put(&book.by_digest, each[i].digest.bytes, DIGEST_LEN,
		    &each[i]);
	}
	groups_start(&book);
	for (i = 0; i < ALL; i++)
		groups_add(&book, &each[i]);
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

/* Which ruling stands is one question, whoever asks it. */
static void
test_ruling(void)
{
	struct entry each[ALL], *entries[ALL];
	struct book book = { .n = ALL, .entries = entries };
	struct ruling_about about = { .subject = RULING_LATE, .stage = 1,
	    .proposal = "P-1", .expert = "E-01" };
	bool set[ALL];
	int i;

	book.arena = book.by_digest.arena = arena_new();
	for (i = 0; i < ALL; i++) {
		entries[i] = &each[i];
		set[i] = i != OTHER;
		each[i] = (struct entry){ .idx = i + 1, .at = (size_t)i,
		    .believed = true, .digest = digest_at(i),
		    .record = &records[i] };
		map_put(&book.by_digest, each[i].digest.bytes, DIGEST_LEN,
		    &each[i]);
	}
	groups_start(&book);
	for (i = 0; i < ALL; i++)
		groups_add(&book, &each[i]);
	ok(book_ruling(&book, &about, NULL) == NULL,
	    "what another ruling replaces does not stand");
	ok(book_ruling(&book, &about, set) == &each[REFUSAL],
	    "but stands where that one is not in the set");
	about.expert = NULL;
	ok(book_ruling(&book, &about, set) == &each[REFUSAL],
	    "it is found whatever expert is meant");
	about.expert = "E-02";
	ok(book_ruling(&book, &about, set) == NULL,
	    "and not where another is");
	each[OTHER].believed = each[REFUSAL].believed = false;
	about.expert = "E-01";
	ok(book_ruling(&book, &about, NULL) == NULL,
	    "nor when it is not believed");
	arena_free(book.arena);
}

static void
test_seats(void)
{
	static const enum pair_seat want[PAIR_STATES] = {
		[PAIR_SILENT] = SEAT_TAKEN, [PAIR_DECLARED] = SEAT_TAKEN,
		[PAIR_CONFLICT_OPEN] = SEAT_TAKEN,
		[PAIR_EVALUATED] = SEAT_TAKEN,
		[PAIR_DISQUALIFIED] = SEAT_BARRED,
		[PAIR_CANCELLED] = SEAT_NONE, [PAIR_LATE] = SEAT_OPEN,
		[PAIR_OUTDATED] = SEAT_TAKEN, [PAIR_FORKED] = SEAT_TAKEN
	};
	struct pair pair = { .expert = "E-01" };
	int i;

	for (i = 0; i < PAIR_STATES; i++) {
		pair.state = (enum pair_state)i;
		is_int(pair_seat(&pair), want[i], "the seat of one who is %s",
		    pair_state_words[i]);
	}
}

int
main(void)
{
	fill();
	is_second((const int[]){ PROPOSAL, ASSIGNMENT, DECLARATION, FIRST,
	    SECOND, REFUSAL, OTHER }, "evaluations first");
	is_second((const int[]){ PROPOSAL, ASSIGNMENT, REFUSAL, OTHER,
	    DECLARATION, FIRST, SECOND }, "rulings first");
	test_ruling();
	test_seats();
	return done_testing();
}
