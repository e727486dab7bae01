#ifndef MITA_BASE_SPAN_H
#define MITA_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A read-only view of bytes that only moves forward.  Never owns them.
 */
struct span {
	const char	*at;
	size_t		 left;
};

struct span span_of(const void *src, size_t len);

/*
 * Take one line that ends in LF; line gets it without the LF.  False, and
 * nothing taken, when no LF is left.
 */
bool	span_take_line(struct span *in, struct span *line);

/* Take exactly len bytes; false, and nothing taken, when fewer are left. */
bool	span_take(struct span *in, size_t len, struct span *out);

/* Take exactly this text; false, and nothing taken, when it is not there. */
bool	span_skip(struct span *in, const char *text);

bool	span_is(const struct span *in, const char *text);
bool	span_starts(const struct span *in, const char *prefix);

#endif
