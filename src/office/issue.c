/* Packages: what each expert needs, and nothing about another. */
#include "config.h"

#include "mita/office/issue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/container.h"
#include "mita/audit/groups.h"
#include "mita/audit/may.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/letter.h"
#include "mita/hand/signer.h"
#include "mita/office/register.h"
#include "mita/store/db.h"
#include "mita/store/records.h"

/*
 * A package holds what its reader needs and nothing about another expert:
 * the call, the reader's own card and admission, the own assignments and
 * statements, and the proposals they name with their documents.
 */

/* What its reader would refuse is not sent. */
static int
check_document(const struct proposal *proposal, const struct digest *digest,
    const struct buf *bytes, struct fault *why)
{
	struct digest there = book_digest(buf_text(bytes), bytes->len);

	if (digest_equal(&there, digest))
		return 0;
	return fault_set(why, FAULT_REFUSED, "EDITED",
	    "a document of %s in the register is not the one that was taken"
	    " in", proposal->id);
}

/* A register that was made again has none. */
static int
read_document(struct register_file *reg, const struct proposal *proposal,
    const struct digest *digest, struct buf *bytes, struct fault *why)
{
	int rc = documents_get(reg->db, digest, bytes, why);

	if (rc == 0)
		rc = check_document(proposal, digest, bytes, why);
	return rc == 0 || why->code != FAULT_REFUSED ? rc : fault_remedy(why,
	    "add its table again with --documents, from where they came");
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

		rc = read_document(reg, proposal, digest, &bytes, why);
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
	size_t			 n_large;	/* that were left out */
	char			 large[ID_MAX + 1];	/* whose the first is */
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

		if (entry_put(content, proposal, NULL, why) == -1)
			return -1;
		if (is_given(out, entry, a->proposals[i].proposal) &&
		    put_documents(reg, content,
		    &proposal->record->body.proposal, why) == -1)
			return -1;
	}
	return entry_put(content, entry, NULL, why);
}

/* Entries that go along, in the order of the ledger. */
struct load {
	struct arena	 *arena;
	size_t		  n;
	const struct entry **list;
};

static int
take(struct load *load, const struct entry *entry)
{
	const struct entry **list;

	if (entry == NULL || !entry->believed)
		return 0;
	list = arena_grow(load->arena, load->list, load->n, sizeof(*list));
	if (list == NULL)
		return -1;
	load->list = list;
	list[load->n++] = entry;
	return 0;
}

static int
take_group(struct load *load, const struct entries *group)
{
	size_t i;

	for (i = 0; i < group->n; i++)
		if (take(load, group->list[i]) == -1)
			return -1;
	return 0;
}

/* Every key the expert had: the card, and that it was admitted or ended. */
static int
take_keys(struct load *load, const struct book *book, const char *expert)
{
	const struct entries *all = book_group(book, GROUP_ADMISSION, 0,
	    expert);
	size_t i;

	if (take_group(load, all) == -1)
		return -1;
	for (i = 0; i < all->n; i++)
		if (take(load, book_find(book,
		    &all->list[i]->record->body.admission.card)) == -1)
			return -1;
	all = book_kind(book, RECORD_REVOCATION);
	for (i = 0; i < all->n; i++)
		if (strcmp(all->list[i]->record->body.revocation.expert,
		    expert) == 0 && take(load, all->list[i]) == -1)
			return -1;
	return 0;
}

/*
 * What the expert stated: a new key may replace what an earlier one signed,
 * and an older copy of the workspace learns what was signed behind its back.
 */
static int
take_statements(struct load *load, const struct book *book,
    const char *expert, unsigned stage)
{
	return take_group(load, book_group(book, GROUP_STATEMENT, stage,
	    expert));
}

static int
by_place(const void *a, const void *b)
{
	size_t x = (*(const struct entry *const *)a)->at;
	size_t y = (*(const struct entry *const *)b)->at;

	return (x > y) - (x < y);
}

/* All that an expert's package has, but for the proposals. */
static int
gather(struct load *load, const struct book *book,
    const struct admission *admission)
{
	unsigned stage;

	if (take(load, book->call_entry) == -1 ||
	    take_keys(load, book, admission->expert) == -1)
		return -1;
	for (stage = 1; stage <= STAGES_MAX; stage++)
		if (take_group(load, book_group(book, GROUP_ASSIGNMENT, stage,
		    admission->expert)) == -1 || take_group(load, book_group(
		    book, GROUP_CANCELLATION, stage, admission->expert)) ==
		    -1 || take_statements(load, book, admission->expert,
		    stage) == -1)
			return -1;
	qsort(load->list, load->n, sizeof(*load->list), by_place);
	return 0;
}

static int
fill(struct outgoing *out, struct db *content, const struct load *load,
    size_t *assignments, struct fault *why)
{
	size_t i;
	int rc;

	*assignments = 0;
	for (i = 0; i < load->n; i++) {
		const struct entry *entry = load->list[i];
		bool assigns = entry->record->head.kind == RECORD_ASSIGNMENT;

		rc = assigns ? put_assignment(out, content, entry, why) :
		    entry_put(content, entry, NULL, why);
		if (rc == -1)
			return -1;
		*assignments += assigns;
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
is_there(const struct outgoing *out, const char *path, bool encrypted,
    const struct manifest *manifest)
{
	struct container old;
	struct letter letter;
	bool same = false;

	if (letter_read(&letter, path, out->signer->key, NULL) == -1 ||
	    container_take(&old, CONTAINER_PACKAGE, &letter.bytes, path,
	    NULL) == -1)
		return false;
	if (letter.encrypted == encrypted &&
	    container_unpack(&old, CONTAINER_PACKAGE, NULL) == 0)
		same = are_same(old.manifest->records, old.manifest->n_records,
		    manifest->records, manifest->n_records) &&
		    are_same(old.manifest->documents,
		    old.manifest->n_documents, manifest->documents,
		    manifest->n_documents);
	container_release(&old);
	return same;
}

static int
write_package(struct outgoing *out, struct db *content, struct arena *arena,
    const char *expert, struct fault *why)
{
	struct issuing *issuing = out->issuing;
	const struct call *call = out->reg->book->call;
	const uint8_t *reader = book_card(out->reg->book, expert)->box_key;
	struct age_label label = { .kind = CONTAINER_PACKAGE };
	bool encrypted = letter_closes(call, reader);
	struct manifest manifest = {0};
	struct buf file = {0};
	char path[4096];
	int rc;

	snprintf(path, sizeof(path), "%s/%s.package", issuing->folder, expert);
	if (content_list(content, arena, &manifest, why) == -1)
		return -1;
	issuing->plain += !encrypted;
	if (is_there(out, path, encrypted, &manifest))
		return 0;
	id_copy(label.expert, expert);
	rc = signer_close(out->signer, content, CONTAINER_PACKAGE, expert,
	    &file, why);
	if (rc == 0 && encrypted)
		rc = letter_close(&file, call, reader, label, why);
	if (rc == 0 && !issuing->dry)
		rc = file_write(path, file.bytes, file.len, 0600, why);
	issuing->written += rc == 0;
	buf_release(&file);
	return rc;
}

static int
issue_one(struct outgoing *out, struct arena *arena,
    const struct admission *admission, struct fault *why)
{
	struct load load = { .arena = arena };
	size_t assignments;
	struct db *content;
	int rc;

	if (gather(&load, out->reg->book, admission) == -1)
		return fault_memory(why);
	if ((content = db_new(DB_PACKAGE, why)) == NULL)
		return -1;
	rc = fill(out, content, &load, &assignments, why);
	if (rc == 0 && assignments > 0)
		rc = write_package(out, content, arena, admission->expert,
		    why);
	db_close(content);
	return rc;
}

/* One that is too large stops nobody else's. */
static int
issue_next(struct outgoing *out, const struct admission *admission,
    struct fault *why)
{
	struct arena *arena = arena_new();
	struct fault fault;
	int rc;

	if (arena == NULL)
		return fault_memory(why);
	fault_clear(&fault);
	rc = issue_one(out, arena, admission, &fault);
	arena_free(arena);
	if (rc == -1 && strcmp(fault.reason, "TOO-LARGE") == 0) {
		if (out->n_large++ == 0)
			id_copy(out->large, admission->expert);
		return 0;
	}
	if (rc == -1)
		*why = fault;
	return rc;
}

/* Said when the others are written. */
static int
tell_large(const struct outgoing *out, struct fault *why)
{
	if (out->n_large == 0)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "TOO-LARGE",
	    "assign fewer proposals, or take in smaller documents",
	    "mita-record(5) LIMITS: the package of %s would be larger than a"
	    " package may be, and so would %zu other%s (of the rest %zu were"
	    " written)", out->large, out->n_large - 1,
	    out->n_large == 2 ? "" : "s", out->issuing->written);
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
			rc = issue_next(&going, admission, why);
	}
	/* Nothing was stated in the register itself. */
	db_roll_back(reg->db);
	return rc == -1 ? -1 : tell_large(&going, why);
}
