/* Notices of what is allowed and worth a look. */
#include "config.h"

#include "mita/audit/remarks.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/may.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/audit/powers.h"
#include "mita/audit/sums.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/proposal.h"
#include "mita/model/ranking.h"
#include "mita/seal/sshsig.h"

/* The proposals of a stage as they stand now, in the order of the ledger. */
static int
collect(struct book *book, unsigned stage, struct entries *out,
    struct fault *why)
{
	const struct entries *all = book_kind(book, RECORD_PROPOSAL);
	size_t i;

	out->n = 0;
	out->list = arena_alloc(book->arena,
	    (all->n + 1) * sizeof(*out->list));
	if (out->list == NULL)
		return fault_memory(why);
	for (i = 0; i < all->n; i++) {
		const struct proposal *p =
		    &all->list[i]->record->body.proposal;

		if (p->stage == stage &&
		    book_proposal(book, p->id, stage) == all->list[i])
			out->list[out->n++] = all->list[i];
	}
	return 0;
}

/* The second rules: was it signed under an assignment that ended? */
static bool
is_ended(const struct book *book, const struct entry *entry,
    struct pair *pairs, size_t n)
{
	const struct evaluation *ev = &entry->record->body.evaluation;
	const struct entry *assignment = book_find(book, &ev->assignment);
	const struct pair *pair = pairs_find(pairs, n,
	    entry->record->head.signer, ev->proposal);

	return book->call->rules >= RULES_SECOND && assignment != NULL &&
	    book_is_cancelled(book, assignment, ev->proposal) &&
	    (pair == NULL || pair->evaluation != entry);
}

/* Nobody may drop an evaluation without its being seen. */
static int
remark_set_aside(struct book *book, unsigned stage, struct fault *why)
{
	const struct entries *all = book_kind(book, RECORD_EVALUATION);
	struct pair *pairs;
	size_t n, i;

	if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (pair_is_set_aside(&pairs[i]) && book_find_fault(book,
		    GRADE_NOTICE, "SET-ASIDE", pairs[i].evaluation,
		    "it is kept and does not count: the pair is %s",
		    pair_state_words[pairs[i].state]) == -1)
			return fault_memory(why);
	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];

		if (!entry->believed ||
		    entry->record->body.evaluation.stage != stage)
			continue;
		if (pairs_refuse(book, entry) && book_find_fault(
		    book, GRADE_NOTICE, "SET-ASIDE", entry,
		    "it is kept and does not count: an officer refused this"
		    " correction, and the version before it stands") == -1)
			return fault_memory(why);
		if (is_ended(book, entry, pairs, n) && book_find_fault(
		    book, GRADE_NOTICE, "SET-ASIDE", entry,
		    "it is kept and does not count: it was signed under an"
		    " assignment that was cancelled") == -1)
			return fault_memory(why);
	}
	return 0;
}

/* Who refuses one late evaluation and takes another must say why. */
static int
remark_late(struct book *book, unsigned stage, struct fault *why)
{
	const struct entries *all = book_kind(book, RECORD_RULING);
	const struct entry *refused = NULL;
	bool accepted = false;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];
		const struct ruling *r = &entry->record->body.ruling;

		if (!entry->believed || r->stage != stage ||
		    r->subject != RULING_LATE)
			continue;
		if (strcmp(r->answer, "ACCEPT") == 0)
			accepted = true;
		else if (refused == NULL || digest_cmp(&refused->digest,
		    &entry->digest) > 0)
			refused = entry;
	}
	if (refused != NULL && accepted && book_find_fault(book, GRADE_NOTICE,
	    "UNEQUAL", refused, "in stage %u some late evaluations are accepted"
	    " and this one is refused; see that the reasons differ as much",
	    stage) == -1)
		return fault_memory(why);
	return 0;
}

static const char *
applicant(const struct proposal *proposal)
{
	return proposal->n_partners == 0 ? "" : proposal->partners[0].code;
}

/*
 * What proposals may have alike, such as a document: its bytes, and whose it
 * is.  Sorted by both, the next one is the first proposal with a higher id
 * that has it, too.
 */
struct trait {
	const void		*bytes;
	size_t			 len;
	const struct proposal	*of;
};

static int
by_trait(const void *a, const void *b)
{
	const struct trait *x = a, *y = b;
	int order;

	if (x->len != y->len)
		return x->len < y->len ? -1 : 1;
	order = memcmp(x->bytes, y->bytes, x->len);
	return order != 0 ? order : strcmp(x->of->id, y->of->id);
}

/* The first proposal with a higher id that has this as well, or NULL. */
static const struct proposal *
next_alike(const struct trait *traits, size_t n, const struct trait *trait)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_trait(&traits[middle], trait) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low == n || traits[low].len != trait->len || memcmp(
	    traits[low].bytes, trait->bytes, trait->len) != 0 ? NULL :
	    traits[low].of;
}

static struct trait
lead_of(const struct proposal *p)
{
	return (struct trait){ applicant(p), strlen(applicant(p)), p };
}

static int
remark_same_lead(struct book *book, unsigned stage, struct fault *why)
{
	const struct proposal *second;
	struct entries proposals;
	struct trait *traits;
	size_t i;

	if (collect(book, stage, &proposals, why) == -1)
		return -1;
	traits = arena_alloc(book->arena,
	    (proposals.n + 1) * sizeof(*traits));
	if (traits == NULL)
		return fault_memory(why);
	for (i = 0; i < proposals.n; i++)
		traits[i] = lead_of(&proposals.list[i]->record->body.proposal);
	qsort(traits, proposals.n, sizeof(*traits), by_trait);
	for (i = 0; i < proposals.n; i++) {
		struct trait lead = lead_of(
		    &proposals.list[i]->record->body.proposal);

		if (lead.len == 0 || (second = next_alike(traits, proposals.n,
		    &lead)) == NULL)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "SAME-APPLICANT",
		    proposals.list[i], "%s is of the same applicant, %s; if the"
		    " call takes one of each, an eligibility ruling closes the"
		    " other", second->id, applicant(lead.of)) == -1)
			return fault_memory(why);
	}
	return 0;
}

/* The lead is one of the first things a panel looks at: tell of a change. */
static int
remark_new_lead(struct book *book, unsigned stage, struct fault *why)
{
	struct entries proposals;
	size_t i;

	if (collect(book, stage, &proposals, why) == -1)
		return -1;
	for (i = 0; i < proposals.n; i++) {
		const struct proposal *then, *now =
		    &proposals.list[i]->record->body.proposal;
		const struct entry *before = book_proposal(book, now->id,
		    stage - 1);

		if (before == NULL)
			continue;
		then = &before->record->body.proposal;
		if (strcmp(applicant(then), applicant(now)) != 0 &&
		    book_find_fault(book, GRADE_NOTICE, "NEW-APPLICANT",
		    proposals.list[i], "in stage %u the applicant was %s, now"
		    " it is %s; an eligibility ruling says whether it is the"
		    " same project", stage - 1, applicant(then),
		    applicant(now)) == -1)
			return fault_memory(why);
	}
	return 0;
}

/* The call says how far a sum may move between stages unasked. */
static int
remark_moved_sum(struct book *book, unsigned stage, struct fault *why)
{
	struct entries proposals;
	size_t i;

	if (collect(book, stage, &proposals, why) == -1)
		return -1;
	for (i = 0; i < proposals.n; i++) {
		const struct proposal *now =
		    &proposals.list[i]->record->body.proposal;
		const struct entry *before = book_proposal(book, now->id,
		    stage - 1);

		if (before == NULL || !proposal_asked_moved(call_stage(
		    book->call, stage), &before->record->body.proposal, now))
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "ASKED-CHANGE",
		    proposals.list[i], "what it asks for moved by more than"
		    " %u.%02u %% since stage %u; have it clarified, then an"
		    " eligibility ruling says whether it may stay",
		    call_stage(book->call, stage)->asked_change / 100,
		    call_stage(book->call, stage)->asked_change % 100,
		    stage - 1) == -1)
			return fault_memory(why);
	}
	return 0;
}

static int
remark_sums_of(struct book *book, const struct entry *proposal,
    struct fault *why)
{
	struct sums sums = sums_of(book, proposal);
	struct buf text = {0};
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < sums.n; i++) {
		/* Has a name of its own. */
		if (sums.doubts[i].kind == SUM_CHANGE)
			continue;
		text.len = 0;
		sum_doubt_text(&text, &sums.doubts[i]);
		if (text.failed || book_find_fault(book, GRADE_NOTICE, "SUMS",
		    proposal, "%s; %s", buf_text(&text), sums.ruling != NULL ?
		    "an officer ruled that it stays" : "no officer ruled on"
		    " it") == -1)
			rc = fault_memory(why);
	}
	buf_release(&text);
	return rc;
}

/* One slip of a digit in a sum, and others go on, or are paid. */
static int
remark_sums(struct book *book, unsigned stage, struct fault *why)
{
	struct entries proposals;
	size_t i;

	if (collect(book, stage, &proposals, why) == -1)
		return -1;
	for (i = 0; i < proposals.n; i++)
		if (remark_sums_of(book, proposals.list[i], why) == -1)
			return -1;
	return 0;
}

static struct trait
document_of(const struct proposal *p, size_t i)
{
	return (struct trait){ p->documents[i].digest.bytes, DIGEST_LEN, p };
}

static int
list_documents(struct book *book, const struct entries *proposals,
    struct trait **out, size_t *n, struct fault *why)
{
	struct trait *traits = NULL;
	size_t i, k;

	*out = NULL;
	*n = 0;
	for (i = 0; i < proposals->n; i++) {
		const struct proposal *p =
		    &proposals->list[i]->record->body.proposal;

		for (k = 0; k < p->n_documents; k++) {
			traits = arena_grow(book->arena, traits, *n,
			    sizeof(*traits));
			if (traits == NULL)
				return fault_memory(why);
			traits[(*n)++] = document_of(p, k);
		}
	}
	if (*n > 0)
		qsort(traits, *n, sizeof(*traits), by_trait);
	*out = traits;
	return 0;
}

/* Of all that share a document with it, the first with a higher id. */
static const struct proposal *
find_twin(const struct trait *traits, size_t n, const struct proposal *p)
{
	const struct proposal *found = NULL, *twin;
	struct trait document;
	size_t i;

	for (i = 0; i < p->n_documents; i++) {
		document = document_of(p, i);
		twin = next_alike(traits, n, &document);
		if (twin != NULL && (found == NULL ||
		    strcmp(twin->id, found->id) < 0))
			found = twin;
	}
	return found;
}

/* The same text from two consortia, to the byte. */
static int
remark_same_document(struct book *book, unsigned stage, struct fault *why)
{
	const struct proposal *twin;
	struct entries proposals;
	struct trait *traits;
	size_t n, i;

	if (collect(book, stage, &proposals, why) == -1 ||
	    list_documents(book, &proposals, &traits, &n, why) == -1)
		return -1;
	for (i = 0; i < proposals.n; i++) {
		twin = find_twin(traits, n,
		    &proposals.list[i]->record->body.proposal);
		if (twin != NULL && book_find_fault(book, GRADE_NOTICE,
		    "SAME-DOCUMENT", proposals.list[i], "%s has a document that"
		    " is the same to the byte; see whether it is funded twice",
		    twin->id) == -1)
			return fault_memory(why);
	}
	return 0;
}

static const char *
declared_time(const struct record *record, unsigned stage)
{
	if (record->head.kind == RECORD_EVALUATION &&
	    record->body.evaluation.stage == stage)
		return record->body.evaluation.time;
	if (record->head.kind == RECORD_DECLARATION &&
	    record->body.declaration.stage == stage)
		return record->body.declaration.time;
	return NULL;
}

/*
 * Times in records are claims: seq says what came before what.  A clock that
 * went back is worth knowing before times are argued about.
 */
static int
remark_clocks(struct book *book, unsigned stage, struct fault *why)
{
	const char *time, *before;
	const struct entry *prev;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (!entry->believed || (time = declared_time(entry->record,
		    stage)) == NULL)
			continue;
		prev = book_find(book, &entry->record->head.prev);
		before = prev == NULL || !prev->believed ? NULL :
		    declared_time(prev->record, stage);
		/* Both are UTC in the one form, so letters tell. */
		if (before == NULL || strcmp(before, time) <= 0)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "CLOCK", entry,
		    "it says it was signed at %s, and the one before it in the"
		    " line at %s: the clock went back; the order is that of"
		    " seq", time, before) == -1)
			return fault_memory(why);
	}
	return 0;
}

/* The second signature is for who has only ssh-keygen: the first counts. */
static int
remark_second(struct book *book, struct fault *why)
{
	uint8_t sig[SIG_LEN];
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (!entry->believed || sshsig_find(sig, entry->minisig,
		    entry->minisig_len) == -1 || sshsig_verify(sig, entry->key,
		    entry->text, entry->len) == 0)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "SSHSIG", entry,
		    "its second signature, for ssh-keygen, does not fit; the"
		    " first does, and counts") == -1)
			return fault_memory(why);
	}
	return 0;
}

/* Of several results of a stage the last in the agency's line stands. */
static int
remark_results(struct book *book, unsigned stage, struct fault *why)
{
	const struct entries *all = book_group(book, GROUP_RESULT, stage, "");
	const struct entry *latest = outcome_latest(book, stage);
	uint32_t last = latest == NULL ? 0 : latest->record->head.seq;
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (!all->list[i]->believed ||
		    all->list[i]->record->head.seq == last)
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "SUPERSEDED",
		    all->list[i], "stage %u was decided again: the RESULT"
		    " with seq %u stands", stage, last) == -1)
			return fault_memory(why);
	}
	return 0;
}

int
book_remark(struct book *book, struct fault *why)
{
	size_t s;

	if (book->call != NULL && (remark_people(book, why) == -1 ||
	    remark_powers(book, why) == -1 ||
	    remark_second(book, why) == -1))
		return -1;
	for (s = 0; book->call != NULL && s < book->call->n_stages; s++) {
		unsigned stage = book->call->stages[s].number;

		if (remark_set_aside(book, stage, why) == -1 ||
		    remark_late(book, stage, why) == -1 ||
		    remark_same_lead(book, stage, why) == -1 ||
		    remark_new_lead(book, stage, why) == -1 ||
		    remark_moved_sum(book, stage, why) == -1 ||
		    remark_sums(book, stage, why) == -1 ||
		    remark_same_document(book, stage, why) == -1 ||
		    remark_clocks(book, stage, why) == -1 ||
		    remark_decisions(book, stage, why) == -1 ||
		    remark_results(book, stage, why) == -1)
			return -1;
	}
	return 0;
}
