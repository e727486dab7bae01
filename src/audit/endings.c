/* What ends: a part of an assignment, the key of an expert. */
#include "config.h"

#include <string.h>

#include "mita/audit/bindings.h"
#include "mita/audit/ending.h"
#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/steps.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/assigned.h"
#include "mita/seal/pubkey.h"

/*
 * What ends: a part of an assignment, the key of an expert.  mita-record(5)
 * CANCELLATION and REVOCATION.
 */

static bool
is_repeated(const struct cancellation *c, size_t at)
{
	size_t i;

	for (i = 0; i < at; i++)
		if (strcmp(c->proposals[i].id, c->proposals[at].id) == 0)
			return true;
	return false;
}

const char *
bind_cancellation(const struct book *book, const struct entry *entry)
{
	const struct cancellation *c = &entry->record->body.cancellation;
	const struct record *record;
	size_t i;

	record = book_record(book, RECORD_ASSIGNMENT, &c->assignment);
	if (record == NULL || record->body.assignment.stage != c->stage ||
	    strcmp(record->body.assignment.expert, c->expert) != 0)
		return "CANCELLATION: the assignment it names is not here, or"
		    " of another expert or stage";
	if (c->n_proposals == 0)
		return "CANCELLATION: it names no proposal";
	for (i = 0; i < c->n_proposals; i++)
		if (assigned_version(&record->body.assignment,
		    c->proposals[i].id) == NULL || is_repeated(c, i))
			return "CANCELLATION: a proposal it names was not"
			    " assigned there, or stands twice";
	if (c->officer[0] == '\0' || c->reason[0] == '\0')
		return "CANCELLATION: a cancellation has an officer's name and"
		    " a reason";
	return NULL;
}

bool
book_is_cancelled(const struct book *book, const struct entry *assignment,
    const char *proposal)
{
	const struct assignment *a = &assignment->record->body.assignment;
	const struct entries *all = book_group(book, GROUP_CANCELLATION,
	    a->stage, a->expert);
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct cancellation *c =
		    &all->list[i]->record->body.cancellation;

		if (all->list[i]->believed && digest_equal(&c->assignment,
		    &assignment->digest) && cancellation_names(c, proposal))
			return true;
	}
	return false;
}

/* Keys */

/* Is the entry in the line of this key: its card, or signed with it? */
static bool
is_of_key(const struct entry *entry, const char *expert,
    const uint8_t *sign_key)
{
	const struct record *record = entry->record;
	uint8_t id[KEYID_LEN];

	if (record == NULL || !(entry->believed || entry->revoked))
		return false;
	if (record->head.kind == RECORD_KEY)
		return memcmp(record->body.keycard.sign_key, sign_key,
		    PUBKEY_LEN) == 0;
	pubkey_id(id, sign_key);
	return strcmp(record->head.signer, expert) == 0 &&
	    memcmp(record->head.key_id, id, KEYID_LEN) == 0;
}

static bool
was_admitted(const struct book *book, const struct revocation *r,
    uint32_t seq)
{
	const struct entries *all = book_group(book, GROUP_ADMISSION, 0,
	    r->expert);
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct record *record = all->list[i]->record;

		if (memcmp(record->body.admission.sign_key, r->sign_key,
		    PUBKEY_LEN) == 0 && record->head.seq < seq)
			return true;
	}
	return false;
}

static const char *
bind_revocation(const struct book *book, const struct entry *entry)
{
	const struct revocation *r = &entry->record->body.revocation;
	const struct entry *last = book_find(book, &r->last);

	if (!was_admitted(book, r, entry->record->head.seq))
		return "REVOCATION: the expert was not admitted with this key";
	if (last == NULL || !is_of_key(last, r->expert, r->sign_key))
		return "REVOCATION: the record it lets stand last is not here,"
		    " or not of this key";
	if (r->officer[0] == '\0' || r->reason[0] == '\0')
		return "REVOCATION: a revocation has an officer's name and a"
		    " reason";
	return NULL;
}

/* The lowest seq at which the agency ended this key; 0: it did not. */
static uint32_t
ended_at(const struct book *book, const uint8_t *sign_key)
{
	const struct entries *all;
	uint8_t id[KEYID_LEN];
	uint32_t seq = 0;
	size_t i;

	pubkey_id(id, sign_key);
	all = book_key_group(book, GROUP_REVOCATION, id);
	for (i = 0; i < all->n; i++) {
		const struct record *record = all->list[i]->record;

		if (all->list[i]->believed &&
		    memcmp(record->body.revocation.sign_key, sign_key,
		    PUBKEY_LEN) == 0 && (seq == 0 || record->head.seq < seq))
			seq = record->head.seq;
	}
	return seq;
}

/* Was this key admitted for somebody else before? */
static bool
is_anothers(const struct book *book, const struct book_key *key)
{
	const struct entries *all = book_key_group(book, GROUP_ADMITTED,
	    key->id);
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct record *other = all->list[i]->record;

		if (strcmp(other->body.admission.expert,
		    key->admission->expert) != 0 &&
		    memcmp(other->body.admission.sign_key,
		    key->admission->sign_key, PUBKEY_LEN) == 0 &&
		    other->head.seq <= key->entry->record->head.seq)
			return true;
	}
	return false;
}

/* One key at a time: the next only when the one before has ended. */
static const char *
bind_admission(const struct book *book, const struct book_key *key)
{
	const struct entries *all = book_group(book, GROUP_ADMISSION, 0,
	    key->admission->expert);
	uint32_t seq = key->entry->record->head.seq, end;
	size_t i;

	if (is_anothers(book, key))
		return "ADMISSION: this key is another expert's";
	for (i = 0; i < all->n; i++) {
		const struct record *other = all->list[i]->record;
		const uint8_t *sign_key = other->body.admission.sign_key;
		bool same = memcmp(sign_key, key->admission->sign_key,
		    PUBKEY_LEN) == 0;

		if (other->head.seq > seq)
			continue;
		end = ended_at(book, sign_key);
		if (same && end != 0 && end < seq)
			return "ADMISSION: this key was revoked before";
		if (!same && (end == 0 || end > seq))
			return "ADMISSION: the expert's key before was not"
			    " revoked";
	}
	return NULL;
}

static int
disbelieve(struct book *book, struct entry *entry, const char *rule)
{
	entry->believed = false;
	return book_find_fault(book, GRADE_WRONG, "BINDING", entry,
	    "mita-record(5) %s", rule);
}

/* Judge all before any is taken out, so that no order matters. */
static int
judge_revocations(struct book *book)
{
	const char *rule;
	const struct entries *all = book_kind(book, RECORD_REVOCATION);
	size_t i;

	for (i = 0; i < all->n; i++) {
		struct entry *entry = all->list[i];

		if (!entry->believed)
			continue;
		rule = bind_revocation(book, entry);
		if (rule != NULL && disbelieve(book, entry, rule) == -1)
			return -1;
	}
	return 0;
}

static int
judge_admissions(struct book *book)
{
	const char *rule;
	size_t i;

	for (i = 0; i < book->n_keys; i++) {
		rule = bind_admission(book, &book->keys[i]);
		if (rule != NULL && disbelieve(book, book_find(book,
		    &book->keys[i].entry->digest), rule) == -1)
			return -1;
	}
	return 0;
}

/*
 * Mark what stands: last, and what one comes to from it by prev.  Each
 * revocation has a mark of its own.
 */
static void
mark_standing(const struct book *book, const struct revocation *r,
    size_t *stands, size_t mark)
{
	const struct entry *entry = book_find(book, &r->last);

	while (entry != NULL && entry->record != NULL &&
	    stands[entry->at] != mark) {
		stands[entry->at] = mark;
		entry = book_find(book, &entry->record->head.prev);
	}
}

/* In the line of the key, and not among what stands? */
static bool
is_ended(const struct entry *entry, const struct revocation *r,
    const size_t *stands, size_t mark)
{
	return stands[entry->at] != mark && !entry->revoked &&
	    is_of_key(entry, r->expert, r->sign_key);
}

static int
apply(struct book *book, const struct revocation *r, size_t *stands,
    size_t mark)
{
	const struct entries *all;
	uint8_t id[KEYID_LEN];
	size_t i;

	mark_standing(book, r, stands, mark);
	pubkey_id(id, r->sign_key);
	all = book_key_group(book, GROUP_LINE, id);
	for (i = 0; i < all->n; i++) {
		struct entry *entry = all->list[i];

		if (!is_ended(entry, r, stands, mark))
			continue;
		entry->believed = false;
		entry->revoked = true;
		if (book_find_fault(book, GRADE_NOTICE, "REVOKED", entry,
		    "its key was revoked and it is not among what stands; it"
		    " does not count until %s signs it again with a new key",
		    r->expert) == -1)
			return -1;
	}
	return 0;
}

int
revocation_reach(const struct book *book, const struct revocation *r,
    bool *out, size_t *n)
{
	size_t *stands = arena_alloc(book->arena,
	    (book->n + 1) * sizeof(*stands));
	const struct entries *all;
	uint8_t id[KEYID_LEN];
	size_t i;

	*n = 0;
	if (stands == NULL)
		return -1;
	mark_standing(book, r, stands, 1);
	pubkey_id(id, r->sign_key);
	all = book_key_group(book, GROUP_LINE, id);
	for (i = 0; i < all->n; i++)
		if (is_ended(all->list[i], r, stands, 1)) {
			out[all->list[i]->at] = true;
			(*n)++;
		}
	return 0;
}

int
check_revocations(struct book *book, struct fault *why)
{
	const struct entries *all = book_kind(book, RECORD_REVOCATION);
	size_t *stands, i;

	if (book->call == NULL)
		return 0;
	stands = arena_alloc(book->arena, (book->n + 1) * sizeof(*stands));
	if (stands == NULL || judge_revocations(book) == -1 ||
	    judge_admissions(book) == -1)
		return fault_memory(why);
	for (i = 0; i < all->n; i++)
		if (all->list[i]->believed && apply(book,
		    &all->list[i]->record->body.revocation, stands, i + 1) ==
		    -1)
			return fault_memory(why);
	return 0;
}
