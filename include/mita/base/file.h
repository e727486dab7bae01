#ifndef MITA_BASE_FILE_H
#define MITA_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct fault;

/*
 * Whole files.  Reading takes a regular file of at most max bytes, once,
 * without following a link in the last place; writing is all or nothing.
 */

int	file_read(const char *path, size_t max, struct buf *out,
	    struct fault *why);

/*
 * Write a new file: temporary name in the same folder, sync, read back and
 * compare, then take the name, sync the folder.  Refuses to replace a file
 * (reason EXISTS).  mode as in open(2), 0600 or 0644.
 */
int	file_write_new(const char *path, const void *bytes, size_t len,
	    unsigned mode, struct fault *why);

/* Refuse a name that is there already: reason EXISTS. */
int	file_taken(const char *path, struct fault *why);

/*
 * Give a finished file, made in the same folder, its name; never over another
 * file (reason EXISTS).
 */
int	file_take_name(const char *from, const char *path, struct fault *why);

/* As file_write_new(), replacing what is there. */
int	file_write(const char *path, const void *bytes, size_t len,
	    unsigned mode, struct fault *why);

/*
 * Hold a lock on a file made for that, until file_unlock(), which takes the
 * file away, or the end of the process, whatever ends it; a file that is left
 * means nothing.  Reason LOCKED when another process holds it.
 */
int	file_lock(const char *path, struct fault *why);
void	file_unlock(int lock, const char *path);	/* also for -1 */

bool	file_exists(const char *path);

/* Bytes of a regular file as the folder tells them; 0 for anything else. */
unsigned long long file_size(const char *path);

/*
 * A file as it was typed or dragged onto a terminal: as it stands if there is
 * such a file; else "~/" is the home, quotes and backslashes are a shell's,
 * and an address begins with file://.
 */
void	file_typed_path(const char *typed, char *out, size_t room);

/* Does the file begin with these bytes?  False if it cannot be read. */
bool	file_starts(const char *path, const char *bytes);

/* Bytes free for its owner where the file is or would be; -1 and errno. */
int64_t	file_room(const char *path);

/* Make a folder if it is not there (its parent must be). */
int	file_make_folder(const char *path, unsigned mode, struct fault *why);

/* Make the folders on the way to a file, whose path begins with "/". */
int	file_make_way(char *path, unsigned mode, struct fault *why);

/* A file or folder of who runs this, that nobody else may write to? */
bool	file_is_own(const char *path);

#endif
