#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>


#include "tests/tap.h"

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/office/register.h"
#include "mita/store/records.h"

/*
 * A book that has seen another does not verify the same bytes again: so
 * whatever is not the same in a single byte must be verified, and refused.
 */

static bool
is_believed(const struct stored *row, const struct book *seen)
{
	struct fault fault;
	struct book *book = book_new(&fault);
	bool believed;

	book->seen = seen;
	believed = book_add(book, row, 1, &fault) == 0 &&
	    book_check(book, BOOK_WHOLE, NULL, &fault) == 0 &&
	    book->entries[0]->believed;
	ok(book->seen == NULL, "what was seen is let go of");
	book_free(book);
	return believed;
}

/* How many of all bytes can be changed without anybody noticing? */
static size_t
unnoticed(struct stored row, char *bytes, size_t len, const struct book *seen)
{
	struct fault fault;
	struct book *book;
	size_t i, passed = 0;

	for (i = 0; i < len; i++) {
		if ((book = book_new(&fault)) == NULL)
			return len;
		bytes[i] ^= 1;
		book->seen = seen;
		passed += book_add(book, &row, 1, &fault) == 0 &&
		    book_check(book, BOOK_WHOLE, NULL, &fault) == 0 &&
		    book->entries[0]->believed;
		bytes[i] ^= 1;
		book_free(book);
	}
	return passed;
}

/* The untrusted comment is not signed; all behind its line is. */
static size_t
signed_from(const struct stored *row)
{
	return (size_t)(strchr(row->minisig, '\n') - row->minisig) + 1;
}

static void
test_seen(struct register_file *reg)
{
	struct fault fault;
	struct stored *rows;
	char *text, *minisig;
	size_t n, from;

	ok(records_load(reg->db, reg->book->arena, &rows, &n, &fault) == 0 &&
	    n == 1, "the call is read");
	text = strdup(rows[0].text);
	minisig = strdup(rows[0].minisig);
	rows[0].text = text;
	rows[0].minisig = minisig;
	rows[0].digest = NULL;
	ok(reg->book->entries[0]->key != NULL, "its signature verified");
	ok(is_believed(&rows[0], NULL), "it is believed on its own");
	ok(is_believed(&rows[0], reg->book), "and when it was seen before");
	from = signed_from(&rows[0]);
	is_int((long long)unnoticed(rows[0], minisig + from,
	    rows[0].minisig_len - from, reg->book), 0,
	    "no byte of its signature can change");
	is_int((long long)unnoticed(rows[0], text, rows[0].text_len / 8,
	    reg->book), 0, "nor one of its text");
	free(text);
	free(minisig);
}

int
main(void)
{
	char folder[] = "/tmp/mita-book-XXXXXX", path[64], call[4096], more[72];
	struct register_file *reg;
	struct fault fault;

	seal_start(&fault);
	if (mkdtemp(folder) == NULL)
		return 99;
	snprintf(path, sizeof(path), "%s/r.mita", folder);
	snprintf(call, sizeof(call), "%s/data/practice/practice.call",
	    getenv("srcdir"));
	is_int(register_init(path, call, "four words for tests",
	    SECKEY_MEMORY_FLOOR, &fault), 0, "a register is made");
	reg = register_open(path, true, &fault);
	if (ok(reg != NULL, "and opened"))
		test_seen(reg);
	register_close(reg);
	unlink(path);
	snprintf(more, sizeof(more), "%s.key", path);
	unlink(more);
	snprintf(more, sizeof(more), "%s.pub", path);
	unlink(more);
	rmdir(folder);
	return done_testing();
}
