/* A set of records and what is true of each: filling, growing, asking. */
#include "config.h"

#include "mita/audit/book.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/seal/digest.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/verify.h"
#include "mita/store/records.h"

struct book *
book_new(struct fault *why)
{
	struct arena *arena;
	struct book *book;

	if ((arena = arena_new()) == NULL ||
	    (book = arena_alloc(arena, sizeof(*book))) == NULL) {
		arena_free(arena);
		fault_memory(why);
		return NULL;
	}
	book->arena = arena;
	book->by_digest.arena = arena;
	return book;
}

void
book_free(struct book *book)
{
	if (book != NULL)
		arena_free(book->arena);
}

struct digest
book_digest(const void *text, size_t len)
{
	struct digest digest;

	digest_of(digest.bytes, text, len);
	return digest;
}

int
book_load(struct book *book, struct db *db, struct fault *why)
{
	struct stored *rows;
	size_t n;

	if (records_load(db, book->arena, &rows, &n, why) == -1)
		return -1;
	return book_add(book, rows, n, why);
}

int
book_load_more(struct book *book, struct db *db, struct fault *why)
{
	int64_t last = book->n == 0 ? INT64_MIN :
	    book->entries[book->n - 1]->idx;
	struct stored *rows;
	size_t n;

	if (records_load_after(db, last, book->arena, &rows, &n, why) == -1)
		return -1;
	return book_add(book, rows, n, why);
}

/* The digest column is for queries; a wrong one means that a row was edited. */
static int
note_edited(struct book *book, const struct entry *entry, const char *column)
{
	char text[DIGEST_TEXT_LEN + 1];
	struct edited *edited;

	digest_text(text, &entry->digest);
	if (column == NULL || strcmp(text, column) == 0)
		return 0;
	edited = arena_grow(book->arena, book->edited, book->n_edited,
	    sizeof(*edited));
	if (edited == NULL)
		return -1;
	book->edited = edited;
	edited[book->n_edited++] = (struct edited){
		entry->idx, entry->digest, column
	};
	return 0;
}

/* A set holds each record once: of doubles the first in the ledger stays. */
static int
keep(struct book *book, struct entry *entry)
{
	struct entry **entries;

	if (book_find(book, &entry->digest) != NULL)
		return 0;
	entries = arena_grow(book->arena, book->entries, book->n,
	    sizeof(*entries));
	if (entries == NULL || map_put(&book->by_digest, entry->digest.bytes,
	    DIGEST_LEN, entry) == -1)
		return -1;
	book->entries = entries;
	entries[book->n++] = entry;
	return 0;
}

int
book_add(struct book *book, const struct stored *rows, size_t n,
    struct fault *why)
{
	struct minisig sig;
	struct entry *entry;
	size_t i;

	for (i = 0; i < n; i++) {
		entry = arena_alloc(book->arena, sizeof(*entry));
		if (entry == NULL)
			return fault_memory(why);
		*entry = (struct entry){
			.idx = rows[i].idx, .at = book->n,
			.text = rows[i].text, .len = rows[i].text_len,
			.minisig = rows[i].minisig,
			.minisig_len = rows[i].minisig_len,
		};
		digest_of(entry->digest.bytes, entry->text, entry->len);
		if (minisig_read(&sig, entry->minisig, entry->minisig_len,
		    NULL) == 0)
			memcpy(entry->key_id, sig.key_id, KEYID_LEN);
		if (note_edited(book, entry, rows[i].digest) == -1 ||
		    keep(book, entry) == -1)
			return fault_memory(why);
	}
	return 0;
}

const char *
book_place(const struct book *book, const struct entry *entry)
{
	const struct record *record = entry->record;
	const char *proposal = NULL;
	char text[256];

	if (record == NULL)
		snprintf(text, sizeof(text), "record %lld",
		    (long long)entry->idx);
	else {
		if (record->head.kind == RECORD_EVALUATION)
			proposal = record->body.evaluation.proposal;
		else if (record->head.kind == RECORD_DECLARATION)
			proposal = record->body.declaration.proposal;
		else if (record->head.kind == RECORD_RULING &&
		    strcmp(record->body.ruling.proposal, "-") != 0)
			proposal = record->body.ruling.proposal;
		else if (record->head.kind == RECORD_PROPOSAL)
			proposal = record->body.proposal.id;
		snprintf(text, sizeof(text), "%s%s%s by %s, seq %u",
		    record_kind_words[record->head.kind],
		    proposal == NULL ? "" : " of ",
		    proposal == NULL ? "" : proposal, record->head.signer,
		    record->head.seq);
	}
	return arena_string(book->arena, text);
}

/* Looking up */

struct entry *
book_find(const struct book *book, const struct digest *digest)
{
	return map_get(&book->by_digest, digest->bytes, DIGEST_LEN);
}

const struct record *
book_record(const struct book *book, enum record_kind kind,
    const struct digest *digest)
{
	const struct entry *entry = book_find(book, digest);

	if (entry == NULL || !entry->believed ||
	    entry->record->head.kind != kind)
		return NULL;
	return entry->record;
}

/*
 * A later admission of the same expert (another load, another key) stands
 * for the earlier one: the agency's line has an order of its own.
 */
const struct admission *
book_admission_in(const struct book *book, const char *expert,
    const bool *set)
{
	const struct entries *all = book_group(book, GROUP_ADMISSION, 0,
	    expert);
	const struct record *best = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];

		if (set != NULL && !set[entry->at])
			continue;
		if (best == NULL || entry->record->head.seq > best->head.seq)
			best = entry->record;
	}
	return best == NULL ? NULL : &best->body.admission;
}

const struct admission *
book_admission(const struct book *book, const char *expert)
{
	return book_admission_in(book, expert, NULL);
}

const struct keycard *
book_card(const struct book *book, const char *expert)
{
	const struct admission *admission = book_admission(book, expert);
	const struct record *card;

	if (admission == NULL)
		return NULL;
	card = book_record(book, RECORD_KEY, &admission->card);
	return card == NULL ? NULL : &card->body.keycard;
}

const struct admission *
book_signer(const struct book *book, const uint8_t key_id[static KEYID_LEN])
{
	const struct entries *all = book_key_group(book, GROUP_ADMITTED,
	    key_id);

	return all->n == 0 ? NULL : &all->list[0]->record->body.admission;
}

bool
book_is_revoked(const struct book *book,
    const uint8_t sign_key[static PUBKEY_LEN])
{
	const struct entries *all;
	uint8_t id[KEYID_LEN];
	size_t i;

	pubkey_id(id, sign_key);
	all = book_key_group(book, GROUP_REVOCATION, id);
	for (i = 0; i < all->n; i++)
		if (all->list[i]->believed && memcmp(all->list[i]->record->
		    body.revocation.sign_key, sign_key, PUBKEY_LEN) == 0)
			return true;
	return false;
}

const struct entry *
book_proposal(const struct book *book, const char *id, unsigned stage)
{
	return book_proposal_in(book, id, stage, NULL);
}

const struct entry *
book_proposal_in(const struct book *book, const char *id, unsigned stage,
    const bool *set)
{
	const struct entries *all = book_group(book, GROUP_PROPOSAL, stage,
	    id);
	const struct entry *best = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];

		if (entry_counts(entry, set) && (best == NULL ||
		    entry->record->body.proposal.version >
		    best->record->body.proposal.version))
			best = entry;
	}
	return best;
}

/* The key in force of a signer in this call, or NULL. */
static const uint8_t *
key_of(const struct book *book, const char *signer,
    const struct admission *admission)
{
	if (admission != NULL)
		return admission->sign_key;
	return book->call == NULL || strcmp(signer, SIGNER_AGENCY) != 0 ?
	    NULL : book->call->agency_key;
}

const struct entry *
book_last(const struct book *book, const char *signer)
{
	const struct admission *admission = book_admission(book, signer);
	const uint8_t *key = key_of(book, signer, admission);
	const struct entry *last = NULL;
	const struct entries *line;
	uint8_t id[KEYID_LEN];
	size_t i;

	if (key == NULL)
		return NULL;
	if (admission != NULL && book_record(book, RECORD_KEY,
	    &admission->card) != NULL)
		last = book_find(book, &admission->card);
	pubkey_id(id, key);
	line = book_key_group(book, GROUP_LINE, id);
	for (i = 0; i < line->n; i++) {
		const struct entry *entry = line->list[i];

		if (entry->believed && strcmp(entry->record->head.signer,
		    signer) == 0 && (last == NULL || entry->record->head.seq >
		    last->record->head.seq))
			last = entry;
	}
	return last;
}
