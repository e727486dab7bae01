/* Acts of power are told, with both sides. */
#include "config.h"

#include "mita/audit/powers.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/rulings.h"
#include "mita/base/fault.h"
#include "mita/seal/pubkey.h"

/* Believed, of the same list, with the highest seq below this one's; NULL. */
static const struct entry *
one_before(const struct entries *all, const struct entry *entry,
    bool (*is_same)(const struct record *a, const struct record *b))
{
	const struct entry *found = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *other = all->list[i];

		if (other->believed && other->record->head.seq <
		    entry->record->head.seq && (found == NULL ||
		    found->record->head.seq < other->record->head.seq) &&
		    is_same(other->record, entry->record))
			found = other;
	}
	return found;
}

static bool
is_of_one_expert(const struct record *a, const struct record *b)
{
	return strcmp(a->body.admission.expert, b->body.admission.expert) == 0;
}

static int
note_admission(struct book *book, const struct entry *entry)
{
	const struct admission *now = &entry->record->body.admission, *then;
	const struct entry *before = one_before(book_group(book,
	    GROUP_ADMISSION, 0, now->expert), entry, is_of_one_expert);
	char old_key[KEYNAME_LEN + 1], new_key[KEYNAME_LEN + 1];

	if (before == NULL)
		return 0;
	then = &before->record->body.admission;
	pubkey_name(old_key, then->sign_key);
	pubkey_name(new_key, now->sign_key);
	return book_find_fault(book, GRADE_NOTICE, "ADMITTED", entry, "%s was"
	    " admitted before, with key %s, role %s and load %u, and is now"
	    " with key %s, role %s and load %u", now->expert, old_key,
	    role_words[then->role], then->load, new_key, role_words[now->role],
	    now->load);
}

static int
note_end(struct book *book, const struct entry *entry)
{
	const struct revocation *r = &entry->record->body.revocation;
	const struct entry *last = book_find(book, &r->last);
	char key[KEYNAME_LEN + 1];

	pubkey_name(key, r->sign_key);
	return book_find_fault(book, GRADE_NOTICE, "ENDED", entry, "the key %s"
	    " of %s was ended; what stands of it ends with %s: %s (%s)", key,
	    r->expert, last == NULL ? "a record that is not here" :
	    book_place(book, last), r->reason, r->officer);
}

static bool
is_on_one_matter(const struct record *a, const struct record *b)
{
	struct ruling_about x = ruling_about(&a->body.ruling);
	struct ruling_about y = ruling_about(&b->body.ruling);

	return ruling_about_cmp(&x, &y) == 0;
}

/*
 * Of lots the first counts, observers may differ, and what is only for the
 * record changes nothing.
 */
static bool
is_answer(const struct ruling *ruling)
{
	return ruling->subject != RULING_DRAW &&
	    ruling->subject != RULING_OBSERVATION && !ruling_is_note(ruling);
}

static int
note_ruling(struct book *book, const struct entry *entry)
{
	const struct ruling *now = &entry->record->body.ruling, *then;
	const struct entry *before;

	if (now->subject == RULING_WITHDRAWN)
		return book_find_fault(book, GRADE_NOTICE, "WITHDRAWN", entry,
		    "its applicant withdrew it, as an officer says: %s (%s)",
		    now->reason, now->officer);
	if (!is_answer(now))
		return 0;
	before = one_before(book_group(book, GROUP_RULING, now->stage,
	    now->proposal), entry, is_on_one_matter);
	then = before == NULL ? now : &before->record->body.ruling;
	if (strcmp(then->answer, now->answer) == 0)
		return 0;
	return book_find_fault(book, GRADE_NOTICE, "REPLACED", entry, "the"
	    " answer was %s (%s), and is %s: %s (%s)", then->answer,
	    then->officer, now->answer, now->reason, now->officer);
}

static int
note(struct book *book, const struct entry *entry)
{
	if (!entry->believed)
		return 0;
	switch (entry->record->head.kind) {
	case RECORD_ADMISSION:
		return note_admission(book, entry);
	case RECORD_REVOCATION:
		return note_end(book, entry);
	case RECORD_RULING:
		return note_ruling(book, entry);
	default:
		return 0;
	}
}

int
remark_powers(struct book *book, struct fault *why)
{
	size_t i;

	for (i = 0; i < book->n; i++)
		if (note(book, book->entries[i]) == -1)
			return fault_memory(why);
	return 0;
}
