/* Signatures, round trip and trusted comment of every entry. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/grouping.h"
#include "mita/audit/single.h"
#include "mita/audit/steps.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/watch.h"
#include "mita/model/call.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/verify.h"
#include "mita/wire/record.h"

static int
refuse(struct book *book, struct entry *entry, const struct fault *fault)
{
	if (book_find_fault(book, GRADE_WRONG, fault->reason, entry, "%s",
	    fault->text) == -1)
		return -1;
	return 0;
}

static int
check_head(const struct book *book, const struct record *record,
    const struct signatory *signer, const struct minisig *sig,
    struct fault *fault)
{
	const struct head *head = &record->head;

	if (single_check_head(record, signer, sig, fault) == -1)
		return -1;
	if (head->kind != RECORD_CALL && head->kind != RECORD_KEY &&
	    !digest_equal(&head->call, &book->call_entry->digest))
		return fault_set(fault, FAULT_REFUSED, "WRONG-CALL",
		    "it belongs to another call, or to another version of this"
		    " one");
	return single_check_comment(record, sig, fault);
}

/* What verified with this key once is not verified again. */
static bool
has_verified(const struct book *book, const struct entry *entry,
    const uint8_t *key)
{
	if (entry->at < book->vouched)
		return true;
	return entry->key != NULL && memcmp(entry->key, key, PUBKEY_LEN) == 0;
}

/* Read the text, unless that was done. */
static int
read_text(struct book *book, struct entry *entry, struct fault *fault)
{
	struct record *record;

	if (entry->record != NULL)
		return 0;
	if ((record = arena_alloc(book->arena, sizeof(*record))) == NULL)
		return fault_memory(fault);
	if (record_read(record, book->arena, entry->text, entry->len,
	    fault) == -1)
		return -1;
	entry->record = record;
	return 0;
}

/*
 * Signature first, then reading: of what is unverified only a CALL and a KEY
 * are read, whose key stands inside.
 */
static int
believe(struct book *book, struct entry *entry, const struct signatory *signer,
    struct fault *fault)
{
	struct minisig sig;

	if (minisig_read(&sig, entry->minisig, entry->minisig_len,
	    fault) == -1)
		return -1;
	if (!has_verified(book, entry, signer->key) &&
	    minisig_verify(&sig, signer->key, entry->text, entry->len, fault) ==
	    -1)
		return -1;
	entry->key = signer->key;
	if (read_text(book, entry, fault) == -1)
		return -1;
	if (check_head(book, entry->record, signer, &sig, fault) == -1)
		return -1;
	entry->believed = true;
	/* An ADMISSION counts once its card is there: admit_key(). */
	if (entry->record->head.kind != RECORD_ADMISSION &&
	    groups_add(book, entry) == -1)
		return fault_memory(fault);
	return 0;
}

/*
 * When a signature fails, say as much as the text claims of itself: that
 * names the record that somebody changed.  It stays unbelieved.
 */
static void
read_claim(struct book *book, struct entry *entry)
{
	read_text(book, entry, NULL);
}

static int
judge(struct book *book, struct entry *entry, const struct signatory *signer,
    struct fault *why)
{
	struct fault fault;

	fault_clear(&fault);
	if (believe(book, entry, signer, &fault) == 0)
		return 0;
	if (fault.code == FAULT_SYSTEM) {
		*why = fault;
		return -1;
	}
	read_claim(book, entry);
	return refuse(book, entry, &fault) == -1 ? fault_memory(why) : 0;
}

/* Nothing that it says of itself is worth repeating. */
static int
refuse_unread(struct book *book, struct entry *entry,
    const struct fault *fault, struct fault *why)
{
	if (fault->code == FAULT_SYSTEM) {
		*why = *fault;
		return -1;
	}
	entry->record = NULL;
	return refuse(book, entry, fault) == -1 ? fault_memory(why) : 0;
}

static int
check_one_call(struct book *book, struct entry *entry, struct fault *why)
{
	struct signatory signer = { .name = SIGNER_AGENCY };
	struct fault fault;

	fault_clear(&fault);
	if (read_text(book, entry, &fault) == -1 || call_check(
	    &entry->record->body.call, &fault) == -1 || pubkey_check(
	    entry->record->body.call.agency_key, &fault) == -1)
		return refuse_unread(book, entry, &fault, why);
	signer.key = entry->record->body.call.agency_key;
	return judge(book, entry, &signer, why);
}

int
check_call(struct book *book, const uint8_t *agency_key, struct fault *why)
{
	struct entry *entry;
	size_t i;

	for (i = 0; i < book->n; i++) {
		entry = book->entries[i];
		if (record_kind_of(entry->text, entry->len) != RECORD_CALL)
			continue;
		if (check_one_call(book, entry, why) == -1)
			return -1;
		if (!entry->believed)
			continue;
		if (book->call != NULL) {
			entry->believed = false;
			if (book_find_fault(book, GRADE_WRONG, "TWO-CALLS",
			    entry, "a second call; one file holds one call")
			    == -1)
				return fault_memory(why);
			continue;
		}
		book->call_entry = entry;
		book->call = &entry->record->body.call;
	}
	if (book->call == NULL) {
		if (book_find_fault(book, GRADE_WRONG, "NO-CALL", NULL,
		    "there is no CALL that can be believed, so nothing else"
		    " can be") == -1)
			return fault_memory(why);
	} else if (agency_key != NULL && memcmp(agency_key,
	    book->call->agency_key, PUBKEY_LEN) != 0) {
		if (book_find_fault(book, GRADE_WRONG, "WRONG-KEY",
		    book->call_entry, "the call is signed by another agency key"
		    " than the one you know; compare short names by telephone")
		    == -1)
			return fault_memory(why);
	}
	return 0;
}

static int
check_card(struct book *book, struct entry *entry, struct fault *why)
{
	struct signatory signer = { .name = "-" };
	struct fault fault;

	fault_clear(&fault);
	if (read_text(book, entry, &fault) == -1 ||
	    pubkey_check(entry->record->body.keycard.sign_key, &fault) == -1)
		return refuse_unread(book, entry, &fault, why);
	signer.key = entry->record->body.keycard.sign_key;
	return judge(book, entry, &signer, why);
}

/* An ADMISSION counts once the card it binds is there and has its key. */
static int
admit_key(struct book *book, struct entry *entry, struct fault *why)
{
	const struct admission *admission = &entry->record->body.admission;
	const struct record *card;
	struct book_key *keys;

	card = book_record(book, RECORD_KEY, &admission->card);
	if (card == NULL || memcmp(card->body.keycard.sign_key,
	    admission->sign_key, PUBKEY_LEN) != 0) {
		entry->believed = false;
		return book_find_fault(book, GRADE_WRONG, "BINDING", entry,
		    "mita-record(5) ADMISSION: the card it names is not here,"
		    " or has another key") == -1 ? fault_memory(why) : 0;
	}
	keys = arena_grow(book->arena, book->keys, book->n_keys,
	    sizeof(*keys));
	if (keys == NULL || groups_add(book, entry) == -1)
		return fault_memory(why);
	book->keys = keys;
	pubkey_id(keys[book->n_keys].id, admission->sign_key);
	keys[book->n_keys].entry = entry;
	keys[book->n_keys++].admission = admission;
	return 0;
}

/* A minisign signature that can be read names some key. */
static bool
has_key_id(const struct entry *entry)
{
	static const uint8_t none[KEYID_LEN];

	return memcmp(entry->key_id, none, KEYID_LEN) != 0;
}

static bool
is_agency_signed(const struct book *book, const struct entry *entry)
{
	uint8_t agency[KEYID_LEN];

	pubkey_id(agency, book->call->agency_key);
	return memcmp(entry->key_id, agency, KEYID_LEN) == 0;
}

/*
 * Who would have signed this?  The key id in a signature is only a hint, but
 * a wrong hint just leads to a signature that does not verify.
 */
static int
check_other(struct book *book, struct entry *entry, struct fault *why)
{
	const struct admission *admission;
	struct signatory signer;

	if (!has_key_id(entry) || is_agency_signed(book, entry))
		signer = (struct signatory){ book->call->agency_key,
		    SIGNER_AGENCY };
	else if ((admission = book_signer(book, entry->key_id)) != NULL)
		signer = (struct signatory){ admission->sign_key,
		    admission->expert };
	else {
		read_claim(book, entry);
		return book_find_fault(book, GRADE_WRONG, "UNKNOWN-KEY", entry,
		    "signed with a key that was not admitted to this call")
		    == -1 ? fault_memory(why) : 0;
	}
	return judge(book, entry, &signer, why);
}

/* Whose key has this entry to verify with?  NULL: none, or it did already. */
static const uint8_t *
key_to_try(const struct book *book, const struct entry *entry)
{
	const struct admission *admission;
	int kind = record_kind_of(entry->text, entry->len);

	if (kind == RECORD_KEY || kind == RECORD_CALL || entry->key != NULL ||
	    entry->at < book->vouched)
		return NULL;
	if (is_agency_signed(book, entry))
		return book->call->agency_key;
	admission = book_signer(book, entry->key_id);
	return admission == NULL ? NULL : admission->sign_key;
}

/* A fiftieth of a second, before somebody is told how far it is. */
enum { AT_ONCE = 512 };

/*
 * Verify at once what can be: whatever fails here is looked at again on its
 * own, and told.  Nothing but time depends on it.
 */
static int
verify_ahead(struct book *book, size_t from, struct fault *why)
{
	struct signed_text *texts;
	struct entry **entries;
	size_t room = book->n - from + 1, n = 0, part, i;

	texts = calloc(room, sizeof(*texts));
	entries = calloc(room, sizeof(*entries));
	if (texts == NULL || entries == NULL) {
		free(texts);
		free(entries);
		return fault_memory(why);
	}
	for (i = from; i < book->n; i++) {
		struct entry *entry = book->entries[i];
		const uint8_t *key = key_to_try(book, entry);

		if (key == NULL)
			continue;
		entries[n] = entry;
		texts[n++] = (struct signed_text){ entry->minisig,
		    entry->minisig_len, key, entry->text, entry->len, false };
	}
	for (i = 0; i < n; i += part) {
		part = n - i < AT_ONCE ? n - i : AT_ONCE;
		minisig_verify_all(texts + i, part);
		watch_tell(book->watch, "verifying records", i + part, n);
	}
	for (i = 0; i < n; i++)
		if (texts[i].good)
			entries[i]->key = texts[i].key;
	free(texts);
	free(entries);
	return 0;
}

int
check_signatures(struct book *book, size_t from, struct fault *why)
{
	struct entry *entry;
	int kind;
	size_t i;

	/* A card is its own proof and needs no call. */
	for (i = from; i < book->n; i++) {
		entry = book->entries[i];
		kind = record_kind_of(entry->text, entry->len);
		if (kind == RECORD_KEY && check_card(book, entry, why) == -1)
			return -1;
	}
	if (book->call == NULL)
		return 0;
	/* The agency's records first: they say whose key is whose. */
	if (verify_ahead(book, from, why) == -1)
		return -1;
	for (i = from; i < book->n; i++) {
		entry = book->entries[i];
		kind = record_kind_of(entry->text, entry->len);
		if (kind == RECORD_KEY || kind == RECORD_CALL ||
		    !is_agency_signed(book, entry))
			continue;
		if (check_other(book, entry, why) == -1)
			return -1;
		if (entry->believed && entry->record->head.kind ==
		    RECORD_ADMISSION && admit_key(book, entry, why) == -1)
			return -1;
	}
	if (verify_ahead(book, from, why) == -1)
		return -1;
	for (i = from; i < book->n; i++) {
		entry = book->entries[i];
		kind = record_kind_of(entry->text, entry->len);
		if (kind != RECORD_KEY && kind != RECORD_CALL &&
		    !is_agency_signed(book, entry) &&
		    check_other(book, entry, why) == -1)
			return -1;
	}
	return 0;
}
