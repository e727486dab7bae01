/* Where files of a person usually lie. */
#include "config.h"

#include "mita/expert/folders.h"

#include <sys/stat.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct folders {
	char	(*out)[FOLDER_LEN];
	size_t	n;
};

static void
add(struct folders *folders, const char *path)
{
	struct stat st;

	if (folders->n < FOLDERS_MAX && strlen(path) < FOLDER_LEN &&
	    stat(path, &st) == 0 && S_ISDIR(st.st_mode) &&
	    access(path, W_OK) == 0)
		snprintf(folders->out[folders->n++], FOLDER_LEN, "%s", path);
}

/* Each folder in a folder, with an ending put behind its name. */
static void
add_all(struct folders *folders, const char *dir, const char *ending)
{
	DIR *list = opendir(dir);
	const struct dirent *entry;
	char path[FOLDER_LEN];

	while (list != NULL && (entry = readdir(list)) != NULL)
		if (entry->d_name[0] != '.' && snprintf(path, sizeof(path),
		    "%s/%s%s", dir, entry->d_name, ending) <
		    (int)sizeof(path))
			add(folders, path);
	if (list != NULL)
		closedir(list);
}

static void
add_sticks(struct folders *folders)
{
	static const char *const roots[] = { "/media", "/run/media" };
	const char *user = getenv("USER");
	char path[FOLDER_LEN];
	size_t i;

	for (i = 0; user != NULL && i < sizeof(roots) / sizeof(roots[0]);
	    i++) {
		snprintf(path, sizeof(path), "%s/%s", roots[i], user);
		add_all(folders, path, "");
	}
	if (access("/System/Library", F_OK) == 0)
		add_all(folders, "/Volumes", "");
}

size_t
folders_usual(char out[static FOLDERS_MAX][FOLDER_LEN])
{
	static const char *const usual[] = { "/Downloads", "/Atsisiuntimai",
	    "/Desktop", "/Darbalaukis", "" };
	struct folders folders = { .out = out };
	const char *home = getenv("HOME");
	char path[FOLDER_LEN];
	size_t i;

	add_sticks(&folders);
	/* People cannot find what lies in the home folder of that Linux. */
	if (getenv("WSL_DISTRO_NAME") != NULL) {
		add_all(&folders, "/mnt/c/Users", "/Desktop");
		add_all(&folders, "/mnt/c/Users", "/Downloads");
	}
	for (i = 0; home != NULL && i < sizeof(usual) / sizeof(usual[0]);
	    i++) {
		snprintf(path, sizeof(path), "%s%s", home, usual[i]);
		add(&folders, path);
	}
	return folders.n;
}

/* Newest first; the oldest falls out when there are too many. */
struct found {
	char	path[FOLDER_LEN];
	time_t	when;
};

static void
insert(struct found *found, size_t *n, const char *path, time_t when)
{
	size_t at = *n;

	while (at > 0 && found[at - 1].when < when)
		at--;
	if (at == FOLDERS_MAX)
		return;
	if (*n < FOLDERS_MAX)
		(*n)++;
	memmove(&found[at + 1], &found[at], (*n - at - 1) * sizeof(*found));
	snprintf(found[at].path, FOLDER_LEN, "%s", path);
	found[at].when = when;
}

static void
look_in(const char *dir, struct found *found, size_t *n)
{
	static const char ending[] = ".package";
	DIR *list = opendir(dir);
	const struct dirent *entry;
	char path[FOLDER_LEN];
	struct stat st;
	size_t len;

	while (list != NULL && (entry = readdir(list)) != NULL) {
		len = strlen(entry->d_name);
		if (len < sizeof(ending) || strcmp(entry->d_name + len -
		    (sizeof(ending) - 1), ending) != 0 || snprintf(path,
		    sizeof(path), "%s/%s", dir, entry->d_name) >=
		    (int)sizeof(path))
			continue;
		if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
			insert(found, n, path, st.st_mtime);
	}
	if (list != NULL)
		closedir(list);
}

size_t
folders_packages(char out[static FOLDERS_MAX][FOLDER_LEN])
{
	struct found *found = calloc(FOLDERS_MAX + 1, sizeof(*found));
	char folders[FOLDERS_MAX][FOLDER_LEN];
	size_t n = 0, n_folders, i;

	if (found == NULL)
		return 0;
	n_folders = folders_usual(folders);
	for (i = 0; i < n_folders; i++)
		look_in(folders[i], found, &n);
	for (i = 0; i < n; i++)
		snprintf(out[i], FOLDER_LEN, "%s", found[i].path);
	free(found);
	return n;
}
