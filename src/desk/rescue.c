/* What can still be read of a damaged workspace. */
#include "config.h"

#include "mita/desk/rescue.h"

#include <stdio.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/store/db.h"
#include "mita/store/rescue.h"

enum { GAP_MAX = 4096 };	/* rows without an answer: the end */

static void
write_texts(struct db *db, struct arena *arena, bool earlier,
    struct buf *out, struct rescue_news *news)
{
	struct rescued one;
	long long row;
	int gap, rc;

	for (row = 1, gap = 0; gap < GAP_MAX; row++) {
		rc = rescue_text(db, earlier, row, arena, &one);
		gap = rc == 1 ? 0 : gap + 1;
		news->whole = news->whole && rc != -1;
		if (rc != 1 || one.value[0] == '\0')
			continue;
		news->texts++;
		buf_putf(out, "== %s, %lld, %s%s, %s\n%s\n\n", one.proposal,
		    one.stage, one.field, earlier ? " (earlier)" : "",
		    one.saved, one.value);
	}
}

static int
write_record(const char *folder, long long row, const struct buf *bytes,
    const char *ending, struct fault *why)
{
	char path[4200];

	snprintf(path, sizeof(path), "%s/%04lld.%s", folder, row, ending);
	return file_write_new(path, bytes->bytes, bytes->len, 0600, why);
}

static int
write_records(struct db *db, const char *folder, struct rescue_news *news,
    struct fault *why)
{
	struct buf text = {0}, minisig = {0};
	long long row;
	int gap, rc = 0, found;

	for (row = 1, gap = 0; rc == 0 && gap < GAP_MAX; row++) {
		text.len = minisig.len = 0;
		found = rescue_record(db, row, &text, &minisig);
		gap = found == 1 ? 0 : gap + 1;
		news->whole = news->whole && found != -1;
		if (found != 1)
			continue;
		news->records++;
		rc = write_record(folder, row, &text, "txt", why);
		if (rc == 0)
			rc = write_record(folder, row, &minisig, "minisig",
			    why);
	}
	buf_release(&text);
	buf_release(&minisig);
	return rc;
}

static int
rescue(struct db *db, struct arena *arena, const char *folder,
    struct rescue_news *news, struct fault *why)
{
	struct buf texts = {0};
	char path[4200];
	int rc;

	write_texts(db, arena, false, &texts, news);
	write_texts(db, arena, true, &texts, news);
	snprintf(path, sizeof(path), "%s/texts.txt", folder);
	rc = texts.failed ? fault_memory(why) : file_write_new(path,
	    buf_text(&texts), texts.len, 0600, why);
	buf_release(&texts);
	return rc == -1 ? -1 : write_records(db, folder, news, why);
}

int
workspace_rescue(const char *path, const char *folder,
    struct rescue_news *news, struct fault *why)
{
	struct arena *arena = arena_new();
	struct buf bytes = {0};
	struct db *db = NULL;
	int rc = -1;

	*news = (struct rescue_news){ .whole = true };
	if (arena == NULL)
		fault_memory(why);
	else if (file_exists(folder))
		file_taken(folder, why);
	else if (file_read(path, REGISTER_MAX, &bytes, why) == 0) {
		if ((db = rescue_open(bytes.bytes, bytes.len, why)) == NULL)
			fault_within(why, "%s", path);
		else if (file_make_folder(folder, 0700, why) == 0)
			rc = rescue(db, arena, folder, news, why);
	}
	db_close(db);
	buf_release(&bytes);
	arena_free(arena);
	return rc;
}
