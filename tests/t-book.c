#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>


#include "tests/tap.h"

#include "mita/base/arena.h"
#include "mita/audit/finding.h"
#include "mita/base/fault.h"
#include "mita/model/call.h"
#include "mita/office/register.h"
#include "mita/store/records.h"

/*
 * A book that grows does not verify the same bytes again: so whatever is not
 * the same in a single byte must be verified, and refused.
 */

/* How many of these bytes can be changed without anybody noticing? */
static size_t
unnoticed(struct book *book, struct stored row, char *bytes, size_t len)
{
	struct fault fault;
	size_t i, passed = 0;

	for (i = 0; i < len; i++) {
		bytes[i] ^= 1;
		if (book_add(book, &row, 1, &fault) == -1 ||
		    book_extend(book, &fault) == -1 ||
		    book->n != 2 || book->entries[1]->believed)
			passed++;
		passed += book_broken(book) == NULL;
		bytes[i] ^= 1;
		book_undo(book, &fault);
		passed += book->n != 1 || book->n_findings != 0 ||
		    !book->entries[0]->believed;
	}
	return passed;
}

static void
test_changed(struct register_file *reg)
{
	struct book *book = reg->book;
	struct fault fault;
	struct stored *rows;
	char *text, *minisig;
	size_t n, i, from;

	ok(records_load(reg->db, book->arena, &rows, &n, &fault) == 0 &&
	    n == 1, "the call is read");
	text = strdup(rows[0].text);
	minisig = strdup(rows[0].minisig);
	rows[0].text = text;
	rows[0].minisig = minisig;
	rows[0].digest = NULL;
	ok(book->entries[0]->key != NULL, "its signature verified");
	is_int((long long)unnoticed(book, rows[0], text,
	    rows[0].text_len / 8), 0, "no byte of its text can change");
	/* The same text is the same record: the first signature stays. */
	from = (size_t)(strchr(minisig, '\n') - minisig) + 1;
	for (i = from; i < rows[0].minisig_len; i++) {
		minisig[i] ^= 1;
		book_add(book, &rows[0], 1, &fault);
		minisig[i] ^= 1;
	}
	ok(book_extend(book, &fault) == 0 && book->n == 1 &&
	    book->entries[0]->minisig != minisig,
	    "another signature of what is there is not taken");
	free(text);
	free(minisig);
}

int
main(void)
{
	char folder[] = "/tmp/mita-book-XXXXXX", path[64], call[4096], more[72];
	struct founding new = { .path = path, .passphrase =
	    "four words for tests", .memory = SECKEY_MEMORY_FLOOR };
	struct register_file *reg;
	struct arena *arena;
	struct fault fault;
	struct call read;

	new.call = &read;
	seal_start(&fault);
	if (mkdtemp(folder) == NULL)
		return 99;
	snprintf(path, sizeof(path), "%s/r.mita", folder);
	snprintf(call, sizeof(call), "%s/data/practice/practice.call",
	    getenv("srcdir"));
	arena = arena_new();
	is_int(call_load(&read, arena, call, &fault), 0, "a call is read");
	is_int(register_init(&new, &fault), 0, "a register is made");
	arena_free(arena);
	reg = register_open(path, &(struct opening){ .readonly =
	    true }, &fault);
	if (ok(reg != NULL, "and opened"))
		test_changed(reg);
	register_close(reg);
	unlink(path);
	snprintf(more, sizeof(more), "%s.key", path);
	unlink(more);
	snprintf(more, sizeof(more), "%s.pub", path);
	unlink(more);
	rmdir(folder);
	return done_testing();
}
