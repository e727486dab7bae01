#ifndef MITA_BASE_BUF_H
#define MITA_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Bytes that grow.  A writer puts piece after piece and asks once, at the
 * end, whether memory sufficed: after a failure every put is ignored.
 * Start with struct buf b = {0}.  Not for secrets, which are in guarded
 * memory; where one passes through, buf_wipe() leaves nothing of it.
 */
struct buf {
	char	*bytes;	/* owned; NUL behind the last byte once not empty */
	size_t	 len;
	size_t	 room;
	bool	 failed;	/* out of memory: the content is not complete */
};

void	buf_release(struct buf *buf);	/* ready for use again */
void	buf_wipe(struct buf *buf);	/* the same, and zeros first */
/* Zeros that no optimiser leaves out. */
void	bytes_wipe(void *bytes, size_t len);
void	buf_put(struct buf *buf, const void *src, size_t len);
void	buf_puts(struct buf *buf, const char *text);
void	buf_putc(struct buf *buf, char c);
void	buf_putf(struct buf *buf, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
void	buf_vputf(struct buf *buf, const char *fmt, va_list args)
	    __attribute__((format(printf, 2, 0)));

/* The text so far, "" when empty; borrowed until the next put. */
const char *buf_text(const struct buf *buf);

#endif
