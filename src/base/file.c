/* Whole files: read once within a limit, written whole or not at all. */
#include "config.h"

#include "mita/base/file.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/base/hex.h"

/* Read until the end; one byte more than max proves that it is too long. */
static int
read_all(int fd, size_t max, struct buf *out)
{
	char piece[65536];
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		buf_put(out, piece, (size_t)n);
		if (out->failed || out->len > max)
			break;
	}
	return 0;
}

static int
no_file(const char *path, const char *what, struct fault *why)
{
	fault_at(why, FAULT_REFUSED, "NOT-A-FILE", path, "%s", what);
	return fault_remedy(why, "give the name of the file itself");
}

static int
cannot_open(const char *path, struct fault *why)
{
	fault_errno(why, "cannot be opened");
	return fault_within(why, "%s", path);
}

static int
cannot_write(const char *path, struct fault *why)
{
	fault_errno(why, "cannot be written");
	return fault_within(why, "%s", path);
}

int
file_read(const char *path, size_t max, struct buf *out, struct fault *why)
{
	struct stat st;
	int fd;

	fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd == -1 && errno == ELOOP)
		return no_file(path, _("a symbolic link"), why);
	if (fd == -1)
		return cannot_open(path, why);
	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode)) {
		close(fd);
		return no_file(path, _("not a regular file"), why);
	}
	if (st.st_size >= 0 && (unsigned long long)st.st_size > max) {
		close(fd);
		return fault_at(why, FAULT_REFUSED, "TOO-LARGE", path,
		    "%lld bytes, at most %zu are allowed",
		    (long long)st.st_size, max);
	}
	if (read_all(fd, max, out) == -1) {
		fault_errno(why, "cannot be read");
		close(fd);
		return fault_within(why, "%s", path);
	}
	close(fd);
	if (out->failed)
		return fault_memory(why);
	if (out->len > max)
		return fault_at(why, FAULT_REFUSED, "TOO-LARGE", path,
		    "more than %zu bytes", max);
	return 0;
}

static int
write_all(int fd, const char *bytes, size_t len)
{
	ssize_t n;

	while (len > 0) {
		n = write(fd, bytes, len);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

/* The folder of path, for syncing: everything before the last slash. */
static void
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder;
	int fd;

	if (slash == NULL)
		folder = strdup(".");
	else
		folder = strndup(path, (size_t)(slash - path) + 1);
	if (folder == NULL)
		return;
	/* A folder that cannot be opened for syncing still holds the file. */
	if ((fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) != -1) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/* Does the file hold exactly these bytes? */
static bool
holds(const char *path, const void *bytes, size_t len)
{
	struct buf back = {0};
	bool same;

	same = file_read(path, len, &back, NULL) == 0 && back.len == len &&
	    (len == 0 || memcmp(back.bytes, bytes, len) == 0);
	buf_release(&back);
	return same;
}

static int
write_temporary(const char *path, const void *bytes, size_t len,
    unsigned mode, char **out, struct fault *why)
{
	size_t room = strlen(path) + 32;
	char *name;
	int fd;

	if ((name = malloc(room)) == NULL)
		return fault_memory(why);
	snprintf(name, room, "%s.%ld.part", path, (long)getpid());
	fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    mode);
	if (fd == -1) {
		cannot_write(path, why);
		free(name);
		return -1;
	}
	if (write_all(fd, bytes, len) == -1 || fsync(fd) == -1) {
		cannot_write(path, why);
		close(fd);
		goto remove;
	}
	if (close(fd) == -1) {
		cannot_write(path, why);
		goto remove;
	}
	if (!holds(name, bytes, len)) {
		fault_at(why, FAULT_SYSTEM, "READ-BACK", path,
		    "what was written does not read back the same");
		fault_remedy(why, "use another disk");
		goto remove;
	}
	*out = name;
	return 0;
remove:
	unlink(name);
	free(name);
	return -1;
}

int
file_taken(const char *path, struct fault *why)
{
	fault_at(why, FAULT_REFUSED, "EXISTS", path,
	    "already there and is not replaced");
	return fault_remedy(why, "choose another name");
}

int
file_take_name(const char *from, const char *path, struct fault *why)
{
	int rc;

	/* link(2) refuses an existing name; sticks without links use rename. */
	rc = link(from, path);
	if (rc == 0)
		unlink(from);
	else if (file_exists(path))
		return file_taken(path, why);
	else
		rc = rename(from, path);
	if (rc == -1)
		return cannot_write(path, why);
	sync_folder(path);
	return 0;
}

int
file_write_new(const char *path, const void *bytes, size_t len,
    unsigned mode, struct fault *why)
{
	char *name;
	int rc;

	if (file_exists(path))
		return file_taken(path, why);
	if (write_temporary(path, bytes, len, mode, &name, why) == -1)
		return -1;
	if ((rc = file_take_name(name, path, why)) == -1)
		unlink(name);
	free(name);
	return rc;
}

int
file_write(const char *path, const void *bytes, size_t len, unsigned mode,
    struct fault *why)
{
	char *name;
	int rc;

	if (write_temporary(path, bytes, len, mode, &name, why) == -1)
		return -1;
	if ((rc = rename(name, path)) == -1) {
		cannot_write(path, why);
		unlink(name);
	} else
		sync_folder(path);
	free(name);
	return rc;
}

/* Who held the lock before may have taken the name away meanwhile. */
static bool
is_named(int fd, const char *path)
{
	struct stat ours, named;

	return fstat(fd, &ours) == 0 && lstat(path, &named) == 0 &&
	    ours.st_dev == named.st_dev && ours.st_ino == named.st_ino;
}

int
file_lock(const char *path, struct fault *why)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd, tries;

	for (tries = 0; tries < 100; tries++) {
		fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
		    0600);
		if (fd == -1)
			return cannot_open(path, why);
		if (fcntl(fd, F_SETLK, &whole) == -1) {
			close(fd);
			break;
		}
		if (is_named(fd, path))
			return fd;
		close(fd);
	}
	return fault_at(why, FAULT_REFUSED, "LOCKED", path,
	    "another process holds this lock");
}

void
file_unlock(int lock, const char *path)
{
	if (lock == -1)
		return;
	unlink(path);
	close(lock);
}

/* As a shell reads a word: quotes of both kinds, and backslashes. */
static void
unquote(const char *typed, char *out, size_t room)
{
	char quote = '\0';
	size_t n = 0;

	for (; *typed != '\0' && n + 1 < room; typed++) {
		if (quote == '\0' && (*typed == '\'' || *typed == '"'))
			quote = *typed;
		else if (*typed == quote && quote != '\0')
			quote = '\0';
		else if (*typed == '\\' && quote != '\'' && typed[1] != '\0')
			out[n++] = *++typed;
		else
			out[n++] = *typed;
	}
	out[n] = '\0';
}

/* The path of a file: address: "%20" is a blank. */
static void
take_address(const char *typed, char *out, size_t room)
{
	uint8_t byte;
	size_t n = 0;

	typed += strcspn(typed, "/");
	for (; *typed != '\0' && n + 1 < room; typed++)
		if (*typed == '%' && strlen(typed) >= 3 &&
		    hex_read(&byte, 1, typed + 1, 2)) {
			out[n++] = (char)byte;
			typed += 2;
		} else
			out[n++] = *typed;
	out[n] = '\0';
}

void
file_typed_path(const char *typed, char *out, size_t room)
{
	static const char address[] = "file://";
	const char *home = getenv("HOME");
	char word[4096];
	size_t len;

	typed += strspn(typed, " ");
	for (len = strlen(typed); len > 0 && typed[len - 1] == ' '; len--)
		continue;
	snprintf(word, sizeof(word), "%.*s", (int)len, typed);
	if (file_exists(word)) {
		snprintf(out, room, "%s", word);
		return;
	}
	if (strncmp(word, "~/", 2) == 0 && home != NULL) {
		len = (size_t)snprintf(out, room, "%s", home);
		if (len < room)
			unquote(word + 1, out + len, room - len);
		return;
	}
	if (strncmp(word, address, sizeof(address) - 1) == 0)
		take_address(word + sizeof(address) - 1, out, room);
	else
		unquote(word, out, room);
}

unsigned long long
file_size(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size > 0 ? (unsigned long long)st.st_size : 0;
}

int64_t
file_room(const char *path)
{
	const char *end = strrchr(path, '/');
	size_t len = end == NULL ? 1 : (size_t)(end - path) + (end == path);
	char folder[4096];
	struct statvfs at;

	snprintf(folder, sizeof(folder), "%.*s", (int)len,
	    end == NULL ? "." : path);
	if (statvfs(folder, &at) == -1)
		return -1;
	return at.f_bavail > (uint64_t)INT64_MAX / at.f_frsize ? INT64_MAX :
	    (int64_t)(at.f_bavail * at.f_frsize);
}

bool
file_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

bool
file_starts(const char *path, const char *bytes)
{
	char start[64];
	size_t len = strlen(bytes);
	bool same;
	int fd;

	if (len > sizeof(start) || (fd = open(path, O_RDONLY | O_NOFOLLOW |
	    O_NONBLOCK | O_CLOEXEC)) == -1)
		return false;
	same = read(fd, start, len) == (ssize_t)len &&
	    memcmp(start, bytes, len) == 0;
	close(fd);
	return same;
}

int
file_make_folder(const char *path, unsigned mode, struct fault *why)
{
	struct stat st;

	if (mkdir(path, mode) == 0)
		return 0;
	if (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return 0;
	fault_errno(why, "this folder cannot be made");
	return fault_within(why, "%s", path);
}

int
file_make_way(char *path, unsigned mode, struct fault *why)
{
	char *slash;
	int rc = 0;

	for (slash = strchr(path + 1, '/'); slash != NULL && rc == 0;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (!file_exists(path))
			rc = file_make_folder(path, mode, why);
		*slash = '/';
	}
	return rc;
}

bool
file_is_own(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && st.st_uid == geteuid() &&
	    (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)) &&
	    (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}
