/* Texts of a workspace whose key is lost, taken over into a new one. */
#include "config.h"

#include "mita/desk/adopt.h"

#include <string.h>

#include "mita/base/fault.h"
#include "mita/desk/draft.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/store/records.h"

struct adoption {
	struct workspace	*workspace;
	struct db		*other;
	size_t			 texts;
};

/* Proposals of two calls may have the same ids. */
static int
check_call(const struct adoption *a, struct fault *why)
{
	struct book *book = a->workspace->book;
	struct stored *rows;
	size_t n, i;

	if (a->workspace->expert == NULL)
		return fault_set(why, FAULT_REFUSED, "EMPTY", "open the"
		    " agency's package first");
	if (records_load(a->other, book->arena, &rows, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		struct digest digest = book_digest(rows[i].text,
		    rows[i].text_len);

		if (digest_equal(&digest, &book->call_entry->digest))
			return 0;
	}
	return fault_advise(why, FAULT_REFUSED, "OTHER-CALL",
	    "nothing was taken over", "it is a workspace of another call");
}

/* What belongs to a signature of the other key is not taken over. */
static bool
is_taken(const struct task *task, const struct draft *draft)
{
	return draft->value[0] != '\0' && strcmp(draft->field, "correcting") !=
	    0 && strcmp(draft->field, "reason") != 0 &&
	    task_field(task, draft->field)[0] == '\0';
}

static int
adopt_task(struct adoption *a, const struct task *task, struct fault *why)
{
	struct draft_of of = { task->stage, task->proposal->id, NULL };
	struct draft *drafts;
	size_t n, i;

	if (drafts_list(a->other, a->workspace->book->arena, &of, &drafts, &n,
	    why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		if (!is_taken(task, &drafts[i]))
			continue;
		of.field = drafts[i].field;
		if (drafts_set(a->workspace->db, &of, drafts[i].value,
		    drafts[i].saved, false, why) == -1)
			return -1;
		a->texts++;
	}
	return 0;
}

static int
adopt(struct adoption *a, struct fault *why)
{
	struct task *tasks;
	size_t n, i;
	int rc = 0;

	if (check_call(a, why) == -1 ||
	    tasks_list(a->workspace, &tasks, &n, why) == -1 ||
	    workspace_begin(a->workspace, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < n; i++)
		rc = adopt_task(a, &tasks[i], why);
	if (rc == 0)
		rc = db_commit(a->workspace->db, why);
	if (rc == -1)
		db_roll_back(a->workspace->db);
	return rc;
}

int
workspace_adopt(struct workspace *workspace, const char *path, size_t *texts,
    struct fault *why)
{
	struct adoption a = { .workspace = workspace };
	int rc = -1;

	if ((a.other = db_open_readonly(path, DB_WORKSPACE, why)) != NULL)
		rc = adopt(&a, why);
	if (rc == -1)
		fault_within(why, "%s", path);
	db_close(a.other);
	*texts = a.texts;
	return rc;
}
