/* Declaring, signing and exporting. */
#include "config.h"

#include "mita/desk/sign.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/finding.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/copy.h"
#include "mita/desk/draft.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/hand/letter.h"
#include "mita/hand/signer.h"
#include "mita/seal/digest.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/wire/record.h"

/* Declaring */

static int
all_undertakings(const struct book *book, struct declaration *d,
    struct fault *why)
{
	size_t i;

	d->n_undertakings = book->call->n_undertakings;
	d->undertakings = arena_alloc(book->arena,
	    (d->n_undertakings + 1) * sizeof(*d->undertakings));
	if (d->undertakings == NULL)
		return fault_memory(why);
	for (i = 0; i < d->n_undertakings; i++)
		id_copy(d->undertakings[i].id, book->call->undertakings[i].id);
	return 0;
}

/* Sign one record and look at it as the agency would before keeping it. */
static int
state_one(struct workspace *workspace, const struct seckey *key,
    struct record *record, struct fault *why)
{
	struct signer signer;

	if (signer_begin(&signer, workspace->db, workspace->book, key,
	    workspace->expert, why) == -1)
		return -1;
	return signer_append(&signer, record, NULL, why);
}

/* Read back from the file: what was just stated must be believed. */
static int
finish(struct workspace *workspace, int rc, struct fault *why)
{
	const struct finding *wrong;

	if (rc == 0 && (rc = workspace_take(workspace, why)) == 0 &&
	    (wrong = book_first_wrong(workspace->book)) != NULL)
		rc = fault_at(why, FAULT_REFUSED, wrong->reason, wrong->place,
		    "%s", wrong->text);
	return workspace_finish(workspace, rc, why);
}

/* The form asks again what its answer CHANGED was about. */
static int
ask_again(struct workspace *workspace, const struct task *task,
    const char *now, struct fault *why)
{
	char field[FIELD_LEN];
	size_t i;

	for (i = 0; i < task->form->n_items; i++) {
		const struct item *item = &task->form->items[i];

		if (!form_is_changed(item, &task->draft))
			continue;
		field_name(field, item, PART_VALUE);
		if (drafts_set(workspace->db, &(struct draft_of){ task->stage,
		    task->proposal->id, field }, "", now, true, why) == -1)
			return -1;
	}
	return 0;
}

static int
state_interest(struct workspace *workspace, const struct task *task,
    const struct seckey *key, enum interest interest, const char *text,
    struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_DECLARATION } };
	struct declaration *d = &record.body.declaration;
	int rc;

	d->stage = task->stage;
	id_copy(d->proposal, task->proposal->id);
	d->proposal_digest = task->entry->digest;
	d->assignment = task->assignment->digest;
	d->has_replaces = task->declaration != NULL;
	if (d->has_replaces)
		d->replaces = task->declaration->digest;
	d->interest = interest;
	d->text = text;
	clock_text(clock_now(), d->time);
	if (interest != INTEREST_DISQUALIFYING &&
	    all_undertakings(workspace->book, d, why) == -1)
		return -1;
	if (workspace_may_sign(workspace, why) == -1 ||
	    workspace_begin(workspace, why) == -1)
		return -1;
	if ((rc = state_one(workspace, key, &record, why)) == 0)
		rc = ask_again(workspace, task, d->time, why);
	return finish(workspace, rc, why);
}

int
task_declare(struct workspace *workspace, const struct task *task,
    const struct seckey *key, enum interest interest, const char *text,
    struct fault *why)
{
	struct buf clean = {0};
	int rc;

	if (task->evaluation != NULL && interest == INTEREST_NONE) {
		fault_at(why, FAULT_REFUSED, "SIGNED", task->proposal->id,
		    "it is evaluated already");
		return fault_remedy(why,
		    "only an interest can be declared now");
	}
	text_clean(&clean, text, strlen(text));
	if (clean.failed)
		rc = fault_memory(why);
	else if (interest != INTEREST_NONE && clean.len == 0)
		rc = fault_at(why, FAULT_REFUSED, "RULE", task->proposal->id,
		    "say in a few words what the interest is");
	else
		rc = state_interest(workspace, task, key, interest,
		    buf_text(&clean), why);
	buf_release(&clean);
	return rc;
}

/* Signing */

static int
form_digest(const struct call *call, unsigned stage, struct digest *out,
    struct fault *why)
{
	struct buf form = {0};
	int rc;

	if ((rc = form_write(&form, call, stage, why)) == 0)
		digest_of(out->bytes, form.bytes, form.len);
	buf_release(&form);
	return rc;
}

/* The evaluation as it would be signed now. */
static int
fill_evaluation(const struct workspace *workspace, const struct task *task,
    struct record *record, struct fault *why)
{
	struct evaluation *ev = &record->body.evaluation;

	*record = (struct record){ .head = { .kind = RECORD_EVALUATION } };
	*ev = task->draft;
	ev->proposal_digest = task->entry->digest;
	ev->assignment = task->assignment->digest;
	ev->declaration = task->declaration->digest;
	ev->version = task->version + 1;
	ev->has_replaces = task->version > 0;
	if (ev->has_replaces)
		ev->replaces = task->evaluation->digest;
	else
		ev->reason = "";
	if (ev->time[0] == '\0')
		clock_text(clock_now(), ev->time);
	return form_digest(workspace->book->call, task->stage, &ev->form, why);
}

static int
may_sign(const struct task *task, struct fault *why)
{
	const char *id = task->proposal->id;
	struct remark remark;
	size_t n;

	if (task_may_write(task, why) == -1)
		return -1;
	if (task->state == TASK_SIGNED)
		return fault_at(why, FAULT_REFUSED, "SIGNED", id,
		    "signed already as it is (version %u)", task->version);
	n = form_waits(task->form, &task->draft, &remark, 1);
	if (n > 0) {
		fault_at(why, FAULT_REFUSED, "INCOMPLETE", id, translate_n(
		    "signing waits for %zu thing: %s: %s",
		    "signing waits for %zu things, the first: %s: %s", n), n,
		    item_id(&task->form->items[remark.item]), remark.text);
		return fault_remedy(why, translate_n(
		    "\"mita-expert check %s\" tells it too",
		    "\"mita-expert check %s\" tells all", n), id);
	}
	if (task->version > 0 && task->draft.reason[0] == '\0')
		return fault_at(why, FAULT_REFUSED, "REASON", id,
		    "a correction needs a line that says why");
	return 0;
}

int
task_text(struct workspace *workspace, struct task *task, struct buf *out,
    struct fault *why)
{
	struct record record;

	/* What is read is what is signed: the time stands still from here. */
	clock_text(clock_now(), task->draft.time);
	if (workspace_may_sign(workspace, why) == -1 ||
	    may_sign(task, why) == -1 ||
	    fill_evaluation(workspace, task, &record, why) == -1)
		return -1;
	return signer_show(out, workspace->book, workspace->expert, &record,
	    why);
}

void
task_text_digest(const struct buf *text, char out[static DIGEST_TEXT_LEN + 1])
{
	struct digest digest;

	digest_of(digest.bytes, buf_text(text), text->len);
	digest_text(out, &digest);
}

int
tasks_sign(struct workspace *workspace, struct task *tasks, size_t n,
    const struct seckey *key, struct fault *why)
{
	struct record record;
	struct signer signer;
	size_t i;
	int rc = workspace_may_sign(workspace, why);

	for (i = 0; rc == 0 && i < n; i++)
		if (may_sign(&tasks[i], why) == -1)
			return -1;
	if (rc == -1 || signer_begin(&signer, workspace->db, workspace->book,
	    key, workspace->expert, why) == -1 || workspace_begin(workspace,
	    why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < n; i++) {
		rc = fill_evaluation(workspace, &tasks[i], &record, why);
		if (rc == 0)
			rc = signer_append(&signer, &record, NULL, why);
	}
	return finish(workspace, rc, why);
}

/* Exporting */

/* Everything the expert stated, and the KEY it begins with. */
static int
fill_bundle(struct workspace *workspace, struct db *content,
    const struct seckey *key, struct fault *why)
{
	const struct book *book = workspace->book;
	uint8_t own[KEYID_LEN];
	size_t i;
	int rc = 0;

	pubkey_id(own, seckey_sign_public(key));
	for (i = 0; rc == 0 && i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (!entry->believed)
			continue;
		/* What an earlier key signed is with the agency. */
		if (memcmp(entry->record->head.key_id, own,
		    KEYID_LEN) != 0)
			continue;
		rc = entry_put(content, entry, NULL, why);
	}
	return rc;
}

static int
remember_export(struct workspace *workspace, const struct signer *signer,
    struct fault *why)
{
	char seq[16];

	snprintf(seq, sizeof(seq), "%u", signer->seq);
	if (workspace_begin(workspace, why) == -1)
		return -1;
	if (settings_set(workspace->db, "exported", seq, why) == -1 ||
	    db_commit(workspace->db, why) == -1) {
		db_roll_back(workspace->db);
		return -1;
	}
	return 0;
}

/* To the agency; and to the expert, whose copy it is. */
static int
close_bundle(const struct workspace *workspace, const struct seckey *key,
    struct buf *file, struct fault *why)
{
	struct age_label label = { .kind = CONTAINER_BUNDLE };
	const struct call *call = workspace->book->call;

	if (!letter_closes(call, seckey_box_public(key)))
		return 0;
	id_copy(label.expert, workspace->expert);
	return letter_close(file, call, seckey_box_public(key), label, why);
}

int
bundle_export(struct workspace *workspace, const struct seckey *key,
    const char *path, struct fault *why)
{
	struct db *content = NULL;
	struct buf file = {0};
	struct signer signer;
	int rc = -1;

	if (workspace->expert == NULL)
		return fault_set(why, FAULT_REFUSED, "EMPTY", "there is"
		    " nothing to export yet: open the agency's package first");
	if (signer_begin(&signer, workspace->db, workspace->book, key,
	    workspace->expert, why) == -1 ||
	    (content = db_new(DB_BUNDLE, why)) == NULL)
		return -1;
	if (fill_bundle(workspace, content, key, why) == -1 ||
	    signer_close(&signer, content, CONTAINER_BUNDLE, workspace->expert,
	    &file, why) == -1 || close_bundle(workspace, key, &file, why) ==
	    -1 || file_write_new(path, file.bytes, file.len, 0600, why) == -1)
		goto done;
	rc = remember_export(workspace, &signer, why);
done:
	buf_release(&file);
	db_close(content);
	return rc;
}
