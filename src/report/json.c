/* A text as a string of JSON. */
#include "config.h"

#include "mita/report/json.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"

void
json_text(struct buf *out, const char *text)
{
	struct buf safe = {0};
	size_t i;

	text_safe(&safe, text, strlen(text), true);
	buf_putc(out, '"');
	for (i = 0; i < safe.len; i++) {
		char c = safe.bytes[i];

		if (c == '"' || c == '\\')
			buf_putf(out, "\\%c", c);
		else if (c == '\n')
			buf_puts(out, "\\n");
		else
			buf_putc(out, c);
	}
	buf_putc(out, '"');
	out->failed = out->failed || safe.failed;
	buf_release(&safe);
}
