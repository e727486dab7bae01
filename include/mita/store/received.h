#ifndef MITA_STORE_RECEIVED_H
#define MITA_STORE_RECEIVED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/model/record.h"

struct arena;
struct buf;
struct db;
struct fault;

/* The bundles a register took in, byte for byte as they came. */

struct received {
	const char	*name;		/* the file's last name, foreign text */
	const char	*expert;
	const char	*time;		/* UTC, the agency's clock */
	const char	*digest;	/* hexadecimal, of the whole file */
	int64_t		 size;
};

/* One that comes in, named as in struct received. */
struct incoming {
	const char		*name;
	const char		*expert;
	const char		*time;
	const struct digest	*digest;
	const void		*bytes;
	size_t			 len;
};

/* The same bytes a second time change nothing; *added tells. */
int	received_put(struct db *db, const struct incoming *arrival,
	    bool *added, struct fault *why);

/* The bytes of one, by its digest; reason MISSING. */
int	received_file(struct db *db, const char *digest, struct buf *out,
	    struct fault *why);

int	received_list(struct db *db, struct arena *arena,
	    struct received **out, size_t *n, struct fault *why);

#endif
