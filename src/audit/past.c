/* The set of records as it was when a result was stated. */
#include "config.h"

#include "mita/audit/past.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/store/records.h"

bool
past_has(const struct entry *result, const struct entry *entry)
{
	const struct record *record = entry->record;

	if (record != NULL && strcmp(record->head.signer, SIGNER_AGENCY) == 0 &&
	    record->head.kind != RECORD_KEY)
		return record->head.seq < result->record->head.seq;
	return entry->idx < result->idx;
}

bool
past_may_count(const struct entry *entry)
{
	return entry->believed || entry->revoked;
}

/* What never verified is believed in no set. */
static struct stored *
rows_of(const struct book *book, const struct entry *result,
    struct arena *arena, size_t *n)
{
	struct stored *rows = arena_alloc(arena, (book->n + 1) *
	    sizeof(*rows));
	size_t i;

	*n = 0;
	for (i = 0; rows != NULL && i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (entry->record == NULL || !past_has(result, entry))
			continue;
		rows[(*n)++] = (struct stored){
			.idx = entry->idx, .text = entry->text,
			.text_len = entry->len, .minisig = entry->minisig,
			.minisig_len = entry->minisig_len,
		};
	}
	return rows;
}

struct book *
past_of(const struct book *book, const struct entry *result,
    struct fault *why)
{
	struct book *past = book_new(why);
	struct stored *rows;
	size_t n;

	if (past == NULL)
		return NULL;
	if ((rows = rows_of(book, result, past->arena, &n)) == NULL)
		fault_memory(why);
	else if (book_add(past, rows, n, why) == 0 &&
	    book_check(past, BOOK_WHOLE, book->agency_key, why) == 0)
		return past;
	book_free(past);
	return NULL;
}
