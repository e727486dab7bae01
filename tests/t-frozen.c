#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/desk/correct.h"
#include "mita/desk/draft.h"
#include "mita/desk/receipt.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "tests/play.h"
#include "tests/tap.h"

/*
 * What is signed is frozen: every way to a page of its form, and there every
 * key, and two more behind it that would be a score or a text.
 */

static const char *const ways[][16] = {
	{ "/", "P", "-", "0", "3", "Enter", "Enter" },
	{ "/", "P", "-", "0", "3", "Enter", "Enter", "Down", "Enter" },
	{ "/", "P", "-", "0", "3", "Enter", "c", "Enter" },
	{ "/", "P", "-", "0", "3", "Enter", "c", "Enter", "s", "Enter" },
	{ "/", "P", "-", "0", "3", "Enter", "c", "Enter", "t" },
	{ "/", "P", "-", "0", "3", "Enter", "c", "Enter", "v", "Tab" },
	{ "/", "P", "-", "0", "3", "Enter", "r", "v" },
	{ "/", "P", "-", "0", "4", "Enter", "Enter", "(" },
	{ "/", "P", "-", "0", "4", "Enter", "Enter", ")" },
};
enum { WAYS = sizeof(ways) / sizeof(ways[0]) };

static const char *const others[] = { "Up", "Down", "Left", "Right", "Enter",
	"Tab", "Home", "End", "PgUp", "PgDn", "Delete", "Backspace", "F3",
	"F4", "F5", "F6", "F7", "F8", "Ctrl-Z", "Ctrl-Y", "Ctrl-K", "Ctrl-W",
	"ą", "č", "ę", "ė", "į", "š", "ų", "ū", "„", "“" };
enum { OTHERS = sizeof(others) / sizeof(others[0]), PRINTED = '~' - ' ' };

static const char *keys[24];
static size_t at;
static bool arrived;		/* some way led to the form itself */

static enum term_event
next(struct player *player, struct key *key)
{
	(void)player;
	if (keys[at] == NULL)
		return TERM_LEAVE;
	*key = play_key(keys[at++]);
	return TERM_KEY;
}

static void
shown(struct player *player, const struct grid *grid)
{
	char row[400] = "";
	int i;

	(void)player;
	for (i = 0; i < grid->cols && strlen(row) < 300; i++)
		strcat(row, grid->cells[i].text);
	arrived = arrived || strstr(row, "signed v") != NULL ||
	    strstr(row, "exported v") != NULL;
}

/* Are all that were signed still so? */
static int
frozen(void)
{
	struct fault why = {0};
	struct workspace *workspace = workspace_open("one", &why);
	struct task *tasks;
	size_t n, i;
	int found = 0;

	if (workspace == NULL || tasks_list(workspace, &tasks, &n, &why) ==
	    -1) {
		note("%s", why.text);
		return -1;
	}
	for (i = 0; i < n; i++)
		found += task_is_frozen(&tasks[i]);
	workspace_close(workspace);
	return found;
}

static void
play(const char *const *way, const char *key)
{
	struct player player = { .rows = 24, .cols = 80, .next = next,
	    .shown = shown };
	size_t n = 0;

	for (; way[n] != NULL; n++)
		keys[n] = way[n];
	keys[n++] = key;
	keys[n++] = "5";
	keys[n++] = "x";
	keys[n] = NULL;
	at = 0;
	play_workspace(&player, "en", "one");
}

static void
try_way(size_t i, int before)
{
	static char letters[PRINTED][2];
	int k, bad = 0;
	const char *key;

	arrived = false;
	for (k = 0; k < PRINTED + OTHERS; k++) {
		if (k < PRINTED)
			letters[k][0] = (char)(' ' + k);
		key = k < PRINTED ? letters[k] : others[k - PRINTED];
		play(ways[i], key);
		if (frozen() == before)
			continue;
		note("changed by \"%s\"", key);
		bad++;
		if (system("cp kept one") != 0)
			note("not brought back");
	}
	is_int(bad, 0, "way %zu: no key changes what is signed", i);
	ok(arrived, "  and its pages say that it is signed");
}

static int
set(struct workspace *workspace, const struct task *task,
    const struct field_value *value, struct fault *why)
{
	return task_set_all(workspace, task, value, 1, true, why);
}

/* Begun on purpose it can be changed, and dropped again. */
static void
test_correction(void)
{
	struct fault why = {0};
	struct workspace *workspace = workspace_open("one", &why);
	const struct item *item;
	struct field_value score;
	struct task task;
	char before[32];

	ok(task_find(workspace, "P-03", 0, &task, &why) == 0 &&
	    task_is_frozen(&task), "P-03 is frozen");
	item = &task.form->items[task.form->n_items - 2];
	snprintf(before, sizeof(before), "%s", task_get(&task, item,
	    PART_VALUE));
	score = (struct field_value){ item, PART_VALUE, "1" };
	ok(set(workspace, &task, &score, &why) == -1 &&
	    strcmp(why.reason, "SIGNED") == 0, "and refuses a score");
	ok(set(workspace, &task, &(struct field_value){ item, PART_PRIVATE,
	    "mine" }, &why) == 0, "but no private note");
	ok(task_correct(workspace, &task, "A slip.", &why) == 0 &&
	    set(workspace, &task, &score, &why) ==
	    0 && task_refresh(workspace, &task, &why) == 0, "begun, it is"
	    " corrected");
	ok(task.state == TASK_CORRECTING && !task_is_frozen(&task), "and says"
	    " so");
	ok(task_drop(workspace, &task, &why) == 0 && task_is_frozen(&task) &&
	    strcmp(task_get(&task, item, PART_VALUE), before) == 0,
	    "dropped, it is again what was signed");
	workspace_close(workspace);
}

/* Of what was never signed there is no receipt, and nothing to drop. */
static void
test_unsigned(void)
{
	struct fault why = {0};
	struct workspace *workspace = workspace_open("one", &why);
	struct task *tasks;
	struct buf text = {0};
	size_t n, i;

	if (!ok(tasks_list(workspace, &tasks, &n, &why) == 0, "tasks"))
		return;
	for (i = 0; i < n && tasks[i].evaluation != NULL; i++)
		continue;
	if (!ok(i < n, "one of %zu was never signed", n))
		return;
	is_int(task_receipt(workspace, &tasks[i], &text, &why), -1,
	    "it has no receipt");
	is_str(why.reason, "MISSING", "  since it is not signed");
	is_int(task_drop(workspace, &tasks[i], &why), -1,
	    "and no correction to drop");
	is_str(why.reason, "UNSIGNED", "  since there is none");
	buf_release(&text);
	workspace_close(workspace);
}

int
main(void)
{
	char folder[] = "/tmp/mita-frozen-XXXXXX", command[100];
	int before;
	size_t i;

	if (mkdtemp(folder) == NULL || chdir(folder) == -1 || system(
	    "sh \"$srcdir/tests/screens.sh\" >made.txt 2>&1 && cp one kept")
	    != 0) {
		ok(false, "the workspace is made");
		return done_testing();
	}
	setenv("HOME", ".", 1);
	before = frozen();
	ok(before > 0, "%d are signed", before);
	for (i = 0; i < WAYS; i++)
		try_way(i, before);
	test_correction();
	test_unsigned();
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") == -1 || system(command) != 0)
		note("%s stays", folder);
	return done_testing();
}
