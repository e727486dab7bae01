/* Packages: what each expert needs, and nothing about another. */
#include "config.h"

#include "mita/office/issue.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/container.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/signer.h"
#include "mita/office/register.h"
#include "mita/store/db.h"
#include "mita/store/records.h"

/*
 * A package holds what its reader needs and nothing about another expert:
 * the call, the reader's own card and admission, the own assignments, and
 * the proposals they name with their documents.
 */

static int
put_entry(struct db *content, const struct entry *entry, struct fault *why)
{
	struct buf minisig = {0};
	int rc;

	buf_put(&minisig, entry->minisig, entry->minisig_len);
	rc = minisig.failed ? fault_memory(why) :
	    records_put(content, entry->record->head.kind, &entry->digest,
	    entry->text, entry->len, buf_text(&minisig), NULL, why);
	buf_release(&minisig);
	return rc;
}

static int
put_documents(struct register_file *reg, struct db *content,
    const struct proposal *proposal, struct fault *why)
{
	struct buf bytes = {0};
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < proposal->n_documents; i++) {
		const struct digest *digest = &proposal->documents[i].digest;

		rc = documents_get(reg->db, digest, &bytes, why);
		if (rc == 0)
			rc = documents_put(content, digest, buf_text(&bytes),
			    bytes.len, why);
		buf_release(&bytes);
	}
	return rc;
}

static int
put_assignment(struct register_file *reg, struct db *content,
    const struct entry *entry, struct fault *why)
{
	const struct assignment *a = &entry->record->body.assignment;
	size_t i;

	for (i = 0; i < a->n_proposals; i++) {
		const struct entry *proposal = book_find(reg->book,
		    &a->proposals[i].digest);

		if (put_entry(content, proposal, why) == -1)
			return -1;
		/* What was cancelled is not there to be read any more. */
		if (!book_is_cancelled(reg->book, entry,
		    a->proposals[i].proposal) && put_documents(reg, content,
		    &proposal->record->body.proposal, why) == -1)
			return -1;
	}
	return put_entry(content, entry, why);
}

static bool
is_card_of(const struct book *book, const struct entry *card,
    const char *expert)
{
	size_t i;

	for (i = 0; i < book->n_keys; i++)
		if (strcmp(book->keys[i].admission->expert, expert) == 0 &&
		    digest_equal(&book->keys[i].admission->card,
		    &card->digest))
			return true;
	return false;
}

/* Records that go along whatever is assigned. */
static bool
is_of(const struct book *book, const struct entry *entry,
    const struct admission *admission)
{
	const struct record *record = entry->record;
	uint8_t id[KEYID_LEN];

	if (!entry->believed)
		return false;
	switch (record->head.kind) {
	case RECORD_CALL:
		return true;
	case RECORD_KEY:
		return is_card_of(book, entry, admission->expert);
	case RECORD_ADMISSION:
		return strcmp(record->body.admission.expert,
		    admission->expert) == 0;
	case RECORD_CANCELLATION:
		return strcmp(record->body.cancellation.expert,
		    admission->expert) == 0;
	case RECORD_REVOCATION:
		return strcmp(record->body.revocation.expert,
		    admission->expert) == 0;
	case RECORD_DECLARATION:
	case RECORD_EVALUATION:
		/* With an earlier key: the new one may replace it. */
		pubkey_id(id, admission->sign_key);
		return strcmp(record->head.signer, admission->expert) == 0 &&
		    memcmp(record->head.key_id, id, KEYID_LEN) != 0;
	default:
		return false;
	}
}

static int
fill(struct register_file *reg, struct db *content,
    const struct admission *admission, size_t *assignments,
    struct fault *why)
{
	const struct book *book = reg->book;
	size_t i;

	*assignments = 0;
	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (is_of(book, entry, admission) &&
		    put_entry(content, entry, why) == -1)
			return -1;
		if (!entry->believed ||
		    entry->record->head.kind != RECORD_ASSIGNMENT ||
		    strcmp(entry->record->body.assignment.expert,
		    admission->expert) != 0)
			continue;
		(*assignments)++;
		if (put_assignment(reg, content, entry, why) == -1)
			return -1;
	}
	return 0;
}

/*
 * The same content gives the same records; only the MANIFEST's place in the
 * agency's line moves.  Then the file that is there need not change.
 */
static bool
is_there(const char *path, const struct manifest *manifest)
{
	struct container old;
	bool same = false;

	if (container_open(&old, CONTAINER_PACKAGE, path, NULL) == -1)
		return false;
	if (container_unpack(&old, CONTAINER_PACKAGE, NULL) == 0)
		same = old.manifest->n_records == manifest->n_records &&
		    memcmp(old.manifest->records, manifest->records,
		    manifest->n_records * sizeof(*manifest->records)) == 0;
	container_release(&old);
	return same;
}

static int
list_records(struct register_file *reg, struct db *content,
    struct manifest *out, struct fault *why)
{
	struct stored *rows;
	size_t i;

	if (records_load(content, reg->book->arena, &rows, &out->n_records,
	    why) == -1)
		return -1;
	out->records = arena_alloc(reg->book->arena,
	    (out->n_records + 1) * sizeof(*out->records));
	if (out->records == NULL)
		return fault_memory(why);
	for (i = 0; i < out->n_records; i++)
		out->records[i] = book_digest(rows[i].text, rows[i].text_len);
	out->n_records = digests_sort(out->records, out->n_records);
	return 0;
}

static int
write_package(struct register_file *reg, const struct signer *signer,
    struct db *content, const char *expert, const char *folder, bool dry,
    size_t *written, struct fault *why)
{
	struct manifest manifest = {0};
	struct buf file = {0};
	char path[4096];
	int rc;

	snprintf(path, sizeof(path), "%s/%s.package", folder, expert);
	if (list_records(reg, content, &manifest, why) == -1)
		return -1;
	if (is_there(path, &manifest))
		return 0;
	(*written)++;
	rc = signer_close(
	    signer, content, CONTAINER_PACKAGE, expert, &file, why);
	if (rc == 0 && !dry)
		rc = file_write(path, file.bytes, file.len, 0600, why);
	buf_release(&file);
	return rc;
}

static int
issue_one(struct register_file *reg, const struct signer *signer,
    const struct admission *admission, const char *folder, bool dry,
    size_t *written, struct fault *why)
{
	size_t assignments;
	struct db *content;
	int rc;

	if ((content = db_new(DB_PACKAGE, why)) == NULL)
		return -1;
	rc = fill(reg, content, admission, &assignments, why);
	if (rc == 0 && assignments > 0)
		rc = write_package(reg, signer, content, admission->expert,
		    folder, dry, written, why);
	db_close(content);
	return rc;
}

int
packages_issue(struct register_file *reg, const struct seckey *key,
    const char *folder, bool dry, size_t *written, struct fault *why)
{
	const struct book *book = reg->book;
	struct signer signer;
	size_t i;
	int rc = 0;

	*written = 0;
	if (file_make_folder(folder, 0700, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < book->n_keys; i++) {
		const struct admission *admission = book->keys[i].admission;

		if (book_admission(book, admission->expert) == admission &&
		    !book_is_revoked(book, admission->sign_key))
			rc = issue_one(reg, &signer, admission, folder, dry,
			    written, why);
	}
	/* Nothing was stated in the register itself. */
	db_roll_back(reg->db);
	return rc;
}
