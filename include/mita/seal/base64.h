#ifndef MITA_SEAL_BASE64_H
#define MITA_SEAL_BASE64_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/* Append base64 with padding. */
void	base64_write(struct buf *out, const uint8_t *bytes, size_t len);

/* Exactly len bytes in canonical base64; 0 or -1. */
int	base64_read(uint8_t *out, size_t len, const char *text,
	    size_t text_len);

/* The same without padding, as age has it. */
void	base64_write_bare(struct buf *out, const uint8_t *bytes, size_t len);
int	base64_read_bare(uint8_t *out, size_t len, const char *text,
	    size_t text_len);

#endif
