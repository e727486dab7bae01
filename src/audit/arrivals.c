#include "config.h"

#include "mita/audit/arrivals.h"

#include <string.h>

#include "mita/audit/container.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/seal/digest.h"
#include "mita/store/db.h"
#include "mita/store/received.h"
#include "mita/store/records.h"

/* First times by entry; NULL for what came in no bundle. */
static int
note_time(struct book *book, const struct received *file,
    const struct container *bundle, const char **times)
{
	struct entry *entry;
	struct digest digest;
	size_t i;

	for (i = 0; i < bundle->n_rows; i++) {
		digest = book_digest(bundle->rows[i].text,
		    bundle->rows[i].text_len);
		entry = book_find(book, &digest);
		if (entry == NULL) {
			if (book_find_fault(book, GRADE_WRONG, "DROPPED", NULL,
			    "the bundle of %s kept since %s has a record that"
			    " is not in the register", file->expert,
			    file->time) == -1)
				return -1;
			continue;
		}
		if (times[entry - book->entries] == NULL ||
		    strcmp(file->time, times[entry - book->entries]) < 0)
			times[entry - book->entries] = file->time;
	}
	return 0;
}

/* The bytes are what was verified when they came, or they tell nothing. */
static int
open_kept(struct db *db, const struct received *file, struct container *out,
    struct fault *why)
{
	char hex[DIGEST_TEXT_LEN + 1];
	struct digest digest;
	struct buf bytes = {0};

	*out = (struct container){0};
	if (received_file(db, file->digest, &bytes, why) == -1) {
		buf_release(&bytes);
		return -1;
	}
	digest = book_digest(buf_text(&bytes), bytes.len);
	digest_text(hex, &digest);
	if (strcmp(hex, file->digest) != 0) {
		buf_release(&bytes);
		return fault_set(why, FAULT_REFUSED, "EDITED", "its bytes are"
		    " not those of its digest");
	}
	if (container_take(out, CONTAINER_BUNDLE, &bytes, file->name, why) ==
	    -1)
		return -1;
	return container_unpack(out, CONTAINER_BUNDLE, why);
}

static int
read_kept(struct book *book, struct db *db, const struct received *file,
    const char **times, struct fault *why)
{
	struct container bundle;
	struct fault fault;
	int rc;

	fault_clear(&fault);
	if (open_kept(db, file, &bundle, &fault) == 0)
		rc = note_time(book, file, &bundle, times);
	else if (fault.code == FAULT_SYSTEM) {
		*why = fault;
		container_release(&bundle);
		return -1;
	} else
		rc = book_find_fault(book, GRADE_WRONG, "EDITED", NULL,
		    "the bundle of %s kept since %s is not as it came: %s",
		    file->expert, file->time, fault.text);
	container_release(&bundle);
	return rc == -1 ? fault_memory(why) : 0;
}

static int
read_times(struct book *book, struct db *db, const char ***out,
    struct fault *why)
{
	struct received *files;
	size_t n, i;

	*out = arena_alloc(book->arena, (book->n + 1) * sizeof(**out));
	if (*out == NULL)
		return fault_memory(why);
	if (received_list(db, book->arena, &files, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (read_kept(book, db, &files[i], *out, why) == -1)
			return -1;
	return 0;
}

static bool
is_ruled(const struct book *book, unsigned stage, const struct pair *pair)
{
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = &book->entries[i];
		const struct ruling *r;

		if (!entry->believed ||
		    entry->record->head.kind != RECORD_RULING)
			continue;
		r = &entry->record->body.ruling;
		if (r->subject == RULING_LATE && r->stage == stage &&
		    strcmp(r->expert, pair->expert) == 0 &&
		    strcmp(r->proposal, pair->proposal) == 0)
			return true;
	}
	return false;
}

static int
find(struct book *book, const char **times, unsigned stage,
    struct late **out, size_t *n, struct fault *why)
{
	struct late *list = NULL;
	struct pair *pairs;
	size_t n_pairs, i;

	*n = 0;
	if (pairs_of(book, stage, NULL, &pairs, &n_pairs, why) == -1)
		return -1;
	for (i = 0; i < n_pairs; i++) {
		const char *time, *deadline = pairs[i].assignment->record->
		    body.assignment.deadline;

		if (pairs[i].evaluation == NULL)
			continue;
		/* Both are UTC in the one form, so letters tell. */
		time = times[pairs[i].evaluation - book->entries];
		if (time == NULL || strcmp(time, deadline) <= 0)
			continue;
		list = arena_grow(book->arena, list, *n, sizeof(*list));
		if (list == NULL)
			return fault_memory(why);
		list[(*n)++] = (struct late){
			.pair = pairs[i], .time = time, .deadline = deadline,
			.ruled = is_ruled(book, stage, &pairs[i]),
		};
	}
	*out = list;
	return 0;
}

int
late_find(struct book *book, struct db *db, unsigned stage,
    struct late **out, size_t *n, struct fault *why)
{
	const char **times;

	if (read_times(book, db, &times, why) == -1)
		return -1;
	return find(book, times, stage, out, n, why);
}

enum { DAY = 86400, YEAR = 366 * DAY };

/* A claim should lie in the year before the bundle came, or it is no clock. */
static int
find_clocks(struct book *book, const char **times)
{
	int64_t came, claim;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = &book->entries[i];
		const char *time;

		if (times[i] == NULL || !entry->believed ||
		    entry->record->head.kind != RECORD_EVALUATION)
			continue;
		time = entry->record->body.evaluation.time;
		if (!clock_parse(times[i], &came) ||
		    !clock_parse(time, &claim) ||
		    (claim <= came + DAY && claim >= came - YEAR))
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "CLOCK", entry,
		    "it says it was signed at %s, and came at %s by the"
		    " agency's clock: one of the two clocks is wrong; what"
		    " counts is when it came", time, times[i]) == -1)
			return -1;
	}
	return 0;
}

int
arrivals_audit(struct book *book, struct db *db, struct fault *why)
{
	const char **times;
	struct late *late;
	size_t s, n, i;

	if (book->call == NULL)
		return 0;
	if (read_times(book, db, &times, why) == -1)
		return -1;
	if (find_clocks(book, times) == -1)
		return fault_memory(why);
	for (s = 0; s < book->call->n_stages; s++) {
		if (find(book, times, book->call->stages[s].number, &late, &n,
		    why) == -1)
			return -1;
		for (i = 0; i < n; i++)
			if (book_find_fault(book, GRADE_NOTICE, "LATE",
			    late[i].pair.evaluation, "it came at %s by the"
			    " agency's clock, after its deadline %s; %s",
			    late[i].time, late[i].deadline, late[i].ruled ?
			    "an officer ruled on it" : "no officer ruled on it")
			    == -1)
				return fault_memory(why);
	}
	return 0;
}
