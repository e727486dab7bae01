#include "config.h"

#include <sys/syscall.h>

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/*
 * A disk each of whose flushes takes SLOW_MS, from when the file SLOW_ON is
 * there: linked into the program, these stand in front of the system's.
 */
static void
wait_for_disk(void)
{
	const char *ms = getenv("SLOW_MS"), *on = getenv("SLOW_ON");
	struct timespec pause;
	long n;

	if (ms == NULL || on == NULL || access(on, F_OK) != 0)
		return;
	n = atol(ms);
	pause = (struct timespec){ n / 1000, n % 1000 * 1000000 };
	nanosleep(&pause, NULL);
}

int
fsync(int fd)
{
	wait_for_disk();
	return (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
	wait_for_disk();
	return (int)syscall(SYS_fdatasync, fd);
}

int
unlink(const char *path)
{
	wait_for_disk();
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
