/* Does the ledger go on from what somebody holds of it? */
#include "config.h"

#include "mita/auditor/since.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/receipt.h"
#include "mita/auditor/source.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"

/* What somebody holds: an end, and some of the entries under it. */
struct older {
	struct merkle_head		 head;
	size_t				 n;
	const struct ledger_row		*rows;
};

static int
compare_rows(struct book *book, const struct ledger *ledger,
    const struct older *older, const char *path)
{
	const struct ledger_row *first = NULL;
	size_t other = 0, i;

	for (i = 0; i < older->n; i++) {
		const struct ledger_row *row = &older->rows[i], *here;

		here = row->idx > (int64_t)ledger->n ? NULL :
		    &ledger->rows[row->idx - 1];
		if (here != NULL && strcmp(row->digest, here->digest) == 0 &&
		    strcmp(row->time, here->time) == 0 &&
		    strcmp(row->bundle, here->bundle) == 0)
			continue;
		if (other++ == 0)
			first = row;
	}
	return first == NULL ? 0 : book_find_fault(book, GRADE_WRONG,
	    "LEDGER", NULL, "number %lld of the ledger, in %s a record that"
	    " came at %s and has the SHA-256 %s, is another one here or none"
	    " (%zu differ)", (long long)first->idx, path, first->time,
	    first->digest, other);
}

static int
compare_head(struct book *book, const struct ledger *ledger,
    const struct merkle_head *head, const char *path)
{
	struct digest root;

	if (head->size > ledger->n)
		return book_find_fault(book, GRADE_WRONG, "LEDGER", NULL,
		    "%s is of a ledger of %llu records, and %zu are in it"
		    " here: its end was cut off", path,
		    (unsigned long long)head->size, ledger->n);
	root = merkle_root(&ledger->tree, (size_t)head->size);
	if (digest_equal(&root, &head->root))
		return 0;
	return book_find_fault(book, GRADE_WRONG, "LEDGER", NULL, "the first"
	    " %llu of the ledger are not those of %s: two histories were told",
	    (unsigned long long)head->size, path);
}

static int
compare(struct book *book, const struct ledger *ledger,
    const struct older *older, const char *path, struct fault *why)
{
	return compare_rows(book, ledger, older, path) == -1 ||
	    compare_head(book, ledger, &older->head, path) == -1 ?
	    fault_memory(why) : 0;
}

/* A note of some kind: a receipt, or an end alone. */
static int
check_text(struct book *book, const struct ledger *ledger, const char *path,
    size_t *n, struct fault *why)
{
	char origin[LEDGER_ORIGIN_LEN + 1];
	struct receipt receipt = {0};
	struct older older = {0};
	struct buf text = {0};
	int rc;

	ledger_origin(origin, &book->call_entry->digest);
	rc = file_read(path, CONTAINER_MAX, &text, why);
	if (rc == 0)
		rc = receipt_is(buf_text(&text), text.len) ?
		    receipt_read(&receipt, book->arena, buf_text(&text),
		    text.len, book, why) : checkpoint_open(&receipt.end,
		    buf_text(&text), text.len, origin, book->call->agency_key,
		    why);
	if (rc == 0) {
		older = (struct older){ receipt.end.head, receipt.n,
		    receipt.rows };
		*n = receipt.n > 0 ? receipt.n :
		    (size_t)receipt.end.head.size;
		rc = compare(book, ledger, &older, path, why);
	} else
		fault_within(why, "%s", path);
	buf_release(&text);
	return rc;
}

/* Its own signed end says what it is: nobody vouches for what is beyond. */
static int
take_signed(const struct book *book, const struct ledger *held,
    struct older *out, struct fault *why)
{
	char origin[LEDGER_ORIGIN_LEN + 1];
	struct checkpoint end;
	struct digest root;

	if (held->n_ends == 0)
		return fault_set(why, FAULT_REFUSED, "LEDGER", "it has no"
		    " ledger that the agency signed: compare it with --with");
	ledger_origin(origin, &book->call_entry->digest);
	if (checkpoint_open(&end, held->ends[held->n_ends - 1].note,
	    held->ends[held->n_ends - 1].len, origin, book->call->agency_key,
	    why) == -1)
		return -1;
	*out = (struct older){ end.head, (size_t)end.head.size, held->rows };
	root = merkle_root(&held->tree, out->n);
	if (out->n <= held->n && (out->n == 0 ||
	    held->rows[out->n - 1].idx == (int64_t)out->n) &&
	    digest_equal(&root, &end.head.root))
		return 0;
	return fault_set(why, FAULT_REFUSED, "LEDGER", "its own ledger is not"
	    " the one that the agency signed, so it proves nothing");
}

static int
check_source(struct book *book, const struct ledger *ledger,
    const char *path, size_t *n, struct fault *why)
{
	struct source source;
	struct older older;
	int rc;

	if (source_open(&source, path, why) == -1)
		return -1;
	rc = take_signed(book, &source.ledger, &older, why);
	if (rc == -1)
		fault_within(why, "%s", path);
	else {
		*n = older.n;
		rc = compare(book, ledger, &older, path, why);
	}
	source_release(&source);
	return rc;
}

bool
since_is_proof(const char *path)
{
	return file_starts(path, "c2sp.org/tlog-proof@") ||
	    file_starts(path, "mita/");
}

int
since_check(struct book *book, const struct ledger *ledger,
    const char *path, size_t *n, struct fault *why)
{
	*n = 0;
	if (book->call == NULL)
		return 0;
	return since_is_proof(path) ?
	    check_text(book, ledger, path, n, why) :
	    check_source(book, ledger, path, n, why);
}
