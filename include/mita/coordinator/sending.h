#ifndef MITA_COORDINATOR_SENDING_H
#define MITA_COORDINATOR_SENDING_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct outbox;
struct parsed;
struct register_file;

/* Folders that verbs write. */

/* A file into an outbox, for what takes a texts_put. */
int	coordinator_put_file(void *outbox, const char *name,
	    const void *bytes, size_t len, struct fault *why);

/*
 * A verb that writes the folder named by its operand; the exit status.
 * verified: all records are verified before, whatever is known of them.
 */
typedef int coordinator_sending(const struct parsed *line,
	    struct register_file *reg, struct outbox *outbox,
	    struct fault *why);
int	coordinator_send(const struct parsed *line, bool verified,
	    coordinator_sending *send);

#endif
