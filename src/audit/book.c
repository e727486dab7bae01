#include "config.h"

#include "mita/audit/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/seal/digest.h"
#include "mita/seal/pubkey.h"
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

int
book_add(struct book *book, const struct stored *rows, size_t n,
    struct fault *why)
{
	struct entry **entries, *entry;
	size_t i;

	for (i = 0; i < n; i++) {
		entries = arena_grow(book->arena, book->entries, book->n,
		    sizeof(*entries));
		entry = arena_alloc(book->arena, sizeof(*entry));
		if (entries == NULL || entry == NULL)
			return fault_memory(why);
		book->entries = entries;
		entries[book->n] = entry;
		*entry = (struct entry){
			.idx = rows[i].idx, .at = book->n++,
			.text = rows[i].text, .len = rows[i].text_len,
			.minisig = rows[i].minisig,
			.minisig_len = rows[i].minisig_len,
		};
		digest_of(entry->digest.bytes, entry->text, entry->len);
		if (note_edited(book, entry, rows[i].digest) == -1)
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

static int
seek_digest(const void *key, const void *member)
{
	const struct entry *const *entry = member;

	return digest_cmp(key, &(*entry)->digest);
}

struct entry *
book_find(const struct book *book, const struct digest *digest)
{
	struct entry **found;

	if (book->by_digest == NULL)
		return NULL;
	found = bsearch(digest, book->by_digest, book->n,
	    sizeof(*book->by_digest), seek_digest);
	return found == NULL ? NULL : *found;
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
	const struct book_key *best = NULL, *key;
	size_t i;

	for (i = 0; i < book->n_keys; i++) {
		key = &book->keys[i];
		if (strcmp(key->admission->expert, expert) != 0 ||
		    (set != NULL && !set[key->entry->at]))
			continue;
		if (best == NULL || key->entry->record->head.seq >
		    best->entry->record->head.seq)
			best = key;
	}
	return best == NULL ? NULL : best->admission;
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
	size_t i;

	for (i = 0; i < book->n_keys; i++)
		if (memcmp(book->keys[i].id, key_id, KEYID_LEN) == 0)
			return book->keys[i].admission;
	return NULL;
}

bool
book_is_revoked(const struct book *book,
    const uint8_t sign_key[static PUBKEY_LEN])
{
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (entry->believed &&
		    entry->record->head.kind == RECORD_REVOCATION &&
		    memcmp(entry->record->body.revocation.sign_key, sign_key,
		    PUBKEY_LEN) == 0)
			return true;
	}
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
	const struct entry *best = NULL;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];
		const struct proposal *proposal;

		if (!entry->believed || (set != NULL && !set[i]) ||
		    entry->record->head.kind != RECORD_PROPOSAL)
			continue;
		proposal = &entry->record->body.proposal;
		if (proposal->stage != stage || strcmp(proposal->id, id) != 0)
			continue;
		if (best == NULL ||
		    proposal->version > best->record->body.proposal.version)
			best = entry;
	}
	return best;
}

/* An expert's line is that of the key in force. */
static bool
is_in_line(const struct entry *entry,
    const char *signer, const struct admission *admission)
{
	const struct head *head;
	uint8_t id[KEYID_LEN];

	if (!entry->believed || entry->record->head.kind == RECORD_MANIFEST)
		return false;
	head = &entry->record->head;
	if (head->kind == RECORD_KEY)
		return admission != NULL &&
		    digest_equal(&entry->digest, &admission->card);
	if (strcmp(head->signer, signer) != 0)
		return false;
	if (admission == NULL)
		return true;
	pubkey_id(id, admission->sign_key);
	return memcmp(head->key_id, id, KEYID_LEN) == 0;
}

const struct entry *
book_last(const struct book *book, const char *signer)
{
	const struct admission *admission = book_admission(book, signer);
	const struct entry *last = NULL;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (!is_in_line(entry, signer, admission))
			continue;
		if (last == NULL ||
		    entry->record->head.seq > last->record->head.seq)
			last = entry;
	}
	return last;
}
