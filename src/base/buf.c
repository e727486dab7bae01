/* Bytes that grow. */
#include "config.h"

#include "mita/base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
buf_release(struct buf *buf)
{
	free(buf->bytes);
	*buf = (struct buf){0};
}

void
bytes_wipe(void *bytes, size_t len)
{
	volatile char *at = bytes;

	while (len > 0)
		at[--len] = '\0';
}

void
buf_wipe(struct buf *buf)
{
	bytes_wipe(buf->bytes, buf->room);
	buf_release(buf);
}

/* Make room for len more bytes and a NUL. */
static bool
reserve(struct buf *buf, size_t len)
{
	size_t need, room;
	char *bytes;

	if (buf->failed)
		return false;
	if (len > SIZE_MAX / 2 - buf->len - 1) {
		buf->failed = true;
		return false;
	}
	need = buf->len + len + 1;
	if (need <= buf->room)
		return true;
	for (room = buf->room == 0 ? 256 : buf->room; room < need; )
		room *= 2;
	if ((bytes = realloc(buf->bytes, room)) == NULL) {
		buf->failed = true;
		return false;
	}
	buf->bytes = bytes;
	buf->room = room;
	return true;
}

void
buf_put(struct buf *buf, const void *src, size_t len)
{
	if (!reserve(buf, len))
		return;
	if (len > 0)
		memcpy(buf->bytes + buf->len, src, len);
	buf->len += len;
	buf->bytes[buf->len] = '\0';
}

void
buf_puts(struct buf *buf, const char *text)
{
	buf_put(buf, text, strlen(text));
}

void
buf_putc(struct buf *buf, char c)
{
	buf_put(buf, &c, 1);
}

void
buf_vputf(struct buf *buf, const char *fmt, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (len < 0) {
		buf->failed = true;
		return;
	}
	if (!reserve(buf, (size_t)len))
		return;
	vsnprintf(buf->bytes + buf->len, (size_t)len + 1, fmt, args);
	buf->len += (size_t)len;
}

void
buf_putf(struct buf *buf, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	buf_vputf(buf, fmt, args);
	va_end(args);
}

const char *
buf_text(const struct buf *buf)
{
	return buf->bytes == NULL ? "" : buf->bytes;
}
