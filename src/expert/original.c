/* A document in the program that the computer has for it. */
#include "config.h"

#include "mita/expert/original.h"

#include <sys/wait.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/desk/task.h"
#include "mita/expert/screen.h"
#include "mita/ui/process.h"

/*
 * A document of a proposal in the program that the system opens it with.
 * The name of the copy is ours: what the applicant called it is no path.
 */

/* On Windows' Linux the path is one of Windows there. */
static const char by_explorer[] =
    "explorer.exe \"$(wslpath -w \"$1\")\" >/dev/null 2>&1 &";

static bool
find_opener(char *out, size_t room)
{
	return process_find("wslview", out, room) ||
	    /* On Linux "open" is something else. */
	    (access("/System/Library", F_OK) == 0 &&
	    process_find("open", out, room)) ||
	    process_find("xdg-open", out, room);
}

/* Twice forked, so that nobody waits for it and its words go nowhere. */
static bool
start(const char *program, const char *path)
{
	pid_t pid = fork();
	int status, null;

	if (pid == -1)
		return false;
	if (pid > 0)
		return waitpid(pid, &status, 0) == pid && status == 0;
	if ((pid = fork()) != 0)
		_exit(pid == -1);
	setsid();
	if ((null = open("/dev/null", O_RDWR)) != -1) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
	}
	execl(program, program, path, (char *)NULL);
	_exit(127);
}

static int
copy(struct screen *screen, const struct document *document, char *path,
    size_t room)
{
	const char *tmp = getenv("TMPDIR");
	struct buf bytes = {0};
	char folder[2048];
	int rc = -1;

	snprintf(folder, sizeof(folder), "%s/mita-XXXXXX", tmp == NULL ?
	    "/tmp" : tmp);
	if (mkdtemp(folder) == NULL)
		return fault_errno(&screen->session.fault, "%s", folder);
	snprintf(path, room, "%s/original.%s", folder,
	    document->media == MEDIA_PDF ? "pdf" : "txt");
	if (task_document(screen->session.workspace, document, &bytes,
	    &screen->session.fault) == 0)
		rc = file_write_new(path, bytes.bytes, bytes.len, 0600,
		    &screen->session.fault);
	buf_release(&bytes);
	if (rc == -1)
		rmdir(folder);
	return rc;
}

void
original_open_path(struct screen *screen, const char *path)
{
	char opener[4096];
	bool opened;

	if (find_opener(opener, sizeof(opener)))
		opened = start(opener, path);
	else
		opened = process_find("explorer.exe", opener,
		    sizeof(opener)) && process_run(by_explorer, path);
	if (opened)
		chrome_say(&screen->chrome, "Opened in another program: %s",
		    path);
	else
		chrome_say(&screen->chrome, "No program opens it here; it is in"
		    " %s", path);
}

void
original_open(struct screen *screen, const struct document *document)
{
	char path[2100];

	if (document == NULL)
		chrome_say(&screen->chrome, "Go to a page of a document"
		    " first.");
	else if (copy(screen, document, path, sizeof(path)) == -1)
		screen_complain(screen);
	else
		original_open_path(screen, path);
}
