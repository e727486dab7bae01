/* Each signer's line: every record names the one before it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/steps.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/seal/pubkey.h"

/*
 * Each signer's statements form a line: every record names the one before.
 * mita-record(5) CHAINS.  A hole is a lost or withheld record; two records
 * in one place are an equivocation.  Neither makes a signature untrue, so
 * the records stay believed and the finding stands beside them.
 */

static int
by_seq(const void *a, const void *b)
{
	const struct entry *x = *(struct entry *const *)a;
	const struct entry *y = *(struct entry *const *)b;
	uint32_t s = x->record->head.seq, t = y->record->head.seq;

	if (s != t)
		return s < t ? -1 : 1;
	return digest_cmp(&x->digest, &y->digest);
}

/* Is prev the digest of one of line[first .. end - 1]? */
static bool
names_one(const struct entry *entry, struct entry **line, size_t first,
    size_t end)
{
	size_t i;

	for (i = first; i < end; i++)
		if (digest_equal(&entry->record->head.prev, &line[i]->digest))
			return true;
	return false;
}

/* Wrong in a line; whose it is, its records do not all say: a card is in it. */
static struct finding
wrong_in(const char *signer, const char *reason, const struct entry *entry)
{
	return (struct finding){
		.grade = GRADE_WRONG, .reason = reason, .entry = entry,
		.signer = signer, .expert =
		    strcmp(signer, SIGNER_AGENCY) == 0 ? NULL : signer,
	};
}

static int
report_place(struct book *book, const char *signer, struct entry **line,
    size_t first, size_t end)
{
	struct finding facts = wrong_in(signer, "FORK", line[end - 1]);

	if (end - first > 1 && book_find_about(book, &facts,
	    "mita-record(5) CHAINS: %zu different records of %s have seq %u;"
	    " ask the signer which one stands", end - first, signer,
	    line[first]->record->head.seq) == -1)
		return -1;
	return 0;
}

/* Entries of one line in order of seq; before is the place before. */
static int
walk_line(struct book *book, const char *signer, struct entry **line,
    size_t n)
{
	struct finding facts;
	size_t before = 0, first, end, i;
	uint32_t seq, want = 1;

	for (first = 0; first < n; first = end) {
		seq = line[first]->record->head.seq;
		for (end = first; end < n && line[end]->record->head.seq == seq;
		    end++)
			continue;
		if (report_place(book, signer, line, first, end) == -1)
			return -1;
		for (i = first; i < end; i++) {
			if (seq == want && (seq == 1 ||
			    names_one(line[i], line, before, first)))
				continue;
			facts = wrong_in(signer, "CHAIN", line[i]);
			if (book_find_about(book, &facts,
			    "mita-record(5) CHAINS: the record before it (seq"
			    " %u) is missing or is another one", seq - 1) == -1)
				return -1;
		}
		before = first;
		want = seq + 1;
	}
	return 0;
}

/* The line of the agency (key NULL), or of one key of an expert. */
static int
check_line(struct book *book, const struct book_key *key, struct fault *why)
{
	const char *signer = key == NULL ? SIGNER_AGENCY :
	    key->admission->expert;
	const struct entries *all;
	struct entry **line, *card;
	uint8_t agency[KEYID_LEN];
	size_t n = 0, i;

	pubkey_id(agency, book->call->agency_key);
	all = book_key_group(book, GROUP_LINE, key == NULL ? agency : key->id);
	line = arena_alloc(book->arena, (all->n + 1) * sizeof(*line));
	if (line == NULL)
		return fault_memory(why);
	if (key != NULL &&
	    (card = book_find(book, &key->admission->card)) != NULL)
		line[n++] = card;
	for (i = 0; i < all->n; i++)
		if (all->list[i]->believed && strcmp(all->list[i]->record->
		    head.signer, signer) == 0)
			line[n++] = all->list[i];
	qsort(line, n, sizeof(*line), by_seq);
	return walk_line(book, signer, line, n) == -1 ? fault_memory(why) : 0;
}

/* Of several admissions of one key the last speaks for its line. */
static bool
is_last_of_key(const struct book *book, const struct book_key *key)
{
	const struct entries *all = book_key_group(book, GROUP_ADMITTED,
	    key->id);
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct record *other = all->list[i]->record;

		if (memcmp(other->body.admission.sign_key,
		    key->admission->sign_key, PUBKEY_LEN) == 0 &&
		    other->head.seq > key->entry->record->head.seq)
			return false;
	}
	return true;
}

int
check_lines(struct book *book, enum book_scope scope, struct fault *why)
{
	size_t i;

	if (book->call == NULL)
		return 0;
	if (scope == BOOK_WHOLE && check_line(book, NULL, why) == -1)
		return -1;
	for (i = 0; i < book->n_keys; i++)
		if (is_last_of_key(book, &book->keys[i]) &&
		    check_line(book, &book->keys[i], why) == -1)
			return -1;
	return 0;
}

/* The last admission of a key, as a line is checked for it. */
static bool
find_key(const struct book *book, const struct entry *entry,
    struct book_key *out)
{
	const struct entries *all;
	size_t i;

	memcpy(out->id, entry->key_id, KEYID_LEN);
	all = book_key_group(book, GROUP_ADMITTED, out->id);
	out->entry = NULL;
	for (i = 0; i < all->n; i++)
		if (out->entry == NULL || all->list[i]->record->head.seq >
		    out->entry->record->head.seq)
			out->entry = all->list[i];
	if (out->entry == NULL)
		return false;
	out->admission = &out->entry->record->body.admission;
	return true;
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Is there one record in each place, and no other signer of that key? */
static bool
is_single(const struct book *book, const struct book_key *key)
{
	const struct entries *all = book_key_group(book, GROUP_LINE, key->id);
	uint32_t *places = arena_alloc(book->arena,
	    (all->n + 1) * sizeof(*places));
	size_t i;

	if (places == NULL)
		return false;
	for (i = 0; i < all->n; i++)
		places[i] = all->list[i]->record->head.seq;
	qsort(places, all->n, sizeof(*places), by_value);
	for (i = 1; i < all->n; i++)
		if (places[i] == places[i - 1])
			return false;
	return true;
}

/* Signed with the same key as the one before? */
static bool
is_next(const struct book *book, size_t from, size_t i)
{
	return i > from && memcmp(book->entries[i]->key_id,
	    book->entries[i - 1]->key_id, KEYID_LEN) == 0;
}

bool
lines_are_plain(const struct book *book, size_t from)
{
	struct book_key key;
	size_t i;

	for (i = from; i < book->n; i++)
		if (!is_next(book, from, i) && (!find_key(book,
		    book->entries[i], &key) || book_is_revoked(book,
		    key.admission->sign_key) || !is_single(book, &key)))
			return false;
	return true;
}

/* Each line once: at the first of it that is new. */
static bool
is_first(const struct book *book, size_t from, const struct entry *entry)
{
	const struct entries *all = book_key_group(book, GROUP_LINE,
	    entry->key_id);
	size_t i;

	for (i = 0; i < all->n; i++)
		if (all->list[i]->at >= from)
			return all->list[i] == entry;
	return false;
}

int
check_lines_of(struct book *book, size_t from, struct fault *why)
{
	struct book_key key;
	size_t i;

	for (i = from; i < book->n; i++)
		if (is_first(book, from, book->entries[i]) && find_key(
		    book, book->entries[i], &key) && check_line(book, &key,
		    why) == -1)
			return -1;
	return 0;
}
