/* A stranger's sealed file, read in the only safe order. */
#include "config.h"

#include "mita/audit/container.h"

#include <string.h>

#include "mita/audit/single.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/model/call.h"
#include "mita/seal/digest.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/verify.h"
#include "mita/store/db.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

void
container_versions(struct buf *out)
{
	buf_putf(out, "  SQLite %s, libsodium %s\n", db_library(),
	    seal_library());
	buf_putf(out, "  records 1, rules %d, workspace %d, register %d,"
	    " package %d, bundle %d\n", RULES_SECOND, db_newest(DB_WORKSPACE),
	    db_newest(DB_REGISTER), db_newest(DB_PACKAGE),
	    db_newest(DB_BUNDLE));
}

int
container_take(struct container *out, enum container_kind kind,
    struct buf *file, const char *name, struct fault *why)
{
	*out = (struct container){ .file = *file };
	*file = (struct buf){0};
	if (envelope_open(&out->envelope, container_words[kind],
	    buf_text(&out->file), out->file.len, why) == 0)
		return 0;
	container_release(out);
	return fault_within(why, "%s", name);
}

int
container_open(struct container *out, enum container_kind kind,
    const char *path, struct fault *why)
{
	struct buf file = {0};

	*out = (struct container){0};
	if (file_read(path, CONTAINER_MAX, &file, why) == -1) {
		buf_release(&file);
		return -1;
	}
	return container_take(out, kind, &file, path, why);
}

/* Signed by whom the seal and the container's kind say. */
static int
check_manifest_head(const struct container *container,
    const struct record *record, const struct minisig *sig, struct fault *why)
{
	const struct manifest *manifest = &record->body.manifest;
	struct buf comment = {0};
	uint8_t id[KEYID_LEN];
	bool good;

	record_comment(&comment, record);
	pubkey_id(id, container->envelope.key);
	good = strcmp(buf_text(&comment), sig->comment) == 0 &&
	    memcmp(id, record->head.key_id, KEYID_LEN) == 0 &&
	    strcmp(record->head.signer, manifest->container ==
	    CONTAINER_PACKAGE ? SIGNER_AGENCY : manifest->expert) == 0;
	buf_release(&comment);
	if (good)
		return 0;
	return fault_set(why, FAULT_REFUSED, "MANIFEST", "mita-bundle(5)"
	    " MANIFEST: its head does not say who sealed the file");
}

/* The one MANIFEST, taken out of the rows and verified like the seal. */
static int
take_manifest(struct container *container, struct fault *why)
{
	struct record *record = NULL;
	struct minisig sig;
	size_t i, kept = 0;

	for (i = 0; i < container->n_rows; i++) {
		struct stored *row = &container->rows[i];

		if (record_kind_of(row->text, row->text_len) !=
		    RECORD_MANIFEST) {
			container->rows[kept++] = *row;
			continue;
		}
		if (record != NULL)
			return fault_set(why, FAULT_REFUSED, "MANIFEST",
			    "mita-bundle(5) MANIFEST: there are two");
		record = arena_alloc(container->arena, sizeof(*record));
		if (record == NULL)
			return fault_memory(why);
		if (minisig_read(&sig, row->minisig, row->minisig_len,
		    why) == -1 || minisig_verify(&sig,
		    container->envelope.key, row->text, row->text_len,
		    why) == -1 || record_read(record, container->arena,
		    row->text, row->text_len, why) == -1 ||
		    check_manifest_head(container, record, &sig, why) == -1)
			return fault_within(why, "MANIFEST");
	}
	if (record == NULL)
		return fault_advise(why, FAULT_REFUSED, "MANIFEST",
		    "ask for the file again", "mita-bundle(5) MANIFEST: it is"
		    " missing");
	container->n_rows = kept;
	container->manifest = &record->body.manifest;
	return 0;
}

static int
compare_sets(const char *what, const struct digest *listed, size_t n_listed,
    const struct digest *there, size_t n_there, struct fault *why)
{
	if (n_listed == n_there && (n_there == 0 || memcmp(listed, there,
	    n_there * sizeof(*there)) == 0))
		return 0;
	return fault_advise(why, FAULT_REFUSED, "MANIFEST",
	    "ask for the file again", "mita-bundle(5) MANIFEST: it lists %zu %s"
	    " and the file holds %zu, or others", n_listed, what, n_there);
}

static int
check_records(struct container *container, struct fault *why)
{
	size_t room = (container->n_rows + 1) * sizeof(struct digest), i, n;
	struct digest *there = arena_alloc(container->arena, room);

	container->digests = arena_alloc(container->arena, room);
	if (there == NULL || container->digests == NULL)
		return fault_memory(why);
	for (i = 0; i < container->n_rows; i++) {
		digest_of(there[i].bytes, container->rows[i].text,
		    container->rows[i].text_len);
		container->digests[i] = there[i];
	}
	n = digests_sort(there, container->n_rows);
	return compare_sets("records", container->manifest->records,
	    container->manifest->n_records, there, n, why);
}

/* The column is only a claim: every document is hashed. */
static int
check_documents(const struct container *container, struct fault *why)
{
	struct digest *there, digest;
	struct buf bytes = {0};
	size_t n, i;
	int rc;

	if (documents_list(container->db, container->arena, &there, &n,
	    why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		rc = documents_get(container->db, &there[i], &bytes, why);
		digest_of(digest.bytes, buf_text(&bytes), bytes.len);
		buf_release(&bytes);
		if (rc == -1)
			return -1;
		if (!digest_equal(&digest, &there[i]))
			return fault_set(why, FAULT_REFUSED, "EDITED",
			    "document %zu is not the one its digest names",
			    i + 1);
	}
	return compare_sets("documents", container->manifest->documents,
	    container->manifest->n_documents, there, n, why);
}

int
container_unpack(struct container *container, enum container_kind kind,
    struct fault *why)
{
	if ((container->arena = arena_new()) == NULL)
		return fault_memory(why);
	container->db = db_read(kind == CONTAINER_PACKAGE ? DB_PACKAGE :
	    DB_BUNDLE, container->envelope.body.at,
	    container->envelope.body.left, why);
	if (container->db == NULL ||
	    records_load(container->db, container->arena, &container->rows,
	    &container->n_rows, why) == -1 ||
	    take_manifest(container, why) == -1 ||
	    check_records(container, why) == -1)
		return -1;
	if (container->manifest->container != kind)
		return fault_set(why, FAULT_REFUSED, "MANIFEST",
		    "mita-bundle(5) MANIFEST: it is of a %s",
		    container_words[container->manifest->container]);
	if (check_documents(container, why) == -1)
		return -1;
	if (kind == CONTAINER_BUNDLE && container->manifest->n_documents > 0)
		return fault_set(why, FAULT_REFUSED, "FOREIGN", "mita-bundle(5)"
		    " BUNDLE: it holds documents, which no expert sends");
	return 0;
}

/* The bundle of an expert */

static int
check_row(const struct container *bundle, const struct stored *row,
    struct fault *why)
{
	const struct signatory signer = { .key = bundle->envelope.key,
	    .name = bundle->manifest->expert };
	struct record record;

	if (record_kind_of(row->text, row->text_len) != RECORD_KEY)
		return single_read(&record, bundle->arena, row, &signer, why);
	if (single_read_card(&record, bundle->arena, row, why) == -1)
		return -1;
	return memcmp(record.body.keycard.sign_key, signer.key,
	    PUBKEY_LEN) == 0 ? 0 : fault_set(why, FAULT_REFUSED, "FOREIGN",
	    "mita-bundle(5) BUNDLE: the card in it is not that of the key that"
	    " sealed it");
}

/* Does the book know better than the record itself whether it is good? */
static bool
is_known(const struct book *known, const struct digest *digest,
    const struct stored *row)
{
	const struct entry *entry = book_find(known, digest);

	return entry == NULL || (entry->minisig_len == row->minisig_len &&
	    memcmp(entry->minisig, row->minisig, row->minisig_len) == 0);
}

static int
check_stated(const struct container *bundle, size_t i,
    const struct book *known, struct fault *why)
{
	const struct stored *row = &bundle->rows[i];
	const struct digest *digest = &bundle->digests[i];
	int kind = record_kind_of(row->text, row->text_len);
	char column[DIGEST_TEXT_LEN + 1];

	if (kind != RECORD_KEY && kind != RECORD_DECLARATION &&
	    kind != RECORD_EVALUATION)
		return fault_set(why, FAULT_REFUSED, "FOREIGN",
		    "mita-bundle(5) BUNDLE: it is none that an expert states");
	digest_text(column, digest);
	if (strcmp(column, row->digest) != 0)
		return fault_set(why, FAULT_REFUSED, "EDITED", "the text is"
		    " not the one that was stored under digest %s",
		    row->digest);
	if (known != NULL && is_known(known, digest, row))
		return 0;
	return check_row(bundle, row, why);
}

int
container_check_bundle(const struct container *bundle,
    const struct book *known, struct fault *why)
{
	size_t i;

	for (i = 0; i < bundle->n_rows; i++)
		if (check_stated(bundle, i, known, why) == -1)
			return fault_within(why, "record %lld",
			    (long long)bundle->rows[i].idx);
	return 0;
}

void
container_release(struct container *container)
{
	db_close(container->db);
	arena_free(container->arena);
	buf_release(&container->file);
	*container = (struct container){0};
}
