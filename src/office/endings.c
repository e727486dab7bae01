/* What an officer ends: assignments, keys, a proposal's part. */
#include "config.h"

#include "mita/office/endings.h"

#include <string.h>

#include "mita/audit/ending.h"
#include "mita/audit/finding.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/hex.h"
#include "mita/base/text.h"
#include "mita/hand/signer.h"
#include "mita/office/register.h"

/* What an officer ends: assignments, keys, a proposal's part in a stage. */

int
words_admit(const struct book *book, const char *what, const char *typed,
    const char **out, struct fault *why)
{
	struct buf clean = {0};
	int rc = 0;

	text_clean(&clean, typed, strlen(typed));
	if (clean.failed ||
	    (*out = arena_string(book->arena, buf_text(&clean))) == NULL)
		rc = fault_memory(why);
	else if (clean.len == 0 || clean.len > TEXT_MAX)
		rc = fault_set(why, FAULT_USAGE, "USAGE",
		    "%s is a text of 1 to %d bytes", what, TEXT_MAX);
	buf_release(&clean);
	return rc;
}

static int
decision(const struct book *book, const struct ending *ending,
    const char **officer, const char **reason, char *time, struct fault *why)
{
	clock_text(clock_now(), time);
	if (words_admit(book, "the officer", ending->officer, officer, why) ==
	    -1)
		return -1;
	return words_admit(book, "the reason", ending->reason, reason, why);
}

/* Assignments */

/* Was it decided, after this was assigned, to have it evaluated again? */
static bool
is_upheld(const struct book *book, unsigned stage, const struct pair *pair)
{
	struct outcome_sheet sheet = { .stage = call_stage(book->call, stage) };
	const struct entry *entry = outcome_ruling(book, &sheet, RULING_APPEAL,
	    pair->proposal, "-");

	return entry != NULL && strcmp(entry->record->body.ruling.answer,
	    "UPHELD") == 0 && entry->record->head.seq >
	    pair->assignment->record->head.seq;
}

int
pair_check_cancel(const struct book *book, unsigned stage,
    const struct pair *pair, struct fault *why)
{
	if (pair->state == PAIR_CANCELLED)
		return fault_set(why, FAULT_REFUSED, "KNOWN", "%s of %s is"
		    " cancelled already", pair->proposal, pair->expert);
	if (pair->state == PAIR_EVALUATED &&
	    !is_upheld(book, stage, pair) &&
	    !pairs_exceed(book, stage, pair->proposal))
		return fault_advise(why, FAULT_REFUSED, "COUNTS",
		    "it cannot be cancelled.  If an interest became known,"
		    " state a ruling CONFLICT with SET-ASIDE; if an appeal was"
		    " upheld, a ruling APPEAL", "%s is evaluated by %s, and"
		    " that counts", pair->proposal, pair->expert);
	return 0;
}

/* Those of chosen with the assignment of the first: one record. */
static int
state_cancellation(const struct book *book, struct signer *signer,
    const struct pair **chosen, size_t n, const struct ending *ending,
    struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_CANCELLATION } };
	struct cancellation *c = &record.body.cancellation;
	const struct entry *assignment = chosen[0]->assignment;
	size_t i;

	id_copy(c->expert, chosen[0]->expert);
	c->stage = assignment->record->body.assignment.stage;
	c->assignment = assignment->digest;
	c->proposals = arena_alloc(book->arena, n * sizeof(*c->proposals));
	if (c->proposals == NULL)
		return fault_memory(why);
	for (i = 0; i < n; i++) {
		if (chosen[i] == NULL || chosen[i]->assignment != assignment)
			continue;
		id_copy(c->proposals[c->n_proposals++].id,
		    chosen[i]->proposal);
		if (i > 0)
			chosen[i] = NULL;
	}
	chosen[0] = NULL;
	if (decision(book, ending, &c->officer, &c->reason, c->time, why) ==
	    -1)
		return -1;
	return signer_append(signer, &record, NULL, why);
}

int
pairs_cancel(const struct book *book, struct signer *signer,
    const struct pair **chosen, size_t n, const struct ending *ending,
    struct fault *why)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (chosen[i] != NULL && state_cancellation(book, signer,
		    chosen + i, n - i, ending, why) == -1)
			return -1;
	return 0;
}

static int
choose(const struct book *book, const struct cancelling *what,
    const struct pair **chosen, struct fault *why)
{
	struct pair *pairs;
	size_t n, i, k;

	if (pairs_of(book, what->stage, NULL, &pairs, &n, why) == -1)
		return -1;
	for (i = 0; i < what->n; i++) {
		const char *proposal = what->proposals[i];

		chosen[i] = pairs_find(pairs, n, what->expert, proposal);
		if (chosen[i] == NULL)
			return fault_set(why, FAULT_REFUSED, "UNKNOWN",
			    "%s is not assigned to %s in stage %u",
			    proposal, what->expert, what->stage);
		if (pair_check_cancel(book, what->stage, chosen[i], why) ==
		    -1)
			return -1;
		for (k = 0; k < i; k++)
			if (chosen[k] == chosen[i])
				return fault_set(why, FAULT_USAGE, "USAGE",
				    "%s is named twice", proposal);
	}
	return 0;
}

int
assignment_cancel(struct register_file *reg, const struct seckey *key,
    const struct cancelling *what, const struct ending *ending,
    struct fault *why)
{
	const struct book *book = reg->book;
	const struct pair **chosen;
	struct signer signer;

	chosen = arena_alloc(book->arena, (what->n + 1) * sizeof(*chosen));
	if (chosen == NULL)
		return fault_memory(why);
	if (choose(book, what, chosen, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	return register_finish(reg, pairs_cancel(book, &signer, chosen,
	    what->n, ending, why), ending->dry, why);
}

/* Proposals */

/* The gate is decided once: who withdraws later leaves a place empty. */
int
gate_check(const struct book *book, unsigned stage, struct fault *why)
{
	if (call_stage(book->call, stage)->funds ||
	    outcome_latest(book, stage) == NULL)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "DECIDED",
	    "withdraw the proposal from the next stage, or leave it out there",
	    "stage %u is decided, and a withdrawal does not open its gate"
	    " again", stage);
}

static int
check_withdraw(const struct book *book, const char *proposal,
    unsigned stage, struct fault *why)
{
	struct outcome_sheet sheet;
	size_t i;

	if (call_stage(book->call, stage) == NULL ||
	    book_proposal(book, proposal, stage) == NULL)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN",
		    "there is no proposal %s in stage %u", proposal, stage);
	if (outcome_compute(book, stage, NULL, &sheet, why) == -1)
		return -1;
	for (i = 0; i < sheet.n_standings; i++)
		if (strcmp(sheet.standings[i].proposal->id, proposal) == 0 &&
		    sheet.standings[i].outcome == OUTCOME_WITHDRAWN)
			return fault_set(why, FAULT_REFUSED, "KNOWN",
			    "%s is withdrawn already", proposal);
	return gate_check(book, stage, why);
}

static int
state_withdrawal(const struct book *book, struct signer *signer,
    const char *proposal, unsigned stage, const struct ending *ending,
    struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_RULING } };
	struct ruling *r = &record.body.ruling;

	r->subject = RULING_WITHDRAWN;
	r->stage = stage;
	id_copy(r->proposal, proposal);
	id_copy(r->expert, "-");
	id_copy(r->question, "-");
	id_copy(r->answer, "YES");
	if (decision(book, ending, &r->officer, &r->reason, r->time, why) ==
	    -1)
		return -1;
	return signer_append(signer, &record, NULL, why);
}

size_t
pairs_open(const struct pair *pairs, size_t n, const char *proposal,
    const struct pair **chosen)
{
	size_t open = 0, i;

	for (i = 0; i < n; i++)
		if (strcmp(pairs[i].proposal, proposal) == 0 &&
		    pair_is_missing(&pairs[i]) && pairs[i].evaluation == NULL)
			chosen[open++] = &pairs[i];
	return open;
}

int
proposal_withdraw(struct register_file *reg, const struct seckey *key,
    struct withdrawal *what, const struct ending *ending,
    struct fault *why)
{
	const struct book *book = reg->book;
	const struct pair **chosen;
	struct pair *pairs;
	struct signer signer;
	size_t n;
	int rc;

	what->cancelled = 0;
	if (check_withdraw(book, what->proposal, what->stage, why) == -1 ||
	    pairs_of(book, what->stage, NULL, &pairs, &n, why) == -1)
		return -1;
	chosen = arena_alloc(book->arena, (n + 1) * sizeof(*chosen));
	if (chosen == NULL)
		return fault_memory(why);
	what->cancelled = pairs_open(pairs, n, what->proposal, chosen);
	if (register_begin(reg, key, &signer, why) == -1)
		return -1;
	rc = state_withdrawal(book, &signer, what->proposal, what->stage,
	    ending, why);
	if (rc == 0)
		rc = pairs_cancel(book, &signer, chosen, what->cancelled,
		    ending, why);
	return register_finish(reg, rc, ending->dry, why);
}

/* Keys */

static int
read_digest(const char *word, struct digest *out, struct fault *why)
{
	if (!hex_read(out->bytes, DIGEST_LEN, word, strlen(word)))
		return fault_set(why, FAULT_USAGE, "USAGE", "--last takes the"
		    " SHA-256 of a record: %d digits 0-9 and a-f",
		    DIGEST_TEXT_LEN);
	return 0;
}

/* All of the expert that is here stands, unless it is not one line. */
static int
find_last(const struct book *book, const char *expert, struct digest *out,
    struct fault *why)
{
	const struct entry *last = book_last(book, expert);
	size_t i;

	if (last == NULL)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN",
		    "there is no expert %s", expert);
	for (i = 0; i < book->n_findings; i++) {
		const struct finding *fork = &book->findings[i];

		if (strcmp(fork->reason, "FORK") == 0 &&
		    finding_is_about_expert(fork, expert)) {
			fault_at(why, FAULT_REFUSED, "FORK", fork->place, "%s",
			    fork->text);
			return fault_remedy(why,
			    "say with --last which record stands");
		}
	}
	*out = last->digest;
	return 0;
}

/* The REVOCATION as it would be stated, but for who says so and why. */
static int
state_revocation(const struct book *book, const char *expert,
    const char *last, struct revocation *r, struct fault *why)
{
	const struct admission *admission = book_admission(book, expert);

	if (admission == NULL)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN",
		    "there is no expert %s", expert);
	if (last == NULL && book_is_revoked(book, admission->sign_key))
		return fault_advise(why, FAULT_REFUSED, "KNOWN",
		    "with --last an earlier end can be stated",
		    "the key of %s was revoked already", expert);
	if ((last == NULL ? find_last(book, expert, &r->last, why) :
	    read_digest(last, &r->last, why)) == -1)
		return -1;
	id_copy(r->expert, expert);
	memcpy(r->sign_key, admission->sign_key, PUBKEY_LEN);
	return 0;
}

static bool
rests_on(const struct book *book, const struct result *result,
    const bool *ends)
{
	const struct entry *entry;
	size_t i;

	for (i = 0; i < result->n_rests; i++) {
		entry = book_find(book, &result->rests[i]);
		if (entry != NULL && ends[entry->at])
			return true;
	}
	return false;
}

int
expert_reach(const struct book *book, const char *expert, const char *last,
    struct reach *out, struct fault *why)
{
	const struct entry *result;
	struct revocation r = {0};
	bool *ends;
	size_t i;

	*out = (struct reach){0};
	if (state_revocation(book, expert, last, &r, why) == -1)
		return -1;
	ends = arena_alloc(book->arena, book->n + 1);
	if (ends == NULL || revocation_reach(book, &r, ends,
	    &out->records) == -1)
		return fault_memory(why);
	for (i = 0; i < book->call->n_stages; i++) {
		result = outcome_latest(book, book->call->stages[i].number);
		if (result != NULL && rests_on(book,
		    &result->record->body.result, ends))
			out->stages[out->n_stages++] =
			    book->call->stages[i].number;
	}
	return 0;
}

int
expert_revoke(struct register_file *reg, const struct seckey *key,
    const char *expert, const char *last, const struct ending *ending,
    struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_REVOCATION } };
	struct revocation *r = &record.body.revocation;
	struct signer signer;

	if (state_revocation(reg->book, expert, last, r, why) == -1 ||
	    decision(reg->book, ending, &r->officer, &r->reason, r->time,
	    why) == -1 || register_begin(reg, key, &signer, why) == -1)
		return -1;
	return register_finish(reg, signer_append(&signer, &record, NULL,
	    why), ending->dry, why);
}
