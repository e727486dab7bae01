#ifndef MITA_OFFICE_OUTBOX_H
#define MITA_OFFICE_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

/*
 * A folder of files for somebody outside: for auditors, for applicants, for
 * experts.  Each file is written whole or not at all; one that is there with
 * the same bytes is left alone.  Names are relative, made by the program of
 * ids and numbers, such as "results/stage-1.csv"; at most one folder deep.
 */
struct outbox;

/* Makes the folder if it is not there; NULL and why when it cannot. */
struct outbox *outbox_open(const char *path, struct fault *why);
void	outbox_close(struct outbox *outbox);	/* also for NULL */

int	outbox_put(struct outbox *outbox, const char *name,
	    const void *bytes, size_t len, struct fault *why);

/* Is a file of that name there, with other bytes? */
bool	outbox_differs(const struct outbox *outbox, const char *name,
	    const void *bytes, size_t len);

/* SHA256SUMS of everything put so far, for sha256sum -c. */
int	outbox_sums(struct outbox *outbox, struct fault *why);

size_t	outbox_count(const struct outbox *outbox);	/* files put */

#endif
