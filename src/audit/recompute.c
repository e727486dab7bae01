/* Every RESULT computed again, and what it left out. */
#include "config.h"

#include <string.h>

#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/outcome.h"
#include "mita/audit/remarks.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/wire/record.h"

/* Against a result, about what the record is about that it should rest on. */
static struct finding
wrong_in(const struct book *book, const char *reason,
    const struct entry *result, const struct entry *about)
{
	struct finding facts = book_facts(book, about);

	facts.grade = GRADE_WRONG;
	facts.reason = reason;
	facts.entry = result;
	facts.signer = result->record->head.signer;
	return facts;
}

/* Mark the entries a RESULT rests on; report those that are not to be had. */
static int
collect(struct book *book, const struct entry *entry, bool *set,
    size_t *absent)
{
	const struct result *result = &entry->record->body.result;
	char text[DIGEST_TEXT_LEN + 1];
	struct finding facts;
	struct entry *found;
	size_t i;

	*absent = 0;
	for (i = 0; i < result->n_rests; i++) {
		found = book_find(book, &result->rests[i]);
		if (found != NULL && found->believed) {
			set[found->at] = true;
			continue;
		}
		(*absent)++;
		digest_text(text, &result->rests[i]);
		facts = wrong_in(book, "RESTS-ON", entry, found);
		if (book_find_about(book, &facts,
		    "it rests on record %s, which is %s", text,
		    found == NULL ? "not here in that form" :
		    "here but not to be believed") == -1)
			return -1;
	}
	return 0;
}

/* What stood in the ledger before the result and bears on it is in it. */
static int
find_omitted(struct book *book, const struct entry *entry, const bool *set,
    const struct outcome_sheet *all)
{
	struct finding facts;
	size_t i;

	for (i = 0; i < all->n_rests; i++) {
		const struct entry *found = book_find(book, &all->rests[i]);

		if (found->idx > entry->idx || set[found->at])
			continue;
		facts = wrong_in(book, "OMITTED", entry, found);
		if (book_find_about(book, &facts,
		    "it leaves out %s, which was there before it",
		    book_place(book, found)) == -1)
			return -1;
	}
	return 0;
}

/* Write the result that the records give, under the head it has. */
static int
compare(struct book *book, const struct entry *entry,
    const struct outcome_sheet *sheet, struct fault *why)
{
	struct record again = { .head = entry->record->head };
	struct buf text = {0};
	int rc = -1;

	if (outcome_result(book, sheet,
	    entry->record->body.result.missing_reason, &again.body.result,
	    why) == -1 || record_write(&text, &again, why) == -1)
		goto done;
	rc = 0;
	if (text.len != entry->len ||
	    memcmp(text.bytes, entry->text, text.len) != 0)
		rc = book_find_fault(book, GRADE_WRONG, "RESULT", entry,
		    "computed again from the records it rests on, stage %u"
		    " comes out differently", again.body.result.stage) == -1 ?
		    fault_memory(why) : 0;
done:
	buf_release(&text);
	return rc;
}

static int
audit_one(struct book *book, const struct entry *entry, struct fault *why)
{
	unsigned stage = entry->record->body.result.stage;
	struct outcome_sheet sheet, all;
	size_t absent;
	bool *set;

	if ((set = arena_alloc(book->arena, book->n + 1)) == NULL ||
	    collect(book, entry, set, &absent) == -1)
		return fault_memory(why);
	if (outcome_compute(book, stage, NULL, &all, why) == -1)
		return -1;
	if (find_omitted(book, entry, set, &all) == -1)
		return fault_memory(why);
	/* Without all its records there is nothing to compare it with. */
	if (absent > 0)
		return 0;
	if (outcome_compute(book, stage, set, &sheet, why) == -1)
		return -1;
	return compare(book, entry, &sheet, why);
}

int
outcome_signed(const struct book *book, const struct entry *result,
    struct outcome_sheet *out, struct fault *why)
{
	const struct result *body = &result->record->body.result;
	const struct entry *found;
	bool *set;
	size_t i;

	if ((set = arena_alloc(book->arena, book->n + 1)) == NULL)
		return fault_memory(why);
	for (i = 0; i < body->n_rests; i++) {
		found = book_find(book, &body->rests[i]);
		if (found == NULL || !found->believed)
			return fault_advise(why, FAULT_REFUSED, "RESTS-ON",
			    "run \"check\"", "the result of stage %u rests on a"
			    " record that is not here", body->stage);
		set[found->at] = true;
	}
	return outcome_compute(book, body->stage, set, out, why);
}

int
outcome_audit(struct book *book, struct fault *why)
{
	const struct entries *all = book_kind(book, RECORD_RESULT);
	size_t i;

	if (book_remark(book, why) == -1)
		return -1;
	for (i = 0; i < all->n; i++)
		if (all->list[i]->believed &&
		    audit_one(book, all->list[i], why) == -1)
			return -1;
	return 0;
}
