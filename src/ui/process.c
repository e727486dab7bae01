/* Other programs of this computer. */
#include "config.h"

#include "mita/ui/process.h"

#include <sys/wait.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Finding, running and feeding other programs. */

bool
process_find(const char *name, char *out, size_t room)
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
process_run(const char *command, const char *argument)
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

bool
process_feed(const char *program, const char *option, const char *text)
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
