/* Taking in one bundle, whole or not at all. */
#include "config.h"

#include "mita/office/merge.h"

#include <string.h>

#include "mita/audit/conflicts.h"
#include "mita/audit/container.h"
#include "mita/audit/finding.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/hand/letter.h"
#include "mita/office/ledger.h"
#include "mita/office/register.h"
#include "mita/seal/pubkey.h"
#include "mita/store/db.h"
#include "mita/store/ledger.h"
#include "mita/store/received.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/* Whose bundle is it?  Only an admitted key gets any further. */
static const struct admission *
find_sender(const struct register_file *reg,
    const struct container *bundle, struct fault *why)
{
	const struct admission *admission;
	uint8_t id[KEYID_LEN];
	char name[KEYNAME_LEN + 1];

	pubkey_id(id, bundle->envelope.key);
	admission = book_signer(reg->book, id);
	if (admission == NULL || memcmp(admission->sign_key,
	    bundle->envelope.key, PUBKEY_LEN) != 0) {
		pubkey_name(name, bundle->envelope.key);
		fault_advise(why, FAULT_REFUSED, "UNKNOWN-KEY",
		    "ask the sender for the short name of the key",
		    "sealed by the key %s, which was not admitted to this call",
		    name);
		return NULL;
	}
	return admission;
}

static bool
is_late(const struct book *book, const struct evaluation *ev)
{
	const struct record *record = book_record(book, RECORD_ASSIGNMENT,
	    &ev->assignment);
	int64_t deadline;

	return record != NULL && clock_parse(record->body.assignment.deadline,
	    &deadline) && deadline < clock_now();
}

static bool
is_known(const struct register_file *reg, const struct container *bundle)
{
	size_t i;

	for (i = 0; i < bundle->n_rows; i++)
		if (book_find(reg->book, &bundle->digests[i]) == NULL)
			return false;
	return true;
}

static void
note_surplus(const struct book *book, struct merge_news *news,
    const struct evaluation *ev)
{
	if (news->surplus[0] == '\0' &&
	    pairs_exceed(book, ev->stage, ev->proposal))
		id_copy(news->surplus, ev->proposal);
}

/* What stands between experts and proposals, of the stages that are asked. */
struct obstacles {
	bool		 read[STAGES_MAX + 1];
	size_t		 n[STAGES_MAX + 1];
	struct conflict	*list[STAGES_MAX + 1];
};

/* May it count, as things stand?  A declared interest is told as such. */
static int
note_barred(const struct book *book, struct obstacles *in,
    struct merge_news *news, const struct evaluation *ev, struct fault *why)
{
	const struct conflict *found;
	struct suit suit = {0};

	if (!in->read[ev->stage] && conflicts_of_pairs(book, ev->stage,
	    &in->list[ev->stage], &in->n[ev->stage], why) == -1)
		return -1;
	in->read[ev->stage] = true;
	found = conflicts_find(in->list[ev->stage], in->n[ev->stage],
	    news->expert, ev->proposal);
	if (found == NULL || news->barred[0] != '\0')
		return 0;
	conflict_suit(found, &suit);
	if ((suit_stops(&suit, ACT_COUNT) & ~BAR(BAR_DECLARED)) != 0)
		id_copy(news->barred, ev->proposal);
	return 0;
}

static int
see_evaluation(const struct book *book, struct obstacles *in,
    struct merge_news *news, const struct evaluation *ev, struct fault *why)
{
	news->evaluations++;
	note_surplus(book, news, ev);
	news->late = news->late || is_late(book, ev);
	return note_barred(book, in, news, ev, why);
}

/* What an officer is to rule on. */
static void
see_declaration(const struct book *book, const struct entry *entry,
    struct merge_news *news)
{
	const struct declaration *d = &entry->record->body.declaration;

	news->declarations++;
	if (d->interest == INTEREST_POTENTIAL && news->interest[0] == '\0')
		id_copy(news->interest, d->proposal);
	if (interest_taken_back(book, entry) != NULL &&
	    news->taken_back[0] == '\0')
		id_copy(news->taken_back, d->proposal);
}

/* What did the expert state that the register had not got? */
static int
count_news(const struct book *book, struct merge_news *news,
    struct fault *why)
{
	struct obstacles obstacles = {0};
	size_t i;

	for (i = book->before.n; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (entry->record->head.kind == RECORD_KEY ||
		    strcmp(entry->record->head.signer, news->expert) != 0)
			return fault_set(why, FAULT_REFUSED, "FOREIGN",
			    "mita-bundle(5) BUNDLE: %s is not the sender's",
			    book_place(book, entry));
		if (entry->record->head.kind == RECORD_DECLARATION)
			see_declaration(book, entry, news);
		else if (see_evaluation(book, &obstacles, news,
		    &entry->record->body.evaluation, why) == -1)
			return -1;
	}
	return 0;
}

/* A key that ended signs nothing new. */
static int
check_standing(const struct container *bundle, const struct book *book,
    struct fault *why)
{
	size_t i;

	for (i = 0; i < bundle->n_rows; i++) {
		const struct entry *entry = book_find(book,
		    &bundle->digests[i]);

		if (entry->revoked) {
			fault_at(why, FAULT_REFUSED, "REVOKED",
			    book_place(book, entry), "its key was revoked and"
			    " this is not among what stands");
			return fault_remedy(why,
			    "the expert signs it again with a new key");
		}
	}
	return 0;
}

/*
 * The register as it would be.  Everything the auditor would call wrong
 * keeps the bundle out, but for a FORK: that is the signer's doing, both
 * records are kept and the fork is reported.
 */
static int
check_together(const struct book *book, const struct container *bundle,
    size_t forks, struct merge_news *news, struct fault *why)
{
	const struct finding *broken = book_broken(book);

	if (broken != NULL)
		return fault_at(why, FAULT_REFUSED, broken->reason,
		    broken->place, "%s", broken->text);
	news->forked = book_forks(book) > forks;
	if (check_standing(bundle, book, why) == -1)
		return -1;
	return count_news(book, news, why);
}

/* The file that came, and what it says of itself. */
static struct incoming
arrival_of(const struct container *bundle, const char *name,
    struct digest *digest, char now[static CLOCK_TEXT_LEN + 1])
{
	clock_text(clock_now(), now);
	*digest = book_digest(buf_text(&bundle->file), bundle->file.len);
	return (struct incoming){ name, bundle->manifest->expert, now, digest,
	    buf_text(&bundle->file), bundle->file.len };
}

static int
put_file(struct register_file *reg, const struct incoming *file,
    bool *added, struct fault *why)
{
	return received_put(reg->db, file, added, why) == -1 ? -1 :
	    register_room(reg, 0, why);
}

static int
put_row(struct db *db, const struct stored *row, const struct digest *digest,
    const struct incoming *file, struct fault *why)
{
	char bundle[DIGEST_TEXT_LEN + 1];

	digest_text(bundle, file->digest);
	if (records_put(db, &(struct statement){
	    (enum record_kind)record_kind_of(row->text, row->text_len),
	    digest, row->text, row->text_len, row->minisig }, NULL, why) == -1)
		return -1;
	return ledger_put(db, digest, file->time, bundle, why);
}

static int
put_all(struct register_file *reg, const struct container *bundle,
    const struct incoming *file, struct fault *why)
{
	size_t i;

	for (i = 0; i < bundle->n_rows; i++)
		if (book_find(reg->book, &bundle->digests[i]) == NULL &&
		    put_row(reg->db, &bundle->rows[i], &bundle->digests[i],
		    file, why) == -1)
			return -1;
	return put_file(reg, file, NULL, why);
}

/* A register that was made again has not kept it: it came when it came. */
static int
put_again(struct register_file *reg, struct incoming *file, bool *added,
    struct fault *why)
{
	char bundle[DIGEST_TEXT_LEN + 1];
	const char *time;

	digest_text(bundle, file->digest);
	if (ledger_time(reg->db, bundle, reg->book->arena, &time, why) == -1)
		return -1;
	if (time != NULL)
		file->time = time;
	return put_file(reg, file, added, why);
}

/* Nothing new is in it, but the file itself may have another name or seal. */
static int
merge_known(struct register_file *reg, const struct container *bundle,
    const char *name, bool dry, struct merge_news *news, struct fault *why)
{
	char now[CLOCK_TEXT_LEN + 1];
	struct incoming file;
	struct digest digest;
	bool added = false;
	int rc;

	news->known = true;
	if (check_standing(bundle, reg->book, why) == -1)
		return -1;
	file = arrival_of(bundle, name, &digest, now);
	rc = put_again(reg, &file, &added, why);
	return rc == -1 || added ? register_finish(reg, rc, dry, why) : 0;
}

static int
merge_new(struct register_file *reg, const struct container *bundle,
    const char *name, bool dry, struct merge_news *news, struct fault *why)
{
	size_t forks = book_forks(reg->book);
	char now[CLOCK_TEXT_LEN + 1];
	struct incoming file;
	struct digest digest;
	int rc;

	file = arrival_of(bundle, name, &digest, now);
	/* What another program put there came before. */
	rc = ledger_arrive(reg->db, why);
	if (rc == 0)
		rc = put_all(reg, bundle, &file, why);
	if (rc == 0)
		rc = register_take(reg, why);
	if (rc == 0)
		rc = check_together(reg->book, bundle, forks, news, why);
	return register_finish(reg, rc, dry, why);
}

/* What came, and the name it came under. */
struct delivery {
	const struct letter	*letter;
	struct container	*bundle;
	const char		*name;
};

static int
merge(struct register_file *reg, const struct delivery *delivery, bool dry,
    struct merge_news *news, struct fault *why)
{
	struct container *bundle = delivery->bundle;
	const struct admission *sender;

	if (register_check(reg, why) == -1 ||
	    (sender = find_sender(reg, bundle, why)) == NULL ||
	    container_unpack(bundle, CONTAINER_BUNDLE, why) == -1 ||
	    letter_compare(delivery->letter, bundle, reg->book->call->id,
	    why) == -1 ||
	    container_check_bundle(bundle, reg->book, why) == -1)
		return -1;
	if (strcmp(bundle->manifest->expert, sender->expert) != 0)
		return fault_set(why, FAULT_REFUSED, "WRONG-CALL", "it was"
		    " made by %s of another call", bundle->manifest->expert);
	id_copy(news->expert, sender->expert);
	return is_known(reg, bundle) ?
	    merge_known(reg, bundle, delivery->name, dry, news, why) :
	    merge_new(reg, bundle, delivery->name, dry, news, why);
}

bool
bundle_is_encrypted(const char *path)
{
	return letter_is_encrypted(path);
}

int
file_decrypt(const char *path, const char *to, const struct seckey *key,
    struct fault *why)
{
	return letter_decrypt(path, to, key, why);
}

int
bundle_merge(struct register_file *reg, const char *path, bool dry,
    struct merge_news *news, struct fault *why)
{
	const char *name = strrchr(path, '/');
	struct container bundle;
	struct letter letter;
	int rc;

	*news = (struct merge_news){0};
	if (letter_read(&letter, path, reg->reader, why) == -1)
		return -1;
	news->plain = !letter.encrypted && reg->book->call->encrypted;
	if (container_take(&bundle, CONTAINER_BUNDLE, &letter.bytes, path,
	    why) == -1)
		return -1;
	/* Whatever another program merged meanwhile is in the book then. */
	rc = register_lock(reg, why);
	if (rc == -1 && why != NULL && strcmp(why->reason, "CHANGED") == 0)
		rc = register_lock(reg, why);
	if (rc == 0)
		rc = merge(reg, &(struct delivery){ &letter, &bundle,
		    name == NULL ? path : name + 1 }, dry, news, why);
	db_roll_back(reg->db);
	if (rc == -1)
		fault_within(why, "%s", path);
	container_release(&bundle);
	return rc;
}
