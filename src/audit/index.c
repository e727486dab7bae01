/* The tables behind a register's views, compared with the records. */
#include "config.h"

#include "mita/audit/index.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/store/index.h"
#include "mita/wire/record.h"

/* Gone through once, to compare or to write. */
struct walk {
	const struct book *book;
	bool		 all;		/* nothing of it was written before */
	struct db	*db;
	bool		 write;
	size_t		 n_lines;	/* that should be there */
	size_t		 n_pairs;
	size_t		 bad_records;	/* whose lines are others */
	size_t		 bad_pairs;
};

/* What nobody asks by: digests that bind records together. */
static bool
is_asked(const struct record_line *line)
{
	static const char *const others[] = { "call", "key", "prev",
	    "rests-on" };
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(line->word, others[i]) == 0)
			return false;
	return line->n_arguments > 0 || line->has_text;
}

static int
lines_of(const struct entry *entry, struct arena *arena,
    struct record_line **out, size_t *n, struct fault *why)
{
	struct record_line *lines;
	size_t all, i;

	*out = NULL;
	*n = 0;
	if (!entry->believed)
		return 0;
	if (record_lines(entry->record, arena, &lines, &all, why) == -1)
		return -1;
	for (i = 0; i < all; i++)
		if (is_asked(&lines[i]))
			lines[(*n)++] = lines[i];
	*out = lines;
	return 0;
}

/* Did it stand there before, and was it believed just as much? */
static bool
is_written(const struct walk *walk, const struct entry *entry)
{
	return !walk->all && entry->at < walk->book->before.n &&
	    (walk->book->before.plain ||
	    entry->was_believed == entry->believed);
}

static int
walk_entry(struct walk *walk, const struct entry *entry, struct fault *why)
{
	struct arena *arena = arena_new();
	struct record_line *lines;
	bool same = true;
	size_t n;
	int rc;

	if (arena == NULL)
		return fault_memory(why);
	if ((rc = lines_of(entry, arena, &lines, &n, why)) == 0)
		rc = index_has_lines(walk->db, entry->idx, lines, n, &same,
		    why);
	if (rc == 0) {
		walk->n_lines += n;
		walk->bad_records += !same;
	}
	if (rc == 0 && !same && walk->write)
		rc = index_put_lines(walk->db, entry->idx, lines, n, why);
	arena_free(arena);
	return rc;
}

static int64_t
idx_of(const struct entry *entry)
{
	return entry == NULL ? 0 : entry->idx;
}

/* every: write also those that are there as they should be. */
static int
walk_some(struct walk *walk, unsigned stage, const struct pair *pairs,
    size_t n, bool every, struct fault *why)
{
	bool same;
	size_t i;

	for (i = 0; i < n; i++) {
		struct index_pair row = { .stage = stage,
		    .expert = pairs[i].expert, .proposal = pairs[i].proposal,
		    .state = pair_state_words[pairs[i].state],
		    .assignment = idx_of(pairs[i].assignment),
		    .declaration = idx_of(pairs[i].declaration),
		    .evaluation = idx_of(pairs[i].evaluation) };

		if (index_has_pair(walk->db, &row, &same, why) == -1)
			return -1;
		walk->bad_pairs += !same;
		if ((every || !same) && walk->write &&
		    index_put_pair(walk->db, &row, why) == -1)
			return -1;
	}
	walk->n_pairs += n;
	return 0;
}

static int
walk_stage(struct walk *walk, unsigned stage, bool every, struct fault *why)
{
	struct pair *pairs;
	size_t n;

	if (pairs_of(walk->book, stage, NULL, &pairs, &n, why) == -1)
		return -1;
	return walk_some(walk, stage, pairs, n, every, why);
}

/* What an expert stated is about pairs of that expert. */
static int
walk_expert(struct walk *walk, const char *expert, struct fault *why)
{
	const struct call *call = walk->book->call;
	struct pair *pairs;
	size_t n, s;

	for (s = 0; s < call->n_stages; s++) {
		unsigned stage = call->stages[s].number;

		if (pairs_of_expert(walk->book, stage, expert, &pairs, &n,
		    why) == -1 || walk_some(walk, stage, pairs, n, false,
		    why) == -1)
			return -1;
	}
	return 0;
}

/* The new entries alone, and the pairs of whoever signed them. */
static int
walk_new(struct walk *walk, struct fault *why)
{
	const struct book *book = walk->book;
	const char *before = "", *expert;
	size_t i;

	for (i = book->before.n; i < book->n; i++) {
		if (walk_entry(walk, book->entries[i], why) == -1)
			return -1;
		expert = book->entries[i]->record == NULL ? "" :
		    book->entries[i]->record->head.signer;
		if (strcmp(expert, before) != 0 &&
		    walk_expert(walk, expert, why) == -1)
			return -1;
		before = expert;
	}
	return 0;
}

static int
walk_pairs(struct walk *walk, bool all, struct fault *why)
{
	const struct call *call = walk->book->call;
	size_t s;

	for (s = 0; call != NULL && s < call->n_stages; s++)
		if (walk_stage(walk, call->stages[s].number, all, why) == -1)
			return -1;
	return 0;
}

static int
walk_all(struct walk *walk, struct fault *why)
{
	size_t i;

	for (i = 0; i < walk->book->n; i++)
		if (!is_written(walk, walk->book->entries[i]) &&
		    walk_entry(walk, walk->book->entries[i], why) == -1)
			return -1;
	return walk_pairs(walk, false, why);
}

static int
write_tables(struct walk *walk, struct fault *why)
{
	size_t lines, pairs;

	if (walk_all(walk, why) == -1 ||
	    index_count(walk->db, &lines, &pairs, why) == -1)
		return -1;
	/* More than there should be: somebody else put them there. */
	if (walk->all && lines != walk->n_lines &&
	    index_drop_strays(walk->db, why) == -1)
		return -1;
	if (pairs == walk->n_pairs)
		return 0;
	if (index_drop_pairs(walk->db, why) == -1)
		return -1;
	return walk_pairs(walk, true, why);
}

int
index_write(const struct book *book, struct db *db, struct fault *why)
{
	struct walk walk = { .book = book, .db = db, .write = true,
	    .all = true };

	return write_tables(&walk, why);
}

int
index_add(const struct book *book, struct db *db, struct fault *why)
{
	struct walk walk = { .book = book, .db = db, .write = true };

	return book->before.plain ? walk_new(&walk, why) :
	    write_tables(&walk, why);
}

static int
compare(struct walk *walk, bool *right, struct fault *why)
{
	size_t lines, pairs;

	if (walk_all(walk, why) == -1 ||
	    index_count(walk->db, &lines, &pairs, why) == -1)
		return -1;
	*right = walk->bad_records == 0 && walk->bad_pairs == 0 &&
	    lines == walk->n_lines && pairs == walk->n_pairs;
	return 0;
}

int
index_check(const struct book *book, struct db *db, bool *right,
    struct fault *why)
{
	struct walk walk = { .book = book, .db = db, .all = true };

	return compare(&walk, right, why);
}

int
index_audit(struct book *book, struct db *db, struct fault *why)
{
	struct walk walk = { .book = book, .db = db, .all = true };
	bool right;

	if (!index_is_there(db))
		return 0;
	if (compare(&walk, &right, why) == -1)
		return -1;
	if (right)
		return 0;
	return book_find_fault(book, GRADE_WRONG, "INDEX", NULL,
	    "the tables behind the views do not say what the records say (%zu"
	    " records and %zu assignments differ, or rows were added);"
	    " somebody changed them. No result rests on them, and the next act"
	    " writes them again, see mita-register(5)", walk.bad_records,
	    walk.bad_pairs) == -1 ? fault_memory(why) : 0;
}
