/* What is counted and named of a book that was audited. */
#include "config.h"

#include "mita/auditor/facts.h"

#include "mita/audit/book.h"
#include "mita/audit/ledger.h"
#include "mita/audit/witness.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/model/call.h"
#include "mita/report/audited.h"
#include "mita/seal/pubkey.h"

static void
count_kinds(struct audited *out, const struct book *book)
{
	size_t i;

	for (i = 0; i < book->n; i++)
		if (book->entries[i]->believed)
			out->kinds[book->entries[i]->record->head.kind]++;
		else
			out->doubtful++;
}

/* Each assigned pair ends in exactly one state: how many in each. */
static int
count_pairs(struct audited_stage *out, const struct book *book,
    struct fault *why)
{
	struct pair *pairs;
	size_t i;

	if (pairs_of(book, out->stage, NULL, &pairs, &out->assigned,
	    why) == -1)
		return -1;
	for (i = 0; i < out->assigned; i++)
		out->states[pairs[i].state]++;
	out->missing = out->assigned - out->states[PAIR_EVALUATED] -
	    out->states[PAIR_DISQUALIFIED] - out->states[PAIR_CANCELLED];
	return 0;
}

static int
count_stages(struct audited *out, const struct book *book,
    struct fault *why)
{
	size_t n = book->call == NULL ? 0 : book->call->n_stages, s;
	struct audited_stage *stages = arena_alloc(book->arena,
	    (n + 1) * sizeof(*stages));

	if (stages == NULL)
		return fault_memory(why);
	for (s = 0; s < n; s++) {
		stages[s] = (struct audited_stage){
			.stage = book->call->stages[s].number
		};
		if (count_pairs(&stages[s], book, why) == -1)
			return -1;
	}
	out->stages = stages;
	out->n_stages = n;
	return 0;
}

static const char *
short_name(const struct book *book, const uint8_t *of)
{
	char name[KEYNAME_LEN + 1];

	pubkey_name(name, of);
	return arena_string(book->arena, name);
}

static struct audited_key
key_of(const struct book *book, const struct admission *admission)
{
	const struct record *card = book_record(book, RECORD_KEY,
	    &admission->card);

	return (struct audited_key){
		.owner = admission->expert,
		.name = card == NULL ? "" : card->body.keycard.name,
		.said = short_name(book, admission->sign_key),
		.ended = book_is_revoked(book, admission->sign_key),
	};
}

static int
name_keys(struct audited *out, const struct book *book, struct fault *why)
{
	struct audited_key *keys = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(*keys));
	size_t i, n = 0;

	if (keys == NULL)
		return fault_memory(why);
	if (book->call != NULL)
		keys[n++] = (struct audited_key){
			.owner = SIGNER_AGENCY, .name = "",
			.said = short_name(book, book->call->agency_key),
		};
	for (i = 0; i < book->n_keys; i++)
		keys[n++] = key_of(book, book->keys[i].admission);
	for (i = 0; i < n; i++)
		if (keys[i].said == NULL)
			return fault_memory(why);
	out->keys = keys;
	out->n_keys = n;
	return 0;
}

/* By which two who talk find out that they hold the same. */
static int
name_heads(struct audited *out, const struct book *book,
    const struct ledger *ledger, struct fault *why)
{
	if (heads_of(book, ledger, &out->heads) == -1)
		return fault_memory(why);
	out->agency_said = out->heads.agency == NULL ? "" :
	    short_name(book, out->heads.agency->digest.bytes);
	out->all_said = short_name(book, out->heads.all.bytes);
	out->ledger_said = short_name(book, out->heads.ledger.root.bytes);
	return out->agency_said == NULL || out->all_said == NULL ||
	    out->ledger_said == NULL ?
	    fault_memory(why) : 0;
}

static int
name_witnesses(struct audited *out, const struct book *book,
    const struct ledger *ledger, struct fault *why)
{
	struct audited_witness *named;
	char time[CLOCK_TEXT_LEN + 1];
	struct witness *list;
	size_t n, i;

	if (witness_list(ledger->ends, ledger->n_ends, book->arena, &list, &n)
	    == -1 || (named = arena_alloc(book->arena, (n + 1) *
	    sizeof(*named))) == NULL)
		return fault_memory(why);
	for (i = 0; i < n; i++) {
		clock_text(list[i].time, time);
		named[i] = (struct audited_witness){
			.said = short_name(book, list[i].key),
			.time = arena_string(book->arena, time),
			.size = list[i].size,
		};
		if (named[i].said == NULL || named[i].time == NULL)
			return fault_memory(why);
	}
	out->witnesses = named;
	out->n_witnesses = n;
	return 0;
}

/* What an applicant holds in a letter. */
static int
name_decided(struct audited *out, const struct book *book,
    const struct ledger *ledger, struct fault *why)
{
	struct audited_decided *decided = NULL;
	struct digest root;
	size_t i, n = 0;

	for (i = 0; i < book->n; i++) {
		const struct entry *e = book->entries[i];

		if (!e->believed || e->record->head.kind != RECORD_RESULT ||
		    e->idx < 1 || (size_t)e->idx > ledger->n)
			continue;
		decided = arena_grow(book->arena, decided, n,
		    sizeof(*decided));
		if (decided == NULL)
			return fault_memory(why);
		root = merkle_root(&ledger->tree, (size_t)e->idx);
		decided[n] = (struct audited_decided){
			.stage = e->record->body.result.stage,
			.size = (size_t)e->idx,
			.said = short_name(book, root.bytes),
		};
		if (decided[n++].said == NULL)
			return fault_memory(why);
	}
	out->decided = decided;
	out->n_decided = n;
	return 0;
}

int
facts_fill(struct audited *out, const struct book *book,
    const struct ledger *ledger, struct fault *why)
{
	out->book = book;
	out->n = book->n;
	count_kinds(out, book);
	if (count_stages(out, book, why) == -1 ||
	    name_keys(out, book, why) == -1)
		return -1;
	return name_heads(out, book, ledger, why) == -1 ||
	    name_decided(out, book, ledger, why) == -1 ? -1 :
	    name_witnesses(out, book, ledger, why);
}
