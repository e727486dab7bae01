/* What came, in which order and when, held against the records. */
#include "config.h"

#include "mita/audit/ledger.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/witness.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/hex.h"
#include "mita/store/received.h"

void
ledger_origin(char out[static LEDGER_ORIGIN_LEN + 1],
    const struct digest *call)
{
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, call);
	snprintf(out, LEDGER_ORIGIN_LEN + 1, "mita/%s", hex);
}

void
ledger_line(struct buf *out, const struct ledger_row *row)
{
	buf_putf(out, "%s %s %s\n", row->digest, row->time, row->bundle);
}

void
ledger_grow(struct merkle *tree, const struct ledger_row *rows, size_t n)
{
	struct buf line = {0};
	struct digest leaf;
	size_t i;

	for (i = 0; i < n; i++) {
		line.len = 0;
		ledger_line(&line, &rows[i]);
		leaf = merkle_leaf(buf_text(&line), line.len);
		merkle_add(tree, &leaf);
	}
	tree->failed = tree->failed || line.failed;
	buf_release(&line);
}

/* Reading */

int
ledger_load(struct ledger *out, struct db *db, struct arena *arena,
    struct fault *why)
{
	*out = (struct ledger){ .there = ledger_is_there(db) };
	if (!out->there)
		return 0;
	if (ledger_rows(db, 0, arena, &out->rows, &out->n, why) == -1 ||
	    ledger_ends(db, arena, &out->ends, &out->n_ends, why) == -1)
		return -1;
	ledger_grow(&out->tree, out->rows, out->n);
	if (!out->tree.failed)
		return 0;
	ledger_release(out);
	return fault_memory(why);
}

/* Up to the blank or the end; of the one form, or a dash where one may be. */
static const char *
take_word(struct span *in, size_t len, bool may_lack, struct arena *arena)
{
	size_t n = may_lack && span_starts(in, "-") ? 1 : len;
	struct span word;

	if (!span_take(in, n, &word))
		return NULL;
	return arena_copy(arena, word.at, word.left);
}

static bool
is_hex(const char *word)
{
	uint8_t bytes[DIGEST_LEN];

	return hex_read(bytes, DIGEST_LEN, word, strlen(word));
}

bool
ledger_take(struct span *in, struct arena *arena, struct ledger_row *out)
{
	struct span line;
	int64_t at;

	*out = (struct ledger_row){0};
	return span_take_line(in, &line) &&
	    (out->digest = take_word(&line, DIGEST_TEXT_LEN, false, arena)) !=
	    NULL && is_hex(out->digest) && span_skip(&line, " ") &&
	    (out->time = take_word(&line, CLOCK_TEXT_LEN, true, arena)) !=
	    NULL && (strcmp(out->time, "-") == 0 ||
	    clock_parse(out->time, &at)) && span_skip(&line, " ") &&
	    (out->bundle = take_word(&line, DIGEST_TEXT_LEN, true, arena)) !=
	    NULL && (strcmp(out->bundle, "-") == 0 || is_hex(out->bundle)) &&
	    line.left == 0;
}

static int
read_lines(struct ledger *out, struct arena *arena, const struct buf *lines,
    const struct buf *end, struct fault *why)
{
	struct span in = span_of(buf_text(lines), lines->len);
	struct ledger_row row;

	*out = (struct ledger){ .there = true, .n_ends = 1 };
	while (in.left > 0) {
		if (!ledger_take(&in, arena, &row))
			return fault_set(why, FAULT_REFUSED, "FORMAT",
			    "mita-register(5) LEDGER: line %zu is not digest,"
			    " time and digest", out->n + 1);
		out->rows = arena_grow(arena, out->rows, out->n, sizeof(row));
		if (out->rows == NULL)
			return fault_memory(why);
		row.idx = (int64_t)out->n + 1;
		out->rows[out->n++] = row;
	}
	out->ends = arena_alloc(arena, sizeof(*out->ends));
	if (out->ends == NULL || (out->ends->note = arena_copy(arena,
	    buf_text(end), end->len)) == NULL)
		return fault_memory(why);
	out->ends->len = end->len;
	ledger_grow(&out->tree, out->rows, out->n);
	return out->tree.failed ? fault_memory(why) : 0;
}

static int
read_file(const char *folder, const char *name, struct buf *out,
    struct fault *why)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return file_read(path, CONTAINER_MAX, out, why);
}

int
ledger_open(struct ledger *out, const char *folder, struct arena *arena,
    struct fault *why)
{
	struct buf lines = {0}, end = {0};
	char path[4096];
	int rc;

	*out = (struct ledger){0};
	snprintf(path, sizeof(path), "%s/" LEDGER_LINES, folder);
	if (!file_exists(path))
		return 0;
	rc = read_file(folder, LEDGER_LINES, &lines, why);
	if (rc == 0)
		rc = read_file(folder, LEDGER_END, &end, why);
	if (rc == 0 && (rc = read_lines(out, arena, &lines, &end, why)) == -1)
		fault_within(why, "%s", path);
	buf_release(&lines);
	buf_release(&end);
	return rc;
}

void
ledger_release(struct ledger *ledger)
{
	merkle_release(&ledger->tree);
}

/* Checking.  Each returns -1 only without memory. */

static struct entry *
stands_at(const struct book *book, int64_t idx)
{
	size_t low = 0, high = book->n, at;

	while (low < high) {
		at = low + (high - low) / 2;
		if (book->entries[at]->idx == idx)
			return book->entries[at];
		if (book->entries[at]->idx < idx)
			low = at + 1;
		else
			high = at;
	}
	return NULL;
}

static bool
is_edited(const struct book *book, const struct ledger_row *row)
{
	size_t i;

	for (i = 0; i < book->n_edited; i++)
		if (book->edited[i].idx == row->idx &&
		    strcmp(book->edited[i].column, row->digest) == 0)
			return true;
	return false;
}

/* A text that was changed under its digest is told as that already. */
static int
lost(struct book *book, const struct ledger_row *row, bool *seen)
{
	struct entry *other = stands_at(book, row->idx);

	if (other != NULL)
		seen[other->at] = true;
	if (is_edited(book, row))
		return 0;
	if (other != NULL)
		return book_find_fault(book, GRADE_WRONG, "LEDGER", other,
		    "it stands as number %lld, where a record came at %s that"
		    " has the SHA-256 %s and is not here", (long long)row->idx,
		    row->time, row->digest);
	return book_find_fault(book, GRADE_WRONG, "LEDGER", NULL, "number"
	    " %lld of the ledger, a record that came at %s and has the"
	    " SHA-256 %s, is not here", (long long)row->idx, row->time,
	    row->digest);
}

/* Each row has its record, in its place; seen by place among the entries. */
static int
check_rows(const struct ledger *ledger, struct book *book, bool *seen)
{
	struct digest digest;
	struct entry *entry;
	size_t i;

	for (i = 0; i < ledger->n; i++) {
		const struct ledger_row *row = &ledger->rows[i];

		if (row->idx != (int64_t)i + 1)
			return book_find_fault(book, GRADE_WRONG, "LEDGER",
			    NULL, "number %zu of the ledger is taken out of"
			    " it", i + 1);
		hex_read(digest.bytes, DIGEST_LEN, row->digest,
		    strlen(row->digest));
		if ((entry = book_find(book, &digest)) == NULL) {
			if (lost(book, row, seen) == -1)
				return -1;
			continue;
		}
		seen[entry->at] = true;
		if (entry->idx != row->idx && book_find_fault(book,
		    GRADE_WRONG, "LEDGER", entry, "it stands as number %lld,"
		    " and came as number %lld", (long long)entry->idx,
		    (long long)row->idx) == -1)
			return -1;
	}
	return 0;
}

/* What stands between others came with them, or it was put there. */
static int
check_inserted(const struct ledger *ledger, struct book *book,
    const bool *seen)
{
	size_t i;

	for (i = 0; i < book->n; i++)
		if (!seen[i] && ledger->n > 0 && book->entries[i]->idx <=
		    ledger->rows[ledger->n - 1].idx &&
		    book_find_fault(book, GRADE_WRONG, "LEDGER",
		    book->entries[i], "it is not in the ledger, and what"
		    " stands behind it is") == -1)
			return -1;
	return 0;
}

/* A line that names its key and does not verify with it is no witness's. */
static int
check_witnesses(struct book *book, const struct checkpoint *end)
{
	struct witness witness;
	struct fault why;
	size_t i;

	for (i = 0; i < end->note.n; i++)
		if (witness_read(&witness, end, i, &why) == -1 &&
		    book_find_fault(book, GRADE_WRONG, "LEDGER", NULL, "what a"
		    " witness is said to have co-signed, size %llu, is not"
		    " signed as it stands: %s",
		    (unsigned long long)end->head.size, why.rule) == -1)
			return -1;
	return 0;
}

/* 1: this end is of other entries than these; 0: it is well, or told. */
static int
check_end(const struct ledger *ledger, struct book *book,
    const struct ledger_end *end, struct merkle_head *head)
{
	char origin[LEDGER_ORIGIN_LEN + 1];
	struct checkpoint checkpoint;
	struct digest root;
	struct fault why;

	ledger_origin(origin, &book->call_entry->digest);
	fault_clear(&why);
	if (checkpoint_open(&checkpoint, end->note, end->len, origin,
	    book->call->agency_key, &why) == -1)
		return book_find_fault(book, GRADE_WRONG, "LEDGER", NULL,
		    "an end of the ledger is not signed as it stands: %s",
		    why.rule);
	if (check_witnesses(book, &checkpoint) == -1)
		return -1;
	*head = checkpoint.head;
	if (head->size > ledger->n)
		return book_find_fault(book, GRADE_WRONG, "LEDGER", NULL,
		    "the agency signed a ledger of %llu records and %zu are"
		    " in it: its end was cut off",
		    (unsigned long long)head->size, ledger->n);
	root = merkle_root(&ledger->tree, (size_t)head->size);
	return !digest_equal(&root, &head->root);
}

/* The first end that is of other entries tells between which they changed. */
static int
check_ends(const struct ledger *ledger, struct book *book)
{
	struct merkle_head head, good = {0};
	size_t i;
	int rc;

	for (i = 0; i < ledger->n_ends; i++) {
		head = (struct merkle_head){0};
		if ((rc = check_end(ledger, book, &ledger->ends[i], &head)) ==
		    -1)
			return -1;
		if (rc == 1)
			return book_find_fault(book, GRADE_WRONG, "LEDGER",
			    NULL, "between number %llu and %llu the ledger is"
			    " not the one that the agency signed",
			    (unsigned long long)good.size + 1,
			    (unsigned long long)head.size);
		if (head.size > good.size)
			good = head;
	}
	return 0;
}

static const struct received *
find_file(const struct received *files, size_t n, const char *digest)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(files[i].digest, digest) == 0)
			return &files[i];
	return NULL;
}

static int
check_file(struct book *book, const struct ledger_row *row,
    const struct received *file)
{
	if (file == NULL)
		return book_find_fault(book, GRADE_NOTICE, "UNKEPT", NULL,
		    "the bundle that came at %s and has the SHA-256 %s is not"
		    " kept any more: ask who sent it for a copy", row->time,
		    row->bundle);
	if (strcmp(file->time, row->time) == 0)
		return 0;
	return book_find_about(book, &(struct finding){
	    .grade = GRADE_WRONG, .reason = "LEDGER",
	    .signer = file->expert, .expert = file->expert }, "the bundle of"
	    " %s came at %s, and is kept as if it came at %s", file->expert,
	    row->time, file->time);
}

/* A bundle brings records that stand one behind another. */
static int
check_files(const struct ledger *ledger, struct book *book, struct db *db,
    struct fault *why)
{
	const char *last = "-";
	struct received *files;
	size_t n, i;

	if (received_list(db, book->arena, &files, &n, why) == -1)
		return -1;
	for (i = 0; i < ledger->n; i++) {
		const struct ledger_row *row = &ledger->rows[i];

		if (strcmp(row->bundle, last) == 0 ||
		    strcmp(row->bundle, "-") == 0)
			continue;
		last = row->bundle;
		if (check_file(book, row, find_file(files, n, last)) == -1)
			return fault_memory(why);
	}
	return 0;
}

int
ledger_audit(const struct ledger *ledger, struct book *book, struct db *db,
    struct fault *why)
{
	bool *seen = arena_alloc(book->arena, (book->n + 1) * sizeof(*seen));

	if (seen == NULL)
		return fault_memory(why);
	if (!ledger->there || book->call == NULL)
		return 0;
	if (check_rows(ledger, book, seen) == -1 ||
	    check_inserted(ledger, book, seen) == -1 ||
	    check_ends(ledger, book) == -1)
		return fault_memory(why);
	return db == NULL ? 0 : check_files(ledger, book, db, why);
}

bool
ledger_newest(const struct ledger *ledger, const struct book *book,
    struct checkpoint *out)
{
	char origin[LEDGER_ORIGIN_LEN + 1];

	if (ledger->n_ends == 0 || book->call == NULL)
		return false;
	ledger_origin(origin, &book->call_entry->digest);
	return checkpoint_open(out, ledger->ends[ledger->n_ends - 1].note,
	    ledger->ends[ledger->n_ends - 1].len, origin,
	    book->call->agency_key, NULL) == 0;
}
