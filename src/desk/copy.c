/* Copies of a workspace: kept, gone on with, brought up to date. */
#include "config.h"

#include "mita/desk/copy.h"

#include <stdio.h>
#include <unistd.h>

#include "mita/audit/container.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/base/number.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/store/records.h"

/* The setting that says since when it is one; empty when it is none. */
static const char copied[] = "copied";

int
copy_mark(struct db *db, struct fault *why)
{
	char now[CLOCK_TEXT_LEN + 1];

	clock_text(clock_now(), now);
	return settings_set(db, copied, now, why);
}

/* The file as it is, but that it calls itself a copy. */
static int
marked_bytes(struct workspace *workspace, struct buf *out, struct fault *why)
{
	int rc;

	if (workspace_begin(workspace, why) == -1)
		return -1;
	if ((rc = copy_mark(workspace->db, why)) == 0)
		rc = db_bytes(workspace->db, out, why);
	db_roll_back(workspace->db);
	return rc;
}

int
workspace_copy(struct workspace *workspace, const char *path,
    struct fault *why)
{
	struct buf bytes = {0};
	int rc;

	if (file_exists(path))
		return file_taken(path, why);
	if ((rc = marked_bytes(workspace, &bytes, why)) == 0)
		rc = file_write_new(path, bytes.bytes, bytes.len, 0600, why);
	buf_release(&bytes);
	return rc;
}

static int
read_copied(const struct workspace *workspace, const char **out,
    struct fault *why)
{
	if (settings_get(workspace->db, workspace->book->arena, copied, out,
	    why) == -1)
		return -1;
	if (*out != NULL && (*out)[0] == '\0')
		*out = NULL;
	return 0;
}

/* A file that was copied by other means does not call itself a copy. */
static int
mark(const char *path, struct fault *why)
{
	struct workspace *workspace = workspace_open(path, why);
	const char *since;
	int rc;

	if (workspace == NULL)
		return -1;
	if ((rc = read_copied(workspace, &since, why)) == 0 && since == NULL)
		rc = copy_mark(workspace->db, why);
	workspace_close(workspace);
	return rc;
}

int
workspace_restore(const char *copy, const char *path, struct fault *why)
{
	struct buf bytes = {0};
	int rc;

	if (file_exists(path))
		return file_taken(path, why);
	if ((rc = file_read(copy, REGISTER_MAX, &bytes, why)) == 0)
		rc = file_write_new(path, bytes.bytes, bytes.len, 0600, why);
	buf_release(&bytes);
	if (rc == 0 && mark(path, why) == -1) {
		unlink(path);
		return fault_within(why, "%s", copy);
	}
	return rc;
}

int
workspace_is_newest(struct workspace *workspace, struct fault *why)
{
	return settings_set(workspace->db, copied, "", why);
}

int
workspace_may_sign(const struct workspace *workspace, struct fault *why)
{
	char here[CLOCK_HERE_LEN + 1] = "";
	const char *since;
	int64_t at;

	if (read_copied(workspace, &since, why) == -1)
		return -1;
	if (since == NULL)
		return 0;
	if (clock_parse(since, &at))
		clock_here(at, here);
	return fault_advise(why, FAULT_REFUSED, "COPY", "take in the newest"
	    " file that you exported, or the agency's next package; if you"
	    " signed nothing since: \"mita-expert restore --newest\"", "this"
	    " is a copy of %s, and what you signed later is not in it", here);
}

/* The place of the newest own statement among the rows; 0: there is none. */
static uint32_t
newest_own(const struct workspace *workspace,
    const struct container *container)
{
	const struct entry *entry;
	uint32_t seq = 0;
	size_t i;

	for (i = 0; i < container->n_rows; i++) {
		struct digest digest = book_digest(container->rows[i].text,
		    container->rows[i].text_len);

		entry = book_find(workspace->book, &digest);
		if (entry != NULL && entry->believed &&
		    task_is_own(workspace, entry) &&
		    entry->record->head.seq > seq)
			seq = entry->record->head.seq;
	}
	return seq;
}

int
workspace_catch_up(struct workspace *workspace,
    const struct container *container, struct fault *why)
{
	const struct entry *last;
	const char *before = NULL;
	int64_t exported = 0;
	char text[16];
	uint32_t seq;

	if (workspace->expert == NULL)
		return 0;
	last = book_last(workspace->book, workspace->expert);
	seq = newest_own(workspace, container);
	if (last == NULL || seq < last->record->head.seq)
		return 0;
	if (settings_get(workspace->db, workspace->book->arena, "exported",
	    &before, why) == -1)
		return -1;
	if (before != NULL)
		number_read(before, 0, UINT32_MAX, &exported);
	snprintf(text, sizeof(text), "%u", seq);
	if (exported < seq && settings_set(workspace->db, "exported", text,
	    why) == -1)
		return -1;
	return settings_set(workspace->db, copied, "", why);
}
