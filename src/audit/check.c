#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/steps.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"

static int
by_digest(const void *a, const void *b)
{
	const struct entry *x = *(struct entry *const *)a;
	const struct entry *y = *(struct entry *const *)b;
	int order = digest_cmp(&x->digest, &y->digest);

	return order != 0 ? order : (x->idx > y->idx) - (x->idx < y->idx);
}

static int
index_entries(struct book *book, struct fault *why)
{
	size_t i;

	book->by_digest = arena_alloc(book->arena,
	    (book->n + 1) * sizeof(*book->by_digest));
	if (book->by_digest == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n; i++)
		book->by_digest[i] = book->entries[i];
	qsort(book->by_digest, book->n, sizeof(*book->by_digest), by_digest);
	return 0;
}

/* A set holds each record once: of doubles the first in the ledger stays. */
static int
drop_doubles(struct book *book, struct fault *why)
{
	size_t i, kept = 0;

	if (index_entries(book, why) == -1)
		return -1;
	for (i = 1; i < book->n; i++)
		if (digest_equal(&book->by_digest[i - 1]->digest,
		    &book->by_digest[i]->digest))
			book->by_digest[i]->text = NULL;
	for (i = 0; i < book->n; i++)
		if (book->entries[i]->text != NULL)
			book->entries[kept++] = book->entries[i];
	book->n = kept;
	for (i = 0; i < kept; i++)
		book->entries[i]->at = i;
	return index_entries(book, why);
}

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
	book->n_edited = 0;
	return 0;
}

int
book_check(struct book *book, enum book_scope scope,
    const uint8_t *agency_key, struct fault *why)
{
	int rc;

	if (drop_doubles(book, why) == -1)
		return -1;
	if (report_edited(book) == -1)
		return fault_memory(why);
	rc = check_call(book, agency_key, why);
	if (rc == 0)
		rc = check_signatures(book, why);
	book->seen = NULL;
	if (rc == -1 || check_revocations(book, why) == -1 ||
	    check_lines(book, scope, why) == -1 ||
	    check_bindings(book, why) == -1)
		return -1;
	book_name_findings(book);
	return 0;
}
