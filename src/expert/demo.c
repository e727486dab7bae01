/* The verb demo: a practice call in a folder that goes away. */
#include "config.h"

#include "mita/expert/demo.h"

#include <sys/stat.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/desk/package.h"
#include "mita/desk/workspace.h"
#include "mita/expert/app.h"
#include "mita/expert/expert.h"
#include "mita/expert/plain.h"
#include "mita/office/practice.h"

/*
 * Practice: a call with two proposals, made in a folder of its own that is
 * gone at the end.  It goes the way of a real one, agency and all.
 */

static const struct {
	const char	*name;
	const char	*content;
} files[] = {
#include "practice_files.inc"
};

/* Long enough to be one, short enough to be typed in practice. */
#define PRACTICE_PASSPHRASE	"opera metro taxi"

static void
in_folder(char *out, size_t room, const char *folder, const char *name)
{
	snprintf(out, room, "%s/%s", folder, name);
}

/* "P-01-lt.txt" becomes P-01.txt; those of other languages stay away. */
static bool
name_here(const char *name, char *out, size_t room)
{
	const char *dot = strrchr(name, '.');
	char ending[8];

	if (dot == NULL || dot - name < 3 || dot[-3] != '-') {
		snprintf(out, room, "%s", name);
		return true;
	}
	snprintf(ending, sizeof(ending), "-%s", translate_language());
	if (memcmp(dot - 3, ending, 3) != 0)
		return false;
	snprintf(out, room, "%.*s%s", (int)(dot - 3 - name), name, dot);
	return true;
}

static int
write_files(const char *folder, struct fault *why)
{
	char name[256], path[2400];
	size_t i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (!name_here(files[i].name, name, sizeof(name)))
			continue;
		in_folder(path, sizeof(path), folder, name);
		if (file_write_new(path, files[i].content,
		    strlen(files[i].content), 0600, why) == -1)
			return -1;
	}
	return 0;
}

static int
enrol(const char *folder, struct fault *why)
{
	struct enrolment self = {
		.name = N_("Practice"), .organisation = N_("Practice"),
		.kind = ROLE_KNOWLEDGE, .languages = "lt,en",
		.memory = SECKEY_MEMORY_FLOOR
	};
	char path[2400], card_path[2400];
	struct buf card = {0};
	int rc;

	in_folder(path, sizeof(path), folder, "workspace.mita");
	in_folder(card_path, sizeof(card_path), folder, "card");
	rc = workspace_enrol(path, &self, PRACTICE_PASSPHRASE, &card, why);
	if (rc == 0)
		rc = file_write_new(card_path, card.bytes, card.len, 0600,
		    why);
	buf_release(&card);
	return rc;
}

static int
prepare(const char *folder, struct fault *why)
{
	char agency[KEYNAME_LEN + 1], package[2400], path[2400];
	struct workspace *workspace;
	struct package_news news;
	int rc;

	if (write_files(folder, why) == -1 || enrol(folder, why) == -1 ||
	    practice_issue(folder, PRACTICE_PASSPHRASE, agency,
	    why) == -1)
		return -1;
	in_folder(path, sizeof(path), folder, "workspace.mita");
	in_folder(package, sizeof(package), folder, "out/E-01.package");
	if ((workspace = workspace_open(path, why)) == NULL)
		return -1;
	rc = package_take(workspace, package, agency, &news, why);
	workspace_close(workspace);
	return rc;
}

/* A folder that we made, and what is in it; one level of folders. */
static void
remove_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	struct stat st;
	char path[4096];

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		in_folder(path, sizeof(path), folder, entry->d_name);
		if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
			remove_folder(path);
		else
			unlink(path);
	}
	if (dir != NULL)
		closedir(dir);
	rmdir(folder);
}

static int
practise(const struct parsed *line, const char *path)
{
	if (!expert_wants_lines(line))
		return expert_screen(line, path);
	program_sayf(expert_program, "To practise, type one after the other:"
	    " open 1; declare none; read; show; answer 1; gap; score 3,5;"
	    " comment; gap; check; sign. \"help\" tells what each does.");
	return expert_plain(line, path);
}

int
verb_demo(const struct parsed *line)
{
	const char *tmp = getenv("TMPDIR");
	const char *home = getenv("HOME");
	char folder[2048], path[2400], own[2048];
	struct fault fault;
	int rc;

	snprintf(folder, sizeof(folder), "%s/mita-practice-XXXXXX",
	    tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(folder) == NULL) {
		fault_system(&fault, folder);
		return program_fail(expert_program, &fault);
	}
	in_folder(path, sizeof(path), folder, "workspace.mita");
	if (prepare(folder, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else {
		/* What is exported in practice goes with the rest. */
		snprintf(own, sizeof(own), "%s", home == NULL ? "" : home);
		setenv("HOME", folder, 1);
		program_sayf(expert_program, "Practice: nothing here is real."
		    " When a passphrase is asked for, type:  %s",
		    PRACTICE_PASSPHRASE);
		rc = practise(line, path);
		if (home != NULL)
			setenv("HOME", own, 1);
	}
	remove_folder(folder);
	return rc;
}
