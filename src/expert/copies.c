/* Copies of documents that other programs show, gone at the end. */
#include "config.h"

#include "mita/expert/copies.h"

#include <sys/stat.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/arena.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/expert/session.h"

enum { COPIES_MAX = 10000, FOLDER_LEN = 2048 };

static const char copy_name[] = "original-";

static bool
name_folder(const struct session *session, char out[static FOLDER_LEN])
{
	const char *tmp = getenv("TMPDIR");
	struct stat st;

	if (stat(session->path, &st) == -1)
		return false;
	snprintf(out, FOLDER_LEN, "%s/mita-%llx-%llx", tmp == NULL ? "/tmp" :
	    tmp, (unsigned long long)st.st_dev, (unsigned long long)st.st_ino);
	return true;
}

int
copies_add(struct session *session, const char *ending, const void *bytes,
    size_t len, char *path, size_t room)
{
	struct fault *why = &session->fault;
	char folder[FOLDER_LEN];
	int n;

	if (!name_folder(session, folder))
		return fault_system(why, session->path);
	if (mkdir(folder, 0700) == -1 && errno != EEXIST)
		return fault_system(why, folder);
	/* Others can guess the name, and may have been there first. */
	if (!file_is_own(folder))
		return fault_at(why, FAULT_SYSTEM, "TAKEN", folder,
		    "this folder is somebody else's");
	for (n = 1; n <= COPIES_MAX; n++) {
		snprintf(path, room, "%s/%s%d.%s", folder, copy_name, n,
		    ending);
		if (!file_exists(path))
			break;
	}
	return file_write_new(path, bytes, len, 0600, why);
}

static void
drop_all(const char *folder, const char *const *names, size_t n)
{
	char path[FOLDER_LEN + 256];
	size_t i;

	for (i = 0; i < n; i++) {
		if (strncmp(names[i], copy_name, strlen(copy_name)) != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
}

void
copies_drop(const struct session *session)
{
	struct arena *arena;
	char folder[FOLDER_LEN];
	const char **names;
	size_t n;

	if (session->lock == -1 || !name_folder(session, folder) ||
	    !file_is_own(folder) || (arena = arena_new()) == NULL)
		return;
	if (folder_list(folder, arena, COPIES_MAX, &names, &n, NULL) == 0)
		drop_all(folder, names, n);
	arena_free(arena);
}
