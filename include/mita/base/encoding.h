#ifndef MITA_BASE_ENCODING_H
#define MITA_BASE_ENCODING_H

#include <stddef.h>

struct buf;
struct fault;

/*
 * The bytes of a text file as UTF-8.  Nothing is guessed: the nine Lithuanian
 * letters of one encoding are letters in the next one, too.
 */
enum encoding {
	ENCODING_UTF8, ENCODING_WINDOWS_1257, ENCODING_ISO_8859_13,
	ENCODING_WINDOWS_1252, ENCODINGS
};

/* "windows-1257", in any case; -1 for another word. */
int	encoding_of(const char *word);

/*
 * A byte order mark says that it is UTF-8 or UTF-16, whatever encoding says,
 * and is taken away.  Refuses (reason ENCODING), with its place, what is no
 * character, and NUL.
 */
int	encoding_read(struct buf *out, enum encoding encoding,
	    const char *bytes, size_t len, struct fault *why);

#endif
