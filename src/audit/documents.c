/* Documents that are kept, held to their digests. */
#include "config.h"

#include "mita/audit/documents.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/store/records.h"

/* The first proposal that has it, or NULL. */
static const struct entry *
proposal_of(const struct book *book, const struct digest *digest)
{
	size_t i, d;

	for (i = 0; i < book->n; i++) {
		const struct record *r = book->entries[i]->record;

		if (r == NULL || r->head.kind != RECORD_PROPOSAL)
			continue;
		for (d = 0; d < r->body.proposal.n_documents; d++)
			if (digest_equal(&r->body.proposal.documents[d].digest,
			    digest))
				return book->entries[i];
	}
	return NULL;
}

static int
report(struct book *book, const struct digest *digest, const char *what)
{
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, digest);
	return book_find_fault(book, GRADE_WRONG, "EDITED",
	    proposal_of(book, digest), "the document that is kept under the"
	    " digest %s is another one%s", hex, what);
}

static int
check(struct book *book, struct db *db, const struct digest *digest,
    struct fault *why)
{
	struct buf bytes = {0};
	struct digest there;
	int rc = 0;

	if (documents_get(db, digest, &bytes, why) == -1) {
		if (why->code != FAULT_REFUSED ||
		    report(book, digest, ": it cannot be read") == -1)
			rc = -1;
	} else {
		there = book_digest(buf_text(&bytes), bytes.len);
		if (!digest_equal(&there, digest))
			rc = report(book, digest, "") == -1 ?
			    fault_memory(why) : 0;
	}
	buf_release(&bytes);
	return rc;
}

int
documents_audit(struct book *book, struct db *db, struct fault *why)
{
	struct digest *all;
	size_t n, i;

	if (documents_list(db, book->arena, &all, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (check(book, db, &all[i], why) == -1)
			return -1;
	return 0;
}
