/* Admitting experts by their cards. */
#include "config.h"

#include "mita/office/admit.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "mita/audit/single.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/signer.h"
#include "mita/model/person.h"
#include "mita/model/subject.h"
#include "mita/office/register.h"
#include "mita/seal/digest.h"
#include "mita/seal/envelope.h"
#include "mita/seal/pubkey.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/* A card as read and verified: a KEY record with its signature. */
struct card {
	struct digest	 digest;
	struct record	 record;
	const char	*text;
	size_t		 len;
	const char	*minisig;
};

static int
split_card(struct card *out, struct arena *arena, const char *path,
    struct fault *why)
{
	struct buf file = {0};
	struct span minisig, body;
	int rc = -1;

	if (file_read(path, RECORD_MAX, &file, why) == -1)
		goto done;
	if (envelope_split(buf_text(&file), file.len, &minisig, &body,
	    why) == -1) {
		fault_within(why, "%s", path);
		goto done;
	}
	out->text = arena_copy(arena, body.at, body.left);
	out->len = body.left;
	out->minisig = arena_copy(arena, minisig.at, minisig.left);
	rc = out->text == NULL || out->minisig == NULL ? fault_memory(why) : 0;
done:
	buf_release(&file);
	return rc;
}

static int
read_card(struct card *out, struct arena *arena, const char *path,
    struct fault *why)
{
	struct stored row;

	if (split_card(out, arena, path, why) == -1)
		return -1;
	row = (struct stored){ .text = out->text, .text_len = out->len,
	    .minisig = out->minisig, .minisig_len = strlen(out->minisig) };
	if (single_read_card(&out->record, arena, &row, why) == -1)
		return fault_within(why, "%s", path);
	digest_of(out->digest.bytes, out->text, out->len);
	return 0;
}

/* Who is admitted in one act, and the cards of those before. */
struct newcomers {
	const struct admitting	*experts;
	size_t			 n;		/* so far */
	const struct keycard	**cards;
};

/* E-01, E-02 ...: the first that nobody has. */
static void
next_id(const struct book *book, size_t skip, char out[static ID_MAX + 1])
{
	unsigned n;

	for (n = 1;; n++) {
		snprintf(out, ID_MAX + 1, "E-%02u", n);
		if (book_admission(book, out) == NULL && skip-- == 0)
			return;
	}
}

static int
read_role(const char *word, enum role *out, struct fault *why)
{
	int i;

	for (i = 0; i < ROLES; i++)
		if (strcasecmp(word, role_words[i]) == 0) {
			*out = (enum role)i;
			return 0;
		}
	return fault_set(why, FAULT_USAGE, "USAGE",
	    "a role is business, knowledge or both, not \"%s\"", word);
}

static int
add_interest(struct arena *arena, const char *code, struct admission *out,
    struct fault *why)
{
	size_t i;

	for (i = 0; i < out->n_interests; i++)
		if (strcmp(out->interests[i].id, code) == 0)
			return 0;
	out->interests = arena_grow(arena, out->interests, out->n_interests,
	    sizeof(*out->interests));
	if (out->interests == NULL)
		return fault_memory(why);
	id_copy(out->interests[out->n_interests++].id, code);
	return 0;
}

/* What the card states; the employer is also the organisation. */
static int
take_interests(struct arena *arena, const struct keycard *card,
    struct admission *out, struct fault *why)
{
	size_t i;

	id_copy(out->organisation, "-");
	if (subjects_add(arena, &out->subjects, &out->n_subjects,
	    card->subjects, card->n_subjects) == -1)
		return fault_memory(why);
	for (i = 0; i < card->n_interests; i++) {
		const struct stake *stake = &card->interests[i];

		if (stake->relation == RELATION_EMPLOYMENT &&
		    strcmp(out->organisation, "-") == 0)
			id_copy(out->organisation, stake->code);
		if (add_interest(arena, stake->code, out, why) == -1)
			return -1;
	}
	return 0;
}

static int
read_interests(struct arena *arena, const char *text,
    struct admission *out, struct fault *why)
{
	char code[ID_MAX + 2];
	size_t len;

	while (text != NULL && *text != '\0') {
		len = strcspn(text, ", ");
		snprintf(code, sizeof(code), "%.*s", (int)len, text);
		if (!id_is(code))
			return fault_set(why, FAULT_USAGE, "USAGE", "interests"
			    " are codes of A-Z, 0-9 and - with commas");
		if (add_interest(arena, code, out, why) == -1)
			return -1;
		text += len;
		text += strspn(text, ", ");
	}
	return 0;
}

static int
check_new(const struct book *book, const struct card *card,
    const struct admission *admission, const char *path, struct fault *why)
{
	const struct admission *before;
	size_t i;

	for (i = 0; i < book->n_keys; i++)
		if (memcmp(book->keys[i].admission->sign_key,
		    card->record.body.keycard.sign_key, PUBKEY_LEN) == 0)
			return fault_at(why, FAULT_REFUSED, "KNOWN", path,
			    "its key was admitted already, as %s",
			    book->keys[i].admission->expert);
	before = book_admission(book, admission->expert);
	if (before != NULL && !book_is_revoked(book, before->sign_key)) {
		fault_at(why, FAULT_REFUSED, "KNOWN", path,
		    "there is an expert %s already", admission->expert);
		return fault_remedy(why, "if this is a new key of the same"
		    " person, revoke the old one first");
	}
	return 0;
}

static int
same_person(const char *path, const char *what, const char *expert,
    struct fault *why)
{
	fault_at(why, FAULT_REFUSED, "SAME-PERSON", path,
	    "the same %s as that of %s", what, expert);
	return fault_remedy(why, "for a new key of the same person, revoke the"
	    " old one and say --id with that id; for another person, say --id"
	    " with a free one");
}

/* What says that both cards are of one person; NULL: nothing.  -1: memory. */
static int
shared(struct arena *arena, const struct keycard *a, const struct keycard *b,
    const char **what, struct fault *why)
{
	struct traits one, other;
	enum likeness likeness;

	if (traits_of(arena, a, &one) == -1 || traits_of(arena, b, &other) ==
	    -1)
		return fault_memory(why);
	likeness = traits_alike(&one, &other);
	*what = likeness == LIKE_NOBODY ? NULL : likeness_text(likeness);
	return 0;
}

/* One person is one expert, unless an officer says an id. */
static int
check_person(const struct register_file *reg, const struct newcomers *new,
    const struct keycard *card, const char *path, struct fault *why)
{
	struct arena *arena = reg->book->arena;
	const struct keycard *other;
	const char *what = NULL;
	size_t i;

	for (i = 0; i < reg->book->n_keys; i++) {
		const char *expert = reg->book->keys[i].admission->expert;

		other = book_card(reg->book, expert);
		if (other != NULL && shared(arena, card, other, &what, why) ==
		    -1)
			return -1;
		if (what != NULL)
			return same_person(path, what, expert, why);
	}
	for (i = 0; i < new->n; i++) {
		if (shared(arena, card, new->cards[i], &what, why) == -1)
			return -1;
		if (what != NULL)
			return same_person(path, what, new->experts[i].card,
			    why);
	}
	return 0;
}

static int
admit_one(struct register_file *reg, struct signer *signer,
    struct newcomers *new, struct fault *why)
{
	const struct admitting *given = &new->experts[new->n];
	size_t skip = new->n;
	struct record record = { .head = { .kind = RECORD_ADMISSION } };
	struct admission *a = &record.body.admission;
	struct card card;

	if (read_card(&card, reg->book->arena, given->card, why) == -1)
		return -1;
	if (given->expert != NULL && (!id_is(given->expert) ||
	    strcmp(given->expert, SIGNER_AGENCY) == 0 ||
	    strcmp(given->expert, "-") == 0))
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "\"%s\" is no id for an expert: 1 to 32 of A-Z, 0-9 and -",
		    given->expert);
	if (given->organisation != NULL && !id_is(given->organisation))
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "\"%s\" is no organisation code: 1 to 32 of A-Z, 0-9 and"
		    " -", given->organisation);
	if (given->expert == NULL && check_person(reg, new,
	    &card.record.body.keycard, given->card, why) == -1)
		return -1;
	if (given->expert != NULL)
		id_copy(a->expert, given->expert);
	else
		next_id(reg->book, skip, a->expert);
	if (check_new(reg->book, &card, a, given->card, why) == -1)
		return -1;
	a->card = card.digest;
	memcpy(a->sign_key, card.record.body.keycard.sign_key, PUBKEY_LEN);
	a->role = card.record.body.keycard.kind;
	if (given->role != NULL && read_role(given->role, &a->role, why) == -1)
		return -1;
	if (take_interests(reg->book->arena, &card.record.body.keycard, a,
	    why) == -1)
		return -1;
	if (given->organisation != NULL)
		id_copy(a->organisation, given->organisation);
	a->load = given->load != 0 ? given->load :
	    reg->book->call->stages[0].load;
	if (read_interests(reg->book->arena, given->interests, a, why) == -1 ||
	    subjects_read(reg->book->arena, given->subjects, &a->subjects,
	    &a->n_subjects, why) == -1)
		return -1;
	if (records_put(reg->db, &(struct statement){ RECORD_KEY, &card.digest,
	    card.text, card.len, card.minisig }, NULL, why) == -1)
		return -1;
	new->cards[new->n] = (void *)arena_copy(reg->book->arena,
	    &card.record.body.keycard, sizeof(*new->cards[0]));
	if (new->cards[new->n++] == NULL)
		return fault_memory(why);
	return signer_append(signer, &record, NULL, why);
}

int
expert_admit(struct register_file *reg, const struct seckey *key,
    const struct admitting *experts, size_t n, bool dry, struct fault *why)
{
	struct newcomers new = { .experts = experts };
	struct signer signer;
	int rc = 0;

	new.cards = arena_alloc(reg->book->arena,
	    (n + 1) * sizeof(*new.cards));
	if (new.cards == NULL)
		return fault_memory(why);
	if (register_begin(reg, key, &signer, why) == -1)
		return -1;
	while (rc == 0 && new.n < n)
		rc = admit_one(reg, &signer, &new, why);
	return register_finish(reg, rc, dry, why);
}

/* ---- what an officer corrects ---- */

static bool
is_same(const struct admission *a, const struct admission *b)
{
	size_t i;

	if (a->role != b->role || a->load != b->load ||
	    strcmp(a->organisation, b->organisation) != 0 ||
	    a->n_interests != b->n_interests)
		return false;
	for (i = 0; i < a->n_interests; i++)
		if (strcmp(a->interests[i].id, b->interests[i].id) != 0)
			return false;
	for (i = 0; i < a->n_subjects && i < b->n_subjects; i++)
		if (strcmp(a->subjects[i].scheme, b->subjects[i].scheme) != 0 ||
		    strcmp(a->subjects[i].code, b->subjects[i].code) != 0)
			return false;
	return a->n_subjects == b->n_subjects;
}

/* The admission that stands, with what is given in place of what it says. */
static int
amend(const struct book *book, const struct admitting *given,
    struct admission *out, struct fault *why)
{
	const struct admission *before = book_admission(book, given->expert);
	struct admission new;

	if (before == NULL)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN",
		    "there is no expert %.40s", given->expert);
	*out = *before;
	if (given->role != NULL && read_role(given->role, &out->role, why) ==
	    -1)
		return -1;
	if (given->sets_load)
		out->load = given->load;
	if (given->interests != NULL) {
		new = *before;
		new.n_interests = 0;
		new.interests = NULL;
		if (take_interests(book->arena, book_card(book,
		    given->expert), &new, why) == -1 || read_interests(
		    book->arena, given->interests, &new, why) == -1)
			return -1;
		out->n_interests = new.n_interests;
		out->interests = new.interests;
	}
	if (given->subjects != NULL) {
		out->n_subjects = 0;
		out->subjects = NULL;
		if (subjects_read(book->arena, given->subjects, &out->subjects,
		    &out->n_subjects, why) == -1)
			return -1;
	}
	if (given->organisation != NULL)
		id_copy(out->organisation, given->organisation);
	return !is_same(out, before) ? 0 : fault_set(why, FAULT_REFUSED,
	    "KNOWN", "%s is admitted like that already", given->expert);
}

int
expert_change(struct register_file *reg, const struct seckey *key,
    const struct admitting *given, bool dry, struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_ADMISSION } };
	struct signer signer;
	int rc;

	if (given->organisation != NULL && !id_is(given->organisation) &&
	    strcmp(given->organisation, "-") != 0)
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "\"%s\" is no organisation code: 1 to 32 of A-Z, 0-9 and"
		    " -", given->organisation);
	if (register_begin(reg, key, &signer, why) == -1)
		return -1;
	rc = amend(reg->book, given, &record.body.admission, why);
	if (rc == 0)
		rc = signer_append(&signer, &record, NULL, why);
	return register_finish(reg, rc, dry, why);
}
