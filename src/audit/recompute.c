/* Every RESULT computed again, and what it left out. */
#include "config.h"

#include <string.h>

#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/outcome.h"
#include "mita/audit/past.h"
#include "mita/audit/remarks.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/seal/pubkey.h"
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

/* The set that a RESULT names, and how much of it is not as it says. */
struct named {
	const struct entry	*result;
	bool			*set;		/* by entry */
	size_t			 absent;	/* not here, or not believed */
	size_t			 ended;		/* believed then, but no more */
	struct book		*past;	/* owned; NULL: nothing has ended */
};

/* A key that ended since: what was known then tells what was believed. */
static int
find_ended(const struct book *book, struct named *out, struct fault *why)
{
	const struct result *result = &out->result->record->body.result;
	const struct entry *found;
	size_t i;

	for (i = 0; i < result->n_rests && out->past == NULL; i++) {
		found = book_find(book, &result->rests[i]);
		if (found != NULL && found->revoked && (out->past =
		    past_of(book, out->result, why)) == NULL)
			return -1;
	}
	return 0;
}

static bool
was_believed(const struct named *named, const struct entry *entry)
{
	const struct entry *then;

	if (entry == NULL || entry->believed)
		return entry != NULL;
	then = named->past == NULL ? NULL : book_find(named->past,
	    &entry->digest);
	return then != NULL && then->believed;
}

static int
find_absent(struct book *book, const struct named *named,
    const struct digest *digest, const struct entry *found)
{
	struct finding facts = wrong_in(book, "RESTS-ON", named->result,
	    found);
	char text[DIGEST_TEXT_LEN + 1];

	digest_text(text, digest);
	return book_find_about(book, &facts, "it rests on record %s, which is"
	    " %s", text, found == NULL ? "not here in that form" :
	    "here but not to be believed");
}

/* Mark the entries a RESULT rests on; report those that are not to be had. */
static int
collect(struct book *book, struct named *out)
{
	const struct result *result = &out->result->record->body.result;
	struct entry *found;
	size_t i;

	for (i = 0; i < result->n_rests; i++) {
		found = book_find(book, &result->rests[i]);
		if (was_believed(out, found)) {
			out->set[found->at] = true;
			out->ended += !found->believed;
			continue;
		}
		out->absent++;
		if (find_absent(book, out, &result->rests[i], found) == -1)
			return -1;
	}
	if (out->ended == 0)
		return 0;
	return book_find_fault(book, GRADE_NOTICE, "REVOKED", out->result,
	    "it rests on %zu record%s whose key was ended since: it says what"
	    " was so then, and deciding again says what is so now",
	    out->ended, out->ended == 1 ? "" : "s");
}

/* A card that nobody admitted bears on nothing: anybody can put one there. */
static bool
is_stray(const struct book *book, const struct entry *entry)
{
	const struct record *record = entry->record;
	uint8_t id[KEYID_LEN];

	if (record->head.kind != RECORD_KEY)
		return false;
	pubkey_id(id, record->body.keycard.sign_key);
	return book_signer(book, id) == NULL;
}

/* What stood there before the result and bears on it is in it. */
static int
find_omitted(struct book *book, const struct named *named,
    const struct outcome_sheet *all)
{
	struct finding facts;
	size_t i;

	for (i = 0; i < all->n_rests; i++) {
		const struct entry *found = book_find(book, &all->rests[i]);

		if (!past_has(named->result, found) ||
		    named->set[found->at] || is_stray(book, found))
			continue;
		facts = wrong_in(book, "OMITTED", named->result, found);
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
audit_named(struct book *book, struct named *named, struct fault *why)
{
	unsigned stage = named->result->record->body.result.stage;
	struct outcome_sheet sheet, all;

	named->set = arena_alloc(book->arena, book->n + 1);
	if (named->set == NULL || collect(book, named) == -1)
		return fault_memory(why);
	if (outcome_compute(book, stage, NULL, &all, why) == -1)
		return -1;
	if (find_omitted(book, named, &all) == -1)
		return fault_memory(why);
	/* Without all its records there is nothing to compare it with. */
	if (named->absent > 0)
		return 0;
	if (outcome_compute(book, stage, named->set, &sheet, why) == -1)
		return -1;
	return compare(book, named->result, &sheet, why);
}

static int
audit_one(struct book *book, const struct entry *entry, struct fault *why)
{
	struct named named = { .result = entry };
	int rc = find_ended(book, &named, why);

	if (rc == 0)
		rc = audit_named(book, &named, why);
	book_free(named.past);
	return rc;
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
		if (found == NULL || !past_may_count(found))
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
