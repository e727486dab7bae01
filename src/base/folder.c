/* What is in a folder. */
#include "config.h"

#include "mita/base/folder.h"

#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

bool
folder_is(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
read_names(DIR *dir, struct arena *arena, size_t max, const char ***out,
    size_t *n, struct fault *why)
{
	struct dirent *entry;
	const char **names = NULL;

	for (errno = 0; (entry = readdir(dir)) != NULL; errno = 0) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (*n == max)
			return fault_set(why, FAULT_REFUSED, "TOO-LARGE",
			    "more than %zu files", max);
		names = arena_grow(arena, names, *n, sizeof(*names));
		if (names == NULL || (names[*n] = arena_string(arena,
		    entry->d_name)) == NULL)
			return fault_memory(why);
		(*n)++;
	}
	if (errno != 0)
		return fault_errno(why, "cannot be read");
	if (*n > 0)
		qsort(names, *n, sizeof(*names), by_name);
	*out = names;
	return 0;
}

int
folder_list(const char *path, struct arena *arena, size_t max,
    const char ***out, size_t *n, struct fault *why)
{
	DIR *dir;
	int rc = -1;

	*out = NULL;
	*n = 0;
	if ((dir = opendir(path)) == NULL)
		fault_errno(why, "cannot be opened");
	else {
		rc = read_names(dir, arena, max, out, n, why);
		closedir(dir);
	}
	return rc == 0 ? 0 : fault_within(why, "%s", path);
}
