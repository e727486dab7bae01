#include "config.h"

#include "mita/coordinator/coordinator.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/base/program.h"

/*
 * merge takes bundles, folders of bundles, and copies of the register.  One
 * file, one line; a bad one does not stop the others.
 */

enum { FOLDER_FILES_MAX = 100000 };

/* In the expert's language if we know it, otherwise in both. */
static void
say_remedy(const struct book *book, const char *expert, const char *reason)
{
	const struct keycard *card = expert[0] == '\0' ? NULL :
	    book_card(book, expert);
	bool known = card != NULL && card->n_languages > 0;
	bool lithuanian = known && strcmp(card->languages[0], "lt") == 0;

	if (coordinator_remedy(reason, false) == NULL)
		return;
	if (!known || !lithuanian)
		program_sayf(coordinator_program, "         tell %s: %s",
		    expert[0] == '\0' ? "the sender" : expert,
		    coordinator_remedy(reason, false));
	if (!known || lithuanian)
		program_sayf(coordinator_program, "         tell %s: %s",
		    expert[0] == '\0' ? "the sender" : expert,
		    coordinator_remedy(reason, true));
}

static int
merge_bundle(const struct parsed *line, struct register_file *reg,
    const char *path)
{
	struct merge_news news;
	struct fault fault;

	if (bundle_merge(reg, path, coordinator_is_dry(line), &news,
	    &fault) == -1) {
		program_sayf(coordinator_program, "refused  %s  %s",
		    fault.reason, fault.text);
		say_remedy(reg->book, news.expert, fault.reason);
		return (int)fault.code;
	}
	program_sayf(coordinator_program, "ok       %s  %s: %s%zu new"
	    " evaluation%s, %zu new declaration%s%s%s%s", path, news.expert,
	    news.known ? "all was known; " : "", news.evaluations,
	    news.evaluations == 1 ? "" : "s", news.declarations,
	    news.declarations == 1 ? "" : "s",
	    news.late ? "; LATE: the deadline is over" : "",
	    news.forked ? "; FORK: two statements in one place, ask the"
	    " expert which stands" : "", coordinator_dry(line));
	if (news.forked)
		say_remedy(reg->book, news.expert, "FORK");
	return 0;
}

static int
merge_register(const struct parsed *line, struct register_file *reg,
    const char *path)
{
	struct merge_news news;
	struct fault fault;

	if (register_merge(reg, path, coordinator_is_dry(line), &news,
	    &fault) == -1) {
		program_sayf(coordinator_program, "refused  %s  %s",
		    fault.reason, fault.text);
		return (int)fault.code;
	}
	program_sayf(coordinator_program, "ok       %s  register: %s%zu new"
	    " evaluation%s, %zu new declaration%s, %zu new bundle%s%s%s",
	    path, news.known ? "all was known; " : "", news.evaluations,
	    news.evaluations == 1 ? "" : "s", news.declarations,
	    news.declarations == 1 ? "" : "s", news.bundles,
	    news.bundles == 1 ? "" : "s",
	    news.forked ? "; FORK: two statements in one place, ask the"
	    " expert which stands" : "", coordinator_dry(line));
	return 0;
}

static int
merge_file(const struct parsed *line, struct register_file *reg,
    const char *path)
{
	return file_starts(path, "SQLite format 3") ?
	    merge_register(line, reg, path) : merge_bundle(line, reg, path);
}

static bool
is_bundle(const char *name)
{
	size_t len = strlen(name), end = strlen(".bundle");

	return len > end && strcmp(name + len - end, ".bundle") == 0;
}

/* All bundles in a folder, by name; other files are passed over. */
static int
merge_folder(const struct parsed *line, struct register_file *reg,
    const char *folder, struct arena *arena, struct fault *why)
{
	struct buf path = {0};
	const char **names;
	size_t n, i, bundles = 0;
	int worst = 0, rc;

	if (folder_list(folder, arena, FOLDER_FILES_MAX, &names, &n, why) ==
	    -1)
		return -1;
	for (i = 0; i < n; i++) {
		if (!is_bundle(names[i]))
			continue;
		bundles++;
		path.len = 0;
		buf_putf(&path, "%s/%s", folder, names[i]);
		rc = path.failed ? FAULT_SYSTEM :
		    merge_file(line, reg, buf_text(&path));
		if (rc > worst)
			worst = rc;
	}
	buf_release(&path);
	return bundles > 0 ? worst : fault_set(why, FAULT_REFUSED, "EMPTY",
	    "%s: there is no file in it whose name ends in .bundle", folder);
}

static int
merge_one(const struct parsed *line, struct register_file *reg,
    const char *path)
{
	struct arena *arena;
	struct fault fault;
	int rc;

	if (!folder_is(path))
		return merge_file(line, reg, path);
	if ((arena = arena_new()) == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	if ((rc = merge_folder(line, reg, path, arena, &fault)) == -1) {
		program_sayf(coordinator_program, "refused  %s  %s",
		    fault.reason, fault.text);
		rc = (int)fault.code;
	}
	arena_free(arena);
	return rc;
}

int
verb_merge(const struct parsed *line)
{
	struct register_file *reg;
	struct fault fault;
	int worst = 0, rc;
	size_t i;

	if ((reg = coordinator_open(line, false, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	for (i = 0; i < parsed_operands(line); i++) {
		rc = merge_one(line, reg, parsed_operand(line, i));
		if (rc > worst)
			worst = rc;
	}
	register_close(reg);
	return worst;
}
