#include "config.h"

#include "mita/desk/act.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"

int
act_table(struct csv *out, struct arena *arena, const char *path,
    const struct csv_column *columns, size_t n, struct fault *why)
{
	struct buf text = {0};
	int rc;

	rc = file_read(path, CSV_MAX, &text, why);
	if (rc == 0)
		rc = csv_read(out, arena, path, buf_text(&text), text.len,
		    columns, n, why);
	buf_release(&text);
	return rc;
}

int
act_bad(const char *path, unsigned line, struct fault *why, const char *fmt,
    ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return fault_set(why, FAULT_REFUSED, "CSV",
	    "%s: line %u: %s; nothing was applied", path, line, text);
}

bool
act_is_id(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && len <= ID_MAX && strspn(text,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == len;
}
