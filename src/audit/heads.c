/* The ends of a set of records, to be compared by talking. */
#include "config.h"

#include "mita/audit/heads.h"

#include "mita/audit/book.h"
#include "mita/audit/ledger.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/seal/digest.h"

int
heads_of(const struct book *book, const struct ledger *ledger,
    struct heads *out)
{
	struct digest *all = arena_alloc(book->arena,
	    (book->n + 1) * sizeof(*all));
	char hex[DIGEST_TEXT_LEN + 1];
	struct checkpoint end;
	struct buf text = {0};
	size_t i, n;

	if (all == NULL)
		return -1;
	for (i = 0; i < book->n; i++)
		all[i] = book->entries[i]->digest;
	n = digests_sort(all, book->n);
	for (i = 0; i < n; i++) {
		digest_text(hex, &all[i]);
		buf_putf(&text, "%s\n", hex);
	}
	if (ledger_newest(ledger, book, &end)) {
		out->ledger = end.head;
		if (ledger->n > end.head.size)
			out->since = ledger->n - (size_t)end.head.size;
	}
	out->agency = book_last(book, SIGNER_AGENCY);
	out->all = book_digest(buf_text(&text), text.len);
	i = text.failed;
	buf_release(&text);
	return i ? -1 : 0;
}
