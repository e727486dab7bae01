#include "config.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/store/records.h"
#include "tests/tap.h"

/* Saving when others write, the disk is full or the program is killed. */

static char folder[64];

static struct digest
fake(unsigned n)
{
	struct digest digest = {{0}};

	digest.bytes[0] = (uint8_t)(n >> 8);
	digest.bytes[1] = (uint8_t)n;
	digest.bytes[31] = 0xa5;
	return digest;
}

static int
put(struct db *db, unsigned n, bool *added, struct fault *why)
{
	struct digest digest = fake(n);
	char text[64];
	int len;

	len = snprintf(text, sizeof(text), "EVALUATION/1\nseq %u\nend\n", n);
	return records_put(db, &(struct statement){ RECORD_EVALUATION, &digest,
	    text, (size_t)len, "untrusted comment: none\n" }, added, why);
}

/* Records in the file, -1 if they cannot be read. */
static int
count(struct db *db)
{
	struct arena *arena = arena_new();
	struct stored *rows;
	size_t n;
	int rc;

	rc = records_load(db, arena, &rows, &n, NULL);
	arena_free(arena);
	return rc == -1 ? -1 : (int)n;
}

static void
test_transactions(const char *path)
{
	struct db *one = db_open(path, DB_REGISTER, NULL);
	struct db *two = db_open(path, DB_REGISTER, NULL);
	struct fault why = {0};
	int before = count(one);

	db_begin(one, &why);
	put(one, 100, NULL, &why);
	settings_set(one, "half", "done", &why);
	db_roll_back(one);
	is_int(count(one), before, "what was rolled back is not there");
	db_begin(one, &why);
	put(one, 101, NULL, &why);
	is_int(db_begin(two, &why), -1, "a second writer is refused");
	is_str(why.reason, "BUSY", "with the reason BUSY");
	ok(strstr(why.text, "another program has this file open") != NULL,
	    "and a sentence: %s", why.text);
	is_int(count(two), before, "it can still read what was saved");
	is_int(db_commit(one, &why), 0, "the first one saves");
	is_int(count(two), before + 1, "and the second one sees it");
	is_int(db_begin(two, &why), 0, "and may write now");
	put(two, 102, NULL, &why);
	db_close(two);
	is_int(count(one), before + 1, "closing rolls back");
	db_roll_back(one);
	ok(true, "rolling back nothing is harmless");
	is_int(db_commit(one, &why), -1, "saving nothing is a fault");
	db_close(one);
}

/* RLIMIT_FSIZE is what a full disk looks like, without one. */
static void
test_full_disk(const char *path)
{
	struct rlimit limit, small;
	struct db *db = db_open(path, DB_REGISTER, NULL);
	char *page = calloc(1, RECORD_MAX + 1);
	struct digest digest = fake(900);
	struct fault why = {0};
	int before = count(db);
	struct stat st;

	memset(page, 'x', RECORD_MAX);
	signal(SIGXFSZ, SIG_IGN);
	stat(path, &st);
	getrlimit(RLIMIT_FSIZE, &limit);
	small = limit;
	small.rlim_cur = (rlim_t)st.st_size + 8192;
	setrlimit(RLIMIT_FSIZE, &small);
	db_begin(db, &why);
	is_int(put(db, 901, NULL, &why), 0, "a small record still fits");
	if (records_put(db, &(struct statement){ RECORD_CALL, &digest, page,
	    RECORD_MAX, "s" }, NULL, &why) == 0)
		db_commit(db, &why);
	is_str(why.reason, "DISK-FULL", "a full disk is noticed");
	ok(strstr(why.text, "the disk is full") != NULL, "in words: %s",
	    why.text);
	is_int(why.code, FAULT_SYSTEM, "and is nobody's mistake");
	is_int(put(db, 902, NULL, &why), -1, "nothing more goes in");
	is_str(why.reason, "DISK-FULL", "for the same reason");
	is_int(db_commit(db, &why), -1, "and it is not saved");
	db_roll_back(db);
	is_int(count(db), before, "what was saved before is there");
	setrlimit(RLIMIT_FSIZE, &limit);
	is_int(put(db, 901, NULL, &why), 0, "with room again, saving works");
	db_close(db);
	db = db_open(path, DB_REGISTER, &why);
	is_int(db == NULL ? -1 : count(db), before + 1,
	    "and the file opens again, whole");
	db_close(db);
	free(page);
}

/* kill -9 in the middle of a change: the next open puts it in order. */
static void
test_killed(const char *path)
{
	struct db *db = db_open(path, DB_REGISTER, NULL);
	int before = count(db), status;
	struct fault why = {0};
	pid_t child;
	unsigned n;

	db_close(db);
	fflush(stdout);
	if ((child = fork()) == 0) {
		db = db_open(path, DB_REGISTER, NULL);
		put(db, 2000, NULL, NULL);
		db_begin(db, NULL);
		for (n = 2001; n < 30000; n++)
			put(db, n, NULL, NULL);
		kill(getpid(), SIGKILL);
	}
	waitpid(child, &status, 0);
	db = db_open(path, DB_REGISTER, &why);
	is_int(db == NULL ? -1 : count(db), before + 1, "after kill -9 what"
	    " was saved is there and what was not is not");
	db_close(db);
}

int
main(void)
{
	const char *place = getenv("TMPDIR");
	char command[96], path[96];

	snprintf(folder, sizeof(folder), "%.40s/t-store-saving.XXXXXX",
	    place == NULL ? "/tmp" : place);
	if (mkdtemp(folder) == NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/register", folder);
	db_finish(db_create(path, DB_REGISTER, NULL), NULL);
	test_transactions(path);
	test_full_disk(path);
	test_killed(path);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	if (system(command) != 0)
		note("%s is left behind", folder);
	return done_testing();
}
