/* Packages: what each expert needs, and nothing about another. */
#include "config.h"

#include "mita/office/issue.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/container.h"
#include "mita/audit/may.h"
#include "mita/audit/pairs.h"
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

/* ---- who may be given what ---- */

/* What one act of issuing asks and tells. */
struct outgoing {
	struct register_file	*reg;
	const struct signer	*signer;
	struct issuing		*issuing;
	struct outcome_sheet	 sheets[STAGES_MAX + 1];
	struct bench		 benches[STAGES_MAX + 1];
};

static int
open_outgoing(struct outgoing *out, struct fault *why)
{
	const struct book *book = out->reg->book;
	size_t i;

	for (i = 0; i < book->call->n_stages; i++) {
		unsigned stage = book->call->stages[i].number;

		if (outcome_compute(book, stage, NULL, &out->sheets[stage],
		    why) == -1 || bench_open(&out->benches[stage], book,
		    &out->sheets[stage], true, why) == -1)
			return -1;
	}
	return 0;
}

static void
tell_withheld(struct issuing *issuing, const struct may *may, unsigned bars)
{
	struct buf *told = &issuing->told;

	issuing->withheld++;
	buf_putf(told, "%s: the documents of %s are left out: ",
	    may->admission->expert, may->proposal->id);
	bars_put(told, bars);
	buf_puts(told, ": ");
	may_tell(told, may, bars);
	buf_putc(told, '\n');
}

/* Not what was cancelled, nor what the reader may not judge. */
static bool
is_given(struct outgoing *out, const struct entry *assignment,
    const char *proposal)
{
	const struct book *book = out->reg->book;
	const struct assignment *a = &assignment->record->body.assignment;
	const struct entry *newest = book_proposal(book, proposal, a->stage);
	struct may may;
	unsigned bars;

	if (book_is_cancelled(book, assignment, proposal))
		return false;
	bench_ask(&out->benches[a->stage], book_admission(book, a->expert),
	    &newest->record->body.proposal, &may);
	bars = suit_stops(&may.suit, ACT_ISSUE);
	/* Of two assignments of a proposal, one tells. */
	if (bars != 0 && may.pair->assignment == assignment)
		tell_withheld(out->issuing, &may, bars);
	return bars == 0;
}

static int
put_assignment(struct outgoing *out, struct db *content,
    const struct entry *entry, struct fault *why)
{
	const struct assignment *a = &entry->record->body.assignment;
	struct register_file *reg = out->reg;
	size_t i;

	for (i = 0; i < a->n_proposals; i++) {
		const struct entry *proposal = book_find(reg->book,
		    &a->proposals[i].digest);

		if (put_entry(content, proposal, why) == -1)
			return -1;
		if (is_given(out, entry, a->proposals[i].proposal) &&
		    put_documents(reg, content,
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
fill(struct outgoing *out, struct db *content,
    const struct admission *admission, size_t *assignments,
    struct fault *why)
{
	const struct book *book = out->reg->book;
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
		if (put_assignment(out, content, entry, why) == -1)
			return -1;
	}
	return 0;
}

static bool
are_same(const struct digest *a, size_t n, const struct digest *b, size_t m)
{
	return n == m && (n == 0 || memcmp(a, b, n * sizeof(*a)) == 0);
}

/*
 * The same content gives the same records and documents; only the MANIFEST's
 * place in the agency's line moves.  Then the file that is there need not
 * change.
 */
static bool
is_there(const char *path, const struct manifest *manifest)
{
	struct container old;
	bool same = false;

	if (container_open(&old, CONTAINER_PACKAGE, path, NULL) == -1)
		return false;
	if (container_unpack(&old, CONTAINER_PACKAGE, NULL) == 0)
		same = are_same(old.manifest->records, old.manifest->n_records,
		    manifest->records, manifest->n_records) &&
		    are_same(old.manifest->documents,
		    old.manifest->n_documents, manifest->documents,
		    manifest->n_documents);
	container_release(&old);
	return same;
}

static int
list_content(struct register_file *reg, struct db *content,
    struct manifest *out, struct fault *why)
{
	struct arena *arena = reg->book->arena;
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
		out->records[i] = book_digest(rows[i].text, rows[i].text_len);
	out->n_records = digests_sort(out->records, out->n_records);
	if (out->n_documents > 0)
		out->n_documents = digests_sort(out->documents,
		    out->n_documents);
	return 0;
}

static int
write_package(struct outgoing *out, struct db *content, const char *expert,
    struct fault *why)
{
	struct issuing *issuing = out->issuing;
	struct manifest manifest = {0};
	struct buf file = {0};
	char path[4096];
	int rc;

	snprintf(path, sizeof(path), "%s/%s.package", issuing->folder, expert);
	if (list_content(out->reg, content, &manifest, why) == -1)
		return -1;
	if (is_there(path, &manifest))
		return 0;
	issuing->written++;
	rc = signer_close(out->signer, content, CONTAINER_PACKAGE, expert,
	    &file, why);
	if (rc == 0 && !issuing->dry)
		rc = file_write(path, file.bytes, file.len, 0600, why);
	buf_release(&file);
	return rc;
}

static int
issue_one(struct outgoing *out, const struct admission *admission,
    struct fault *why)
{
	size_t assignments;
	struct db *content;
	int rc;

	if ((content = db_new(DB_PACKAGE, why)) == NULL)
		return -1;
	rc = fill(out, content, admission, &assignments, why);
	if (rc == 0 && assignments > 0)
		rc = write_package(out, content, admission->expert, why);
	db_close(content);
	return rc;
}

int
packages_issue(struct register_file *reg, const struct seckey *key,
    struct issuing *issuing, struct fault *why)
{
	const struct book *book = reg->book;
	struct signer signer;
	struct outgoing going = { .reg = reg, .signer = &signer,
	    .issuing = issuing };
	size_t i;
	int rc = 0;

	if (file_make_folder(issuing->folder, 0700, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	rc = open_outgoing(&going, why);
	for (i = 0; rc == 0 && i < book->n_keys; i++) {
		const struct admission *admission = book->keys[i].admission;

		if (book_admission(book, admission->expert) == admission &&
		    !book_is_revoked(book, admission->sign_key))
			rc = issue_one(&going, admission, why);
	}
	/* Nothing was stated in the register itself. */
	db_roll_back(reg->db);
	return rc;
}
