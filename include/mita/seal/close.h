#ifndef MITA_SEAL_CLOSE_H
#define MITA_SEAL_CLOSE_H

#include <stddef.h>

struct buf;
struct fault;
struct seckey;

/* Append the sealed file of these bytes; see envelope.h for the form. */
int	envelope_close(struct buf *out, const char *what,
	    const struct seckey *key, const void *bytes, size_t len,
	    struct fault *why);

#endif
