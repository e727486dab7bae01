/* A view of bytes that only moves forward. */
#include "config.h"

#include "mita/base/span.h"

#include <string.h>

struct span
span_of(const void *src, size_t len)
{
	return (struct span){ .at = src, .left = len };
}

bool
span_take(struct span *in, size_t len, struct span *out)
{
	if (in->left < len)
		return false;
	*out = span_of(in->at, len);
	in->at += len;
	in->left -= len;
	return true;
}

bool
span_take_line(struct span *in, struct span *line)
{
	const char *end;

	if (in->left == 0 || (end = memchr(in->at, '\n', in->left)) == NULL)
		return false;
	*line = span_of(in->at, (size_t)(end - in->at));
	in->left -= line->left + 1;
	in->at = end + 1;
	return true;
}

bool
span_starts(const struct span *in, const char *prefix)
{
	size_t len = strlen(prefix);

	return in->left >= len && memcmp(in->at, prefix, len) == 0;
}

bool
span_skip(struct span *in, const char *text)
{
	struct span skipped;

	return span_starts(in, text) && span_take(in, strlen(text), &skipped);
}

bool
span_is(const struct span *in, const char *text)
{
	return in->left == strlen(text) && span_starts(in, text);
}
