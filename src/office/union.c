/* Merging another copy of the register. */
#include "config.h"

#include "mita/office/union.h"

#include <string.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/finding.h"
#include "mita/audit/ledger.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/signer.h"
#include "mita/office/ledger.h"
#include "mita/office/merge.h"
#include "mita/office/register.h"
#include "mita/store/db.h"
#include "mita/store/ledger.h"
#include "mita/store/received.h"
#include "mita/store/records.h"

/*
 * Another copy of this register, in which another officer merged bundles.
 * What experts signed comes over; the agency's line must not have gone two
 * ways.  Read like every foreign file: whole, from memory.
 */
struct other {
	struct buf	 file;		/* owned; db reads from it */
	struct db	*db;		/* owned */
	struct book	*book;		/* owned */
	size_t		 n;
	struct stored	*rows;		/* in the book's arena */
	struct arrivals	 arrivals;
};

static void
release(struct other *other)
{
	book_free(other->book);
	db_close(other->db);
	buf_release(&other->file);
}

/* When something came there is taken over as it stands. */
static int
check_ledger(const struct other *other, struct fault *why)
{
	struct ledger ledger;
	int rc;

	if (ledger_load(&ledger, other->db, other->book->arena, why) == -1)
		return -1;
	rc = ledger_audit(&ledger, other->book, other->db, why);
	ledger_release(&ledger);
	return rc;
}

static int
open_other(const struct book *own, struct other *out, struct fault *why)
{
	const struct finding *broken;

	if ((out->book = book_new(why)) == NULL)
		return -1;
	out->db = db_read(DB_REGISTER, buf_text(&out->file), out->file.len,
	    why);
	if (out->db == NULL || records_load(out->db, out->book->arena,
	    &out->rows, &out->n, why) == -1 ||
	    book_add(out->book, out->rows, out->n, why) == -1 ||
	    book_check(out->book, BOOK_WHOLE, own->call->agency_key, why) ==
	    -1)
		return -1;
	if (out->book->call_entry == NULL || !digest_equal(
	    &out->book->call_entry->digest, &own->call_entry->digest))
		return fault_set(why, FAULT_REFUSED, "WRONG-CALL",
		    "it is the register of another call");
	/* Its bundles come over as they were kept, so they must be that. */
	if (arrivals_list(out->book, out->db, &out->arrivals, why) == -1 ||
	    check_ledger(out, why) == -1)
		return -1;
	if ((broken = book_broken(out->book)) != NULL)
		return fault_at(why, FAULT_REFUSED, broken->reason,
		    broken->place, "%s", broken->text);
	return 0;
}

/* What the agency states, and the cards it admitted. */
static bool
is_agency(const struct entry *entry)
{
	enum record_kind kind = entry->record->head.kind;

	return kind != RECORD_DECLARATION && kind != RECORD_EVALUATION;
}

/* The first record of the agency that stands in a and not in b, or NULL. */
static const struct entry *
find_more(const struct book *a, const struct book *b)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		if (a->entries[i]->believed && is_agency(a->entries[i]) &&
		    book_find(b, &a->entries[i]->digest) == NULL)
			return a->entries[i];
	return NULL;
}

static int
check_line(const struct book *own, const struct book *other,
    struct fault *why)
{
	const struct entry *theirs = find_more(other, own);

	if (theirs == NULL)
		return 0;
	if (find_more(own, other) == NULL)
		return fault_advise(why, FAULT_REFUSED, "BEHIND",
		    "merge this register into that one",
		    "it is newer: its %s, for one, is not here",
		    book_place(other, theirs));
	return fault_advise(why, FAULT_REFUSED, "SPLIT",
	    "two copies were worked in with the agency's key: go on with one,"
	    " and merge the bundles of the other", "both have statements of the"
	    " agency that the other has not, there the first is %s",
	    book_place(other, theirs));
}

/* When it came to the other copy is when it came. */
static int
put_arrival(struct register_file *reg, const struct other *other,
    const struct entry *entry, struct fault *why)
{
	const struct arrival *first = other->arrivals.first[entry->at];

	return first == NULL ? ledger_arrive(reg->db, why) :
	    ledger_put(reg->db, &entry->digest, first->time, first->digest,
	    why);
}

static int
put_statements(struct register_file *reg, const struct other *other,
    struct merge_news *news, struct fault *why)
{
	bool added, evaluation;
	size_t i;

	for (i = 0; i < other->book->n; i++) {
		const struct entry *entry = other->book->entries[i];

		if (entry->record == NULL || is_agency(entry))
			continue;
		if (entry_put(reg->db, entry, &added, why) == -1 ||
		    (added && put_arrival(reg, other, entry, why) == -1))
			return -1;
		evaluation = entry->record->head.kind == RECORD_EVALUATION;
		news->evaluations += added && evaluation;
		news->declarations += added && !evaluation;
	}
	return 0;
}

static int
put_bundles(struct register_file *reg, const struct other *other,
    struct merge_news *news, struct fault *why)
{
	struct received *files;
	struct digest digest;
	struct buf bytes = {0};
	bool added = false;
	size_t n, i;
	int rc;

	rc = received_list(other->db, other->book->arena, &files, &n, why);
	for (i = 0; rc == 0 && i < n; i++) {
		rc = received_file(other->db, files[i].digest, &bytes, why);
		if (rc == 0) {
			digest = book_digest(buf_text(&bytes), bytes.len);
			rc = received_put(reg->db, &(struct incoming){
			    files[i].name, files[i].expert, files[i].time,
			    &digest, buf_text(&bytes), bytes.len }, &added,
			    why);
		}
		news->bundles += rc == 0 && added;
		buf_release(&bytes);
	}
	return rc;
}

static int
unite(struct register_file *reg, const struct other *other, bool dry,
    struct merge_news *news, struct fault *why)
{
	size_t forks = book_forks(reg->book);
	int rc;

	if (register_lock(reg, why) == -1)
		return -1;
	/* What another program put there came before. */
	rc = ledger_arrive(reg->db, why);
	if (rc == 0)
		rc = put_statements(reg, other, news, why);
	if (rc == 0)
		rc = put_bundles(reg, other, news, why);
	if (rc == 0)
		rc = register_room(reg, 0, why);
	if (register_finish(reg, rc, dry, why) == -1)
		return -1;
	news->known = news->evaluations + news->declarations +
	    news->bundles == 0;
	news->forked = book_forks(reg->book) > forks;
	return 0;
}

int
register_merge(struct register_file *reg, const char *path, bool dry,
    struct merge_news *news, struct fault *why)
{
	const struct finding *broken = book_broken(reg->book);
	struct other other = {0};
	int rc = -1;

	*news = (struct merge_news){0};
	if (broken != NULL)
		return fault_at(why, FAULT_REFUSED, "DAMAGED", reg->path,
		    "run \"check\" before anything else");
	/* What cannot be read is named already. */
	if (file_read(path, REGISTER_MAX, &other.file, why) == -1) {
		release(&other);
		return -1;
	}
	if (open_other(reg->book, &other, why) == 0 &&
	    check_line(reg->book, other.book, why) == 0)
		rc = unite(reg, &other, dry, news, why);
	release(&other);
	return rc == -1 ? fault_within(why, "%s", path) : 0;
}
