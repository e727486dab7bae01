/* When statements arrived, by the agency's clock, from the bundles it kept. */
#include "config.h"

#include "mita/audit/arrivals.h"

#include <string.h>

#include "mita/audit/container.h"
#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/watch.h"
#include "mita/seal/digest.h"
#include "mita/store/db.h"
#include "mita/store/received.h"
#include "mita/store/records.h"
#include "mita/wire/claim.h"

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
report_bundle(struct book *book, const struct received *file, const char *why)
{
	return book_find_about(book, &(struct finding){
	    .grade = GRADE_WRONG, .reason = "EDITED",
	    .signer = file->expert, .expert = file->expert },
	    "the bundle of %s kept since %s is not as it came: %s",
	    file->expert, file->time, why);
}

/* What it was, its own text tells. */
static int
report_dropped(struct book *book, const struct received *file,
    const struct stored *row)
{
	struct claim claim;

	claim_read(&claim, row->text, row->text_len);
	return book_find_about(book, &(struct finding){
	    .grade = GRADE_WRONG, .reason = "DROPPED",
	    .signer = file->expert, .expert = file->expert,
	    .proposal = arena_string(book->arena, claim.proposal),
	    .stage = claim.stage }, "the bundle of %s kept since %s has a"
	    " record that is not in the register", file->expert, file->time);
}

/* What was received, and the first of it by entry; NULL: in no bundle. */
struct kept {
	struct received		*files;
	size_t			 n;
	const struct received	**first;
	bool			 tells;		/* findings of what is wrong */
};

static int
note_first(struct book *book, const struct received *file,
    const struct container *bundle, struct kept *kept)
{
	const struct received **first;
	struct entry *entry;
	size_t i;

	for (i = 0; i < bundle->n_rows; i++) {
		entry = book_find(book, &bundle->digests[i]);
		if (entry == NULL) {
			if (kept->tells && report_dropped(book, file,
			    &bundle->rows[i]) == -1)
				return -1;
			continue;
		}
		first = &kept->first[entry->at];
		if (*first == NULL || strcmp(file->time, (*first)->time) < 0)
			*first = file;
	}
	return 0;
}

/* Whose it is says the bundle, not the row. */
static int
note_owner(struct book *book, const struct received *file,
    const struct container *bundle, const struct kept *kept)
{
	if (!kept->tells || strcmp(bundle->manifest->expert, file->expert) ==
	    0)
		return 0;
	return report_bundle(book, file, "it names another expert");
}

static int
read_kept(struct book *book, struct db *db, const struct received *file,
    struct kept *kept, struct fault *why)
{
	struct container bundle;
	struct fault fault;
	int rc = 0;

	fault_clear(&fault);
	if (open_kept(db, file, &bundle, &fault) == 0)
		rc = note_first(book, file, &bundle, kept) == -1 ||
		    note_owner(book, file, &bundle, kept) == -1 ? -1 : 0;
	else if (fault.code == FAULT_SYSTEM) {
		*why = fault;
		container_release(&bundle);
		return -1;
	} else if (kept->tells)
		rc = report_bundle(book, file, fault.text);
	container_release(&bundle);
	return rc == -1 ? fault_memory(why) : 0;
}

static int
read_all(struct book *book, struct db *db, bool tells, struct kept *out,
    struct fault *why)
{
	size_t i;

	out->tells = tells;
	out->first = arena_alloc(book->arena,
	    (book->n + 1) * sizeof(*out->first));
	if (out->first == NULL)
		return fault_memory(why);
	if (received_list(db, book->arena, &out->files, &out->n, why) == -1)
		return -1;
	for (i = 0; i < out->n; i++) {
		if (read_kept(book, db, &out->files[i], out, why) == -1)
			return -1;
		watch_tell(book->watch, "verifying bundles", i + 1, out->n);
	}
	return 0;
}

/* When each entry first came, by the agency's clock. */
static int
note_times(struct book *book, const struct kept *kept, const char ***out,
    struct fault *why)
{
	size_t i;

	*out = arena_alloc(book->arena, (book->n + 1) * sizeof(**out));
	if (*out == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n; i++)
		if (kept->first[i] != NULL)
			(*out)[i] = kept->first[i]->time;
	return 0;
}

int
arrivals_times(struct book *book, struct db *db, const char ***out,
    struct fault *why)
{
	struct kept kept;

	return read_all(book, db, false, &kept, why) == -1 ? -1 :
	    note_times(book, &kept, out, why);
}

static bool
is_ruled(const struct book *book, unsigned stage, const struct pair *pair)
{
	const struct entries *all = book_group(book, GROUP_RULING, stage,
	    pair->proposal);
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct ruling *r = &all->list[i]->record->body.ruling;

		if (all->list[i]->believed && r->subject == RULING_LATE &&
		    all->list[i]->idx > pair->evaluation->idx &&
		    strcmp(r->expert, pair->expert) == 0)
			return true;
	}
	return false;
}

bool
late_is(const struct book *book, unsigned stage, const struct pair *pair,
    const char *time, struct late *out)
{
	const char *deadline = pair->assignment->record->body.assignment.
	    deadline;

	/* Both are UTC in the one form, so letters tell. */
	if (pair->evaluation == NULL || time == NULL ||
	    strcmp(time, deadline) <= 0)
		return false;
	*out = (struct late){ .pair = *pair, .time = time,
	    .deadline = deadline, .ruled = is_ruled(book, stage, pair) };
	return true;
}

static int
find(struct book *book, const char *const *times, unsigned stage,
    struct late **out, size_t *n, struct fault *why)
{
	struct late *list = NULL, one;
	struct pair *pairs;
	size_t n_pairs, i;

	*n = 0;
	if (pairs_of(book, stage, NULL, &pairs, &n_pairs, why) == -1)
		return -1;
	for (i = 0; i < n_pairs; i++) {
		if (!late_is(book, stage, &pairs[i], pairs[i].evaluation ==
		    NULL ? NULL : times[pairs[i].evaluation->at],
		    &one))
			continue;
		list = arena_grow(book->arena, list, *n, sizeof(*list));
		if (list == NULL)
			return fault_memory(why);
		list[(*n)++] = one;
	}
	*out = list;
	return 0;
}

int
late_find(struct book *book, struct db *db, unsigned stage,
    struct late **out, size_t *n, struct fault *why)
{
	const char **times;

	return arrivals_times(book, db, &times, why) == -1 ? -1 :
	    find(book, times, stage, out, n, why);
}

/* Where each entry came first; how much that is of each file. */
static void
count_new(const struct book *book, const struct kept *kept,
    struct arrivals *out)
{
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct received *file = kept->first[i];
		const struct record *record = book->entries[i]->record;
		struct arrival *arrival;

		if (file == NULL || record == NULL)
			continue;
		arrival = &out->files[file - kept->files];
		out->first[i] = arrival;
		arrival->evaluations += record->head.kind ==
		    RECORD_EVALUATION;
		arrival->declarations += record->head.kind ==
		    RECORD_DECLARATION;
	}
}

int
arrivals_list(struct book *book, struct db *db, struct arrivals *out,
    struct fault *why)
{
	struct kept kept;
	size_t i;

	if (read_all(book, db, true, &kept, why) == -1)
		return -1;
	out->n = kept.n;
	out->files = arena_alloc(book->arena,
	    (kept.n + 1) * sizeof(*out->files));
	out->first = arena_alloc(book->arena,
	    (book->n + 1) * sizeof(*out->first));
	if (out->files == NULL || out->first == NULL)
		return fault_memory(why);
	for (i = 0; i < kept.n; i++)
		out->files[i] = (struct arrival){
			.name = kept.files[i].name,
			.expert = kept.files[i].expert,
			.time = kept.files[i].time,
			.digest = kept.files[i].digest,
			.size = kept.files[i].size,
		};
	count_new(book, &kept, out);
	return 0;
}

enum { DAY = 86400, YEAR = 366 * DAY };

/* A claim should lie in the year before the bundle came, or it is no clock. */
static int
find_clocks(struct book *book, const struct kept *kept)
{
	int64_t came, claim;
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];
		const struct received *first = kept->first[i];
		const char *time;

		if (first == NULL || !entry->believed ||
		    entry->record->head.kind != RECORD_EVALUATION)
			continue;
		time = entry->record->body.evaluation.time;
		if (!clock_parse(first->time, &came) ||
		    !clock_parse(time, &claim) ||
		    (claim <= came + DAY && claim >= came - YEAR))
			continue;
		if (book_find_fault(book, GRADE_NOTICE, "CLOCK", entry,
		    "it says it was signed at %s, and came at %s by the"
		    " agency's clock: one of the two clocks is wrong; what"
		    " counts is when it came", time, first->time) == -1)
			return -1;
	}
	return 0;
}

/* Refused as late by this ruling, and in time by the agency's own clock? */
static int
find_in_time(struct book *book, const char *const *times,
    const struct entry *ruling)
{
	const struct ruling *r = &ruling->record->body.ruling;
	const struct entries *all = book_group(book, GROUP_STATEMENT,
	    r->stage, r->expert);
	const struct record *assignment;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];
		const struct evaluation *ev = &entry->record->body.evaluation;
		const char *time = times[entry->at];

		if (!entry->believed || time == NULL ||
		    entry->record->head.kind != RECORD_EVALUATION ||
		    strcmp(ev->proposal, r->proposal) != 0 ||
		    (assignment = book_record(book, RECORD_ASSIGNMENT,
		    &ev->assignment)) == NULL ||
		    strcmp(time, assignment->body.assignment.deadline) > 0)
			continue;
		return book_find_fault(book, GRADE_NOTICE, "IN-TIME", ruling,
		    "it refuses as late what came at %s by the agency's clock,"
		    " before its deadline %s: %s (%s)", time,
		    assignment->body.assignment.deadline, r->reason,
		    r->officer);
	}
	return 0;
}

static int
find_refused(struct book *book, const char *const *times)
{
	const struct entries *all = book_kind(book, RECORD_RULING);
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct ruling *r = &all->list[i]->record->body.ruling;

		if (all->list[i]->believed && r->subject == RULING_LATE &&
		    strcmp(r->answer, "REFUSE") == 0 &&
		    find_in_time(book, times, all->list[i]) == -1)
			return -1;
	}
	return 0;
}

int
arrivals_audit(struct book *book, struct db *db, struct fault *why)
{
	const char **times;
	struct kept kept;
	struct late *late;
	size_t s, n, i;

	if (book->call == NULL)
		return 0;
	if (read_all(book, db, true, &kept, why) == -1 ||
	    note_times(book, &kept, &times, why) == -1)
		return -1;
	if (find_clocks(book, &kept) == -1 || find_refused(book, times) == -1)
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
