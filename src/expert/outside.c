#include "config.h"

#include "mita/expert/outside.h"

#include <sys/wait.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/expert/screen.h"
#include "mita/ui/term.h"

bool
outside_find(const char *name, char *out, size_t room)
{
	const char *at = getenv("PATH");
	size_t len;

	if (at == NULL)
		at = "/usr/bin:/bin";
	for (; *at != '\0'; at += len + (at[len] == ':')) {
		len = strcspn(at, ":");
		snprintf(out, room, "%.*s/%s", (int)len, at, name);
		if (access(out, X_OK) == 0)
			return true;
	}
	return false;
}

static bool
ends_well(pid_t pid)
{
	int status;
	pid_t rc;

	do
		rc = waitpid(pid, &status, 0);
	while (rc == -1 && errno == EINTR);
	return pid != -1 && rc == pid && status == 0;
}

bool
outside_run(const char *command, const char *argument)
{
	pid_t pid;

	fflush(stdout);
	if ((pid = fork()) == 0) {
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		signal(SIGTSTP, SIG_DFL);
		signal(SIGPIPE, SIG_DFL);
		execl("/bin/sh", "sh", "-c", command, "sh", argument,
		    (char *)NULL);
		_exit(127);
	}
	return ends_well(pid);
}

/* Editing */

const char *
outside_editor(void)
{
	const char *editor = getenv("VISUAL");

	if (editor == NULL || editor[0] == '\0')
		editor = getenv("EDITOR");
	return editor == NULL || editor[0] == '\0' ? NULL : editor;
}

/* A file that only we can read, with the text in it. */
static int
write_text(const char *text, char *path, size_t room, struct fault *why)
{
	const char *tmp = getenv("TMPDIR");
	int fd;

	snprintf(path, room, "%s/mita-text-XXXXXX", tmp == NULL ? "/tmp" :
	    tmp);
	if ((fd = mkstemp(path)) == -1)
		return fault_errno(why, "%s", path);
	close(fd);
	return file_write(path, text, strlen(text), 0600, why);
}

/* Editors put a line end behind the last line. */
static void
trim(struct buf *text)
{
	while (text->len > 0 && text->bytes[text->len - 1] == '\n')
		text->bytes[--text->len] = '\0';
}

static void
take(struct screen *screen, size_t task, size_t item, enum part part,
    const char *path)
{
	struct buf text = {0};

	if (file_read(path, TEXT_MAX, &text, &screen->session.fault) == -1)
		screen_complain(screen);
	else if (!text_is_utf8(buf_text(&text), text.len))
		chrome_say(&screen->chrome, "%s is not UTF-8; nothing was"
		    " changed.", path);
	else {
		trim(&text);
		if (screen_save(screen, task, item, part, buf_text(&text),
		    true)) {
			unlink(path);
			chrome_say(&screen->chrome, "Kept: %zu characters.",
			    text_count(buf_text(&text), text.len));
		} else
			chrome_say(&screen->chrome, "What you wrote is in %s",
			    path);
	}
	buf_release(&text);
}

void
outside_edit(struct screen *screen, size_t task, size_t item, enum part part)
{
	char command[4096], path[4096];
	bool well;

	if (write_text(screen_fetch(screen, task, item, part), path,
	    sizeof(path), &screen->session.fault) == -1) {
		screen_complain(screen);
		return;
	}
	snprintf(command, sizeof(command), "%s \"$1\"", outside_editor());
	term_pause();
	well = outside_run(command, path);
	term_resume();
	if (well)
		take(screen, task, item, part, path);
	else
		chrome_say(&screen->chrome, "The editor ended with an error and"
		    " nothing was changed; what it wrote is in %s", path);
}

/* Copying */

static bool
feed(const char *program, const char *option, const char *text)
{
	int ends[2];
	ssize_t n;
	pid_t pid;

	if (pipe(ends) == -1)
		return false;
	if ((pid = fork()) == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		close(STDOUT_FILENO);	/* its words would stand on ours */
		close(STDERR_FILENO);
		execl(program, program, option, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	n = write(ends[1], text, strlen(text));
	close(ends[1]);
	return ends_well(pid) && n == (ssize_t)strlen(text);
}

void
outside_copy(struct screen *screen, const char *text)
{
	static const struct {
		const char	*name;
		const char	*option;
		const char	*where;	/* the variable of its desktop */
	} ways[] = {
		{ "pbcopy", NULL, NULL },
		{ "wl-copy", NULL, "WAYLAND_DISPLAY" },
		{ "xclip", "-selection=clipboard", "DISPLAY" },
		{ "clip.exe", NULL, NULL },
	};
	bool told = term_copy(text, strlen(text));
	char program[4096];
	size_t i;

	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		if ((ways[i].where != NULL && getenv(ways[i].where) == NULL) ||
		    !outside_find(ways[i].name, program, sizeof(program)) ||
		    !feed(program, ways[i].option, text))
			continue;
		chrome_say(&screen->chrome, "Copied with %s. If pasting brings"
		    " nothing, Y (in the editor F3) writes it to a file.",
		    ways[i].name);
		return;
	}
	if (told)
		chrome_say(&screen->chrome, "Given to the terminal's clipboard,"
		    " if it has one. If pasting brings nothing, Y (in the"
		    " editor F3) writes it to a file.");
	else
		chrome_say(&screen->chrome, "There is no clipboard here. Y (in"
		    " the editor F3) writes the text to a file.");
}

void
outside_write(struct screen *screen, const char *text)
{
	const char *folders[] = { getenv("HOME"), getenv("TMPDIR"), "/tmp" };
	char path[2048];
	size_t i;
	int n;

	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		for (n = 1; folders[i] != NULL && n < 100; n++) {
			snprintf(path, sizeof(path), "%s/mita-copy-%d.txt",
			    folders[i], n);
			if (file_exists(path))
				continue;
			if (file_write_new(path, text, strlen(text), 0600,
			    NULL) == -1)
				break;
			chrome_say(&screen->chrome, "A copy of this text is in"
			    " %s", path);
			return;
		}
	chrome_say(&screen->chrome, "No place for a copy was found. Leave this"
	    " window open, and free some space.");
}
