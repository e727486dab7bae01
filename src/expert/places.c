#include "config.h"

#include "mita/expert/places.h"

#include <sys/stat.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct places {
	char	(*out)[PLACE_LEN];
	size_t	n;
};

static void
add(struct places *places, const char *path)
{
	struct stat st;

	if (places->n < PLACES_MAX && strlen(path) < PLACE_LEN &&
	    stat(path, &st) == 0 && S_ISDIR(st.st_mode) &&
	    access(path, W_OK) == 0)
		snprintf(places->out[places->n++], PLACE_LEN, "%s", path);
}

/* Each folder in a folder, with an ending put behind its name. */
static void
add_all(struct places *places, const char *dir, const char *ending)
{
	DIR *list = opendir(dir);
	const struct dirent *entry;
	char path[PLACE_LEN];

	while (list != NULL && (entry = readdir(list)) != NULL)
		if (entry->d_name[0] != '.' && snprintf(path, sizeof(path),
		    "%s/%s%s", dir, entry->d_name, ending) <
		    (int)sizeof(path))
			add(places, path);
	if (list != NULL)
		closedir(list);
}

static void
add_sticks(struct places *places)
{
	static const char *const roots[] = { "/media", "/run/media" };
	const char *user = getenv("USER");
	char path[PLACE_LEN];
	size_t i;

	for (i = 0; user != NULL && i < sizeof(roots) / sizeof(roots[0]);
	    i++) {
		snprintf(path, sizeof(path), "%s/%s", roots[i], user);
		add_all(places, path, "");
	}
	if (access("/System/Library", F_OK) == 0)
		add_all(places, "/Volumes", "");
}

size_t
places_folders(char out[static PLACES_MAX][PLACE_LEN])
{
	static const char *const usual[] = { "/Downloads", "/Atsisiuntimai",
	    "/Desktop", "/Darbalaukis", "" };
	struct places places = { .out = out };
	const char *home = getenv("HOME");
	char path[PLACE_LEN];
	size_t i;

	add_sticks(&places);
	/* People cannot find what lies in the home folder of that Linux. */
	if (getenv("WSL_DISTRO_NAME") != NULL) {
		add_all(&places, "/mnt/c/Users", "/Desktop");
		add_all(&places, "/mnt/c/Users", "/Downloads");
	}
	for (i = 0; home != NULL && i < sizeof(usual) / sizeof(usual[0]);
	    i++) {
		snprintf(path, sizeof(path), "%s%s", home, usual[i]);
		add(&places, path);
	}
	return places.n;
}

/* Newest first; the oldest falls out when there are too many. */
struct found {
	char	path[PLACE_LEN];
	time_t	when;
};

static void
insert(struct found *found, size_t *n, const char *path, time_t when)
{
	size_t at = *n;

	while (at > 0 && found[at - 1].when < when)
		at--;
	if (at == PLACES_MAX)
		return;
	if (*n < PLACES_MAX)
		(*n)++;
	memmove(&found[at + 1], &found[at], (*n - at - 1) * sizeof(*found));
	snprintf(found[at].path, PLACE_LEN, "%s", path);
	found[at].when = when;
}

static void
look_in(const char *dir, struct found *found, size_t *n)
{
	static const char ending[] = ".package";
	DIR *list = opendir(dir);
	const struct dirent *entry;
	char path[PLACE_LEN];
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
places_packages(char out[static PLACES_MAX][PLACE_LEN])
{
	struct found *found = calloc(PLACES_MAX + 1, sizeof(*found));
	char folders[PLACES_MAX][PLACE_LEN];
	size_t n = 0, n_folders, i;

	if (found == NULL)
		return 0;
	n_folders = places_folders(folders);
	for (i = 0; i < n_folders; i++)
		look_in(folders[i], found, &n);
	for (i = 0; i < n; i++)
		snprintf(out[i], PLACE_LEN, "%s", found[i].path);
	free(found);
	return n;
}
