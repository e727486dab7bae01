#include "config.h"

#include "mita/desk/task.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/seal/digest.h"

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

static void
put_task(struct buf *out, const struct task *task)
{
	buf_putf(out, "  %s  ", task->proposal->id);
	if (task->state == TASK_RETURNED)
		buf_puts(out, _("given back"));
	else if (task->state == TASK_CANCELLED)
		buf_puts(out, _("cancelled by the agency"));
	else if (task->version > 0)
		buf_putf(out, _("signed, version %u"), task->version);
	else
		buf_putf(out, translate_n("not signed, %zu answer to go",
		    "not signed, %zu answers to go", task->asked -
		    task->answered), task->asked - task->answered);
	buf_putf(out, "  %s\n", task->proposal->title);
}

int
task_receipt(struct workspace *workspace, const struct task *task,
    struct buf *out, struct fault *why)
{
	const struct evaluation *ev;
	char here[CLOCK_HERE_LEN + 1];
	int64_t at;

	if (task->evaluation == NULL)
		return fault_set(why, FAULT_REFUSED, "MISSING", "%s: nothing"
		    " is signed yet", task->proposal->id);
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

int
bundle_receipt(struct workspace *workspace, const char *path,
    struct buf *out, struct fault *why)
{
	char now[CLOCK_TEXT_LEN + 1];
	struct digest digest;
	struct buf file = {0};
	struct task *tasks;
	size_t n, i;

	if (tasks_list(workspace, &tasks, &n, why) == -1 ||
	    file_read(path, CONTAINER_MAX, &file, why) == -1)
		return -1;
	digest_of(digest.bytes, file.bytes, file.len);
	clock_text(clock_now(), now);
	buf_putf(out, _("File: %s, %zu bytes\n"), last_part(path), file.len);
	put_code(out, &digest);
	buf_putf(out, _("Call: %s   Expert: %s   Key: %s\nWritten: %s\n\n"),
	    workspace->book->call->id, workspace->expert, workspace->name,
	    now);
	for (i = 0; i < n; i++)
		put_task(out, &tasks[i]);
	buf_puts(out, _("\nSend the newest file only: it has everything that"
	    " the earlier ones had.\n"));
	buf_release(&file);
	return out->failed ? fault_memory(why) : 0;
}
