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

int
act_money(const char *text, char separator, int64_t *out)
{
	int64_t value = 0;
	size_t digits = 0;

	for (; *text >= '0' && *text <= '9'; text++, digits++)
		value = value * 10 + (*text - '0');
	if (digits == 0 || digits > 10)
		return -1;
	value *= 100;
	if (*text == '.' || (*text == ',' && separator != ',')) {
		text++;
		if (strspn(text, "0123456789") != 2)
			return -1;
		value += (text[0] - '0') * 10 + (text[1] - '0');
		text += 2;
	}
	if (*text != '\0' || value > MONEY_MAX)
		return -1;
	*out = value;
	return 0;
}
