/* The order in which everything about a book is decided. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/bindings.h"
#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/grouping.h"
#include "mita/audit/steps.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/wire/record.h"

/* Deciding about all entries of a book, in steps. */

/* Changed in the file: told by its row, since nothing in it may be believed. */
static int
report_edited(struct book *book)
{
	char place[32];
	size_t i;

	for (i = 0; i < book->n_edited; i++) {
		const struct edited *row = &book->edited[i];

		snprintf(place, sizeof(place), "record %lld",
		    (long long)row->idx);
		if (book_find_about(book, &(struct finding){
		    .grade = GRADE_WRONG, .reason = "EDITED",
		    .entry = book_find(book, &row->digest), .place = place },
		    "the text is not the one that was stored under digest %s:"
		    " it was changed in the file; take the record from another"
		    " copy", row->column) == -1)
			return -1;
	}
	return 0;
}

/* From what stands in the texts alone, as if nothing had been said before. */
static int
decide(struct book *book, struct fault *why)
{
	size_t i;

	for (i = 0; i < book->n; i++) {
		struct entry *entry = book->entries[i];

		if (book->before.plain)
			entry->was_believed = entry->believed;
		entry->believed = entry->revoked = false;
	}
	book->findings = NULL;
	book->n_findings = book->n_keys = 0;
	book->call_entry = NULL;
	book->call = NULL;
	book->checked = false;
	book->forms = arena_alloc(book->arena,
	    STAGES_MAX * sizeof(*book->forms));
	if (book->forms == NULL || groups_start(book) == -1 ||
	    report_edited(book) == -1)
		return fault_memory(why);
	if (check_call(book, book->agency_key, why) == -1 ||
	    check_signatures(book, 0, why) == -1)
		return -1;
	book->vouched = 0;
	if (check_revocations(book, why) == -1 ||
	    check_lines(book, book->scope, why) == -1 ||
	    check_bindings(book, 0, why) == -1)
		return -1;
	book_name_findings(book);
	return 0;
}

static void
conclude(struct book *book)
{
	book->n_checked = book->n;
	book->n_decided = book->n_findings;
}

int
book_check(struct book *book, enum book_scope scope,
    const uint8_t *agency_key, struct fault *why)
{
	book->scope = scope;
	if (agency_key != NULL && (book->agency_key = (const uint8_t *)
	    arena_copy(book->arena, agency_key, PUBKEY_LEN)) == NULL)
		return fault_memory(why);
	if (decide(book, why) == -1)
		return -1;
	conclude(book);
	book_settle(book);
	return 0;
}

/* Growing */

static bool
is_statement(const struct entry *entry)
{
	int kind = record_kind_of(entry->text, entry->len);

	return kind == RECORD_DECLARATION || kind == RECORD_EVALUATION;
}

/*
 * Can what is new change nothing that is decided?  So it is with what experts
 * state in a set that is whole: it names what is there already, and nothing
 * there can name it.  Whatever the agency states may bear on all.
 */
static bool
is_plain(const struct book *book)
{
	size_t i;

	if (book->call == NULL || book->n_edited != book->before.n_edited)
		return false;
	for (i = 0; i < book->n_findings; i++)
		if (book->findings[i].grade == GRADE_WRONG &&
		    strcmp(book->findings[i].reason, "FORK") != 0)
			return false;
	for (i = book->n_checked; i < book->n; i++)
		if (!is_statement(book->entries[i]))
			return false;
	return lines_are_plain(book, book->n_checked);
}

/* The findings of the check alone: others are of the set as it was. */
static int
part_findings(struct book *book)
{
	struct finding *own = NULL;
	size_t i;

	if (book->n_findings == book->n_decided)
		return 0;
	for (i = 0; i < book->n_decided; i++) {
		own = arena_grow(book->arena, own, i, sizeof(*own));
		if (own == NULL)
			return -1;
		own[i] = book->findings[i];
	}
	book->findings = own;
	book->n_findings = book->n_decided;
	return 0;
}

static int
decide_new(struct book *book, struct fault *why)
{
	size_t from = book->n_checked;

	if (check_signatures(book, from, why) == -1 ||
	    check_lines_of(book, from, why) == -1)
		return -1;
	return check_bindings(book, from, why);
}

int
book_extend(struct book *book, struct fault *why)
{
	bool plain;
	int rc;

	if (book->n == book->n_checked)
		return 0;
	if (book->n_checked == book->before.n) {
		book->before.findings = book->findings;
		book->before.n_findings = book->n_findings;
	}
	if (part_findings(book) == -1)
		return fault_memory(why);
	plain = is_plain(book);
	rc = plain ? decide_new(book, why) : decide(book, why);
	book->before.plain = book->before.plain && plain;
	conclude(book);
	return rc;
}

void
book_settle(struct book *book)
{
	book->n_findings = book->n_decided;
	book->before.n = book->n;
	book->before.n_edited = book->n_edited;
	book->before.n_findings = book->n_findings;
	book->before.n_decided = book->n_decided;
	book->before.findings = book->findings;
	book->before.plain = true;
}

int
book_undo(struct book *book, struct fault *why)
{
	int rc = 0;

	if (book->n == book->before.n)
		return 0;
	while (book->n > book->before.n) {
		const struct entry *entry = book->entries[--book->n];

		if (book->before.plain && entry->record != NULL)
			groups_drop(book, entry);
		map_drop(&book->by_digest, entry->digest.bytes, DIGEST_LEN);
	}
	book->n_edited = book->before.n_edited;
	if (!book->before.plain)
		rc = decide(book, why);
	book->findings = book->before.findings;
	book->n_findings = book->before.n_findings;
	book->n_decided = book->before.n_decided;
	book->n_checked = book->n;
	book->before.plain = true;
	return rc;
}
