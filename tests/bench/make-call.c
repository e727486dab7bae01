#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/signer.h"
#include "mita/model/form.h"
#include "mita/office/admit.h"
#include "mita/office/assign.h"
#include "mita/office/filing.h"
#include "mita/office/proposals.h"
#include "mita/office/register.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/store/db.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/*
 * make-call CALL-FILE EXPERTS PROPOSALS EACH: in this folder, through the
 * library, a register that awaits everything, and what every expert hands in:
 * in/E-NNNNN.bundle with EACH declarations and evaluations of 2 KB, four
 * criteria.  With none each, nothing is assigned.  "keys" lists every key, in hexadecimal, a line each, for the
 * yardsticks.  The passphrase is "four words for tests".
 */

enum { CRITERIA = 4, ASSIGNED_AT_ONCE = 50000 };

static const char passphrase[] = "four words for tests";
static const char comment[] =
    "The consortium names its partners and what each of them brings in, and"
    " says plainly how the work is shared. The plan has eight packages with"
    " dates and people, the budget follows it, and the risks are told with"
    " what is to be done about each. The market is described from figures that"
    " the applicant gathered itself, and the buyers are named. It would have"
    " been better to say what happens if the second year brings less.";

struct making {
	unsigned		  experts;
	unsigned		  proposals;
	unsigned		  each;
	struct seckey		**keys;
	struct register_file	 *reg;
	struct seckey		 *agency;
	struct fault		  why;
};

static int
write_text(struct making *m, const char *path, struct buf *text)
{
	int rc = text->failed ? fault_memory(&m->why) : file_write_new(path,
	    text->bytes, text->len, 0600, &m->why);

	buf_release(text);
	return rc;
}

/* The card is the KEY as a sealed file: its signature, its text. */
static int
make_card(struct making *m, unsigned i)
{
	struct record record = { .head.kind = RECORD_KEY };
	struct keycard *card = &record.body.keycard;
	struct signer signer = { .key = m->keys[i], .id = "-" };
	struct arena *arena = arena_new();
	char name[64], house[64], path[64];
	struct buf out = {0};
	struct stored *rows;
	size_t n;
	int rc = -1;

	snprintf(name, sizeof(name), "Expert %u", i + 1);
	snprintf(house, sizeof(house), "House %u", i + 1);
	snprintf(path, sizeof(path), "cards/%u.card", i + 1);
	*card = (struct keycard){ .name = name, .organisation = house,
	    .email = "", .kind = ROLE_BUSINESS, .n_languages = 1,
	    .languages = { "en" } };
	memcpy(card->sign_key, seckey_sign_public(m->keys[i]), PUBKEY_LEN);
	memcpy(card->box_key, seckey_box_public(m->keys[i]), PUBKEY_LEN);
	if ((signer.db = db_new(DB_BUNDLE, &m->why)) != NULL &&
	    signer_append(&signer, &record, NULL, &m->why) == 0 &&
	    records_load(signer.db, arena, &rows, &n, &m->why) == 0) {
		buf_put(&out, rows[0].minisig, rows[0].minisig_len);
		buf_putc(&out, '\n');
		buf_put(&out, rows[0].text, rows[0].text_len);
		rc = write_text(m, path, &out);
	}
	db_close(signer.db);
	arena_free(arena);
	return rc;
}

static int
admit_all(struct making *m)
{
	struct admitting *list = calloc(m->experts, sizeof(*list));
	char (*paths)[64] = calloc(m->experts, sizeof(*paths));
	char (*ids)[ID_MAX + 1] = calloc(m->experts, sizeof(*ids));
	unsigned i;
	int rc;

	if (list == NULL || paths == NULL || ids == NULL)
		return fault_memory(&m->why);
	for (i = 0; i < m->experts; i++) {
		snprintf(paths[i], sizeof(paths[i]), "cards/%u.card", i + 1);
		snprintf(ids[i], sizeof(ids[i]), "E-%05u", i + 1);
		list[i].card = paths[i];
		list[i].expert = ids[i];
	}
	rc = expert_admit(m->reg, m->agency, list, m->experts, false,
	    &m->why);
	free(list);
	free(paths);
	free(ids);
	return rc;
}

static int
add_proposals(struct making *m)
{
	struct filing in = { .file.path = "proposals.csv" };
	struct buf csv = {0};
	unsigned i;
	int rc;

	buf_puts(&csv, "proposal,stage,language,title,asked,eligible,"
	    "partners\n");
	for (i = 0; i < m->proposals; i++)
		buf_putf(&csv, "P-%u,1,en,Proposal number %u,10000.00,"
		    "50000.00,A-%u|MI|LT011|10000.00|Alpha\n", i + 1, i + 1,
		    i + 1);
	if (write_text(m, in.file.path, &csv) == -1)
		return -1;
	rc = proposals_add(m->reg, m->agency, &in, &m->why);
	filing_release(&in);
	return rc;
}

/* Whom the k-th proposal of an expert is: a different one for every k. */
static unsigned
proposal_of(const struct making *m, unsigned expert, unsigned k)
{
	return (unsigned)(((unsigned long)expert * m->each + k) %
	    m->proposals) + 1;
}

static int
assign_some(struct making *m, unsigned from, unsigned to)
{
	char path[64];
	struct filing in = { .file.path = path,
	    .deadline = "2099-12-31T15:00:00Z" };
	struct buf csv = {0};
	unsigned i, k;
	int rc;

	snprintf(path, sizeof(path), "assigned-%u.csv", from + 1);
	buf_puts(&csv, "expert,stage,proposal\n");
	for (i = from; i < to; i++)
		for (k = 0; k < m->each; k++)
			buf_putf(&csv, "E-%05u,1,P-%u\n", i + 1,
			    proposal_of(m, i, k));
	if (write_text(m, path, &csv) == -1)
		return -1;
	rc = assignments_import(m->reg, m->agency, &in, &m->why);
	filing_release(&in);
	return rc;
}

static int
assign_all(struct making *m)
{
	unsigned at_once, from, to;

	if (m->each == 0)
		return 0;
	at_once = ASSIGNED_AT_ONCE / m->each;
	for (from = 0; from < m->experts; from = to) {
		to = m->experts - from > at_once ? from + at_once :
		    m->experts;
		if (assign_some(m, from, to) == -1)
			return -1;
	}
	return 0;
}

/* What one expert states about one proposal. */

static int
declare(struct making *m, struct signer *signer, const struct entry *task,
    const struct assigned *subject, struct digest *out)
{
	struct record record = { .head.kind = RECORD_DECLARATION };
	struct declaration *d = &record.body.declaration;

	*d = (struct declaration){ .stage = 1, .text = "",
	    .proposal_digest = subject->digest, .assignment = task->digest,
	    .interest = INTEREST_NONE, .time = "2026-11-24T00:00:00Z" };
	id_copy(d->proposal, subject->proposal);
	return signer_append(signer, &record, out, &m->why);
}

static int
evaluate(struct making *m, struct signer *signer, const struct entry *task,
    const struct assigned *subject, const struct digest *form, unsigned seed)
{
	struct digest declaration;
	struct record record = { .head.kind = RECORD_EVALUATION };
	struct evaluation *ev = &record.body.evaluation;
	struct score scores[CRITERIA];
	unsigned i;

	if (declare(m, signer, task, subject, &declaration) == -1)
		return -1;
	*ev = (struct evaluation){ .stage = 1, .version = 1, .reason = "",
	    .remark = "", .proposal_digest = subject->digest, .form = *form,
	    .assignment = task->digest, .declaration = declaration,
	    .n_scores = CRITERIA, .scores = scores,
	    .time = "2026-11-24T00:00:00Z" };
	id_copy(ev->proposal, subject->proposal);
	for (i = 0; i < CRITERIA; i++) {
		scores[i] = (struct score){ .comment = comment,
		    .steps = (int)((seed * 2654435761u >> (8 + i)) % 11) };
		snprintf(scores[i].criterion, sizeof(scores[i].criterion),
		    "%c", 'A' + (int)i);
	}
	return signer_append(signer, &record, NULL, &m->why);
}

/* The bundle begins with the card, as every one does. */
static int
begin_bundle(struct making *m, struct signer *signer, const char *expert)
{
	const struct book *book = m->reg->book;
	const struct entry *card = book_last(book, expert);

	signer->call = book->call_entry->digest;
	signer->seq = card->record->head.seq;
	signer->prev = card->digest;
	return entry_put(signer->db, card, NULL, &m->why);
}

static int
fill_bundle(struct making *m, struct signer *signer, unsigned expert,
    const struct digest *form)
{
	const struct entries *tasks = book_group(m->reg->book,
	    GROUP_ASSIGNMENT, 1, signer->id);
	size_t i, k;

	if (begin_bundle(m, signer, signer->id) == -1)
		return -1;
	for (i = 0; i < tasks->n; i++) {
		const struct entry *task = tasks->list[i];
		const struct assignment *a = &task->record->body.assignment;

		for (k = 0; k < a->n_proposals; k++)
			if (evaluate(m, signer, task, &a->proposals[k], form,
			    expert * m->each + (unsigned)k + 1) == -1)
				return -1;
	}
	return 0;
}

static int
make_bundle(struct making *m, unsigned expert, const struct digest *form)
{
	struct signer signer = { .key = m->keys[expert] };
	struct buf file = {0};
	char path[64];
	int rc = -1;

	snprintf(signer.id, sizeof(signer.id), "E-%05u", expert + 1);
	snprintf(path, sizeof(path), "in/%s.bundle", signer.id);
	if ((signer.db = db_new(DB_BUNDLE, &m->why)) != NULL &&
	    fill_bundle(m, &signer, expert, form) == 0 &&
	    signer_close(&signer, signer.db, CONTAINER_BUNDLE, signer.id,
	    &file, &m->why) == 0)
		rc = write_text(m, path, &file);
	buf_release(&file);
	db_close(signer.db);
	return rc;
}

static int
make_bundles(struct making *m)
{
	struct buf form = {0};
	struct digest digest;
	unsigned i;
	int rc;

	rc = form_write(&form, m->reg->book->call, 1, &m->why);
	if (rc == 0)
		digest = book_digest(buf_text(&form), form.len);
	buf_release(&form);
	for (i = 0; rc == 0 && m->each > 0 && i < m->experts; i++)
		rc = make_bundle(m, i, &digest);
	return rc;
}

static void
put_key(struct buf *out, const uint8_t *key)
{
	size_t i;

	for (i = 0; i < PUBKEY_LEN; i++)
		buf_putf(out, "%02x", key[i]);
	buf_putc(out, '\n');
}

static int
write_keys(struct making *m)
{
	struct buf out = {0};
	unsigned i;

	put_key(&out, seckey_sign_public(m->agency));
	for (i = 0; i < m->experts; i++)
		put_key(&out, seckey_sign_public(m->keys[i]));
	return write_text(m, "keys", &out);
}

static int
make_experts(struct making *m)
{
	unsigned i;

	m->keys = calloc(m->experts, sizeof(struct seckey *));
	if (m->keys == NULL)
		return fault_memory(&m->why);
	for (i = 0; i < m->experts; i++)
		if ((m->keys[i] = seckey_new(&m->why)) == NULL ||
		    make_card(m, i) == -1)
			return -1;
	return 0;
}

static int
found(struct making *m, const char *path)
{
	struct arena *arena = arena_new();
	struct call call;
	struct founding founding = { .path = "register.mita", .call = &call,
	    .passphrase = passphrase, .memory = SECKEY_MEMORY_FLOOR };
	int rc = call_load(&call, arena, path, &m->why) == -1 ? -1 :
	    register_init(&founding, &m->why);

	arena_free(arena);
	return rc;
}

static int
make_all(struct making *m, const char *call)
{
	struct opening how = {0};

	if (mkdir("cards", 0700) == -1 || mkdir("in", 0700) == -1)
		return fault_errno(&m->why, "this folder");
	if (found(m, call) == -1 || (m->reg = register_open(
	    "register.mita", &how, &m->why)) == NULL || (m->agency =
	    register_unlock(m->reg, passphrase, &m->why)) == NULL)
		return -1;
	if (make_experts(m) == -1 || admit_all(m) == -1 ||
	    add_proposals(m) == -1 || assign_all(m) == -1)
		return -1;
	return make_bundles(m) == -1 ? -1 : write_keys(m);
}

int
main(int argc, char *argv[])
{
	struct making m = {0};

	if (argc != 5)
		return 2;
	m.experts = (unsigned)atoi(argv[2]);
	m.proposals = (unsigned)atoi(argv[3]);
	m.each = (unsigned)atoi(argv[4]);
	if (seal_start(&m.why) == -1 || make_all(&m, argv[1]) == -1) {
		fprintf(stderr, "make-call: %s\n", m.why.text);
		return 1;
	}
	register_close(m.reg);
	return 0;
}
