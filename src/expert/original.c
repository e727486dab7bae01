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
#include "mita/desk/task.h"
#include "mita/expert/copies.h"
#include "mita/expert/screen.h"
#include "mita/ui/process.h"

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
	struct session *session = &screen->session;
	struct buf bytes = {0};
	int rc;

	rc = task_document(session->workspace, document, &bytes,
	    &session->fault);
	if (rc == 0)
		rc = copies_add(session, document->media == MEDIA_PDF ? "pdf" :
		    "txt", bytes.bytes, bytes.len, path, room);
	buf_release(&bytes);
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
		chrome_say(&screen->chrome, "Another program was asked to open"
		    " it. If nothing appears, it is here: %s", path);
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
