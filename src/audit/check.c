#include "config.h"

#include <stdio.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/steps.h"
#include "mita/base/fault.h"

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
	book->n_edited = 0;
	return 0;
}

int
book_check(struct book *book, enum book_scope scope,
    const uint8_t *agency_key, struct fault *why)
{
	int rc;

	if (groups_start(book) == -1 || report_edited(book) == -1)
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
