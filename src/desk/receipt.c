/* What an expert keeps of a signature and of an export. */
#include "config.h"

#include "mita/desk/receipt.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/container.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/desk/proof.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/hand/letter.h"
#include "mita/seal/digest.h"
#include "mita/store/records.h"

/* What an expert keeps of an export, readable and fit to print. */

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* The beginning of the digest, for the telephone: "8F0A 12C4 90BD 77E1". */
static void
put_code(struct buf *out, const struct digest *digest)
{
	char hex[DIGEST_TEXT_LEN + 1];
	int i;

	digest_text(hex, digest);
	buf_puts(out, _("Code (tell it on the telephone): "));
	for (i = 0; i < 16; i += 4)
		buf_putf(out, "%s%.4s", i == 0 ? "" : " ", hex + i);
	buf_putf(out, "\nSHA-256: %s\n", hex);
}

int
task_receipt(struct workspace *workspace, const struct task *task,
    struct buf *out, struct fault *why)
{
	const struct evaluation *ev;
	char here[CLOCK_HERE_LEN + 1];
	int64_t at;

	if (task->evaluation == NULL)
		return fault_at(why, FAULT_REFUSED, "MISSING",
		    task->proposal->id, "nothing is signed yet");
	ev = &task->evaluation->record->body.evaluation;
	buf_putf(out, _("Evaluation of %s, stage %u, version %u\n%s\n\n"),
	    task->proposal->id, task->stage, ev->version,
	    task->proposal->title);
	if (clock_parse(ev->time, &at))
		clock_here(at, here);
	else
		snprintf(here, sizeof(here), "-");
	buf_putf(out, _("Signed: %s (%s)\n"), here, ev->time);
	if (ev->reason[0] != '\0')
		buf_putf(out, _("Why corrected: %s\n"), ev->reason);
	buf_putf(out, _("Call: %s   Expert: %s   Key: %s\n"),
	    workspace->book->call->id, workspace->expert, workspace->name);
	buf_puts(out, task->exported ? _("Exported: yes\n\n") :
	    _("Exported: not yet\n\n"));
	put_code(out, &task->evaluation->digest);
	return out->failed ? fault_memory(why) : 0;
}

/* Receipts of bundles */

/* A bundle read back. */
struct readback {
	struct container	 file;		/* owned */
	const struct record	**records;	/* in the file's arena */
};

/* Sealed with the own key; whose else it is, is told by the key alone. */
static int
check_seal(const struct workspace *workspace, const struct container *file,
    struct fault *why)
{
	char name[KEYNAME_LEN + 1];

	pubkey_name(name, file->envelope.key);
	if (strcmp(name, workspace->name) == 0)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "WRONG-KEY",
	    "name a file that you exported from this workspace",
	    "sealed by the key %s, and yours is %s", name, workspace->name);
}

/*
 * Every record of the bundle as the workspace holds and verified it.  One
 * that is not there was signed in another copy of the workspace, which may
 * say something else in the same place of the expert's line.
 */
static int
find_records(const struct workspace *workspace, struct readback *back,
    struct fault *why)
{
	const struct container *file = &back->file;
	size_t i;

	back->records = arena_alloc(file->arena,
	    (file->n_rows + 1) * sizeof(*back->records));
	if (back->records == NULL)
		return fault_memory(why);
	for (i = 0; i < file->n_rows; i++) {
		const struct stored *row = &file->rows[i];
		struct digest digest = book_digest(row->text, row->text_len);
		const struct entry *entry = book_find(workspace->book,
		    &digest);

		if (entry == NULL || entry->record == NULL)
			return fault_advise(why, FAULT_REFUSED, "COPY",
			    "go on with the newest copy",
			    "its record %lld is not in this workspace: it was"
			    " exported from another copy of it, or this one is"
			    " damaged", (long long)row->idx);
		back->records[i] = entry->record;
	}
	return 0;
}

static int
read_back(const struct workspace *workspace, const char *path,
    struct readback *out, struct fault *why)
{
	struct letter letter;

	if (letter_read(&letter, path, workspace->reader, why) == -1 ||
	    container_take(&out->file, CONTAINER_BUNDLE, &letter.bytes, path,
	    why) == -1)
		return -1;
	if (check_seal(workspace, &out->file, why) == 0 &&
	    container_unpack(&out->file, CONTAINER_BUNDLE, why) == 0 &&
	    find_records(workspace, out, why) == 0)
		return 0;
	container_release(&out->file);
	return fault_within(why, "%s", path);
}

static bool
is_about(const struct record *record, enum record_kind kind,
    const struct task *task)
{
	const struct declaration *declared = &record->body.declaration;
	const struct evaluation *ev = &record->body.evaluation;

	if (record->head.kind != kind)
		return false;
	if (kind == RECORD_DECLARATION)
		return declared->stage == task->stage &&
		    strcmp(declared->proposal, task->proposal->id) == 0;
	return ev->stage == task->stage &&
	    strcmp(ev->proposal, task->proposal->id) == 0;
}

/* The last declaration or evaluation of a task in the bundle, or NULL. */
static const struct record *
find_last(const struct readback *back, enum record_kind kind,
    const struct task *task)
{
	const struct record *last = NULL;
	size_t i;

	for (i = 0; i < back->file.n_rows; i++)
		if (is_about(back->records[i], kind, task) && (last == NULL ||
		    back->records[i]->head.seq > last->head.seq))
			last = back->records[i];
	return last;
}

/* Why nothing of a task is in the bundle, as the workspace knows it now. */
static void
put_absent(struct buf *out, const struct task *task)
{
	if (task->state == TASK_RETURNED)
		buf_puts(out, _("given back, but not in this file"));
	else if (task->state == TASK_CANCELLED)
		buf_puts(out, _("cancelled by the agency"));
	else if (task->answered >= task->asked)
		buf_puts(out, _("not signed, though nothing is missing"));
	else
		buf_putf(out, translate_n("not signed, %zu answer to go",
		    "not signed, %zu answers to go", task->asked -
		    task->answered), task->asked - task->answered);
}

static void
put_task(struct buf *out, const struct readback *back,
    const struct task *task)
{
	const struct record *declared, *judged;
	bool told = true;
	unsigned version;

	declared = find_last(back, RECORD_DECLARATION, task);
	judged = find_last(back, RECORD_EVALUATION, task);
	version = judged == NULL ? 0 : judged->body.evaluation.version;
	buf_putf(out, "  %s  ", task->proposal->id);
	if (declared != NULL && declared->body.declaration.interest ==
	    INTEREST_DISQUALIFYING)
		buf_puts(out, _("given back"));
	else if (version > 0)
		buf_putf(out, _("signed, version %u"), version);
	else
		told = false;
	if (!told && declared != NULL)
		buf_puts(out, _("declared; "));
	if (version < task->version) {
		buf_puts(out, told ? "; " : "");
		buf_putf(out, _("version %u is not in this file"),
		    task->version);
	} else if (!told)
		put_absent(out, task);
	buf_putf(out, "  %s\n", task->proposal->title);
}

int
bundle_receipt(struct workspace *workspace, const char *path,
    struct buf *out, struct fault *why)
{
	char now[CLOCK_TEXT_LEN + 1];
	struct readback back;
	struct digest digest;
	struct task *tasks;
	size_t n, i;

	if (workspace->expert == NULL)
		return fault_set(why, FAULT_REFUSED, "EMPTY", "this workspace"
		    " has exported nothing yet: open the agency's package"
		    " first");
	if (tasks_list(workspace, &tasks, &n, why) == -1 ||
	    read_back(workspace, path, &back, why) == -1)
		return -1;
	digest = book_digest(buf_text(&back.file.file), back.file.file.len);
	clock_text(clock_now(), now);
	buf_putf(out, translate_n("File: %s, %zu byte\n",
	    "File: %s, %zu bytes\n", back.file.file.len), last_part(path),
	    back.file.file.len);
	put_code(out, &digest);
	buf_putf(out, _("Call: %s   Expert: %s   Key: %s\nRead back:"
	    " %s\n\n"), workspace->book->call->id, workspace->expert,
	    workspace->name, now);
	for (i = 0; i < n; i++)
		put_task(out, &back, &tasks[i]);
	buf_puts(out, _("\nSend the newest file only: it has everything that"
	    " the earlier ones had.\n"));
	container_release(&back.file);
	return out->failed ? fault_memory(why) : 0;
}

int
file_receipt(struct workspace *workspace, const char *path, struct buf *out,
    struct fault *why)
{
	return proof_is(path) ? proof_take(workspace, path, out, why) :
	    bundle_receipt(workspace, path, out, why);
}
