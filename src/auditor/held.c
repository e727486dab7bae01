/* Is all of what somebody else holds in what is audited? */
#include "config.h"

#include "mita/auditor/held.h"

#include <stdbool.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/auditor/source.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/store/records.h"

/* Say it in the book that is audited, which outlives the other. */
static int
tell(struct book *book, const struct finding *there, const char *reason,
    const char *text, const char *path)
{
	struct finding facts = {
		.grade = GRADE_WRONG, .reason = reason,
		.signer = arena_string(book->arena, there->signer),
		.expert = arena_string(book->arena, there->expert),
		.proposal = arena_string(book->arena, there->proposal),
		.stage = there->stage,
		.place = arena_string(book->arena, there->place),
	};

	if (facts.signer == NULL || facts.expert == NULL ||
	    facts.proposal == NULL || facts.place == NULL)
		return -1;
	return book_find_about(book, &facts, "%s %s", text, path);
}

/* Nobody whom this call knows signed it, or it is of another call. */
static bool
is_strange(const struct book *book, const struct entry *entry)
{
	static const struct digest none;

	if (entry->record == NULL ||
	    entry->record->head.kind == RECORD_CALL)
		return true;
	return book->call_entry != NULL &&
	    !digest_equal(&entry->record->head.call, &none) &&
	    !digest_equal(&entry->record->head.call,
	    &book->call_entry->digest);
}

static int
find_dropped(struct book *book, const struct book *both, const char *path,
    size_t *strange)
{
	struct finding facts;
	size_t i;

	*strange = 0;
	for (i = 0; i < both->n; i++) {
		const struct entry *entry = both->entries[i];

		if (book_find(book, &entry->digest) != NULL)
			continue;
		if (is_strange(book, entry)) {
			(*strange)++;
			continue;
		}
		facts = book_facts(both, entry);
		facts.place = book_place(both, entry);
		if (facts.place == NULL || tell(book, &facts, "DROPPED",
		    "it is not here, and it is in", path) == -1)
			return -1;
	}
	return 0;
}

static bool
is_told(const struct book *book, const struct finding *fork)
{
	size_t i;

	for (i = 0; i < book->n_findings; i++)
		if (strcmp(book->findings[i].reason, "FORK") == 0 &&
		    strcmp(book->findings[i].place, fork->place) == 0)
			return true;
	return false;
}

/* Two records of one signer in one place, one here and one there. */
static int
find_forks(struct book *book, const struct book *both, const char *path)
{
	size_t i;

	for (i = 0; i < both->n_findings; i++) {
		const struct finding *fork = &both->findings[i];

		if (strcmp(fork->reason, "FORK") == 0 &&
		    !is_told(book, fork) && tell(book, fork, "FORK",
		    "another record stands here in the place that it has in",
		    path) == -1)
			return -1;
	}
	return 0;
}

static int
compare(struct book *book, const struct source *audited,
    const struct source *other, const char *path, struct fault *why)
{
	struct book *both = book_new(why);
	size_t strange = 0;
	int rc = -1;

	if (both == NULL)
		return -1;
	if (book_add(both, audited->rows, audited->n_rows, why) == 0 &&
	    book_add(both, other->rows, other->n_rows, why) == 0 &&
	    book_check(both, BOOK_WHOLE, book->agency_key, why) == 0)
		rc = find_dropped(book, both, path, &strange) == -1 ||
		    find_forks(book, both, path) == -1 ?
		    fault_memory(why) : 0;
	book_free(both);
	if (rc == -1 || strange == 0)
		return rc;
	fault_at(why, FAULT_REFUSED, "FOREIGN", path, "%zu of its records are"
	    " of nobody whom this call admitted, or are damaged", strange);
	return fault_remedy(why, "see what \"verify\" says of it");
}

int
held_check(struct book *book, const struct source *audited,
    const char *path, size_t *n, struct fault *why)
{
	struct source other;
	int rc;

	if (source_open(&other, path, why) == -1)
		return -1;
	*n = other.n_rows;
	rc = compare(book, audited, &other, path, why);
	source_release(&other);
	return rc;
}
