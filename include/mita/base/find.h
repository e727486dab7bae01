#ifndef MITA_BASE_FIND_H
#define MITA_BASE_FIND_H

#include <stdbool.h>
#include <stddef.h>

/* Where a text was found: offsets of its first byte and behind its last. */
struct text_hit {
	size_t	from;
	size_t	to;
};

/*
 * All places where wanted stands in a text of many lines as a reader sees
 * it: folded, over line ends, and in words divided there.  *out is the
 * caller's to free(3), in order; false: out of memory.  Nothing is found for
 * an empty wanted.
 */
bool	text_find(const char *text, size_t len, const char *wanted,
	    struct text_hit **out, size_t *n);

#endif
