/* Signing: one key, one signer, the next place in its line. */
#include "config.h"

#include "mita/hand/signer.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/seal/close.h"
#include "mita/seal/digest.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/seal/sign.h"
#include "mita/store/db.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/* The key that this signer's records must verify with, or NULL. */
static const uint8_t *
key_of(const struct book *book, const char *signer)
{
	const struct admission *admission;

	if (strcmp(signer, SIGNER_AGENCY) == 0)
		return book->call == NULL ? NULL : book->call->agency_key;
	admission = book_admission(book, signer);
	return admission == NULL ? NULL : admission->sign_key;
}

/* The place behind the signer's last record in the call. */
static void
find_place(struct signer *signer, const struct book *book)
{
	const struct entry *last = book_last(book, signer->id);

	signer->call = book->call_entry->digest;
	if (last != NULL) {
		signer->seq = last->record->head.seq;
		signer->prev = last->digest;
	}
}

int
signer_begin(struct signer *signer, struct db *db, const struct book *book,
    const struct seckey *key, const char *id, struct fault *why)
{
	const uint8_t *wanted = key_of(book, id);

	*signer = (struct signer){ .db = db, .key = key };
	id_copy(signer->id, id);
	if (wanted == NULL && book->call == NULL)
		return 0;
	if (wanted == NULL || memcmp(wanted, seckey_sign_public(key),
	    PUBKEY_LEN) != 0)
		return fault_set(why, FAULT_REFUSED, "KEY", "this key is not"
		    " the one of %s in this call", id);
	find_place(signer, book);
	return 0;
}

static void
fill_head(const struct signer *signer, const uint8_t *key, struct head *head)
{
	if (head->kind != RECORD_CALL && head->kind != RECORD_KEY)
		head->call = signer->call;
	id_copy(head->signer, signer->id);
	pubkey_id(head->key_id, key);
	head->seq = signer->seq + 1;
	head->prev = signer->prev;
}

int
signer_show(struct buf *out, const struct book *book, const char *id,
    struct record *record, struct fault *why)
{
	const uint8_t *key = key_of(book, id);
	struct signer signer = {0};

	if (key == NULL)
		return fault_set(why, FAULT_REFUSED, "KEY", "%s signs nothing"
		    " in this call", id);
	id_copy(signer.id, id);
	find_place(&signer, book);
	fill_head(&signer, key, &record->head);
	return record_write(out, record, why);
}

/* What stands before a signature: an evaluation has a second one there. */
static void
put_comment(struct buf *out, const struct signer *signer,
    const struct record *record, const struct buf *text)
{
	static const char comment[] =
	    "see mita-record(5); check with minisign -VHm";

	if (record->head.kind == RECORD_EVALUATION)
		sshsig_comment(out, comment, signer->key, text->bytes,
		    text->len);
	else
		buf_puts(out, comment);
}

/* Text and signature of a record whose head is filled, into db. */
static int
put_signed(const struct signer *signer, struct db *db,
    const struct record *record, struct digest *digest, struct fault *why)
{
	struct buf text = {0}, untrusted = {0}, comment = {0}, minisig = {0};
	int rc = -1;

	if (record_write(&text, record, why) == -1)
		goto done;
	record_comment(&comment, record);
	put_comment(&untrusted, signer, record, &text);
	if (comment.failed || untrusted.failed) {
		fault_memory(why);
		goto done;
	}
	digest_of(digest->bytes, text.bytes, text.len);
	if (minisig_write(&minisig, signer->key, text.bytes, text.len,
	    buf_text(&untrusted), buf_text(&comment), why) == -1)
		goto done;
	rc = records_put(db, &(struct statement){ record->head.kind, digest,
	    text.bytes, text.len, buf_text(&minisig) }, NULL, why);
done:
	buf_release(&text);
	buf_release(&untrusted);
	buf_release(&comment);
	buf_release(&minisig);
	return rc;
}

int
signer_append(struct signer *signer, struct record *record,
    struct digest *out, struct fault *why)
{
	struct digest digest;

	fill_head(signer, seckey_sign_public(signer->key), &record->head);
	if (put_signed(signer, signer->db, record, &digest, why) == -1)
		return -1;
	signer->seq = record->head.seq;
	signer->prev = digest;
	/* Everything after a CALL belongs to it. */
	if (record->head.kind == RECORD_CALL)
		signer->call = digest;
	if (out != NULL)
		*out = digest;
	return 0;
}

int
content_list(struct db *content, struct arena *arena, struct manifest *out,
    struct fault *why)
{
	struct stored *rows;
	size_t i;

	if (records_load(content, arena, &rows, &out->n_records, why) == -1 ||
	    documents_list(content, arena, &out->documents,
	    &out->n_documents, why) == -1)
		return -1;
	out->records = arena_alloc(arena,
	    (out->n_records + 1) * sizeof(*out->records));
	if (out->records == NULL)
		return fault_memory(why);
	for (i = 0; i < out->n_records; i++)
		digest_of(out->records[i].bytes, rows[i].text,
		    rows[i].text_len);
	out->n_records = digests_sort(out->records, out->n_records);
	return 0;
}

int
signer_close(const struct signer *signer, struct db *content,
    enum container_kind kind, const char *expert, struct buf *out,
    struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_MANIFEST } };
	struct manifest *manifest = &record.body.manifest;
	struct arena *arena;
	struct digest unused;
	struct buf bytes = {0};
	int rc = -1;

	if ((arena = arena_new()) == NULL)
		return fault_memory(why);
	manifest->container = kind;
	id_copy(manifest->expert, expert);
	fill_head(signer, seckey_sign_public(signer->key), &record.head);
	if (content_list(content, arena, manifest, why) == -1 ||
	    put_signed(signer, content, &record, &unused, why) == -1 ||
	    db_bytes(content, &bytes, why) == -1)
		goto done;
	/* What no reader would take must not be made. */
	if (bytes.len + MINISIG_MAX + 1 > CONTAINER_MAX ||
	    manifest->n_documents > DOCUMENTS_MAX ||
	    manifest->n_records >= RECORDS_MAX) {
		fault_advise(why, FAULT_REFUSED, "TOO-LARGE",
		    "give this expert fewer or smaller documents",
		    "mita-record(5) LIMITS: the file for or from %s would be"
		    " too large, with %zu records, %zu documents and %zu bytes",
		    expert, manifest->n_records + 1, manifest->n_documents,
		    bytes.len);
		goto done;
	}
	rc = envelope_close(out, container_words[kind], signer->key,
	    bytes.bytes, bytes.len, why);
done:
	buf_release(&bytes);
	arena_free(arena);
	return rc;
}

int
entry_put(struct db *db, const struct entry *entry, bool *added,
    struct fault *why)
{
	struct buf minisig = {0};
	int rc;

	buf_put(&minisig, entry->minisig, entry->minisig_len);
	rc = minisig.failed ? fault_memory(why) : records_put(db,
	    &(struct statement){ entry->record->head.kind, &entry->digest,
	    entry->text, entry->len, buf_text(&minisig) }, added, why);
	buf_release(&minisig);
	return rc;
}
